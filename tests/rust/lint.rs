//! The linter: for each code a plan that has it, and near misses that have not.

mod acts;
mod caps;
mod content;
mod general;
mod guards;
mod ladder;
mod memory;
mod offers;
mod reach;

use super::plans::open;
use attise::lint::{Warning, lint};
use serde_json::{Value, json};

/// A plan of all parts that gives no warning.
pub fn good() -> Value {
    json!({
        "version": 1, "id": "good", "language": "en",
        "pages": { "pricing": "/pricing*", "blog": "/blog*", "careers": "/careers*" },
        "phases": [{ "id": "learn" }, { "id": "decide" }],
        "criteria": [
            { "id": "blog", "signal": "pageView", "page": "blog", "points": 2, "repeat": "perKey", "cap": 10, "halfLifeDays": 30, "group": "reading", "phase": "learn" },
            { "id": "pricing-view", "signal": "pageView", "page": "pricing", "points": 5, "repeat": "perVisit", "cap": 15, "halfLifeDays": 14, "group": "reading", "phase": "decide" },
            { "id": "pricing-time", "signal": "activeTime", "page": "pricing", "seconds": 30, "points": 5, "repeat": "every", "cap": 20, "halfLifeDays": 14, "group": "reading", "phase": "decide" },
            { "id": "guide", "signal": "formSubmit", "name": "guide", "points": 15, "repeat": "once", "halfLifeDays": 60, "group": "acts", "phase": "learn" },
            { "id": "quote", "signal": "formSubmit", "name": "quote", "points": 40, "repeat": "once", "halfLifeDays": 90, "group": "acts", "phase": "decide" },
            { "id": "careers", "signal": "pageView", "page": "careers", "points": -10, "repeat": "perDay", "cap": 20, "halfLifeDays": 60 }
        ],
        "groups": { "reading": { "cap": 40 }, "acts": { "cap": 50 } },
        "total": { "floor": 0, "cap": 80 },
        "fields": {
            "email": {}, "employees": {},
            "role": {
                "values": { "director": "Director", "buyer": "Head of buying", "student": "Student" },
                "aliases": { "ceo": "director", "boss": "director" }
            }
        },
        "fit": [
            { "id": "size", "field": "employees", "bands": [{ "from": 1, "points": 0 }, { "from": 10, "points": 10 }, { "from": 50, "points": 20 }] },
            { "id": "role", "field": "role", "oneOf": ["director", "buyer"], "points": 20 }
        ],
        "personas": [
            { "id": "head", "fit": [{ "id": "is-head", "field": "role", "equals": "director", "points": 10 }] },
            { "id": "purchase", "fit": [{ "id": "is-purchase", "field": "role", "equals": "buyer", "points": 10 }] }
        ],
        "temperature": { "warm": 25, "hot": 50, "hysteresis": 5, "dwellSeconds": 20 },
        "grade": { "A": 40, "B": 20, "C": 10 },
        "quadrant": { "fit": 20, "engagement": 25 },
        "actions": { "by": "engagement", "bands": [{ "from": 0, "action": "wait" }, { "from": 25, "action": "write" }, { "from": 50, "action": "call" }] },
        "stages": [
            { "id": "visitor", "owner": "marketing", "gate": "auto" },
            { "id": "lead", "owner": "marketing", "gate": "auto", "when": { "has": "email" } },
            { "id": "mql", "owner": "marketing", "gate": "auto", "when": { "has": "email", "engagement": 25 } },
            {
                "id": "sql", "owner": "sales", "gate": "human", "when": { "has": "email", "engagement": 50, "fit": 20 }, "handRaise": "quote",
                "sla": { "hours": 24 }, "recycle": { "to": "mql", "reasons": "too-early" }
            }
        ],
        "disqualifiers": [{ "id": "student", "when": { "where": { "field": "role", "equals": "student" } }, "atMost": "lead" }],
        "segments": [{ "id": "directors", "when": { "where": { "field": "role", "equals": "director" } } }],
        "capacity": { "leads": 20, "per": "month", "stage": "sql", "waitIn": "mql" },
        "assets": { "guide": { "kind": "pdf", "phase": "learn" } },
        "offers": [{
            "slot": "hero", "default": "guide",
            "choices": [
                { "offer": "quote", "when": { "temperature": "hot", "didNot": "quote" } },
                { "offer": "prices", "when": { "temperature": "warm", "page": "pricing" } }
            ]
        }]
    })
}

/// The good plan with some values set, by their paths; `null` takes one out.
pub fn changed(changes: &[(&str, Value)]) -> Value {
    let mut plan = good();
    for (path, value) in changes {
        let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
        let pointer = if parent.is_empty() { String::new() } else { format!("/{}", parent.replace('.', "/")) };
        match plan.pointer_mut(&pointer).unwrap_or_else(|| panic!("{path}")) {
            Value::Array(items) if key == "+" => items.push(value.clone()),
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = value.clone(),
            Value::Object(map) if value.is_null() => drop(map.remove(key).unwrap_or_else(|| panic!("{path}"))),
            Value::Object(map) => drop(map.insert(key.into(), value.clone())),
            _ => panic!("{path}"),
        }
    }
    plan
}

/// The warnings of a plan that must be good.
#[track_caller]
pub fn warnings(plan: &Value) -> Vec<Warning> {
    let (plan, compiled) = open(plan);
    lint(&plan, &compiled)
}

/// Changes the good plan and expects exactly these warnings.
#[track_caller]
pub fn warns(changes: &[(&str, Value)], expected: &[&str]) {
    let found: Vec<String> = warnings(&changed(changes)).iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
}
