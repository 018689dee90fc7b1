//! The stored memory: small, exact, and safe against whatever is in the storage.

use super::plans::{acts, any, open, with};
use super::reference::{START, play};
use attise::memory::Memory;
use attise::visitor::Visitor;
use proptest::prelude::*;
use serde_json::json;

proptest! {
    #[test]
    fn what_is_written_is_read(plan in any(), acts in acts()) {
        let (_, compiled) = open(&plan);
        let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
        play(&mut visitor, &acts);
        prop_assert_eq!(Memory::read(&visitor.memory.write(&compiled), &compiled), visitor.memory);
    }

    #[test]
    fn any_bytes_give_some_memory(plan in any(), bytes in prop::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let (_, compiled) = open(&plan);
        let mut visitor = Visitor::new(compiled.clone(), Memory::read(&bytes, &compiled), START);
        visitor.page("/pricing", 0, START);
    }
}

#[test]
fn twenty_criteria_take_at_most_512_bytes() {
    let repeats = ["perVisit", "perDay", "perKey", "every"];
    let criteria: Vec<_> = (0..20)
        .map(|i| json!({ "id": format!("criterion-{i}"), "signal": "pageView", "points": 3, "repeat": repeats[i % 4], "cap": 100, "halfLifeDays": 7 + i }))
        .collect();
    let (_, compiled) = open(&with(json!(criteria)));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    for i in 0..400 {
        visitor.page(&format!("/{}", i % 50), 0, START + i * 50_000);
    }
    let bytes = visitor.memory.write(&compiled).len();
    assert!(bytes <= 512, "{bytes} bytes");
}

#[test]
fn another_plan_keeps_what_it_still_knows() {
    let view = json!({ "id": "view", "signal": "pageView", "points": 5, "repeat": "every" });
    let click = json!({ "id": "click", "signal": "click", "points": 7, "repeat": "every" });
    let (_, old) = open(&with(json!([view, click])));
    let (_, new) = open(&with(json!([{ "id": "new", "signal": "event", "points": 1, "repeat": "every" }, click])));
    let mut visitor = Visitor::new(old.clone(), Memory::new(&old), START);
    visitor.page("/", 0, START);
    visitor.signal(3, "", 0, START);
    assert_eq!(visitor.score, 12);
    let carried = Memory::read(&visitor.memory.write(&old), &new);
    assert_eq!(Visitor::new(new, carried, START).score, 7);
}

#[test]
fn a_newer_version_or_damage_gives_a_new_visitor() {
    let (_, compiled) = open(&with(json!([{ "id": "view", "signal": "pageView", "points": 5, "repeat": "every" }])));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    visitor.page("/", 0, START);
    let bytes = visitor.memory.write(&compiled);
    let mut newer = bytes.clone();
    newer[0] = 2;
    for wrong in [&newer[..], &bytes[..bytes.len() - 1], &[bytes.as_slice(), &[0]].concat(), &[]] {
        assert_eq!(Memory::read(wrong, &compiled), Memory::new(&compiled));
    }
}
