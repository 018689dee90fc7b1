//! The same files in memory and on all cores.

use super::logs::{files, moment, way};
use super::{Files, Scratch, Way, in_memory, replay};
use attise::batch::Sizes;
use attise::moment::quick;
use attise::time::parse;
use proptest::prelude::*;

fn same(files: &Files, way: Way) {
    let scratch = Scratch::new();
    let events = scratch.put("events.csv", &files.events);
    assert_eq!(replay(&scratch, &events, files, way, false), in_memory(files));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_result_is_that_of_the_replay_in_memory(files in files(), way in way()) {
        same(&files, way);
    }

    /// A quick time is that of the calendar, or is left to it.
    #[test]
    fn quick_times_are_those_of_the_calendar(text in prop_oneof![
        moment(), "[0-9]{0,11}", "(19[67]|20[0-9]|210)[0-9]-[0-1][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](Z|\\.[0-9]{1,10}Z|\\+00(:00)?|)"
    ]) {
        if let Some(at) = quick(&text) {
            prop_assert_eq!(parse(&text), Ok(at), "{}", text);
        }
    }
}

const SMALL: Sizes = Sizes { chunk: 16, rows: 3, partitions: 3 };

#[test]
fn all_that_a_file_may_be_is_read_alike() {
    let long = format!("visitor,at,path\na,1,/{}\nb,1,/\n", "x".repeat(200_000));
    let unclosed = "visitor,at,path\na,1,\"/\n".to_string() + &"b,1,/\n".repeat(12_000) + "c,1,\"/\nd,1,\"/";
    let always = "visitor,at,path\n".to_string() + &"a,1,\"/\n".repeat(500);
    let files: [&str; 14] = [
        "",
        "\n \r\n",
        "visitor,at,path",
        "visitor,at,path\n",
        "visitor,at,path\r\na,1,/\r\n\r\n  \r\nb,2,/\r",
        "visitor,at,path\ra,1,/\r\rb,x,/\r",
        "visitor,seconds,path\na,40,/\nb,0,/\n\"a\",0,/pricing\nz,900000,/",
        "\u{feff}visitor;at;path;kind;value\na;1;/;activeTime;20\na;2;/pricing;;\n",
        "visitor,\"at,path\na,0,/\n",
        "visitor,at,path,path\n",
        "visitor,at,path,note\na,1,/,\"one\ntwo\r\n\"\"three\"\"\"\nb,1,/,\"\"\n\"c\"d,1,/,\n",
        &long,
        &unclosed,
        &always,
    ];
    for (place, events) in files.into_iter().enumerate() {
        for (chunk, threads, disk) in [(1, 1, false), (16, 3, true), (5000, 2, false), (1 << 20, 1, true)] {
            if chunk < 5000 && events.len() > 50_000 {
                // each byte more would look at all those before it again
                continue;
            }
            let files = Files { events: events.into(), ..Files::default() };
            let scratch = Scratch::new();
            let path = scratch.put("events.csv", &files.events);
            let way = Way { sizes: Sizes { chunk, ..SMALL }, threads, disk };
            assert_eq!(replay(&scratch, &path, &files, way, false), in_memory(&files), "file {place}, chunks of {chunk}");
        }
    }
}

#[test]
fn half_a_letter_is_none() {
    let events = b"visitor,at,path,kind,name\na,1,/,click,\xc3\na,1,/\xc3,\xa9,\n".to_vec();
    same(&Files { events, ..Files::default() }, Way { sizes: SMALL, threads: 1, disk: false });
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let scratch = Scratch::new();
    let way = Way { sizes: SMALL, threads: 1, disk: false };
    let missing = replay(&scratch, &scratch.path("none.csv"), &Files::default(), way, false);
    assert_eq!(missing, Err("none: no such file or folder".into()));
    let folder = replay(&scratch, &scratch.path(""), &Files::default(), way, false);
    assert_eq!(folder, Err(": expected a file, found a folder".into()));
}
