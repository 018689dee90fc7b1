//! A plan that is as large as the language allows.

use super::super::plans::{least, open};
use super::super::work::allocations;
use super::{HOT, WARM, arrives};
use attise::search::{idling, shortest};
use serde_json::{Value, json};

/// A plan with as much of everything as the language allows.
fn hostile() -> Value {
    let mut plan = least();
    let pages = (0..32).map(|i| (format!("g{i}"), json!([format!("/g{i}*"), format!("*/x{i}/:y")])));
    plan["pages"] = json!(pages.collect::<serde_json::Map<_, _>>());
    let kinds = ["pageView", "activeTime", "formSubmit", "click", "download", "event", "scroll", "copy"];
    let repeats = ["once", "perVisit", "perDay", "perKey", "every", "perWeek"];
    let criterion = |i: usize| {
        let kind = kinds[i % 8];
        let mut criterion = json!({
            "id": format!("c{i}"), "signal": kind, "points": 1 + (i * 7) % 13, "repeat": repeats[(i * 5 + i / 8) % 6],
            "group": format!("k{}", i % 64), "halfLifeDays": 1 + i % 40
        });
        let named = ["formSubmit", "click", "download", "event"].contains(&kind) && !i.is_multiple_of(5);
        let optional = [
            ("page", !i.is_multiple_of(3), json!([format!("g{}", i % 32), format!("g{}", (i * 11 + 1) % 32)])),
            ("seconds", kind == "activeTime", json!(7 + i % 50)),
            ("percent", kind == "scroll", json!(1 + i % 100)),
            ("name", named, json!([format!("n{}", i % 17), format!("m{}", i % 23)])),
            ("count", i.is_multiple_of(4), json!(1 + i % 7)),
            ("cap", i.is_multiple_of(6), json!(5 + i % 30)),
        ];
        optional.into_iter().filter(|(_, given, _)| *given).for_each(|(key, _, value)| criterion[key] = value);
        criterion
    };
    let combination = |i: usize| {
        let of = json!([format!("c{}", i % 50), { "criterion": format!("c{}", i % 90), "times": 2 }]);
        json!({ "id": format!("c{i}"), "signal": "combination", "repeat": "once", "points": 10, "of": of, "group": "k0" })
    };
    plan["criteria"] = json!((0..192).map(criterion).chain((192..200).map(combination)).collect::<Vec<_>>());
    plan["groups"] = json!((0..64).map(|i| (format!("k{i}"), json!({ "cap": 9 + i }))).collect::<serde_json::Map<_, _>>());
    plan["temperature"] = json!({ "warm": 150, "hot": 400 });
    plan
}

/// Allocations that searching a plan as large as the language allows takes at most: half as many again as when this was written.
const MOST: u64 = 1_500_000;

/// Whatever the machine is busy with: what bounds the search is work.
#[test]
fn a_hostile_plan_is_answered() {
    let (plan, compiled) = open(&hostile());
    let work = allocations(|| {
        for target in [WARM, HOT] {
            let way = arrives(&plan, &compiled, target, shortest(&plan, &compiled, &target).unwrap());
            assert!(!way.exact);
        }
        assert!(!idling(&plan, &compiled).is_empty());
    });
    assert!(work < MOST, "{work}");
}
