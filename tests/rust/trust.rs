//! Trust: what is held of a payload beside what the edge itself saw, and what a lie is worth at most.

use super::plans::{TOUCHED, open, with};
use super::reference::START;
use super::seal::{key, ring};
use attise::bytes::Writer;
use attise::compiled::Compiled;
use attise::decay::BITS;
use attise::fields::Fields;
use attise::hash::fnv1a;
use attise::memory::Memory;
use attise::payload::VERSION;
use attise::plan::Plan;
use attise::reading::Reading;
use attise::seal::{Presented, Seal};
use attise::trust::{Origin, Replay, Trust, form};
use attise::verdict::{Post, Verdict, judge};
use attise::visitor::Visitor;
use proptest::prelude::*;
use serde_json::{Value, json};

const DAY: u32 = 86_400;
/// When the form is posted: ten minutes after the visit began.
const NOW: u32 = START + 600;

fn plan() -> Value {
    let mut plan = with(json!([
        { "id": "view", "signal": "pageView", "points": 2, "repeat": "every" },
        { "id": "time", "signal": "activeTime", "seconds": 10, "points": 1, "repeat": "every" },
        { "id": "return", "signal": "returnVisit", "points": 5, "repeat": "every" },
        { "id": "guide", "signal": "download", "points": 30, "repeat": "every" },
        { "id": "click", "signal": "click", "points": 1, "repeat": "every", "halfLifeDays": 10 },
        { "id": "careers", "signal": "pageView", "page": "careers", "points": -10, "repeat": "once" }
    ]));
    plan["total"] = json!({ "floor": -20, "cap": 100 });
    plan["temperature"] = json!({ "warm": 20, "hot": 50, "hysteresis": 5, "dwellSeconds": 60 });
    plan
}

fn opened() -> (Plan, Compiled) {
    open(&plan())
}

/// Ten minutes on five pages, with two guides: 10 + 18 + 60 points.
fn visitor(compiled: &Compiled, at: u32) -> Visitor {
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(compiled), at);
    for page in 0..5 {
        visitor.page(&format!("/{page}"), 0, at + page * 100);
    }
    visitor.signal(1, "", 180, at + 500);
    visitor.signal(4, "guide", 0, at + 550);
    visitor.signal(4, "prices", 0, at + 580);
    visitor
}

/// What the edge saw of that visit.
fn seal() -> Seal {
    Seal { first: START, served: START + 400, views: 5, nonce: [3; 8] }
}

fn sealed(seal: Seal) -> Origin {
    Origin { seal: Presented::Held(seal), replay: Replay::Fresh, ..Origin::default() }
}

fn judged(payload: &str, origin: &Origin, now: u32) -> Verdict {
    let (plan, compiled) = opened();
    judge(&plan, &compiled, &Post { payload: Some(payload.into()), origin: origin.clone(), ..Post::default() }, now)
}

fn honest() -> String {
    visitor(&opened().1, START).payload(&TOUCHED, NOW)
}

#[track_caller]
fn says(verdict: &Verdict, trust: Trust, reason: impl Into<Option<&'static str>>, engagement: i32, temperature: &str) {
    let reading = &verdict.reading;
    let sums = reading.receipt.iter().map(|line| line.base * line.times as i32 + line.faded + line.trimmed + line.floor);
    assert_eq!(sums.sum::<i32>(), reading.engagement, "the receipt adds up");
    assert_eq!(reading.receipt.iter().map(|line| line.points).sum::<i32>(), reading.engagement, "and so do its points");
    assert_eq!(
        (verdict.trust, verdict.trust_reason.as_deref(), reading.engagement, reading.temperature.name()),
        (trust, reason.into(), engagement, temperature)
    );
}

#[test]
fn what_the_edge_saw_confirms_what_the_page_says() {
    let verdict = judged(&honest(), &sealed(seal()), NOW);
    says(&verdict, Trust::Verified, None, 88, "hot");
    let seen = verdict.seal.unwrap();
    assert_eq!((seen.first_seen, seen.served, seen.views, verdict.replay), (START, START + 400, 5, Some(Replay::Fresh)));
}

/// Without keys nothing is confirmed, and nothing is lost.
#[test]
fn without_keys_a_possible_claim_is_consistent() {
    let verdict = judged(&honest(), &Origin::default(), NOW);
    says(&verdict, Trust::Consistent, None, 88, "hot");
    assert_eq!((verdict.seal, verdict.replay), (None, Some(Replay::Unchecked)));
}

/// E10: the browser brought no cookie; E11: or two. What nothing confirms is worth 30 % of the total at most, and its receipt still adds up.
#[test]
fn e10_without_a_seal_behaviour_is_bounded() {
    for (seal, reason) in
        [(Presented::Missing, "no_seal"), (Presented::Ambiguous, "ambiguous_seal"), (Presented::Refused, "bad_seal")]
    {
        let verdict = judged(&honest(), &Origin { seal, ..Origin::default() }, NOW);
        says(&verdict, Trust::Unverified, reason, 30, "warm");
        let trimmed: Vec<_> =
            verdict.reading.receipt.iter().map(|line| (line.criterion.as_str(), line.trimmed, line.points)).collect();
        assert_eq!(trimmed, [("view", -10, 0), ("time", -18, 0), ("guide", -30, 30)]);
    }
}

/// The share is below hot even where 30 % of the total would not be, and minus points are not given back.
#[test]
fn unconfirmed_behaviour_is_never_hot() {
    let mut plan = plan();
    plan["temperature"] = json!({ "warm": 10, "hot": 25 });
    let (plan, compiled) = open(&plan);
    let mut visitor = visitor(&compiled, START);
    let missing = Origin { seal: Presented::Missing, ..Origin::default() };
    let verdict = |visitor: &Visitor| {
        let post = Post { payload: Some(visitor.payload(&TOUCHED, NOW)), origin: missing.clone(), ..Post::default() };
        judge(&plan, &compiled, &post, NOW)
    };
    says(&verdict(&visitor), Trust::Unverified, "no_seal", 24, "warm");
    visitor.page("/careers", 0, NOW);
    let careers = verdict(&visitor);
    says(&careers, Trust::Unverified, "no_seal", 24, "warm");
    assert_eq!(careers.reading.receipt.last().map(|line| line.points), Some(-10));
}

/// E8: a payload of another form, of another visitor, or under another host's seal.
#[test]
fn e8_a_payload_is_held_to_its_form_and_its_visitor() {
    let (_, compiled) = opened();
    let visit = visitor(&compiled, START);
    let nonce = (0x1_0000 | u64::from(form("quote"))).to_le_bytes();
    let payload = visit.payload(&nonce, NOW);
    let on = |name: &str| Origin { form: Some(form(name)), ..sealed(seal()) };
    says(&judged(&payload, &on("quote"), NOW), Trust::Verified, None, 88, "hot");
    says(&judged(&payload, &on("guide"), NOW), Trust::Unverified, "other_form", 30, "warm");
    says(&judged(&honest(), &on("quote"), NOW), Trust::Unverified, "other_form", 30, "warm");
    // a visitor who came six minutes later, and one who came four minutes later: within what clocks may differ
    let later = |seconds: u32| sealed(Seal { first: START + seconds, views: 5, served: START + 500, ..seal() });
    says(&judged(&honest(), &later(301), NOW), Trust::Unverified, "older_than_seal", 30, "warm");
    says(&judged(&honest(), &later(300), NOW), Trust::Verified, None, 88, "hot");
    // the other visitor's payload was written before this one came
    let yesterday = visitor(&compiled, START - DAY).payload(&TOUCHED, NOW - DAY);
    says(&judged(&yesterday, &sealed(seal()), NOW), Trust::Unverified, "older_than_seal", 30, "warm");
    let keys = Fields::from([
        ("keys".into(), key(1, 1)),
        ("host".into(), "example.org".into()),
        ("cookie".into(), format!("__Host-attise={}", seal().write(&ring(&key(1, 1)), "example.com"))),
    ]);
    says(&judged(&honest(), &Origin::of(&keys, NOW), NOW), Trust::Unverified, "bad_seal", 30, "warm");
}

/// S7: who has wiped the page's storage is known to the edge all the same.
#[test]
fn a_visitor_younger_than_the_seal_is_possible() {
    let old = Seal { first: START - 90 * DAY, views: 40, ..seal() };
    says(&judged(&honest(), &sealed(old), NOW), Trust::Verified, None, 88, "hot");
}

/// F6: a form left open for three days keeps its lead and its points, with a label; after a week they no longer speak of now.
#[test]
fn f6_a_form_left_open_is_stale_then_expired() {
    let at = |seconds: u32| judged(&honest(), &sealed(seal()), NOW + seconds);
    says(&at(12 * 3600 - 200), Trust::Verified, None, 88, "hot");
    says(&at(3 * DAY), Trust::Verified, "stale", 88, "hot");
    says(&at(7 * DAY), Trust::Verified, "stale", 88, "hot");
    says(&at(7 * DAY + 1), Trust::Expired, None, 30, "warm");
    // the payload is written when the form is sent: the seal says how long its page was open
    let (_, compiled) = opened();
    let late = visitor(&compiled, START).payload(&TOUCHED, NOW + 3 * DAY);
    says(&judged(&late, &sealed(seal()), NOW + 3 * DAY), Trust::Verified, "stale", 88, "hot");
    says(&judged(&late, &Origin::default(), NOW + 3 * DAY), Trust::Consistent, None, 88, "hot");
}

#[test]
fn a_payload_from_the_future_is_bounded() {
    says(
        &judged(&honest(), &sealed(Seal { first: START - 400, served: START - 300, ..seal() }), NOW - 300),
        Trust::Verified,
        None,
        88,
        "hot",
    );
    says(
        &judged(&honest(), &sealed(Seal { first: START - 400, served: START - 300, ..seal() }), NOW - 301),
        Trust::Unverified,
        "issued_in_the_future",
        30,
        "warm",
    );
}

#[test]
fn e7_a_payload_posted_before_is_bounded() {
    let again = Origin { replay: Replay::Replayed, ..sealed(seal()) };
    let verdict = judged(&honest(), &again, NOW);
    says(&verdict, Trust::Replayed, None, 30, "warm");
    assert_eq!(verdict.replay, Some(Replay::Replayed));
}

/// B2: a perfect payload and seal, posted in no time; B3: a scanner that runs the page and sends its form, untouched. What they did counts for nothing.
#[test]
fn b2_b3_no_hand_no_points() {
    let quick = |served: u32| sealed(Seal { served, ..seal() });
    says(&judged(&honest(), &quick(NOW - 1), NOW), Trust::Unverified, "automated", 0, "cold");
    says(&judged(&honest(), &quick(NOW - 2), NOW), Trust::Verified, None, 88, "hot");
    // a seal given without a page says nothing of when the page was served
    says(
        &judged(&honest(), &sealed(Seal { first: NOW, served: NOW, views: 0, ..seal() }), NOW),
        Trust::Unverified,
        "older_than_seal",
        30,
        "warm",
    );
    let untouched = visitor(&opened().1, START).payload(&[0; 8], NOW);
    for origin in [sealed(seal()), Origin::default(), Origin { replay: Replay::Replayed, ..sealed(seal()) }] {
        let verdict = judged(&untouched, &origin, NOW);
        says(&verdict, Trust::Unverified, "automated", 0, "cold");
        assert!(verdict.reading.receipt.is_empty() && verdict.evidence.is_some());
    }
}

/// E12: a payload of another plan is read by today's: unknown counters are skipped, and the points are those of the edge.
#[test]
fn e12_the_rules_of_the_edge_win() {
    let (_, other) = open(&with(json!([
        { "id": "guide", "signal": "download", "points": 9999, "repeat": "every" },
        { "id": "gone", "signal": "pageView", "points": 9999, "repeat": "every" }
    ])));
    let payload = visitor(&other, START).payload(&TOUCHED, NOW);
    says(&judged(&payload, &sealed(seal()), NOW), Trust::Verified, "other_plan", 60, "hot");
}

/// A payload that says what nobody's page would.
#[derive(Clone, Debug)]
struct Lie {
    nonce: u64,
    issued: u32,
    temperature: u8,
    age: u32,
    visits: u32,
    lasted: u32,
    counters: Vec<(usize, u32, u64, u32)>,
}

impl Lie {
    fn text(&self, compiled: &Compiled) -> String {
        let mut writer = Writer::default();
        writer.u8(VERSION);
        writer.fixed(u64::from(compiled.hash), 4);
        writer.fixed(u64::from(self.issued), 4);
        writer.fixed(self.nonce, 8);
        writer.u8(self.temperature);
        for number in [self.age, self.visits, self.lasted] {
            writer.varint(u64::from(number));
        }
        for (place, times, weight, trimmed) in &self.counters {
            let criterion = &compiled.criteria[place % compiled.criteria.len()];
            writer.fixed(u64::from(criterion.key), 3);
            let whole = *weight == u64::from(*times) << BITS;
            writer.varint(u64::from(*times) << 2 | u64::from(*trimmed > 0) << 1 | u64::from(!whole));
            if !whole {
                writer.varint(*weight);
            }
            if *trimmed > 0 {
                writer.varint(u64::from(*trimmed));
            }
        }
        let check = fnv1a(&writer.bytes);
        writer.fixed(u64::from(check ^ check >> 16), 2);
        attise::base64::encode(&writer.bytes)
    }
}

/// E9: a thousand million views, nine hours of attention, forty visits: under a seal of two minutes.
#[test]
fn e9_claims_beyond_reason_are_cut_down() {
    let (_, compiled) = opened();
    let young = sealed(Seal { first: NOW - 120, served: NOW - 60, views: 2, nonce: [0; 8] });
    let told = |age: u32, visits: u32, place: usize, times: u32| {
        let weight = u64::from(times) << BITS;
        let lie =
            Lie { nonce: 1 << 16, issued: NOW, temperature: 2, age, visits, lasted: 0, counters: vec![(place, times, weight, 0)] };
        let verdict = judged(&lie.text(&compiled), &young, NOW);
        (verdict.trust, verdict.trust_reason.unwrap_or_default(), verdict.reading.receipt.first().map_or(0, |line| line.times))
    };
    let found = |reason: &str, times: u32| (Trust::Unverified, reason.to_string(), times);
    // no more than the edge served, and thirty that it may not have
    assert_eq!(told(100, 1, 0, 1_000_000_000), found("impossible_counters", 32));
    assert_eq!(told(100, 1, 0, 33), found("beyond_seal", 32));
    assert_eq!(told(100, 1, 0, 32), (Trust::Verified, String::new(), 32));
    // ten seconds each: two minutes, and five for the clocks
    assert_eq!(told(100, 1, 1, 9 * 360), found("impossible_counters", 40));
    assert_eq!(told(9 * 3600, 1, 1, 9 * 360), found("older_than_seal", 42));
    assert_eq!(told(u32::MAX, u32::MAX, 1, u32::MAX), found("impossible_counters", 30));
    // a visit ends after half an hour
    assert_eq!(told(100, 40, 2, 39), found("impossible_counters", 1));
    assert_eq!(told(30 * DAY, 40, 2, 39), found("older_than_seal", 1));
    // a file in ten seconds, a click in one
    assert_eq!(told(100, 1, 3, 41), found("impossible_counters", 40));
    assert_eq!(told(100, 1, 3, 40), (Trust::Verified, String::new(), 40));
    assert_eq!(told(100, 1, 4, 401), found("impossible_counters", 400));
}

/// A page may still show the temperature of before points were taken away, but none that no points have ever made.
#[test]
fn a_temperature_is_believed_as_far_as_its_points_go() {
    let (_, compiled) = opened();
    let told = |temperature: u8, counters: &[(usize, u32)]| {
        let counters = counters.iter().map(|(place, times)| (*place, *times, u64::from(*times) << BITS, 0)).collect();
        let lie = Lie { nonce: 1 << 16, issued: NOW, temperature, age: 590, visits: 1, lasted: 0, counters };
        let Reading { engagement, temperature, .. } = judged(&lie.text(&compiled), &sealed(seal()), NOW).reading;
        (engagement, temperature.name())
    };
    assert_eq!(told(2, &[]), (0, "cold"));
    assert_eq!(told(2, &[(0, 5)]), (10, "cold"));
    assert_eq!(told(2, &[(3, 1)]), (30, "warm"));
    assert_eq!(told(2, &[(3, 1), (0, 10)]), (50, "hot"));
    // ten points less than a moment ago
    assert_eq!(told(2, &[(3, 1), (0, 10), (5, 1)]), (40, "hot"));
    assert_eq!(told(1, &[(0, 10), (5, 1)]), (10, "warm"));
}

fn lies() -> impl Strategy<Value = Lie> {
    let number = || prop_oneof![0..5u32, 0..4000u32, any::<u32>(), Just(u32::MAX)];
    let weight = prop_oneof![(0..100u64).prop_map(|times| times << BITS), any::<u64>(), Just(u64::MAX)];
    let issued = prop_oneof![Just(NOW), NOW - 1000..NOW + 1000, any::<u32>()];
    let counters = prop::collection::vec((0..6usize, number(), weight, prop_oneof![Just(0u32), any::<u32>()]), 0..8);
    let nonce = prop_oneof![4 => Just(1u64 << 16), 1 => any::<u64>()];
    (nonce, issued, 0..3u8, number(), prop_oneof![Just(1u32), number()], number(), counters).prop_map(
        |(nonce, issued, temperature, age, visits, lasted, counters)| Lie {
            nonce,
            issued,
            temperature,
            age,
            visits,
            lasted,
            counters,
        },
    )
}

fn origins() -> impl Strategy<Value = Origin> {
    let held = (0..2000u32, 0..2000u32, 0..20u16).prop_map(|(first, served, views)| {
        Presented::Held(Seal { first: NOW - first.max(served), served: NOW - served, views, nonce: [0; 8] })
    });
    let seal = prop_oneof![
        Just(Presented::Missing),
        Just(Presented::Ambiguous),
        Just(Presented::Refused),
        Just(Presented::Unsigned),
        held
    ];
    let replay = prop_oneof![Just(Replay::Unchecked), Just(Replay::Fresh), Just(Replay::Replayed)];
    (seal, prop::option::of(Just(0)), replay).prop_map(|(seal, form, replay)| Origin { seal, form, replay })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]
    /// E9: whatever a payload claims, what is not confirmed is never above the share and never hot, and every receipt adds up.
    #[test]
    fn e9_no_lie_is_worth_more_than_the_share(lie in lies(), origin in origins()) {
        thread_local!(static OPENED: (Plan, Compiled) = opened());
        OPENED.with(|(plan, compiled)| {
            let post = Post { payload: Some(lie.text(compiled)), origin: origin.clone(), ..Post::default() };
            let verdict = judge(plan, compiled, &post, NOW);
            let reading = &verdict.reading;
            let sums = reading.receipt.iter().map(|line| line.base * line.times as i32 + line.faded + line.trimmed + line.floor);
            prop_assert_eq!(sums.sum::<i32>(), reading.engagement);
            match verdict.trust {
                Trust::Verified => prop_assert!(matches!(origin.seal, Presented::Held(_))),
                Trust::Consistent => prop_assert!(matches!(origin.seal, Presented::Unsigned)),
                _ => prop_assert!(reading.engagement <= 30 && reading.temperature.name() != "hot"),
            }
            if verdict.trust_reason.as_deref() == Some("automated") {
                prop_assert_eq!((reading.engagement, reading.receipt.len()), (0, 0));
            }
            Ok(())
        })?;
    }
}
