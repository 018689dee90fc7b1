//! Random plans and streams of signals, wider than a page ever sees.

use super::super::plans::any;
use attise::compiled::Compiled;
use attise::hash::fnv1a;
use attise::signal::Signal;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Plans with all that a plan can say of engagement.
pub fn plans() -> impl Strategy<Value = Value> {
    let kinds = prop::collection::vec((0..12usize, prop::bool::ANY), 8);
    let thresholds = (1..40i32, 1..60i32, prop_oneof![Just(0), 1..12i32], prop_oneof![Just(0), 1..86_400u32]);
    let days = prop::collection::vec(
        prop_oneof![3 => Just(None), 1 => Just(Some(14.0)), 1 => (0.0001f64..3.0).prop_map(Some), 1 => Just(Some(3650.0))],
        8,
    );
    let totals = (prop_oneof![Just(0), -60..0i32], prop_oneof![Just(100_000), 1..80i32]);
    (any(), kinds, thresholds, days, totals, prop::bool::ANY).prop_map(
        |(mut plan, kinds, (warm, more, hysteresis, dwell), days, totals, second)| {
            let criteria = plan["criteria"].as_array_mut().unwrap();
            for ((criterion, (kind, named)), days) in criteria.iter_mut().zip(kinds).zip(days) {
                if criterion["signal"] == "combination" {
                    continue;
                }
                let (kind, page) = [
                    ("", true),
                    ("", true),
                    ("", true),
                    ("visit", false),
                    ("returnVisit", false),
                    ("emailOpen", false),
                    ("emailClick", false),
                    ("scroll", true),
                    ("videoPlay", true),
                    ("event", false),
                    ("download", false),
                    ("offerSeen", true),
                ][kind];
                if !kind.is_empty() {
                    criterion["signal"] = json!(kind);
                    criterion.as_object_mut().unwrap().remove("seconds");
                    if !page {
                        criterion.as_object_mut().unwrap().remove("page");
                    }
                    if kind == "scroll" {
                        criterion["percent"] = json!(50);
                    }
                }
                if named && ["event", "download", "emailClick", "formSubmit"].contains(&criterion["signal"].as_str().unwrap()) {
                    criterion["name"] = json!(["quote", "guide"]);
                }
                if let Some(days) = days {
                    criterion["halfLifeDays"] = json!(days);
                }
                if second && criterion["group"].is_null() {
                    criterion["group"] = json!("other");
                }
            }
            if second {
                plan["groups"]["other"] = json!({ "cap": 25, "floor": -3 });
            }
            plan["total"] = json!({ "floor": totals.0, "cap": totals.1 });
            plan["temperature"] =
                json!({ "warm": warm, "hot": warm + more, "hysteresis": hysteresis.min(warm - 1), "dwellSeconds": dwell });
            plan
        },
    )
}

/// One thing that happens: kind, path, name, amount, and seconds since the one before, which may be negative.
pub type Happened = (u8, &'static str, &'static str, u32, i64);

/// Streams of what may happen.
pub fn streams() -> impl Strategy<Value = Vec<Happened>> {
    let kind = prop_oneof![6 => 0..5u8, 3 => 5..18u8];
    let path =
        prop_oneof![Just("/"), Just("/pricing"), Just("/pricing/pro"), Just("/careers"), Just("/careers/1"), Just("/careers/2")];
    let name = prop_oneof![Just("quote"), Just("guide"), Just("other"), Just("")];
    let amount = prop_oneof![60 => 0..120u32, 1 => Just(86_400), 1 => Just(u32::MAX)];
    let pause = prop_oneof![
        8 => 0..120i64, 3 => 1000..90_000i64, 2 => 90_000..4_000_000i64, 1 => -100_000..0i64, 1 => 1_000_000..200_000_000i64
    ];
    prop::collection::vec((kind, path, name, amount, pause), 0..70)
}

/// What happened, as the engine takes it.
pub fn signal(plan: &Compiled, &(kind, path, name, amount, _): &Happened, at: u32) -> Signal {
    let name = if name.is_empty() { 0 } else { fnv1a(name.as_bytes()) };
    Signal { kind, pages: plan.groups_of(path.as_bytes()), path: fnv1a(path.as_bytes()), name, amount, at }
}

/// The time after a pause.
pub fn later(at: u32, pause: i64) -> u32 {
    (i64::from(at) + pause).clamp(0, i64::from(u32::MAX)) as u32
}
