//! Payloads: short, exact, refused when damaged, and read at the edge to the same score.

use super::plans::{TOUCHED, acts, any, open, with};
use super::reference::{START, play};
use attise::base64;
use attise::hash::fnv1a;
use attise::memory::Memory;
use attise::payload::{Evidence, MAX_CHARS, Malformed, nonce};
use attise::trust::Trust;
use attise::verdict::{Post, judge};
use attise::visitor::Visitor;
use proptest::prelude::*;
use serde_json::json;

fn post(payload: &str) -> Post {
    Post { payload: Some(payload.into()), ..Post::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    /// Page and edge agree, whatever the plan and the visit.
    #[test]
    fn the_edge_reads_what_the_page_showed(plan in any(), acts in acts(), later in 0..600_000u32) {
        let (plan, compiled) = open(&plan);
        let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
        let now = play(&mut visitor, &acts) + later;
        visitor.refresh(now);
        let payload = visitor.payload(&TOUCHED, now);
        prop_assert!(payload.len() <= MAX_CHARS);
        let verdict = judge(&plan, &compiled, &post(&payload), now + 3);
        prop_assert_eq!(verdict.trust, Trust::Consistent);
        prop_assert_eq!((verdict.reading.engagement, verdict.reading.temperature), (visitor.score, visitor.temperature));
        let (lines, _) = attise::receipt::read(&compiled, &visitor.memory, now);
        let shown: Vec<_> = lines.iter().filter(|line| line.times > 0).map(|line| (line.times, line.faded, line.trimmed, line.points)).collect();
        let read: Vec<_> = verdict.reading.receipt.iter().map(|line| (line.times, line.faded, line.trimmed, line.points)).collect();
        prop_assert_eq!(shown, read);
    }

    #[test]
    fn any_change_of_one_letter_is_noticed(plan in any(), acts in acts(), place in 0..200usize, letter in "[A-Za-z0-9_-]") {
        let (_, compiled) = open(&plan);
        let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
        let now = play(&mut visitor, &acts);
        let payload = visitor.payload(&TOUCHED, now);
        let mut changed = payload.clone();
        let place = place % payload.len();
        changed.replace_range(place..=place, &letter);
        prop_assume!(changed != payload);
        prop_assert_ne!(Evidence::read(&changed).ok(), Evidence::read(&payload).ok());
    }

    #[test]
    fn any_text_is_judged(text in "\\PC{0,600}") {
        let (plan, compiled) = open(&super::plans::least());
        let verdict = judge(&plan, &compiled, &post(&text), START);
        prop_assert!(matches!(verdict.trust, Trust::Malformed | Trust::Absent));
    }
}

#[test]
fn what_is_written_in_more_bytes_than_it_needs_is_damaged() {
    let counter = |packed: &[u8]| {
        let bytes = [&[1; 17], &[0, 9, 1, 9, 7, 7, 7][..], packed].concat();
        let sum = fnv1a(&bytes);
        Evidence::of_bytes(&[&bytes[..], &((sum ^ sum >> 16) as u16).to_le_bytes()].concat())
            .map(|evidence| evidence.counters.len())
    };
    assert_eq!(counter(&[4]), Ok(1)); // once
    assert_eq!(counter(&[5, 0x80, 0x80, 2]), Ok(1)); // once, faded to a half
    assert_eq!(counter(&[6, 3]), Ok(1)); // once, with three trimmed
    assert_eq!(counter(&[0x84, 0]), Err(Malformed::Damaged));
    assert_eq!(counter(&[5, 0x80, 0x80, 4]), Err(Malformed::Damaged));
    assert_eq!(counter(&[6, 0]), Err(Malformed::Damaged));
}

#[test]
fn a_nonce_says_which_form_and_whether_anyone_was_there() {
    for (low, form, touched) in [(0, 0, false), (0x1_0000, 0, true), (0x1_abcd, 0xabcd, true), (0xfffe_abcd, 0xabcd, false)] {
        let nonce = nonce(low, 0x89ab_cdef).to_le_bytes();
        assert_eq!(nonce.get(4..), Some(&[0xef, 0xcd, 0xab, 0x89][..]));
        let evidence = Evidence { nonce, ..Evidence::default() };
        assert_eq!((evidence.form(), evidence.touched()), (form, touched));
    }
}

#[test]
fn a_typical_payload_has_at_most_120_characters() {
    let criteria: Vec<_> = (0..20)
        .map(|i| json!({ "id": format!("c{i}"), "signal": "event", "name": format!("e{i}"), "points": 3, "repeat": "every", "halfLifeDays": 14 }))
        .collect();
    let (_, compiled) = open(&with(json!(criteria)));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    // 60 events over 18 days that touch 8 of the 20 criteria, as the benchmark's visitors do
    for i in 0..60 {
        visitor.signal(5, &format!("e{}", i % 8), 0, START + i * 26_000);
    }
    let payload = visitor.payload(&[255; 8], START + 60 * 26_000);
    assert!(payload.len() <= 120, "{} characters", payload.len());
}

#[test]
fn a_plan_of_a_hundred_criteria_stays_within_512_characters() {
    let criteria: Vec<_> = (0..100)
        .map(|i| json!({ "id": format!("c{i}"), "signal": "pageView", "points": 3, "repeat": "every", "cap": 1000, "halfLifeDays": 14 }))
        .collect();
    let (plan, compiled) = open(&with(json!(criteria)));
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
    for i in 0..2000 {
        visitor.page("/", 0, START + i * 1000);
    }
    let payload = visitor.payload(&[255; 8], START + 2_000_000);
    assert!(payload.len() <= MAX_CHARS, "{} characters", payload.len());
    let verdict = judge(&plan, &compiled, &post(&payload), START + 2_000_000);
    assert_eq!((verdict.trust, verdict.trust_reason.as_deref()), (Trust::Consistent, Some("counters_cut")));
}

/// Weights are rounded, and an honest visitor must not be called impossible for it.
#[test]
fn views_in_quick_succession_are_possible() {
    for days in 1..180 {
        let view = json!({ "id": "view", "signal": "pageView", "points": 1, "repeat": "every", "halfLifeDays": days });
        let (plan, compiled) = open(&with(json!([view])));
        for start in (0..40).map(|i| START + i * 7_654_321 % 90_000_000) {
            for (count, gap) in [(1, 0), (5, 0), (10, 1), (40, 1)] {
                let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), start);
                (0..count).for_each(|i| {
                    visitor.page("/", 0, start + i * gap);
                });
                let now = start + count * gap;
                let verdict = judge(&plan, &compiled, &post(&visitor.payload(&TOUCHED, now)), now);
                assert_eq!(
                    (verdict.trust, verdict.reading.engagement),
                    (Trust::Consistent, visitor.score),
                    "{days} days, {count} views from {start}"
                );
            }
        }
    }
}

#[test]
fn refusals_say_why() {
    let mut newer = base64::decode(&base64::encode(&[2; 30])).unwrap();
    newer[0] = 9;
    for (text, why) in [
        ("é".to_string(), Malformed::NotBase64),
        ("A".repeat(513), Malformed::TooLong),
        (base64::encode(&newer), Malformed::Version(9)),
        (base64::encode(&[1; 30]), Malformed::Damaged),
        ("A".into(), Malformed::NotBase64),
        ("AQ".into(), Malformed::Damaged),
    ] {
        assert_eq!(Evidence::read(&text), Err(why), "{text}");
    }
}
