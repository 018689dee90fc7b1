//! The stored memory: small, exact, and safe against whatever is in the storage.

use super::plans::{acts, any, open, with};
use super::reference::{START, play};
use attise::hash::key;
use attise::memory::{Count, Memory};
use attise::offer::Shown;
use attise::receipt;
use attise::visitor::Visitor;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::HashMap;

proptest! {
    #[test]
    fn what_is_written_is_read(plan in any(), acts in acts()) {
        let (_, compiled) = open(&plan);
        let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
        play(&mut visitor, &acts);
        prop_assert_eq!(Memory::read(&visitor.memory.write(&compiled), &compiled, visitor.memory.last), visitor.memory);
    }

    /// [F29] Whatever changed between two plans, what a criterion's id still names goes on with what it counted, wherever it stands now.
    #[test]
    fn a_memory_of_an_older_plan_is_carried_over_by_id(
        (old, new) in (any(), any()), order in prop::collection::vec(any_place(), 0..8), acts in acts(), later in 0..5_000_000u32, draw in 0..100u8,
    ) {
        let new = shuffled(new, &order);
        let (_, before) = open(&old);
        let (_, after) = open(&new);
        let mut visitor = Visitor::new(before.clone(), Memory::new(&before), START);
        visitor.memory.draw = draw;
        play(&mut visitor, &acts);
        let memory = &visitor.memory;
        let last = memory.last;
        let carried = Memory::read(&memory.write(&before), &after, last);
        prop_assert_eq!(carried.counts.len(), after.criteria.len());
        prop_assert_eq!((carried.visits, carried.draw, carried.first, carried.last, carried.since), (memory.visits, draw, memory.first, last, memory.since));
        prop_assert_eq!((&carried.seen, &carried.shown, carried.temperature), (&memory.seen, &memory.shown, memory.temperature));
        let counted: HashMap<u32, (&Count, u32)> =
            before.criteria.iter().zip(&memory.counts).map(|(criterion, count)| (criterion.key, (count, criterion.half_life))).collect();
        for (criterion, count) in after.criteria.iter().zip(&carried.counts) {
            match counted.get(&criterion.key) {
                None => prop_assert_eq!(count, &Count::default(), "nothing is known of what is new"),
                Some((was, half_life)) => {
                    prop_assert_eq!((count.times, count.rest, count.mark, count.trimmed), (was.times, was.rest, was.mark, was.trimmed));
                    let (is, was) = (count.weight.read(last, criterion.half_life), was.weight.read(last, *half_life));
                    prop_assert!(is.abs_diff(was) <= 1 + (was >> 12), "{was} became {is}");
                }
            }
        }
        // and it goes on: read, played and written under the new plan
        let mut visitor = Visitor::new(after.clone(), carried, last);
        let end = START.max(last) + later;
        receipt::read(&after, &visitor.memory, end);
        visitor.page("/pricing", 0, end);
        prop_assert_eq!(Memory::read(&visitor.memory.write(&after), &after, visitor.memory.last), visitor.memory);
    }

    /// There and back again under a plan that knows nothing of it: what was dropped is gone, nothing comes back.
    #[test]
    fn what_a_plan_drops_is_dropped_for_good(plan in any(), acts in acts()) {
        let (_, plan) = open(&plan);
        let (_, other) = open(&with(json!([{ "id": "unheard", "signal": "event", "points": 1, "repeat": "every" }])));
        let mut visitor = Visitor::new(plan.clone(), Memory::new(&plan), START);
        let end = play(&mut visitor, &acts);
        let there = Memory::read(&visitor.memory.write(&plan), &other, end);
        let back = Memory::read(&there.write(&other), &plan, end);
        prop_assert!(back.counts.iter().all(|count| *count == Count::default()));
        prop_assert_eq!(receipt::read(&plan, &back, end).1, 0);
        prop_assert_eq!((back.visits, back.seen), (visitor.memory.visits, visitor.memory.seen));
    }

    /// A memory cut short anywhere, or with any one byte changed, is read under any plan and never stops the page.
    #[test]
    fn damaged_bytes_of_every_length_are_read((old, new) in (any(), any()), acts in acts(), at in 0..1000usize, byte in proptest::num::u8::ANY) {
        let (_, before) = open(&old);
        let (_, after) = open(&new);
        let mut visitor = Visitor::new(before.clone(), Memory::new(&before), START);
        let end = play(&mut visitor, &acts);
        visitor.memory.shown = vec![Shown { key: key("demo"), visits: 2, last: 1 }, Shown { key: key("guide"), visits: 1, last: 1 }];
        let bytes = visitor.memory.write(&before);
        for length in 0..bytes.len() {
            prop_assert_eq!(Memory::read(&bytes[..length], &after, end), Memory::new(&after), "{} of {} bytes", length, bytes.len());
        }
        let mut damaged = bytes.clone();
        let place = at % bytes.len();
        damaged[place] = byte;
        let mut visitor = Visitor::new(after.clone(), Memory::read(&damaged, &after, end), end);
        visitor.page("/pricing", 0, end);
        visitor.signal(2, "quote", 0, end.saturating_add(86_400));
        visitor.memory.write(&after);
    }

    #[test]
    fn any_bytes_give_some_memory(plan in any(), bytes in prop::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let (_, compiled) = open(&plan);
        let mut visitor = Visitor::new(compiled.clone(), Memory::read(&bytes, &compiled, START), START);
        visitor.page("/pricing", 0, START);
    }
}

fn any_place() -> impl Strategy<Value = usize> {
    0..8usize
}

/// The plan with its criteria in another order.
fn shuffled(mut plan: Value, order: &[usize]) -> Value {
    let criteria = plan["criteria"].as_array_mut().unwrap();
    for (i, place) in order.iter().enumerate() {
        let count = criteria.len();
        criteria.swap(i % count, place % count);
    }
    plan
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

/// In how many visits an offer has stood, and the draw of the holdout, outlive a change of the plan.
#[test]
fn offers_that_stood_and_the_draw_are_carried_over() {
    let plan = |criterion: &str, visits: u32| {
        let mut plan = with(json!([{ "id": criterion, "signal": "pageView", "points": 5, "repeat": "every" }]));
        let choice = |offer: &str| json!({ "offer": offer, "when": {}, "visits": visits });
        plan["offers"] = json!([{ "slot": "hero", "default": "none", "choices": [choice("demo"), choice("guide")] }]);
        plan["holdoutPercent"] = json!(20);
        open(&plan).1
    };
    let (old, new) = (plan("view", 2), plan("other", 3));
    let mut visitor = Visitor::new(old.clone(), Memory::new(&old), START);
    visitor.memory.draw = 79;
    for visit in 0..2 {
        visitor.page("/", 0, START + visit * 86_400);
        assert_eq!(visitor.offers(), b"hero\tdemo\n");
    }
    let at = START + 2 * 86_400;
    let carried = Memory::read(&visitor.memory.write(&old), &new, at);
    assert_eq!((carried.shown.as_slice(), carried.draw, carried.held(&new)), (visitor.memory.shown.as_slice(), 79, false));
    assert_eq!(carried.shown, [Shown { key: key("demo"), visits: 2, last: 2 }]);
    let mut later = Visitor::new(new, carried, at);
    // the new plan lets the offer stand in three visits: one more
    for (visit, offer) in ["demo", "guide"].iter().enumerate() {
        later.page("/", 0, at + visit as u32 * 86_400);
        assert_eq!(later.offers(), format!("hero\t{offer}\n").as_bytes());
    }
}

/// The same plan with its criteria in the opposite order gives the same score, line by line.
#[test]
fn the_place_of_a_criterion_does_not_matter() {
    let criteria = json!([
        { "id": "view", "signal": "pageView", "points": 5, "repeat": "perVisit", "halfLifeDays": 7 },
        { "id": "each", "signal": "pageView", "points": 3, "repeat": "perKey" },
        { "id": "time", "signal": "activeTime", "seconds": 30, "points": 2, "repeat": "every", "cap": 6 }
    ]);
    let mut turned = criteria.clone();
    turned.as_array_mut().unwrap().reverse();
    let ((_, old), (_, new)) = (open(&with(criteria)), open(&with(turned)));
    let mut visitor = Visitor::new(old.clone(), Memory::new(&old), START);
    for (i, path) in ["/", "/pricing", "/"].iter().enumerate() {
        visitor.page(path, 0, START + i as u32 * 7200);
        visitor.signal(1, "", 45, START + i as u32 * 7200 + 45);
    }
    let last = visitor.memory.last;
    let carried = Memory::read(&visitor.memory.write(&old), &new, last);
    let (before, score) = receipt::read(&old, &visitor.memory, last);
    let (mut after, same) = receipt::read(&new, &carried, last);
    after.reverse();
    assert_eq!((before, score), (after, same));
    // half-way to the next occurrence of active time, and the pages that were seen, are carried over too
    let mut going = Visitor::new(new, carried, last);
    let before = going.score;
    going.page("/pricing", 0, last + 1);
    assert_eq!(going.score, before, "seen in this visit, and that page before");
}
