//! Law: a journal is refused, or read to a payload that says the same with and without names.
#![no_main]

use attise::journal::{is_journal, read};
use attise_fuzz::{PLAN, judged};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let text = format!("~{text}");
    assert!(is_journal(&text));
    let (_, compiled) = &*PLAN;
    let (counted, bare) = (read(&text, Some(compiled)), read(&text, None));
    assert_eq!(counted.is_ok(), bare.is_ok());
    if let (Ok(counted), Ok(bare)) = (counted, bare) {
        assert_eq!((counted.plan, counted.issued, counted.nonce), (bare.plan, bare.issued, bare.nonce));
        assert!(bare.counters.is_empty());
    }
    judged(Some(&text), Default::default());
});
