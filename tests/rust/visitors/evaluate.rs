//! Laws of evaluations from counts and ages: what a visitor is of whom the same is known.

use super::super::plans::{open, with};
use super::super::reference::START;
use super::streams::signal;
use attise::hash::fnv1a;
use attise::memory::Memory;
use attise::receipt::{Tally, of_tallies};
use attise::signal::{Kind, Signal};
use attise::temperature::Temperature;
use attise::visitors::Visitors;
use attise::visitors::{Amount, Now};
use proptest::prelude::*;
use serde_json::json;

const EVENTS: [&str; 4] = ["a", "b", "c", "d"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    /// Each criterion counts an event of its own, so many times at one moment.
    #[test]
    fn the_same_as_a_visitor(
        rules in prop::collection::vec((1..40i32, prop::bool::ANY, prop::option::of(1..60u32), prop::option::of(1..8u32), 0..40u32, 1..4u32), 4),
        amounts in prop::collection::vec((0..12u32, 0..9_000_000u32), 4),
        both in 1..4u32,
    ) {
        let criteria: Vec<_> = rules.iter().zip(EVENTS).map(|((points, minus, cap, max, days, count), name)| {
            let mut criterion = json!({ "id": name, "signal": "event", "name": name, "repeat": "every", "count": count });
            criterion["points"] = json!(if *minus { -points } else { *points });
            for (key, value) in [("cap", *cap), ("max", *max), ("halfLifeDays", Some(*days).filter(|days| *days > 0))] {
                if let Some(value) = value {
                    criterion[key] = json!(value);
                }
            }
            criterion["group"] = json!("all");
            criterion
        }).collect();
        let mut plan = with(json!(criteria));
        let both = json!({ "id": "both", "signal": "combination", "of": ["a", { "criterion": "b", "times": both }], "points": 7, "repeat": "once", "halfLifeDays": 5 });
        plan["criteria"].as_array_mut().unwrap().push(both);
        plan["groups"] = json!({ "all": { "cap": 90, "floor": -30 } });
        plan["total"] = json!({ "floor": -25, "cap": 80 });
        let (_, compiled) = open(&plan);
        let mut visitors = Visitors::new(&compiled);
        let visitor = visitors.add();
        let mut order: Vec<usize> = (0..4).collect();
        order.sort_by_key(|place| std::cmp::Reverse(amounts[*place].1));
        let now = START + 10_000_000;
        for place in order {
            for _ in 0..amounts[place].0 {
                let name = fnv1a(EVENTS[place].as_bytes());
                visitors.take(visitor, &Signal { kind: Kind::Event as u8, name, at: now - amounts[place].1, ..Signal::default() });
            }
        }
        let known: Vec<Amount> = amounts.iter().map(|(amount, age)| Amount { amount: *amount, age: *age }).collect();
        let reading = visitors.evaluate(list(&known), |_| 0).now;
        // the combination is told as old as the youngest of its parts, which it is only when its last part counted but then
        let memory = visitors.memory(visitor).unwrap();
        let whole = memory.counts[4].times > 0;
        let mut told = known.clone();
        told.push(Amount { amount: u32::from(whole), age: if whole { combined_age(&memory, &known, now) } else { 0 } });
        let exact = visitors.evaluate(list(&told), |_| 0).now;
        let seen = visitors.read(visitor, now);
        prop_assert!(exact.score.abs_diff(seen.score) <= 5, "{:?} {:?}", exact, seen);
        prop_assert!(!whole || reading.score >= exact.score);
        prop_assert_eq!(exact.temperature, Temperature::of(exact.score, &compiled.temperature));
    }

    /// What nothing has faded of is read to the last bit as a receipt of the same tallies.
    #[test]
    fn the_same_as_a_receipt(amounts in prop::collection::vec(0..2_000_000u32, 2)) {
        let plan = with(json!([
            { "id": "view", "signal": "pageView", "points": 3, "repeat": "every", "cap": 90, "halfLifeDays": 2 },
            { "id": "time", "signal": "activeTime", "seconds": 30, "points": 2, "repeat": "every", "max": 7 }
        ]));
        let (_, compiled) = open(&plan);
        let mut visitors = Visitors::new(&compiled);
        let known: Vec<Amount> = amounts.iter().map(|amount| Amount { amount: *amount, age: 0 }).collect();
        let tally = |times: u32| Tally { times, weight: u64::from(times) << 16, trimmed: 0 };
        let (_, score) = of_tallies(&compiled, &[tally(amounts[0]), tally((amounts[1] / 30).min(7))]);
        prop_assert_eq!(visitors.evaluate(list(&known), |_| 0).now, Now { score, temperature: Temperature::of(score, &compiled.temperature) });
    }
}

fn list(amounts: &[Amount]) -> impl Fn(usize) -> Amount {
    |place| amounts.get(place).copied().unwrap_or_default()
}

fn combined_age(memory: &Memory, known: &[Amount], now: u32) -> u32 {
    // it counted at the time of one of its parts: that whose age gives its weight
    let weight = memory.counts[4].weight;
    [known[0].age, known[1].age].into_iter().min_by_key(|age| weight.read(now - age, 5 * 86_400).abs_diff(1 << 16)).unwrap()
}

#[test]
fn amounts_out_of_range_saturate() {
    let (_, compiled) = open(&with(json!([{ "id": "view", "signal": "pageView", "points": 40, "repeat": "every" }])));
    let mut visitors = Visitors::new(&compiled);
    let most = Amount { amount: u32::MAX, age: u32::MAX };
    assert_eq!(visitors.evaluate(|_| most, |_| u16::MAX).now.score, 100_000);
    assert_eq!(visitors.evaluate(|_| Amount::default(), |_| 0).now.score, 0);
    let visitor = visitors.add();
    visitors.take(visitor, &signal(&compiled, &(0, "/", "", u32::MAX, 0), u32::MAX));
    assert_eq!(visitors.read(visitor, u32::MAX).score, 40);
}
