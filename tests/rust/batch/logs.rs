//! Random logs: good rows, and all that can be wrong with one.

use super::{Files, Way};
use attise::batch::Sizes;
use proptest::prelude::*;

pub fn way() -> impl Strategy<Value = Way> {
    (1..400usize, 1..20usize, 1..6usize, 1..4usize, prop::bool::ANY).prop_map(|(chunk, rows, partitions, threads, disk)| Way {
        sizes: Sizes { chunk, rows, partitions },
        threads,
        disk,
    })
}

pub fn visitor() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[a-e]", 2 => "v[0-9]{1,2}", 1 => Just("é".into()), 1 => Just("x".repeat(40)), 1 => Just(String::new())]
}

pub fn moment() -> impl Strategy<Value = String> {
    let at = (0..90u32, 0..86_400u32).prop_map(|(day, second)| 1_760_000_000 + day * 86_400 + second);
    prop_oneof![
        6 => at.prop_map(|at| at.to_string()),
        6 => "202[56]-0[1-3]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z",
        1 => "2026-01-0[1-5]( [0-2][0-9]:[0-5][0-9])?",
        1 => "2026-01-0[1-5]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\\.[0-9]{0,3})?(Z|\\+01:00|\\+01|-0130|\\+00|)",
        1 => Just("yesterday".into())
    ]
}

pub fn row() -> impl Strategy<Value = [String; 6]> {
    let kind = prop_oneof![
        6 => Just(""), 2 => Just("pageView"), 2 => Just("formSubmit"), 2 => Just("download"), 1 => Just("scroll"), 1 => Just("activeTime"),
        1 => Just("event"), 1 => Just("videoPlay"), 1 => Just("pageview")
    ];
    let path = prop_oneof![8 => "/(pricing|careers|blog)?(\\?q=[a-z])?", 1 => Just(String::new()), 1 => "[a-zé/ #]{0,4}", 1 => Just("/été".into())];
    let name = prop_oneof![3 => Just(""), 2 => Just("quote"), 2 => Just("guide"), 1 => Just("unsubscribe")];
    let value = prop_oneof![4 => Just(String::new()), 3 => "[0-9]{1,3}", 1 => Just("x".into())];
    (visitor(), moment(), kind, path, name, value)
        .prop_map(|(visitor, at, kind, path, name, value)| [visitor, at, kind.into(), path, name.into(), value])
}

/// A line of a file: a row, quoted here and there, or anything at all.
fn line() -> impl Strategy<Value = String> {
    let quoted = (row(), prop::collection::vec(0..6u8, 6)).prop_map(|(row, quotes)| {
        let value = |(value, quote): (&String, &u8)| match quote {
            0 => format!("\"{value}\""),
            1 => format!(" {value} "),
            _ => value.clone(),
        };
        row.iter().zip(&quotes).map(value).collect::<Vec<_>>().join(",")
    });
    prop_oneof![
        6 => row().prop_map(|row| row.join(",")),
        4 => quoted,
        2 => "[ab,\";/0\t é]{0,9}",
        1 => "\"[ab\",\n\r]{0,9}\"?,1,,/,,",
        1 => Just(String::new()),
        1 => (0..70_000usize).prop_map(|long| format!("a,1,,/{},,", "y".repeat(long))),
    ]
}

fn file(header: &'static str, line: impl Strategy<Value = String>, most: usize) -> impl Strategy<Value = Vec<u8>> {
    let end = prop_oneof![4 => Just("\n"), 3 => Just("\r\n"), 1 => Just("\r")];
    let lines = prop::collection::vec((line, end, 0..60u8), 0..most);
    (lines, prop::bool::ANY).prop_map(move |(lines, bom)| {
        let mut bytes = Vec::new();
        bytes.extend(if bom { "\u{feff}" } else { "" }.bytes());
        bytes.extend(header.bytes());
        for (line, end, odd) in lines {
            bytes.extend(line.bytes());
            // a letter of another encoding
            bytes.extend((odd == 0).then_some(0xe9));
            bytes.extend(end.bytes());
        }
        bytes
    })
}

pub fn files() -> impl Strategy<Value = Files> {
    let header = prop_oneof![
        6 => Just("visitor,at,kind,path,name,value\n"), 2 => Just("visitor,seconds,kind,path,name,value\r\n"),
        1 => Just("visitor,\"at\",path,kind,name,\"va\nlue\"\r"), 1 => Just("visitor,at,kind,route,name,value"),
        1 => Just("who,at,kind,path,name,value\n")
    ];
    let events = header.prop_flat_map(|header| file(header, line(), 60));
    let outcome = (visitor(), "[01]|yes|maybe|", "accepted|rejected|", "late|no budget|")
        .prop_map(|(visitor, won, verdict, reason)| format!("{visitor},{won},{verdict},{reason}"));
    let fact = (visitor(), "[0-9]{1,3}|", "a@b.example|").prop_map(|(visitor, size, mail)| format!("{visitor},{size},{mail}"));
    let outcomes = prop::option::of(file("visitor,won,verdict,reason\n", outcome, 20));
    let facts = prop::option::of(file("visitor,size,email\n", fact, 20));
    (events, outcomes, facts).prop_map(|(events, outcomes, facts)| Files { events, outcomes, facts })
}
