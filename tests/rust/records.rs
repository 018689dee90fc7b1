//! Records of several tabs: they add up to what one tab would remember, in whatever order they are read.

use super::plans::{Act, acts, any, open, with};
use super::reference::START;
use attise::compiled::Compiled;
use attise::memory::Memory;
use attise::receipt;
use attise::visitor::Visitor;
use proptest::prelude::*;
use serde_json::json;

const KINDS: [u8; 5] = [0, 1, 2, 3, 4];

fn new(compiled: &Compiled) -> Visitor {
    Visitor::new(compiled.clone(), Memory::new(compiled), 0)
}

/// What a page that begins now knows from some records.
fn reader(compiled: &Compiled, records: &[Vec<u8>], now: u32) -> Visitor {
    let mut visitor = new(compiled);
    for record in records {
        visitor.join(record, false, now);
    }
    visitor
}

fn act(visitor: &mut Visitor, (kind, path, name, amount, _): &Act, at: u32) {
    visitor.turn(path);
    visitor.signal(KINDS[usize::from(*kind)], name, *amount, at);
}

/// The same receipt, but for a point that is faded in one and trimmed in the other: what fades is rounded in each record by itself, to 2^-16 of an occurrence.
fn alike(compiled: &Compiled, left: &Memory, right: &Memory, at: u32) -> bool {
    let ((left, a), (right, b)) = (receipt::read(compiled, left, at), receipt::read(compiled, right, at));
    let near = |a: i32, b: i32| a.abs_diff(b) <= 1;
    let line = |(left, right): (&receipt::Line, &receipt::Line)| {
        (left.base, left.times, left.floor) == (right.base, right.times, right.floor)
            && near(left.points, right.points)
            && near(left.worth, right.worth)
            && near(left.faded, right.faded)
            && near(left.trimmed, right.trimmed)
    };
    left.len() == right.len() && near(a, b) && left.iter().zip(&right).all(line)
}

proptest! {
    /// A visitor goes from tab to tab; each tab that comes to the front has read what the others have stored. What is on the way to an occurrence on one
    /// page stays in its tab.
    #[test]
    fn records_of_tabs_used_in_turn_are_those_of_one_tab(plan in any(), acts in acts(), turns in prop::collection::vec(0..4usize, 40)) {
        let mut plan = plan;
        for criterion in plan["criteria"].as_array_mut().unwrap() {
            if criterion["repeat"] == "perKey" && (criterion["signal"] == "activeTime" || criterion["count"].is_number()) {
                criterion["repeat"] = json!("every");
            }
        }
        let (_, compiled) = open(&plan);
        let mut one = new(&compiled);
        let mut stored: Vec<Vec<u8>> = vec![Vec::new(); 4];
        let mut at = START;
        for (step, tab) in acts.iter().zip(turns.iter().cycle()) {
            at += step.4;
            act(&mut one, step, at);
            let mut visitor = new(&compiled);
            for (place, record) in stored.iter().enumerate() {
                visitor.join(record, place == *tab, at);
            }
            act(&mut visitor, step, at);
            stored[*tab] = visitor.record();
        }
        let all = reader(&compiled, &stored, at);
        prop_assert!(alike(&compiled, &all.memory, &one.memory, at), "{:?}", (receipt::read(&compiled, &all.memory, at), receipt::read(&compiled, &one.memory, at)));
        prop_assert_eq!((all.memory.visits, all.memory.first, all.memory.last), (one.memory.visits, one.memory.first, one.memory.last));
        stored.reverse();
        let turned = reader(&compiled, &stored, at);
        prop_assert!(alike(&compiled, &turned.memory, &all.memory, at), "{:?}", (receipt::read(&compiled, &turned.memory, at), receipt::read(&compiled, &all.memory, at)));
    }

    /// One tab alone stores all that it remembers.
    #[test]
    fn the_record_of_a_single_tab_is_its_memory(plan in any(), acts in acts()) {
        let (_, compiled) = open(&plan);
        let mut visitor = new(&compiled);
        let mut at = START;
        for step in &acts {
            at += step.4;
            act(&mut visitor, step, at);
        }
        prop_assert_eq!(visitor.record(), visitor.memory.write(&compiled));
        let mut again = new(&compiled);
        again.join(&visitor.record(), true, at);
        prop_assert_eq!(again.record(), visitor.record());
    }

    #[test]
    fn any_records_are_safe(plan in any(), records in prop::collection::vec(prop::collection::vec(proptest::num::u8::ANY, 0..120), 0..5)) {
        let (_, compiled) = open(&plan);
        let mut visitor = reader(&compiled, &records, START);
        for record in &records {
            visitor.join(record, true, START);
        }
        visitor.page("/pricing", 0, START);
        visitor.record();
    }
}

/// [S5] Eight tabs, a thousand signals each, all at once: none lost, none doubled.
#[test]
fn eight_tabs_at_once() {
    let (_, compiled) = open(&with(json!([
        { "id": "click", "signal": "click", "points": 1, "repeat": "every" },
        { "id": "fading", "signal": "click", "points": 3, "repeat": "every", "halfLifeDays": 7 },
        { "id": "visit", "signal": "click", "points": 5, "repeat": "perVisit" }
    ])));
    let mut first = new(&compiled);
    first.page("/", 0, START);
    let mut tabs: Vec<Visitor> = (0..8)
        .map(|_| {
            let mut tab = new(&compiled);
            tab.join(&first.record(), false, START);
            tab
        })
        .collect();
    for i in 0..1000 {
        for tab in &mut tabs {
            tab.signal(3, "", 0, START + i);
        }
    }
    let records: Vec<Vec<u8>> = [first.record()].into_iter().chain(tabs.iter().map(Visitor::record)).collect();
    let all = reader(&compiled, &records, START + 1000);
    let times: Vec<u32> = all.memory.counts.iter().map(|count| count.times).collect();
    assert_eq!(times, [8000, 8000, 1], "what counts once a visit counts once, whichever tabs did it");
    let mut one = new(&compiled);
    one.page("/", 0, START);
    for i in 0..8000 {
        one.signal(3, "", 0, START + i / 8);
    }
    assert_eq!(all.memory.counts[1], one.memory.counts[1], "fading points to the last bit");
}
