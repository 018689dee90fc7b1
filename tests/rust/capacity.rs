//! Who goes over to sales, and who waits. The names in brackets are rows of the list of acceptance.

use super::plans::{least, open};
use attise::capacity::{Allotment, Reason, allot, period_start};
use attise::plan::{Period, Plan};
use attise::rank::{Candidate, Top};
use proptest::prelude::*;
use serde_json::json;

fn plan(leads: u32, overflow: u32) -> Plan {
    let mut plan = least();
    plan["stages"] = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto" },
        { "id": "airlock", "owner": "marketing", "gate": "auto", "when": { "engagement": 10 } },
        { "id": "mql", "owner": "marketing", "gate": "auto", "when": { "engagement": 15 } },
        { "id": "sql", "owner": "sales", "gate": "auto", "when": { "engagement": 20 } }
    ]);
    plan["capacity"] = json!({ "leads": leads, "per": "month", "stage": "sql", "waitIn": "airlock", "overflowPercent": overflow });
    open(&plan).0
}

fn lead(id: &str, engagement: i32) -> Candidate {
    Candidate { id: id.into(), engagement, ..Candidate::default() }
}

fn raised(id: &str, engagement: i32) -> Candidate {
    Candidate { raised: true, ..lead(id, engagement) }
}

fn waiting(allotment: &Allotment) -> Vec<(&str, Reason)> {
    allotment.waiting.iter().map(|waiting| (waiting.id.as_str(), waiting.reason)).collect()
}

/// [B12] [B14] Over the quota the best go first, and the rest wait in the airlock with a reason.
#[test]
fn the_best_go_over_and_the_rest_wait_with_a_reason() {
    let leads = [lead("low", 20), lead("best", 90), lead("good", 60), lead("fair", 40)];
    let allotment = allot(&plan(2, 0), &leads, 0);
    assert_eq!(allotment.admitted, ["best", "good"]);
    assert_eq!(waiting(&allotment), [("fair", Reason::Full), ("low", Reason::Full)]);
    assert!(allotment.waiting.iter().all(|waiting| waiting.stage.as_deref() == Some("airlock")));
    assert_eq!(Reason::Full.label().en, "sales can take no more leads in this period");
    assert_eq!(Reason::Full.label().fr, "les commerciaux n’ont plus de place sur cette période");
}

/// [B12] What was taken in this period already counts.
#[test]
fn what_was_taken_leaves_less_room() {
    let leads = [lead("a", 90), lead("b", 60)];
    assert_eq!(allot(&plan(3, 0), &leads, 2).admitted, ["a"]);
    assert_eq!(allot(&plan(3, 0), &leads, 3).admitted.len(), 0);
    assert_eq!(allot(&plan(3, 0), &leads, u32::MAX).admitted.len(), 0);
}

#[test]
fn hand_raises_may_overflow_by_the_margin_and_no_further() {
    let leads = [lead("strong", 90), raised("a", 5), raised("b", 4), raised("c", 3), raised("d", 2)];
    let allotment = allot(&plan(2, 50), &leads, 0);
    assert_eq!(allotment.admitted, ["a", "b", "c"], "two, and half of two");
    assert_eq!(waiting(&allotment), [("d", Reason::OverflowFull), ("strong", Reason::Full)]);
    assert_eq!(allot(&plan(2, 0), &leads, 0).admitted, ["a", "b"]);
}

/// [B15] Congestion is the queue in percent of what sales can take.
#[test]
fn congestion_is_the_queue_by_the_capacity() {
    let leads: Vec<Candidate> = (0..50).map(|i| lead(&i.to_string(), i)).collect();
    assert_eq!(allot(&plan(20, 0), &leads, 0).congestion, 150);
    assert_eq!(allot(&plan(50, 0), &leads, 0).congestion, 0);
    let without = open(&least()).0;
    let all = allot(&without, &leads, 7);
    assert_eq!((all.admitted.len(), all.waiting.len(), all.congestion), (50, 0, 0));
}

/// [B02] The order is total: hand-raises, engagement and fit, latest activity, id.
#[test]
fn the_order_is_total() {
    let late = Candidate { last: 9, ..lead("z", 10) };
    let fit = Candidate { fit: 5, ..lead("y", 5) };
    let mut leads = [lead("b", 10), lead("a", 10), fit, late, raised("x", -5), lead("c", 11)];
    leads.sort();
    assert_eq!(leads.map(|lead| lead.id), ["x", "c", "z", "a", "b", "y"]);
}

/// [B19] A month is a calendar month, a week begins on Monday.
#[test]
fn periods_are_those_of_the_calendar() {
    let at = |text: &str| attise::time::parse(text).unwrap();
    let start = |period, text: &str| period_start(period, at(text));
    assert_eq!(start(Period::Month, "2028-02-29T23:59:59Z"), at("2028-02-01"));
    assert_eq!(start(Period::Month, "2026-12-01T00:00:00Z"), at("2026-12-01"));
    assert_eq!(start(Period::Week, "2026-03-02T00:00:00Z"), at("2026-03-02"));
    assert_eq!(start(Period::Week, "2026-03-01T23:59:59Z"), at("2026-02-23"));
    assert_eq!(start(Period::Day, "2026-03-01T23:59:59Z"), at("2026-03-01"));
    assert_eq!([Period::Day, Period::Week, Period::Month].map(|period| period_start(period, 0)), [0, 0, 0]);
    assert_eq!(period_start(Period::Month, u32::MAX), at("2106-02-01"));
}

fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
    let one = ("[a-c]{1,2}", prop::bool::ANY, -3..3i32, -3..3i32, 0..3u32);
    let one = one.prop_map(|(id, raised, engagement, fit, last)| Candidate { id, raised, engagement, fit, last });
    prop::collection::vec(one, 0..30)
}

proptest! {
    #[test]
    fn nobody_is_lost_and_nobody_worse_goes_first(leads in candidates(), quota in 1..10u32, overflow in 0..100u32, taken in 0..12u32) {
        let allotment = allot(&plan(quota, overflow), &leads, taken);
        let mut ids: Vec<&str> = allotment.admitted.iter().map(String::as_str).chain(allotment.waiting.iter().map(|one| one.id.as_str())).collect();
        let mut all: Vec<&str> = leads.iter().map(|lead| lead.id.as_str()).collect();
        ids.sort_unstable();
        all.sort_unstable();
        prop_assert_eq!(ids, all);
        let most = u64::from(quota) + u64::from(quota) * u64::from(overflow) / 100;
        prop_assert!(u64::from(taken) + allotment.admitted.len() as u64 <= most.max(u64::from(taken)));
        // the best in line are those who went over
        let mut sorted = leads.clone();
        sorted.sort();
        let first: Vec<&String> = sorted.iter().take(allotment.admitted.len()).map(|lead| &lead.id).collect();
        prop_assert_eq!(allotment.admitted.iter().collect::<Vec<_>>(), first);
    }

    #[test]
    fn the_top_is_the_beginning_of_the_order(leads in candidates(), most in 0..12usize) {
        let mut top = Top::new(most);
        leads.iter().for_each(|lead| top.add(lead.clone()));
        let mut sorted = leads;
        sorted.sort();
        sorted.truncate(most);
        prop_assert_eq!(top.into_sorted(), sorted);
    }
}
