//! CSV as people and programs write it: separators, line ends, quotes and encodings, in chunks of any size.

use super::replay::{told, try_replay};
use proptest::prelude::*;

/// What is told of a log, whatever the chunks, with the number of events and of visitors.
#[track_caller]
fn read(events: &[u8]) -> (u64, u32, Vec<String>) {
    let [whole, others @ ..] = [events.len().max(1), 1, 2, 3, 5, 64].map(|chunk| try_replay(events, None, chunk).unwrap());
    for other in others {
        assert_eq!(other, whole);
    }
    (whole.read.events, whole.read.visitors, told(&whole))
}

#[test]
fn an_unclosed_quote_spoils_its_own_line_only() {
    let mut events = String::from("visitor,seconds,path\na,0,/\nb,0,\"/\nc,0,/\nd,0,\"/x\"\ne,0,/\n");
    let told = vec!["events:3: quote opened on line 3 is never closed".to_string()];
    assert_eq!(read(events.as_bytes()), (4, 4, told.clone()));
    // however much comes behind it
    for i in 0..20_000 {
        events.push_str(&format!("v{i},0,/\n"));
    }
    assert_eq!(read(events.as_bytes()), (20_004, 20_004, told));
    // at the end of the file, and twice
    let (events, _, told) = read(b"visitor,seconds,path\na,0,/\nb,0,\"/\nc,0,/\nd,0,\"/");
    assert_eq!((events, told.len()), (2, 2));
}

#[test]
fn a_closed_quote_may_hold_line_ends_quotes_and_separators() {
    let events = b"visitor,seconds,path,note\r\n\"a, \"\"x\"\"\",0,/,\"one\r\n\r\ntwo\"\r\nb,0,/,\"\"\r\n,0,/,\r\n";
    assert_eq!(read(events), (2, 2, vec!["events:6: visitor: expected an id, found ``".into()]));
}

#[test]
fn what_follows_a_closing_quote_is_the_end_of_the_value() {
    let events = b"visitor,seconds,path\n\"a\"b,0,/\n\"b\" ,0,/\nc\"d,0,/\n";
    assert_eq!(read(events), (2, 2, vec!["events:2: expected the end of the value after its closing quote".into()]));
}

#[test]
fn lines_are_those_of_the_file() {
    for end in ["\n", "\r\n", "\r"] {
        let events = ["visitor,seconds,path,note", "", "a,0,/,", "", "  ", "b,x,/,", "a,0,/,\"", "", "\"", "b,y,/,"].join(end);
        let told = [
            "6: seconds: expected whole seconds up to 1767607200, found `x`",
            "10: seconds: expected whole seconds up to 1767607200, found `y`",
        ];
        assert_eq!(read(events.as_bytes()), (2, 1, told.map(|line| format!("events:{line}")).into()), "{end:?}");
    }
}

#[test]
fn semicolons_and_tabs_are_separators_too() {
    for separator in [",", ";", "\t"] {
        let events = "visitor|seconds|path|note\na|0|/|\"x|y\"\n".replace('|', separator);
        assert_eq!(read(events.as_bytes()), (1, 1, vec![]));
        assert_eq!(read(format!("\u{feff}{events}").as_bytes()), (1, 1, vec![]), "with a byte order mark");
    }
    assert_eq!(read(b"\"visitor\";seconds;\"path, of course\";path;;\na;0;1,5;/;;\n"), (1, 1, vec![]), "Excel's empty columns");
}

#[test]
fn other_encodings_are_told() {
    let log = "visitor,seconds,path\r\na,0,/\r\n";
    let refused = |bytes: &[u8]| try_replay(bytes, None, 3).unwrap_err();
    for bom in ["\u{feff}", ""] {
        let units: Vec<u16> = format!("{bom}{log}").encode_utf16().collect();
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = units.iter().flat_map(|unit| bytes(*unit)).collect();
            assert_eq!(refused(&bytes), "events: expected CSV in UTF-8, found UTF-16");
        }
    }
    for (bytes, found) in [
        (&b"\x1f\x8b\x08\0visitor"[..], "gzip, which must be unpacked first"),
        (b"\x28\xb5\x2f\xfd\x04", "Zstandard, which must be unpacked first"),
        (b"PK\x03\x04\x14\0", "a zip archive or a spreadsheet"),
        (b"PAR1\x15\x04\n", "Parquet, which only the native command reads, and only from a file"),
        (b"PARE\x15\x04", "Parquet that is encrypted"),
        (b"\x7fELF\x02\0", "bytes that are no text"),
        (b"{\"visitor\":\"a\",\"seconds\":0,\"path\":\"/\"}\n", "JSON"),
        (b"\xef\xbb\xbf[{\"visitor\":\"a\",\"seconds\":0,\"path\":\"/\"}]\n", "JSON"),
    ] {
        assert_eq!(refused(bytes), format!("events: expected CSV in UTF-8, found {found}"));
    }
    assert_eq!(refused(b"visitor,seconds,path,soci\xe9t\xe9\n"), "events: expected text in UTF-8");
    // two visitors of Latin-1 are not one
    let latin = b"visitor,seconds,path\nn\xe9,0,/\nn\xe8,0,/\na,0,/\n";
    let message = |line| format!("events:{line}: expected text in UTF-8");
    assert_eq!(read(latin), (1, 1, vec![message(2), message(3)]));
}

#[test]
fn a_row_has_a_length_that_a_row_may_have() {
    let long = format!("visitor,seconds,path\na,0,/{}\nb,0,/\n", "x".repeat(70_000));
    assert_eq!(read(long.as_bytes()), (1, 1, vec!["events:2: expected a row of 65536 bytes at most".into()]));
}

proptest! {
    /// Whatever a file holds, chunks do not matter, and each line that looks like a row is one or is told.
    #[test]
    fn chunks_do_not_matter(lines in prop::collection::vec("[ab,\";/0\t\r é]{0,9}\n?", 0..30), chunk in 1..9usize) {
        let file = format!("visitor,seconds,path\n{}", lines.concat());
        let whole = try_replay(file.as_bytes(), None, file.len()).unwrap();
        prop_assert_eq!(try_replay(file.as_bytes(), None, chunk).unwrap(), whole);
    }
}
