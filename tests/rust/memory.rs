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
        prop_assert_eq!(Memory::read(&visitor.memory.write(&compiled), &compiled, visitor.memory.last), visitor.memory);
    }

    #[test]
    fn any_bytes_give_some_memory(plan in any(), bytes in prop::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let (_, compiled) = open(&plan);
        let mut visitor = Visitor::new(compiled.clone(), Memory::read(&bytes, &compiled, START), START);
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
    let carried = Memory::read(&visitor.memory.write(&old), &new, START);
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
        assert_eq!(Memory::read(wrong, &compiled, START), Memory::new(&compiled));
    }
}

/// Twenty daily views under one half-life, carried to another.
#[test]
fn another_half_life_goes_on_from_what_is_left() {
    let plan = |days: Option<f64>| {
        let mut view = json!({ "id": "view", "signal": "pageView", "points": 10, "repeat": "every" });
        if let Some(days) = days {
            view["halfLifeDays"] = json!(days);
        }
        open(&with(json!([view]))).1
    };
    let halves = [Some(7.0), Some(14.0), Some(1.0), Some(0.01), Some(3650.0), None];
    for (from, to) in halves.iter().flat_map(|from| halves.map(|to| (*from, to))) {
        let (old, new) = (plan(from), plan(to));
        let mut visitor = Visitor::new(old.clone(), Memory::new(&old), START);
        let last = START + 19 * 86_400;
        for day in 0..20 {
            visitor.page("/", 0, START + day * 86_400);
        }
        let mut carried = Visitor::new(new.clone(), Memory::read(&visitor.memory.write(&old), &new, last), last);
        assert!((carried.score - visitor.score).abs() <= 1, "{from:?} to {to:?}: {} became {}", visitor.score, carried.score);
        let before = carried.score;
        carried.page("/", 0, last);
        assert_eq!(carried.score, before + 10, "{from:?} to {to:?}");
        carried.refresh(last + 3650 * 86_400);
        let expected = to.map_or(before + 10, |days| if days < 3650.0 { 0 } else { (before + 10) / 2 });
        assert!((carried.score - expected).abs() <= 1, "{from:?} to {to:?}: {} after ten years", carried.score);
    }
}

#[test]
fn a_memory_from_the_future_goes_on_from_now() {
    let view = json!({ "id": "view", "signal": "pageView", "points": 10, "repeat": "perDay", "halfLifeDays": 30 });
    let (_, compiled) = open(&with(json!([view])));
    let ahead = START + 3650 * 86_400;
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), ahead);
    visitor.page("/", 0, ahead);
    let memory = Memory::read(&visitor.memory.write(&compiled), &compiled, START);
    assert_eq!((memory.last, memory.visits), (START, 1));
    let mut visitor = Visitor::new(compiled, memory, START);
    assert_eq!(visitor.score, 10);
    visitor.page("/", 0, START + 86_400);
    assert_eq!((visitor.score, visitor.memory.visits), (20, 2));
}
