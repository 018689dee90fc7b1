//! Offers that never stand in their slot.

use super::warns;
use serde_json::{Value, json};

#[track_caller]
fn choices(choices: Value, expected: &[&str]) {
    warns(&[("offers.0.choices", choices)], expected);
}

#[test]
fn that_never_hold() {
    let when = |when: Value| json!([{ "offer": "prices", "when": when }]);
    choices(when(json!({ "engagement": 80 })), &[]);
    choices(
        when(json!({ "engagement": 81 })),
        &[
            "offers[0].choices[0].when.engagement: it asks for an engagement of `81`, and no visitor can have more than `80` points (offer-never-shows)",
        ],
    );
    choices(when(json!({ "engagement": 49, "temperature": "warm" })), &[]);
    choices(
        when(json!({ "engagement": 50, "temperature": "warm" })),
        &[
            "offers[0].choices[0].when: an engagement of `50` and the temperature `warm` (below 50) exclude one another (offer-never-shows)",
        ],
    );
    choices(
        when(json!({ "did": "quote", "didNot": "quote" })),
        &["offers[0].choices[0].when: `did` asks that `quote` has counted, and `didNot` that it has not (offer-never-shows)"],
    );
    choices(
        when(json!({ "did": { "criterion": "quote", "times": 2 } })),
        &[
            "offers[0].choices[0].when.did: it asks that `quote` has counted `2` times, and it counts once at most: its `repeat` is `once` (offer-never-shows)",
        ],
    );
}

#[test]
fn that_stand_behind_others() {
    let three = |first: Value| json!([first, { "offer": "quote", "when": { "temperature": "hot" } }, { "offer": "prices", "when": { "temperature": "warm" } }]);
    choices(
        three(json!({ "offer": "demo", "when": {} })),
        &["offers[0].choices[0].when: it holds always, so the `2` choices after it never stand (catch-all-offer)"],
    );
    choices(three(json!({ "offer": "demo", "when": {}, "visits": 3 })), &[]);
    choices(json!([{ "offer": "quote", "when": { "temperature": "hot" } }, { "offer": "demo", "when": {} }]), &[]);
    let pair = |one: Value, other: Value| json!([{ "offer": "quote", "when": one }, { "offer": "prices", "when": other }]);
    let behind = "offers[0].choices[1]: wherever it holds `quote` (choices[0]) holds and comes first (covered-offer)";
    choices(pair(json!({ "temperature": "hot" }), json!({ "temperature": "hot" })), &[behind]);
    choices(pair(json!({ "temperature": ["warm", "hot"] }), json!({ "temperature": "hot", "page": "pricing" })), &[behind]);
    choices(pair(json!({ "temperature": "hot", "page": "pricing" }), json!({ "temperature": "hot" })), &[]);
    choices(pair(json!({ "temperature": "hot" }), json!({ "engagement": 50 })), &[behind]);
    choices(pair(json!({ "temperature": "hot" }), json!({ "engagement": 49 })), &[]);
    choices(pair(json!({ "page": ["pricing", "blog"] }), json!({ "page": "blog" })), &[behind]);
    choices(pair(json!({ "page": "pricing" }), json!({ "page": ["pricing", "blog"] })), &[]);
    choices(pair(json!({ "did": ["guide", "quote"] }), json!({ "did": "guide" })), &[behind]);
    choices(pair(json!({ "didNot": "guide" }), json!({ "didNot": ["guide", "quote"] })), &[behind]);
    // several together hold wherever it does
    choices(
        json!([
            { "offer": "quote", "when": { "temperature": "hot" } },
            { "offer": "prices", "when": { "temperature": ["warm", "cold"] } },
            { "offer": "demo", "when": { "page": "pricing" } }
        ]),
        &["offers[0].choices[2]: wherever it holds an earlier choice holds and comes first (covered-offer)"],
    );
    choices(
        json!([{ "offer": "quote", "when": { "temperature": "hot" }, "visits": 3 }, { "offer": "prices", "when": { "temperature": "hot" } }]),
        &[],
    );
}

#[test]
fn that_are_the_default() {
    choices(
        json!([{ "offer": "quote", "when": { "temperature": "hot" } }, { "offer": "guide", "when": { "temperature": "warm" } }]),
        &["offers[0].choices[1].offer: `guide` is the default, which stands anyway when no other choice holds (offer-is-default)"],
    );
    // it makes an exception to the next one
    choices(json!([{ "offer": "guide", "when": { "page": "blog" } }, { "offer": "quote", "when": { "temperature": "hot" } }]), &[]);
}

#[test]
fn promises() {
    let undelivered = ("assets.guide.delivered", json!(false));
    warns(
        std::slice::from_ref(&undelivered),
        &[
            "assets.guide.delivered: `guide` is not delivered, and the slot `hero` offers it: a promise that is not kept (promise-not-kept)",
        ],
    );
    warns(
        &[undelivered.clone(), ("offers.0.default", json!("newsletter"))],
        &[
            "assets.guide.delivered: `guide` is not delivered, and `guide` counts those who ask for it: a promise that is not kept (promise-not-kept)",
        ],
    );
    warns(&[("assets.guide.delivered", json!(true))], &[]);
    warns(
        &[("assets.course", json!({ "kind": "course", "delivered": false }))],
        &["assets.course: no criterion and no slot names `course` (unused-asset)"],
    );
    warns(&[("assets.course", json!({ "kind": "course" })), ("offers.0.default", json!("course"))], &[]);
}

#[test]
fn seen_offers() {
    let seen = |name: &str| {
        [(
            "criteria.+",
            json!({ "id": "seen", "signal": "offerSeen", "name": name, "points": 1, "repeat": "once", "halfLifeDays": 9 }),
        )]
    };
    warns(&seen("quote"), &[]);
    warns(&seen("guide"), &[]);
    warns(&seen("quotes"), &["criteria[6].name: no slot has the offer `quotes`, so it is never seen (unknown-offer)"]);
}
