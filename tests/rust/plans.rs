//! Plans that several tests share, and random ones.

use attise::check::check;
use attise::compile::compile;
use attise::compiled::Compiled;
use attise::plan::Plan;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A nonce that says that a person acted, and nothing else.
pub const TOUCHED: [u8; 8] = attise::payload::TOUCHED.to_le_bytes();

/// A plan with nothing in it but what must be there.
pub fn least() -> Value {
    json!({
        "version": 1, "id": "least", "language": "en",
        "pages": { "pricing": "/pricing*", "careers": "/careers*" },
        "criteria": [ { "id": "view", "signal": "pageView", "points": 1, "repeat": "every" } ],
        "total": { "floor": -100_000, "cap": 100_000 },
        "temperature": { "warm": 30, "hot": 60 }
    })
}

/// The least plan with other criteria.
pub fn with(criteria: Value) -> Value {
    let mut plan = least();
    plan["criteria"] = criteria;
    plan
}

/// Checks and compiles a plan that must be good.
#[track_caller]
pub fn open(plan: &Value) -> (Plan, Compiled) {
    let plan = check(&plan.to_string()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let compiled = Compiled::read(&compile(&plan)).unwrap();
    (plan, compiled)
}

fn criterion(id: usize) -> impl Strategy<Value = Value> {
    let kind = prop_oneof![Just("pageView"), Just("activeTime"), Just("formSubmit"), Just("click")];
    let repeat = prop_oneof![Just("once"), Just("perVisit"), Just("perDay"), Just("perWeek"), Just("perKey"), Just("every")];
    let page = prop_oneof![Just(json!(null)), Just(json!("pricing")), Just(json!(["pricing", "careers"]))];
    let points = prop_oneof![4 => 1..40i32, 1 => -20..-1];
    let limits = (prop::option::of(1..6u32), prop::option::of(1..60u32), prop::option::of(1..40u32), prop::bool::ANY);
    let count = prop::option::of(1..4u32);
    (kind, repeat, page, points, limits, count).prop_map(move |(kind, repeat, page, points, (max, cap, days, grouped), count)| {
        let mut criterion = json!({ "id": format!("c{id}"), "signal": kind, "points": points, "repeat": repeat });
        let optional =
            [("page", page), ("max", json!(max)), ("cap", json!(cap)), ("halfLifeDays", json!(days)), ("count", json!(count))];
        for (key, value) in optional.into_iter().filter(|(_, value)| !value.is_null()) {
            criterion[key] = value;
        }
        if kind == "activeTime" {
            criterion["seconds"] = json!(15);
        }
        if grouped {
            criterion["group"] = json!("interest");
        }
        criterion
    })
}

/// Plans of up to eight criteria of all kinds, and now and then a combination of the first two.
pub fn any() -> impl Strategy<Value = Value> {
    let criteria = (1..8usize).prop_flat_map(|count| (0..count).map(criterion).collect::<Vec<_>>());
    (criteria, 1..120i32, -40..=0i32, prop::option::of((1..4u32, -20..40i32))).prop_map(|(mut criteria, cap, floor, both)| {
        if let (Some((times, points)), true) = (both.filter(|(_, points)| *points != 0), criteria.len() > 1) {
            let of = json!(["c0", { "criterion": "c1", "times": times }]);
            criteria.push(
                json!({ "id": "both", "signal": "combination", "of": of, "points": points, "repeat": "once", "halfLifeDays": 9 }),
            );
        }
        let mut plan = with(json!(criteria));
        plan["groups"] = json!({ "interest": { "cap": cap, "floor": floor } });
        plan["total"] = json!({ "floor": floor, "cap": cap + 20 });
        plan["temperature"] = json!({ "warm": 20, "hot": 50, "hysteresis": 5, "dwellSeconds": 60 });
        plan
    })
}

/// One random act of a visitor: kind, path, name, amount, and seconds since the one before.
pub type Act = (u8, &'static str, &'static str, u32, u32);

/// Random acts.
pub fn acts() -> impl Strategy<Value = Vec<Act>> {
    let path = prop_oneof![Just("/"), Just("/pricing"), Just("/pricing/pro"), Just("/careers")];
    let name = prop_oneof![Just("quote"), Just("guide"), Just("")];
    let pause = prop_oneof![5 => 0..120u32, 2 => 1000..90_000u32, 1 => 90_000..4_000_000u32];
    prop::collection::vec((0..5u8, path, name, 0..90u32, pause), 0..60)
}
