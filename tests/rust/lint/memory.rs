//! Time, and what memory and payload have room for.

use super::{changed, warnings, warns};
use serde_json::{Value, json};

#[test]
fn nothing_fades() {
    let all: Vec<(String, Value)> = (0..6).map(|i| (format!("criteria.{i}.halfLifeDays"), json!(null))).collect();
    let all: Vec<(&str, Value)> = all.iter().map(|(path, value)| (path.as_str(), value.clone())).collect();
    warns(&all, &["criteria: no criterion has a `halfLifeDays`, so last year's interest counts like today's (nothing-fades)"]);
    warns(&all[1..], &[]);
}

#[test]
fn flapping() {
    let found = "temperature: it has neither `hysteresis` nor `dwellSeconds`, so the page changes back and forth around a threshold (flapping)";
    warns(&[("temperature", json!({ "warm": 25, "hot": 50 }))], &[found]);
    warns(&[("temperature", json!({ "warm": 25, "hot": 50, "hysteresis": 1 }))], &[]);
    warns(&[("temperature", json!({ "warm": 25, "hot": 50, "dwellSeconds": 1 }))], &[]);
}

#[test]
fn many_criteria() {
    let with = |count: usize| {
        let event = |i| json!({ "id": format!("e{i}"), "signal": "event", "name": format!("e{i}"), "points": 1, "repeat": "once", "halfLifeDays": 9 });
        let mut plan = changed(&[]);
        plan["criteria"].as_array_mut().unwrap().extend((6..count).map(event));
        warnings(&plan).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert!(with(40).is_empty());
    let found = "criteria: `41` criteria may count, and a payload has room for about 40: the verdict may say `counters_cut` (many-criteria)";
    assert_eq!(with(41), [found]);
}

#[test]
fn crowded_memory() {
    let all = |cap: u32| {
        ["download", "event"].map(|kind| {
            let criterion = json!({ "id": format!("all-{kind}"), "signal": kind, "points": 1, "repeat": "perKey", "cap": cap, "halfLifeDays": 9 });
            ("criteria.+", criterion)
        })
    };
    // 5 pages of the blog fill its cap
    warns(&all(13), &[]);
    warns(
        &all(14),
        &[concat!(
            "criteria: its criteria with `perKey` may count `33` different pages and assets, and 32 are remembered in all: ",
            "`blog` 5, `all-download` 14, `all-event` 14 (crowded-memory)"
        )],
    );
}

#[test]
fn crowded_offers() {
    let limited = |count: u32| -> Value {
        (0..count).map(|i| json!({ "offer": format!("o{i}"), "visits": 2, "when": { "engagement": 40 - i } })).collect()
    };
    warns(&[("offers.0.choices", limited(16))], &[]);
    warns(
        &[("offers.0.choices", limited(17))],
        &[
            "offers: `17` offers have `visits`, and of 16 it is remembered that they stood: the others stand without end (crowded-offers)",
        ],
    );
}
