//! The ladder as a whole.

use super::warns;
use serde_json::{Value, json};

#[test]
fn stages_easier_than_those_below() {
    let sql = |gate: &str, when: Value| {
        [("stages.3.when", when), ("stages.3.gate", json!(gate)), ("accept", json!(["sales-without-person"]))]
    };
    let human = |when: Value| [("stages.3.when", when), ("stages.3.handRaise", json!(null))];
    // a person confirms what the stage below asks for
    warns(&human(json!({ "has": "email", "engagement": 25 })), &[]);
    warns(&human(json!({ "has": "email", "fit": 20 })), &[]);
    warns(
        &human(json!({ "has": "email", "engagement": 24 })),
        &[concat!(
            "stages[3].when: it asks less than `mql` below it (an engagement of `24`, and `25` below), so leads climb through `mql` that do not meet it ",
            "(easier-stage)"
        )],
    );
    warns(
        &[("stages.3.when", json!(null)), ("stages.3.handRaise", json!(null))],
        &["stages[3].when: it asks less than `mql` below it, so leads climb through `mql` that do not meet it (easier-stage)"],
    );
    warns(
        &sql("auto", json!({ "has": "email", "temperature": ["warm", "hot"] })),
        &["stages[3].when: it asks no more than `mql` below it, so no lead stays in `mql` (easier-stage)"],
    );
    warns(&sql("auto", json!({ "has": "email", "temperature": "hot" })), &[]);
    // each alternative of the stage below is enough above
    warns(
        &[
            ("stages.2.when", json!({ "has": "email", "any": [{ "did": "guide" }, { "did": "quote", "fit": 10 }] })),
            ("stages.3.when", json!({ "did": ["quote", "guide", "blog"] })),
            ("stages.3.handRaise", json!(null)),
        ],
        &["stages[3].when: it asks less than `mql` below it, so leads climb through `mql` that do not meet it (easier-stage)"],
    );
    warns(
        &[
            ("stages.2.when", json!({ "has": "email", "any": [{ "did": "guide" }, { "did": "quote", "fit": 10 }] })),
            ("stages.3.when", json!({ "did": "quote" })),
            ("stages.3.handRaise", json!(null)),
        ],
        &[],
    );
    // field tests that say the same in other words
    let role = |key: &str, value: Value| json!({ "where": { "field": "role", key: value } });
    warns(
        &[
            ("stages.2.when", role("equals", json!("director"))),
            ("stages.3.when", role("oneOf", json!(["buyer", "Director"]))),
            ("stages.3.handRaise", json!(null)),
        ],
        &["stages[3].when: it asks less than `mql` below it, so leads climb through `mql` that do not meet it (easier-stage)"],
    );
    warns(
        &[
            ("stages.2.when", role("equals", json!("director"))),
            ("stages.3.when", role("noneOf", json!(["director"]))),
            ("stages.3.handRaise", json!(null)),
        ],
        &[],
    );
}

#[test]
fn sales_without_a_person() {
    let auto = ("stages.3.gate", json!("auto"));
    let found = "stages[3].gate: a lead reaches `sql`, which `sales` owns, by points and acts alone: no gate on the way is opened by a person (sales-without-person)";
    warns(std::slice::from_ref(&auto), &[found]);
    warns(&[auto.clone(), ("accept", json!(["sales-without-person"]))], &[]);
    // a person has opened a gate before
    warns(&[auto.clone(), ("stages.2.gate", json!("verbal"))], &[]);
    // it is marketing's own
    warns(&[auto.clone(), ("stages.3.owner", json!("marketing")), ("capacity", json!(null))], &[]);
    // by a hand-raise too
    warns(
        &[auto, ("stages.3.when.engagement", json!(81))],
        &[
            "stages[3].when.engagement: it asks for an engagement of `81`, and no visitor can have more than `80` points (impossible-conditions)",
            found,
        ],
    );
}

#[test]
fn the_handover() {
    warns(
        &[("stages.3.sla", json!(null))],
        &["stages[3]: `sales` takes over from `marketing` in `sql`, and nothing says how soon (sales-without-sla)"],
    );
    warns(
        &[("stages.3.recycle", json!(null))],
        &["stages[3]: `sales` takes over from `marketing` in `sql`, and no way leads back (no-recycle)"],
    );
    // later stages of the same owner are no handover
    let won = json!({ "id": "won", "owner": "sales", "gate": "human", "when": { "has": "email", "engagement": 60, "fit": 20 } });
    warns(&[("stages.+", won)], &[]);
}

#[test]
fn hand_raises() {
    warns(
        &[("stages.3.handRaise", json!(["quote", "careers"]))],
        &["stages[3].handRaise[1]: `careers` takes `10` points away, and promotes to `sql` at once (odd-hand-raise)"],
    );
    let never =
        json!({ "id": "visits", "signal": "visit", "count": 3, "points": 5, "repeat": "perVisit", "cap": 5, "halfLifeDays": 9 });
    warns(
        &[("criteria.+", never), ("stages.3.handRaise", json!("visits"))],
        &[
            "criteria[6].count: one occurrence takes `3` visits within one visit, so it never counts (never-counts)",
            "stages[3].handRaise: `visits` can never count, so nobody raises a hand by it (odd-hand-raise)",
        ],
    );
    warns(&[("stages.3.handRaise", json!(["quote", "guide"]))], &[]);
}

#[test]
fn disqualifiers() {
    warns(
        &[("disqualifiers.0.atMost", json!("sql"))],
        &["disqualifiers[0].atMost: `sql` is the highest stage, so it keeps nobody down (idle-disqualifier)"],
    );
    warns(&[("disqualifiers.0.atMost", json!("mql"))], &[]);
    for always in [json!({}), json!({ "engagement": 0 }), json!({ "any": [{ "has": "email" }, { "fit": 0 }] })] {
        warns(
            &[("disqualifiers.0.when", always)],
            &["disqualifiers[0].when: it holds for everybody, so nobody climbs above `lead` (disqualifies-all)"],
        );
    }
    // whoever is asked for is disqualified
    let stage = |when: Value| [("stages.3.when", when), ("stages.3.handRaise", json!(null))];
    warns(&stage(json!({ "engagement": 50, "where": { "field": "role", "oneOf": ["student", "buyer"] } })), &[]);
    warns(
        &stage(json!({ "engagement": 50, "where": { "field": "role", "equals": "Student" } })),
        &[
            "stages[3].when: whoever meets it is disqualified by `student` (disqualifiers[0]) and kept at `lead` or below (unreachable-stage)",
        ],
    );
    // a hand-raise may still enter
    warns(&[("stages.3.when", json!({ "engagement": 50, "where": { "field": "role", "equals": "student" } }))], &[]);
    warns(
        &[
            ("disqualifiers.0.when", json!({ "has": "employees", "engagement": 30 })),
            ("stages.3.when", json!({ "has": ["email", "employees"], "engagement": 50 })),
            ("stages.3.handRaise", json!(null)),
        ],
        &[
            "stages[3].when: whoever meets it is disqualified by `student` (disqualifiers[0]) and kept at `lead` or below (unreachable-stage)",
        ],
    );
}

#[test]
fn capacity() {
    warns(
        &[("capacity", json!({ "leads": 20, "per": "month", "stage": "mql" }))],
        &[
            "capacity.stage: `mql` is owned by `marketing`, who owns the first stage too: it limits what marketing takes from itself (capacity-not-sales)",
        ],
    );
}
