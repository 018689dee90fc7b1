//! Laws of the score: receipts add up, caps and floors hold, a positive signal never lowers it.

use super::plans::{acts, any, open, with};
use super::reference::{START, play};
use attise::compiled::Criterion;
use attise::memory::Memory;
use attise::receipt;
use attise::signal::Kind;
use attise::visitor::Visitor;
use proptest::prelude::*;
use serde_json::json;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn receipts_add_up(plan in any(), acts in acts(), later in 0..3_000_000u32) {
        let (_, compiled) = open(&plan);
        let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
        let now = play(&mut visitor, &acts) + later;
        let (lines, score) = receipt::read(&compiled, &visitor.memory, now);
        let mut sum = 0;
        for (line, criterion) in lines.iter().zip(&compiled.criteria) {
            prop_assert_eq!(line.base * line.times as i32 + line.faded + line.trimmed + line.floor, line.points);
            prop_assert!(criterion.half_life > 0 || line.faded == 0);
            prop_assert!(criterion.cap == 0 || line.points.unsigned_abs() <= criterion.cap);
            sum += line.points;
        }
        prop_assert_eq!(sum, score);
        prop_assert!((compiled.total.floor..=compiled.total.cap).contains(&score));
        let group: i32 = lines.iter().zip(&compiled.criteria).filter(|(_, criterion)| criterion.group == 1).map(|(line, _)| line.points).sum();
        // where the total trims or lifts lines, a group may end up outside of its own range
        prop_assume!(score > compiled.total.floor && score < compiled.total.cap);
        prop_assert!((compiled.groups[0].floor..=compiled.groups[0].cap).contains(&group));
    }

    #[test]
    fn a_positive_signal_never_lowers_the_score(plan in any(), acts in acts(), kind in 0..4u8, amount in 0..90u32, pause in 0..100_000u32) {
        let (_, compiled) = open(&plan);
        let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
        let now = play(&mut visitor, &acts) + pause;
        visitor.refresh(now);
        let before = (visitor.score, visitor.temperature);
        // an act may complete a combination that takes points
        let harmful = |criterion: &Criterion| criterion.points < 0 && [kind, Kind::Combination as u8].contains(&criterion.kind);
        let harmful = compiled.criteria.iter().any(harmful);
        visitor.signal(kind, "quote", amount, now);
        prop_assume!(!harmful);
        prop_assert!(visitor.score >= before.0 && visitor.temperature >= before.1);
    }

    #[test]
    fn no_input_panics(plan in any(), signals in prop::collection::vec((any_u8(), any_u32(), any_u32(), any_u8()), 0..50)) {
        let (_, compiled) = open(&plan);
        let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), 0);
        for (kind, amount, at, event) in signals {
            visitor.signal(kind, "\u{0}é", amount % 100_000, at);
            visitor.attend(event, amount, at);
            visitor.page("%", amount, at);
            visitor.payload(&[0; 8], at);
        }
    }
}

fn any_u8() -> impl Strategy<Value = u8> {
    proptest::num::u8::ANY
}

fn any_u32() -> impl Strategy<Value = u32> {
    prop_oneof![proptest::num::u32::ANY, Just(0), Just(u32::MAX)]
}

/// Hours between two views, and how often each policy counts them.
#[track_caller]
fn counts(repeat: &str, gaps: &[u32], expected: u32) {
    let (_, compiled) = open(&with(json!([{ "id": "view", "signal": "pageView", "points": 1, "repeat": repeat }])));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    let mut at = START;
    for (i, gap) in gaps.iter().enumerate() {
        at += gap * 60;
        visitor.page(if i % 2 == 0 { "/a" } else { "/b" }, 0, at);
    }
    assert_eq!(visitor.memory.counts[0].times, expected, "{repeat}");
}

#[test]
fn repeat_policies() {
    // 10:00, 10:10, 11:10 (another visit), the next day at 11:10
    let gaps = [0, 10, 60, 24 * 60];
    counts("once", &gaps, 1);
    counts("perVisit", &gaps, 3);
    counts("perDay", &gaps, 2);
    counts("perKey", &gaps, 2);
    counts("every", &gaps, 4);
}

#[test]
fn a_clock_that_goes_back_ages_nothing() {
    let plan = with(json!([{ "id": "view", "signal": "pageView", "points": 10, "repeat": "every", "halfLifeDays": 1 }]));
    let (_, compiled) = open(&plan);
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    visitor.page("/", 0, START);
    visitor.page("/", 0, START - 86_400 * 365);
    assert_eq!((visitor.score, visitor.memory.last, visitor.memory.visits), (20, START, 1));
}

#[test]
fn more_distinct_pages_than_one_criterion_may_remember_count_as_seen() {
    let (_, compiled) = open(&with(json!([{ "id": "view", "signal": "pageView", "points": 1, "repeat": "perKey" }])));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    for i in 0..100 {
        visitor.page(&format!("/{i}"), 0, START);
    }
    assert_eq!(visitor.score, 16);
}

#[test]
fn many_pages_leave_room_for_a_download() {
    let (_, compiled) = open(&with(json!([
        { "id": "blog", "signal": "pageView", "points": 1, "repeat": "perKey", "cap": 5 },
        { "id": "download", "signal": "download", "points": 20, "repeat": "perKey" }
    ])));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    for i in 0..40 {
        visitor.page(&format!("/blog/{i}"), 0, START);
    }
    visitor.signal(4, "guide", 0, START);
    assert_eq!(visitor.score, 25);
}

#[test]
fn once_refreshes_what_has_faded() {
    let (_, compiled) =
        open(&with(json!([{ "id": "quote", "signal": "formSubmit", "points": 50, "repeat": "once", "halfLifeDays": 30 }])));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    visitor.signal(2, "quote", 0, START);
    visitor.signal(2, "quote", 0, START);
    assert_eq!(visitor.score, 50);
    visitor.refresh(START + 365 * 86_400);
    assert_eq!(visitor.score, 0);
    visitor.signal(2, "quote", 0, START + 365 * 86_400);
    assert_eq!((visitor.score, visitor.memory.counts[0].times), (50, 1));
}

#[test]
fn seconds_of_another_page_or_visit_do_not_complete_an_occurrence() {
    let time = |repeat: &str| json!({ "id": repeat.to_lowercase(), "signal": "activeTime", "seconds": 30, "points": 10, "repeat": repeat });
    let (_, compiled) = open(&with(json!([time("perKey"), time("perVisit"), time("every")])));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    visitor.turn("/a");
    visitor.signal(1, "", 29, START);
    visitor.turn("/b");
    visitor.signal(1, "", 1, START + 10_000);
    assert_eq!(visitor.memory.counts.iter().map(|count| count.times).collect::<Vec<_>>(), [0, 0, 1]);
}

#[test]
fn any_amount_of_seconds_is_a_day_at_most() {
    let (_, compiled) =
        open(&with(json!([{ "id": "time", "signal": "activeTime", "seconds": 1, "points": 1, "repeat": "every" }])));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    visitor.signal(1, "", u32::MAX, START);
    assert_eq!(visitor.score, 86_400);
}

/// A criterion that counts three assets at most leaves the memory's room to the others.
#[test]
fn a_limit_leaves_room_for_other_keys() {
    let (_, compiled) = open(&with(json!([
        { "id": "three", "signal": "download", "points": 1, "repeat": "perKey", "max": 3 },
        { "id": "views", "signal": "pageView", "points": 1, "repeat": "perKey" }
    ])));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), 1000);
    for i in 0..40 {
        visitor.signal(4, &format!("asset-{i}"), 0, 1000 + i);
    }
    assert_eq!(visitor.memory.seen.len(), 3);
    for i in 0..10 {
        visitor.page(&format!("/{i}"), 0, 2000 + i);
    }
    assert_eq!(visitor.score, 13);
}
