//! Conditions that nobody can meet.

use super::warns;
use serde_json::{Value, json};

/// Another guard for the highest stage, which has no hand-raise then.
#[track_caller]
fn stage(when: Value, expected: &[&str]) {
    warns(&[("stages.3.when", when), ("stages.3.handRaise", json!(null))], expected);
}

#[test]
fn points_out_of_reach() {
    stage(json!({ "engagement": 80 }), &[]);
    stage(
        json!({ "engagement": 81 }),
        &[
            "stages[3].when.engagement: it asks for an engagement of `81`, and no visitor can have more than `80` points (unreachable-stage)",
        ],
    );
    stage(json!({ "fit": 50 }), &[]);
    stage(
        json!({ "fit": 51 }),
        &["stages[3].when.fit: it asks for a fit of `51`, and no lead can have more than `50` points (unreachable-stage)"],
    );
}

#[test]
fn points_against_classes() {
    stage(json!({ "engagement": 24, "temperature": "cold" }), &[]);
    stage(
        json!({ "engagement": 25, "temperature": "cold" }),
        &["stages[3].when: an engagement of `25` and the temperature `cold` (below 25) exclude one another (unreachable-stage)"],
    );
    stage(json!({ "engagement": 50, "temperature": ["cold", "hot"] }), &[]);
    stage(
        json!({ "engagement": 50, "temperature": ["cold", "warm"] }),
        &[
            "stages[3].when: an engagement of `50` and the temperature `cold` (below 25) or `warm` (below 50) exclude one another (unreachable-stage)",
        ],
    );
    stage(json!({ "fit": 19, "grade": "C" }), &[]);
    stage(
        json!({ "fit": 20, "grade": ["C", "D"] }),
        &["stages[3].when: a fit of `20` and the grade `C` (10 to 19) or `D` (9 or less) exclude one another (unreachable-stage)"],
    );
    stage(
        json!({ "engagement": 25, "quadrant": ["q1", "q3"] }),
        &[
            "stages[3].when: an engagement of `25` and the quadrant `q1` or `q3` (divided at a fit of 20 and an engagement of 25) exclude one another (unreachable-stage)",
        ],
    );
    stage(
        json!({ "grade": "A", "quadrant": "q2" }),
        &[
            "stages[3].when: the grade `A` (40 or more) and the quadrant `q2` (divided at a fit of 20 and an engagement of 25) exclude one another (unreachable-stage)",
        ],
    );
    // two by two they can be, all three cannot
    stage(
        json!({ "engagement": 25, "fit": 20, "quadrant": ["q1", "q2", "q3"] }),
        &[concat!(
            "stages[3].when: an engagement of `25`, a fit of `20`, the quadrant `q1` or `q2` or `q3` (divided at a fit of 20 and an engagement of 25) ",
            "exclude one another (unreachable-stage)"
        )],
    );
}

#[test]
fn acts_too_often_or_not_at_all() {
    stage(json!({ "did": { "criterion": "blog", "times": 16 } }), &[]);
    stage(
        json!({ "did": { "criterion": "blog", "times": 17 } }),
        &[
            "stages[3].when.did: it asks that `blog` has counted `17` times, and it counts `16` times at most: 16 different ones are remembered (unreachable-stage)",
        ],
    );
    stage(
        json!({ "did": { "criterion": "guide", "times": 2 } }),
        &[
            "stages[3].when.did: it asks that `guide` has counted `2` times, and it counts once at most: its `repeat` is `once` (unreachable-stage)",
        ],
    );
    let limited = [
        ("criteria.1.max", json!(3)),
        ("stages.3.when", json!({ "did": { "criterion": "pricing-view", "times": 4 } })),
        ("stages.3.handRaise", json!(null)),
    ];
    warns(
        &limited,
        &[
            "stages[3].when.did: it asks that `pricing-view` has counted `4` times, and it counts `3` times at most: its `max` is 3 (unreachable-stage)",
        ],
    );
    // one of several is no reason for a stage to be out of reach
    stage(
        json!({ "did": [{ "criterion": "guide", "times": 2 }, "quote"] }),
        &[
            "stages[3].when.did[0]: it asks that `guide` has counted `2` times, and it counts once at most: its `repeat` is `once` (impossible-count)",
        ],
    );
    stage(
        json!({ "engagement": 50, "didNot": { "criterion": "guide", "times": 2 } }),
        &[
            "stages[3].when.didNot: it asks that `guide` has counted `2` times, and it counts once at most: its `repeat` is `once` (impossible-count)",
        ],
    );
    stage(
        json!({ "did": "quote", "didNot": ["guide", "quote"] }),
        &["stages[3].when: `did` asks that `quote` has counted, and `didNot` that it has not (unreachable-stage)"],
    );
    stage(json!({ "did": ["quote", "guide"], "didNot": "quote" }), &[]);
    stage(json!({ "did": "pricing-view", "didNot": { "criterion": "pricing-view", "times": 3 } }), &[]);
}

#[test]
fn phases() {
    stage(json!({ "phase": "decide" }), &[]);
    warns(
        &[("phases.+", json!({ "id": "buy" })), ("stages.3.when", json!({ "phase": "buy" })), ("stages.3.handRaise", json!(null))],
        &["stages[3].when.phase: no criterion with positive points speaks of the phase `buy` or a later one (unreachable-stage)"],
    );
}

#[test]
fn fields_that_cannot_say_both() {
    let both = |one: Value, other: Value| json!({ "where": [one, other], "engagement": 50 });
    let role = |key: &str, value: Value| json!({ "field": "role", key: value });
    stage(both(role("equals", json!("director")), role("oneOf", json!(["director", "buyer"]))), &[]);
    stage(
        both(role("equals", json!("director")), role("equals", json!("buyer"))),
        &["stages[3].when: `role` is `director` and `role` is `buyer` exclude one another (unreachable-stage)"],
    );
    stage(
        both(role("oneOf", json!(["director", "buyer"])), role("noneOf", json!(["director", "buyer", "student"]))),
        &[
            "stages[3].when: `role` is `director` or `buyer` and `role` is not `director` or one of 2 others exclude one another (unreachable-stage)",
        ],
    );
    stage(
        both(role("equals", json!("director")), role("lacks", json!(["direct*"]))),
        &["stages[3].when: `role` is `director` and `role` does not hold `direct*` exclude one another (unreachable-stage)"],
    );
    stage(
        both(role("absent", json!(true)), role("present", json!(true))),
        &["stages[3].when: `role` says nothing and `role` says something exclude one another (unreachable-stage)"],
    );
    stage(
        json!({ "has": "email", "engagement": 50, "where": { "field": "email", "absent": true } }),
        &["stages[3].when: `has` asks that `email` says something, and `absent` that it says nothing (unreachable-stage)"],
    );
    let size = |key: &str, value: i32| json!({ "field": "employees", key: value });
    stage(both(size("atLeast", 9), size("below", 10)), &[]);
    stage(
        both(size("atLeast", 10), size("below", 10)),
        &["stages[3].when: `employees` is at least `10` and `employees` is below `10` exclude one another (unreachable-stage)"],
    );
}

#[test]
fn fit_criteria_and_personas() {
    stage(json!({ "matched": ["size", "role", "is-head"], "persona": "head" }), &[]);
    stage(
        json!({ "matched": ["is-head", "is-purchase"] }),
        &[
            "stages[3].when.matched: `is-head` counts for the persona `head`, `is-purchase` for `purchase`, and a lead has one (unreachable-stage)",
        ],
    );
    stage(
        json!({ "matched": "is-head", "persona": "purchase" }),
        &["stages[3].when: `is-head` counts for the persona `head` alone, and it asks for `purchase` (unreachable-stage)"],
    );
    stage(
        json!({ "matched": "role", "where": { "field": "role", "equals": "student" } }),
        &[
            "stages[3].when: `role` gives points when `role` is `director` or `buyer`, and it asks that `role` is `student` (unreachable-stage)",
        ],
    );
    warns(
        &[
            ("fit.+", json!({ "id": "odd", "field": "role", "equals": "student", "points": -5 })),
            ("segments.0.when", json!({ "matched": "odd" })),
        ],
        &["segments[0].when.matched: it asks that `odd` gives points, and it gives none above 0 (impossible-conditions)"],
    );
    stage(
        json!({ "has": "email", "engagement": 50, "persona": "head", "any": [{ "persona": "purchase" }] }),
        &["stages[3].when.any[0]: it asks for two personas at once, and a lead has one (unreachable-stage)"],
    );
}

#[test]
fn classes_that_the_plan_does_not_define() {
    for class in ["grade", "quadrant"] {
        let asked = if class == "grade" { "A" } else { "q4" };
        warns(
            &[(class, json!(null)), ("segments.0.when", json!({ class: asked }))],
            &[&format!(
                "segments[0].when.{class}: it asks for `{class}`, and the plan has no `{class}`, so this never holds (missing-class)"
            )],
        );
        warns(&[("segments.0.when", json!({ class: asked }))], &[]);
    }
    warns(
        &[("segments.0.when", json!({ "bant": "declared" }))],
        &["segments[0].when.bant: it asks for `bant`, and the plan has no `bant`, so this never holds (missing-class)"],
    );
    let bant = json!({ "budget": "employees", "authority": "role", "need": "role", "timing": "email" });
    warns(&[("bant", bant), ("segments.0.when", json!({ "bant": "declared" }))], &[]);
    warns(
        &[
            ("fit", json!(null)),
            ("personas", json!(null)),
            ("quadrant", json!(null)),
            ("grade", json!(null)),
            ("stages.3.when.fit", json!(null)),
            ("fields.employees", json!(null)),
            ("segments.0.when", json!({ "coverage": 50 })),
        ],
        &["segments[0].when.coverage: it asks for `coverage`, and the plan has no `fit`, so this never holds (missing-class)"],
    );
}

#[test]
fn guards_of_all_kinds() {
    // a hand-raise enters the stage all the same
    warns(
        &[("stages.3.when.engagement", json!(81))],
        &[
            "stages[3].when.engagement: it asks for an engagement of `81`, and no visitor can have more than `80` points (impossible-conditions)",
        ],
    );
    warns(
        &[("disqualifiers.0.when", json!({ "engagement": 30, "temperature": "cold" }))],
        &[
            "disqualifiers[0].when: an engagement of `30` and the temperature `cold` (below 25) exclude one another (impossible-conditions)",
        ],
    );
    warns(
        &[("segments.0.when", json!({ "fit": 51 }))],
        &["segments[0].when.fit: it asks for a fit of `51`, and no lead can have more than `50` points (impossible-conditions)"],
    );
    let any = |least: i32| json!({ "has": "email", "any": [{ "engagement": 50 }, { "temperature": "cold", "engagement": least }] });
    stage(any(24), &[]);
    stage(
        any(25),
        &[
            "stages[3].when.any[1]: an engagement of `25` and the temperature `cold` (below 25) exclude one another (impossible-conditions)",
        ],
    );
    stage(
        json!({ "has": "email", "engagement": 81, "any": [{ "fit": 1 }, { "fit": 2 }] }),
        &[
            "stages[3].when.engagement: it asks for an engagement of `81`, and no visitor can have more than `80` points (unreachable-stage)",
        ],
    );
}
