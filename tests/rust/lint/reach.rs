//! Bands and personas that nobody is in.

use super::warns;
use serde_json::json;

#[test]
fn temperatures() {
    warns(&[("temperature.hot", json!(80))], &[]);
    warns(
        &[("temperature.hot", json!(81))],
        &[
            "temperature.hot: hot begins at `81`, and no visitor can have more than `80` points: the cap of `total` is 80 (unreachable-temperature)",
        ],
    );
    // the total leaves room, a group does not: stages and offers that want hot are not named again
    warns(
        &[
            ("total.cap", json!(100_000)),
            ("temperature.hot", json!(91)),
            ("stages.3.when", json!({ "temperature": "hot" })),
            ("stages.3.handRaise", json!(null)),
        ],
        &[concat!(
            "temperature.hot: hot begins at `91`, and no visitor can have more than `90` points: the cap of `groups.reading` is 40 ",
            "(unreachable-temperature)"
        )],
    );
    warns(
        &[("total.cap", json!(100_000)), ("temperature.hot", json!(97)), ("stages.3.handRaise", json!(null))],
        &[concat!(
            "temperature.hot: hot begins at `97`, and no visitor can have more than `90` points: the cap of `groups.reading` is 40, ",
            "the cap of `groups.acts` is 50 (unreachable-temperature)"
        )],
    );
    // warm out of reach says all
    warns(
        &[("total.cap", json!(100_000)), ("temperature", json!({ "warm": 101, "hot": 200, "hysteresis": 5 }))],
        &[concat!(
            "temperature.warm: warm begins at `101`, and no visitor can have more than `90` points: that is all that its criteria are worth together ",
            "(unreachable-temperature)"
        )],
    );
}

#[test]
fn a_cap_of_one_criterion_may_be_what_holds_the_temperature_down() {
    let only = |cap: u32| {
        [
            json!({ "id": "view", "signal": "pageView", "page": ["pricing", "blog", "careers"], "points": 5, "repeat": "every", "cap": cap, "halfLifeDays": 9 }),
        ]
    };
    let rest = [
        ("groups", json!({})),
        ("phases", json!(null)),
        ("assets", json!(null)),
        ("offers", json!(null)),
        ("stages", json!(null)),
        ("disqualifiers", json!(null)),
        ("capacity", json!(null)),
        ("actions", json!(null)),
        ("fields.email", json!(null)),
        ("total.cap", json!(100_000)),
        ("accept", json!(["hot-by-repetition"])),
    ];
    let with = |cap| [&[("criteria", json!(only(cap)))], rest.as_slice()].concat();
    warns(&with(50), &[]);
    let mut low = with(49);
    low.pop();
    warns(
        &low,
        &[
            "temperature.hot: hot begins at `50`, and no visitor can have more than `49` points: the cap of `view` is 49 (unreachable-temperature)",
        ],
    );
}

#[test]
fn grades() {
    warns(&[("grade.A", json!(50))], &[]);
    warns(
        &[("grade.A", json!(51))],
        &["grade.A: grade A begins at `51`, and no lead can have more than `50` points of fit (unreachable-grade)"],
    );
    warns(
        &[("grade.C", json!(0))],
        &["grade.C: grade D ends at `-1`, and no lead can have fewer than `0` points of fit (unreachable-grade)"],
    );
    warns(&[("grade.C", json!(1))], &[]);
    warns(
        &[
            ("fit", json!(null)),
            ("personas", json!(null)),
            ("quadrant", json!(null)),
            ("stages.3.when.fit", json!(null)),
            ("fields.employees", json!(null)),
        ],
        &["grade: the plan has no fit criteria, so no lead has a grade (unreachable-grade)"],
    );
}

#[test]
fn quadrants() {
    warns(&[("quadrant", json!({ "fit": 50, "engagement": 80 }))], &[]);
    warns(
        &[("quadrant", json!({ "fit": 51, "engagement": 81 }))],
        &[
            "quadrant.fit: `q3` and `q4` are empty: they are divided at a fit of `51`, and no lead can have more than `50` points (unreachable-quadrant)",
            concat!(
                "quadrant.engagement: `q2` and `q4` are empty: they are divided at an engagement of `81`, and no visitor can have more than `80` points ",
                "(unreachable-quadrant)"
            ),
        ],
    );
    warns(
        &[("quadrant", json!({ "fit": 0, "engagement": 1 }))],
        &[
            "quadrant.fit: `q1` and `q2` are empty: they are divided at a fit of `0`, and no lead can have fewer than `0` points (unreachable-quadrant)",
        ],
    );
}

#[test]
fn bands_of_action() {
    let bands = |by: &str, bounds: &[i32]| {
        let bands: Vec<_> = bounds.iter().enumerate().map(|(i, from)| json!({ "from": from, "action": format!("a{i}") })).collect();
        [("actions", json!({ "by": by, "bands": bands }))]
    };
    warns(&bands("engagement", &[0, 80]), &[]);
    warns(
        &bands("engagement", &[0, 81]),
        &[
            "actions.bands[1].from: the band of `a1` begins at `81`, and no lead can have more than `80` points of engagement (unreachable-action)",
        ],
    );
    warns(&bands("both", &[0, 130]), &[]);
    warns(
        &bands("both", &[0, 131]),
        &[
            "actions.bands[1].from: the band of `a1` begins at `131`, and no lead can have more than `130` points (unreachable-action)",
        ],
    );
    warns(&bands("fit", &[-10, 1]), &[]);
    warns(
        &bands("fit", &[-10, 0]),
        &[
            "actions.bands[0].from: the band of `a0` ends at `-1`, and no lead can have fewer than `0` points of fit (unreachable-action)",
        ],
    );
    warns(
        &bands("fit", &[1, 20]),
        &[
            "actions.bands[0].from: the bands begin at `1`, and a lead can have `0` points of fit: no band speaks of it (action-gap)",
        ],
    );
    // points below 0 go with the first band
    let spoilt = ("fit.+", json!({ "id": "odd", "field": "email", "contains": "example com", "points": -20 }));
    warns(&[bands("fit", &[0, 20]).as_slice(), &[spoilt]].concat(), &[]);
}

#[test]
fn personas() {
    warns(
        &[("personas.1.fit.0.points", json!(0))],
        &[
            "personas[1]: none of the criteria of `purchase` gives points above 0, so no lead is of this persona (unreachable-persona)",
        ],
    );
    warns(&[("personas.1.fit.0.points", json!(1))], &[]);
    // who asks for such a persona is not named again
    warns(
        &[("personas.1.fit.0.points", json!(0)), ("segments.0.when", json!({ "persona": "purchase" }))],
        &[
            "personas[1]: none of the criteria of `purchase` gives points above 0, so no lead is of this persona (unreachable-persona)",
        ],
    );
}
