//! Verdicts: trust labels, clamps, and the sentence.

use super::plans::{TOUCHED, open, with};
use super::reference::START;
use attise::compiled::Compiled;
use attise::fields::Fields;
use attise::memory::Memory;
use attise::plan::Plan;
use attise::trust::Trust;
use attise::verdict::{Post, Verdict, judge};
use attise::visitor::Visitor;
use serde_json::{Value, json};

fn plan() -> Value {
    let mut plan = with(json!([
        { "id": "quote", "label": { "fr": "Devis demandé", "en": "Quote requested" }, "signal": "formSubmit", "name": "quote", "points": 50, "repeat": "once" },
        { "id": "pricing", "label": { "fr": "Temps sur les tarifs", "en": "Time on pricing" }, "signal": "activeTime", "page": "pricing", "seconds": 30, "points": 5, "repeat": "every", "cap": 20 },
        { "id": "careers", "label": { "fr": "Page carrières", "en": "Careers page" }, "signal": "pageView", "page": "careers", "points": -10, "repeat": "once" }
    ]));
    plan["fit"] = json!([{ "id": "role", "label": { "fr": "DG ou directeur", "en": "Director" }, "field": "role", "contains": ["directeur", "dg"], "points": 15 }]);
    plan
}

fn post(payload: Option<&str>, fields: Fields) -> Post {
    Post { payload: payload.map(String::from), fields, ..Post::default() }
}

fn visit(compiled: &Compiled) -> Visitor {
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(compiled), START);
    visitor.page("/pricing", 0, START);
    visitor.signal(1, "", 90, START + 90);
    visitor.page("/careers", 0, START + 95);
    visitor.signal(2, "quote", 0, START + 120);
    visitor
}

fn opened() -> (Plan, Compiled, String) {
    let (plan, compiled) = open(&plan());
    let payload = visit(&compiled).payload(&TOUCHED, START + 120);
    (plan, compiled, payload)
}

fn said(verdict: &Verdict) -> (Trust, Option<&str>, i32) {
    (verdict.trust, verdict.trust_reason.as_deref(), verdict.reading.engagement)
}

#[test]
fn trust_by_time_and_content() {
    let (plan, compiled, payload) = opened();
    let (_, other) = open(&with(json!([{ "id": "quote", "signal": "formSubmit", "points": 3, "repeat": "once" }])));
    let judged = |payload: Option<&str>, now: u32| judge(&plan, &compiled, &post(payload, Fields::new()), now);
    assert_eq!(said(&judged(Some(&payload), START + 125)), (Trust::Consistent, None, 55));
    assert_eq!(said(&judged(Some(&payload), START - 100)), (Trust::Consistent, None, 55));
    assert_eq!(said(&judged(Some(&payload), START - 1000)), (Trust::Unverified, Some("issued_in_the_future"), 55));
    assert_eq!(said(&judged(Some(&payload), START + 8 * 86_400)), (Trust::Expired, None, 55));
    assert_eq!(said(&judged(None, START)), (Trust::Absent, None, 0));
    assert_eq!(said(&judged(Some("  "), START)), (Trust::Absent, None, 0));
    assert_eq!(said(&judged(Some("tampered!"), START)), (Trust::Malformed, Some("not_base64url"), 0));
    assert_eq!(said(&judged(Some(&payload[..payload.len() - 4]), START)), (Trust::Malformed, Some("damaged"), 0));
    let newer = judge(&plan, &compiled, &post(Some(&visit(&other).payload(&TOUCHED, START + 120)), Fields::new()), START + 125);
    assert_eq!(said(&newer), (Trust::Consistent, Some("other_plan"), 50));
}

#[test]
fn impossible_counters_are_cut_down() {
    let (plan, compiled, _) = opened();
    let mut visitor = visit(&compiled);
    visitor.memory.counts[0].times = 1000;
    visitor.memory.counts[0].weight.sum = 1000 << attise::decay::BITS;
    visitor.memory.counts[1].times = 1000;
    let payload = visitor.payload(&TOUCHED, START + 120);
    let verdict = judge(&plan, &compiled, &post(Some(&payload), Fields::new()), START + 125);
    assert_eq!(said(&verdict), (Trust::Unverified, Some("impossible_counters"), 55));
    let times: Vec<u32> = verdict.reading.receipt.iter().map(|line| line.times).collect();
    assert_eq!(times, [1, 14, 1], "at most one quote, and no more half minutes than have passed");
}

#[test]
fn reasons_in_a_sentence() {
    let (plan, compiled, payload) = opened();
    let fields = Fields::from([("role".into(), "Directrice, DG adjointe".into())]);
    let verdict = judge(&plan, &compiled, &post(Some(&payload), fields.clone()), START + 125);
    assert_eq!(
        verdict.reasons.fr,
        "Tiède, 55 points\u{a0}: devis demandé (+50) et temps sur les tarifs (+15). Profil, 15 points\u{a0}: DG ou directeur (+15)."
    );
    assert_eq!(
        verdict.reasons.en,
        "Warm, 55 points: quote requested (+50) and time on pricing (+15). Fit, 15 points: director (+15)."
    );
    let absent = judge(&plan, &compiled, &post(None, Fields::new()), START);
    assert_eq!(absent.reasons.fr, "Intérêt non mesuré\u{a0}: aucun critère rempli.");
    assert_eq!(absent.reasons.en, "Interest not measured: no criterion met.");
}

/// Whatever a forged payload says, its receipt adds up.
#[test]
fn forged_counters_still_add_up() {
    let criteria: Vec<Value> = (0..20)
        .map(|i| json!({ "id": format!("c{i}"), "signal": "event", "points": 10, "repeat": "every", "halfLifeDays": 7 }))
        .collect();
    let (plan, compiled) = open(&with(json!(criteria)));
    for (times, trimmed) in [(u32::MAX, 0), (u32::MAX, u32::MAX), (1 << 30, 1), (0, u32::MAX)] {
        let mut memory = Memory::new(&compiled);
        (memory.first, memory.last, memory.visits) = (START, START, 1);
        for count in &mut memory.counts {
            count.times = times;
            count.trimmed = trimmed;
            count.weight.sum = u64::MAX;
        }
        let payload = Visitor::new(compiled.clone(), memory, START).payload(&TOUCHED, START);
        let reading = judge(&plan, &compiled, &post(Some(&payload), Fields::new()), START).reading;
        let line_sums = reading.receipt.iter().map(|line| line.base * line.times as i32 + line.faded + line.trimmed + line.floor);
        assert_eq!(line_sums.sum::<i32>(), reading.engagement);
        assert_eq!(reading.receipt.iter().map(|line| line.points).sum::<i32>(), reading.engagement);
        assert!(reading.receipt.iter().all(|line| line.faded <= 0 && line.trimmed <= 0));
    }
}

/// A stricter plan reads an old memory alike in the page and at the edge.
#[test]
fn a_stricter_plan_is_no_lie() {
    let view = |changes: Value| {
        let mut view = json!({ "id": "view", "signal": "pageView", "points": 10, "repeat": "every", "cap": 100 });
        view.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        open(&with(json!([view])))
    };
    let (_, old) = view(json!({}));
    let mut visitor = Visitor::new(old.clone(), Memory::new(&old), START);
    (0..8).for_each(|i| {
        visitor.page("/", 0, START + i);
    });
    let stored = visitor.memory.write(&old);
    for (changes, expected) in
        [(json!({ "cap": 20 }), 20), (json!({ "max": 2 }), 20), (json!({ "repeat": "once" }), 10), (json!({ "points": 3 }), 24)]
    {
        let (plan, new) = view(changes);
        let carried = Visitor::new(new.clone(), Memory::read(&stored, &new, START + 8), START + 8);
        let ours = judge(&plan, &new, &post(Some(&carried.payload(&TOUCHED, START + 8)), Fields::new()), START + 9);
        assert_eq!((carried.score, ours.reading.engagement, ours.trust), (expected, expected, Trust::Consistent));
        let theirs = judge(&plan, &new, &post(Some(&visitor.payload(&TOUCHED, START + 8)), Fields::new()), START + 9);
        assert_eq!((theirs.reading.engagement, said(&theirs).1), (expected, Some("other_plan")));
    }
}

fn both(times: u32) -> Value {
    let mut plan = with(json!([
        { "id": "view", "signal": "pageView", "points": 1, "repeat": "every" },
        { "id": "paper", "signal": "download", "points": 5, "repeat": "once" }
    ]));
    let of = json!([{ "criterion": "view", "times": times }, "paper"]);
    let both = json!({ "id": "both", "signal": "combination", "of": of, "points": 20, "repeat": "once" });
    plan["criteria"].as_array_mut().unwrap().push(both);
    plan
}

/// A combination is worth what its parts say, whatever a payload claims of it.
#[test]
fn combinations_are_settled_by_their_parts() {
    let (plan, compiled) = open(&both(2));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    visitor.page("/", 0, START);
    visitor.signal(4, "guide", 0, START + 1);
    let judged =
        |visitor: &Visitor| judge(&plan, &compiled, &post(Some(&visitor.payload(&TOUCHED, START + 5)), Fields::new()), START + 6);
    assert_eq!(said(&judged(&visitor)), (Trust::Consistent, None, 6));
    visitor.memory.counts[2] = visitor.memory.counts[1];
    assert_eq!(said(&judged(&visitor)), (Trust::Unverified, Some("impossible_counters"), 6));
    visitor.page("/", 0, START + 3);
    assert_eq!((visitor.score, said(&judged(&visitor))), (27, (Trust::Consistent, None, 27)));
}

/// A combination of today's plan counts for what was done under another one, and one that asks for more than was done is gone: in the page as at the edge.
#[test]
fn combinations_follow_the_plan() {
    let (_, before) = open(&both(2));
    let (stricter, after) = open(&both(3));
    let mut visitor = Visitor::new(before.clone(), Memory::new(&before), START);
    visitor.page("/", 0, START);
    visitor.signal(4, "guide", 0, START + 1);
    visitor.page("/", 0, START + 2);
    assert_eq!(visitor.score, 27);
    let old = judge(&stricter, &after, &post(Some(&visitor.payload(&TOUCHED, START + 5)), Fields::new()), START + 6);
    assert_eq!(said(&old), (Trust::Consistent, Some("other_plan"), 7));
    let mut carried = Visitor::new(after.clone(), Memory::read(&visitor.memory.write(&before), &after, START + 9), START + 9);
    carried.signal(3, "menu", 0, START + 9);
    assert_eq!(carried.score, 7);
    carried.page("/", 0, START + 10);
    let new = judge(&stricter, &after, &post(Some(&carried.payload(&TOUCHED, START + 11)), Fields::new()), START + 12);
    assert_eq!((carried.score, said(&new)), (28, (Trust::Consistent, None, 28)));
}
