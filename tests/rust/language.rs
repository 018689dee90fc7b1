//! What is wrong with the parts of a plan that refer to one another, each with its exact words; and plans made to hurt.

use super::plans::least;
use super::problems::problems;
use attise::check::check;
use serde_json::{Value, json};

fn stages(changes: Value) -> [(&'static str, Value); 1] {
    let mut stages = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto" },
        { "id": "mql", "owner": "marketing", "gate": "auto" },
        { "id": "sql", "owner": "sales", "gate": "human" }
    ]);
    for (place, change) in changes.as_object().unwrap() {
        stages[place.parse::<usize>().unwrap()].as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    }
    [("stages", stages)]
}

#[test]
fn combinations() {
    let combination = |of: Value, repeat: &str| {
        let view = json!({ "id": "view", "signal": "pageView", "points": 1, "repeat": "every" });
        let other = json!({ "id": "other", "signal": "combination", "of": ["view", "both"], "points": 1, "repeat": "once" });
        [("criteria", json!([view, { "id": "both", "signal": "combination", "of": of, "points": 5, "repeat": repeat }, other]))]
    };
    problems(
        &combination(json!(["view", "views"]), "every"),
        &[
            "criteria[1].of[1]: unknown criterion `views`",
            "criteria[1].repeat: expected `once`, found `\"every\"`",
            "criteria[2].of[1]: expected a criterion that counts a signal, found the combination `both`",
        ],
    );
    problems(
        &combination(json!([{ "criterion": "view", "times": 0 }, "view"]), "once"),
        &[
            "criteria[1].of[0].times: expected a whole number from 1 to 1000000, found `0`",
            "criteria[1].of[1]: `view` is named twice",
            "criteria[2].of[1]: expected a criterion that counts a signal, found the combination `both`",
        ],
    );
    problems(
        &[(
            "criteria.0",
            json!({ "id": "a", "signal": "combination", "of": ["a"], "page": "pricing", "count": 2, "points": 1, "repeat": "once" }),
        )],
        &[
            "criteria[0]: unknown key `page`",
            "criteria[0]: unknown key `count`",
            "criteria[0].of: expected at least 2 items, found `1`",
            "criteria[0].of[0]: expected a criterion that counts a signal, found the combination `a`",
        ],
    );
}

#[test]
fn signals_with_an_amount() {
    problems(
        &[("criteria.0", json!({ "id": "a", "signal": "scroll", "points": 1, "repeat": "every", "name": "x", "phase": "late" }))],
        &["criteria[0]: missing key `percent`", "criteria[0]: unknown key `name`", "criteria[0].phase: unknown phase `late`"],
    );
    problems(
        &[("criteria.0", json!({ "id": "a", "signal": "videoPlay", "points": 1, "repeat": "every", "percent": 101, "count": 0 }))],
        &[
            "criteria[0].percent: expected a whole number from 1 to 100, found `101`",
            "criteria[0].count: expected a whole number from 1 to 1000, found `0`",
        ],
    );
}

#[test]
fn ways_back_lead_down() {
    let back = |to: &str| stages(json!({ "1": { "recycle": { "to": to, "reasons": "no-budget" } } }));
    problems(&back("visitor"), &[]);
    problems(&back("mql"), &["stages[1].recycle.to: expected a stage below `mql`, found `mql`"]);
    problems(&back("sql"), &["stages[1].recycle.to: expected a stage below `mql`, found `sql`"]);
    problems(&back("nowhere"), &["stages[1].recycle.to: unknown stage `nowhere`"]);
}

#[test]
fn the_ladder() {
    problems(&stages(json!({ "0": { "handRaise": "view" } })), &["stages[0]: the first stage must be open to all"]);
    problems(
        &stages(json!({ "1": { "aliases": ["MQL", "sql"] }, "2": { "aliases": "MQL" } })),
        &["stages[1].aliases[1]: the name `sql` is taken", "stages[2].aliases: the name `MQL` is taken"],
    );
    problems(
        &stages(json!({ "1": { "sla": { "hours": 0 }, "contact": "phone", "handRaise": ["vue"], "actions": [{ "id": "Call" }] } })),
        &[
            "stages[1].sla.hours: expected a whole number from 1 to 720, found `0`",
            "stages[1].contact: expected one of `none`, `newsletterOnly`, `noCall`, `any`, found `\"phone\"`",
            "stages[1].handRaise[0]: unknown criterion `vue`",
            "stages[1].actions[0]: missing key `label`",
            "stages[1].actions[0].id: expected lower-case letters, digits and hyphens, 40 at most, found `\"Call\"`",
        ],
    );
    problems(
        &stages(json!({ "1": { "sla": { "hours": 1, "days": 2 } }, "2": { "sla": {} } })),
        &[
            "stages[1].sla: expected exactly one of `minutes`, `hours`, `days`, found `2`",
            "stages[2].sla: expected exactly one of `minutes`, `hours`, `days`, found `0`",
        ],
    );
}

#[test]
fn conditions() {
    let when = |when: Value| stages(json!({ "1": { "when": when } }));
    problems(
        &when(
            json!({ "persona": "boss", "phase": "late", "matched": ["role"], "did": [{ "criterion": "vue", "times": 2 }], "didNot": "vue", "bant": "sure", "coverage": 101 }),
        ),
        &[
            "stages[1].when.persona: unknown persona `boss`",
            "stages[1].when.phase: unknown phase `late`",
            "stages[1].when.matched[0]: unknown fit criterion `role`",
            "stages[1].when.did[0].criterion: unknown criterion `vue`",
            "stages[1].when.didNot: unknown criterion `vue`",
            "stages[1].when.bant: expected one of `declared`, `verified`, found `\"sure\"`",
            "stages[1].when.coverage: expected a whole number from 0 to 100, found `101`",
        ],
    );
    problems(
        &when(json!({ "any": [{ "any": [{ "engagement": 3 }] }, { "where": { "field": "role", "equals": "a", "lacks": "b" } }] })),
        &[
            "stages[1].when.any[0]: unknown key `any`",
            "stages[1].when.any[1].where: expected exactly one of `equals`, `oneOf`, `noneOf`, `contains`, `present`, `lacks`, `absent`, `atLeast`, `below`, found `2`",
        ],
    );
}

#[test]
fn what_leans_on_the_ladder() {
    let mut changes = stages(json!({})).to_vec();
    changes.push((
        "disqualifiers",
        json!([{ "id": "a", "when": { "has": "x" }, "atMost": "mcl" }, { "id": "a", "when": {}, "atMost": "mql" }]),
    ));
    changes.push(("segments", json!([{ "id": "s", "stage": ["sql", "sal"], "when": {} }])));
    changes.push(("capacity", json!({ "leads": 5, "per": "year", "stage": "mql", "waitIn": "sql" })));
    problems(
        &changes,
        &[
            "disqualifiers[0].atMost: unknown stage `mcl`",
            "disqualifiers[1]: the id `a` is taken",
            "segments[0].stage[1]: unknown stage `sal`",
            "capacity.per: expected one of `day`, `week`, `month`, found `\"year\"`",
            "capacity.waitIn: expected a stage below `mql`, found `sql`",
        ],
    );
}

#[test]
fn declared_fields_are_all_that_are_used() {
    problems(
        &[
            ("fields", json!({ "role": { "values": { "boss": "Boss" }, "aliases": { "DG": "bos" } } })),
            (
                "fit",
                json!([
                    { "id": "a", "field": ["roles", "role"], "present": true, "points": 1 },
                    { "id": "b", "field": "role", "by": "offer", "matrix": { "boss": { "x": 1.5 } } },
                    { "id": "c", "all": [{ "field": "rôle", "present": true }, { "field": "role", "absent": true }], "points": 1 }
                ]),
            ),
            (
                "bant",
                json!({ "budget": "budget", "authority": { "field": "role", "equals": "boss" }, "need": "role", "timing": "role" }),
            ),
            ("subject", json!({ "person": ["role", "mail"] })),
        ],
        &[
            "fields.role.aliases.DG: unknown value `bos`",
            "fit[0].field[0]: unknown field `roles`",
            "fit[1].by: unknown field `offer`",
            "fit[1].matrix.boss.x: expected a whole number from -100000 to 100000, found `1.5`",
            "fit[2].all[0].field: unknown field `rôle`",
            "bant.budget: unknown field `budget`",
            "subject.person[1]: unknown field `mail`",
        ],
    );
}

#[test]
fn bands_of_action() {
    let bands =
        |bands: Value| [("actions", json!({ "by": "engagement", "bands": bands })), ("total", json!({ "floor": 0, "cap": 100 }))];
    let band = |from: i32, to: Option<i32>| {
        let mut band = json!({ "from": from, "action": "call" });
        if let Some(to) = to {
            band["to"] = json!(to);
        }
        band
    };
    problems(&bands(json!([band(0, Some(29)), band(30, None)])), &[]);
    problems(&bands(json!([band(5, None), band(30, None)])), &[]);
    problems(
        &bands(json!([band(0, Some(19)), band(30, Some(60)), band(60, Some(59))])),
        &[
            "actions.bands[0].to: gap: expected `29`, one below the next band, found `19`",
            "actions.bands[1].to: overlap: expected `59`, one below the next band, found `60`",
            "actions.bands[2].to: expected `60` or more, found `59`",
        ],
    );
    problems(
        &bands(json!([band(0, None), band(30, None), band(30, None)])),
        &["actions.bands[2].from: overlap: expected more than `30`, found `30`"],
    );
}

#[test]
fn personas_share_the_ids_of_fit() {
    let fit = json!({ "id": "role", "field": "role", "present": true, "points": 1 });
    problems(
        &[("fit", json!([fit])), ("personas", json!([{ "id": "a", "fit": [fit] }, { "id": "a", "fit": [] }]))],
        &[
            "personas[0].fit[0]: the id `role` is taken",
            "personas[1]: the id `a` is taken",
            "personas[1].fit: expected at least one item, found `[]`",
        ],
    );
}

/// Whatever is thrown at it, the checker says what is wrong and does not take long: what is beyond a limit is not looked into.
#[test]
fn plans_made_to_hurt() {
    let first = |plan: &Value| check(&plan.to_string()).unwrap_err()[0].to_string();
    let many = |key: &str, count: usize, item: Value| {
        let mut plan = least();
        plan[key] = (0..count).map(|_| item.clone()).collect();
        plan
    };
    let criterion = json!({ "id": "a", "signal": "pageView", "points": 1, "repeat": "every" });
    assert_eq!(first(&many("criteria", 10_000, criterion)), "criteria: expected at most 200 items, found `10000`");
    assert_eq!(first(&many("stages", 10_000, json!({}))), "stages: expected at most 40 items, found `10000`");
    assert_eq!(first(&many("phases", 5_000, json!({ "id": "a" }))), "phases: expected at most 20 items, found `5000`");
    let mut plan = least();
    let conditions: Vec<Value> = (0..1000).map(|i| json!({ "engagement": i })).collect();
    plan["segments"] = json!([{ "id": "s", "when": { "any": conditions } }]);
    assert_eq!(first(&plan), "segments[0].when.any: expected at most 16 items, found `1000`");
    let mut nested = json!({ "engagement": 1 });
    for _ in 0..50 {
        nested = json!({ "any": [nested] });
    }
    plan["segments"] = json!([{ "id": "s", "when": nested }]);
    assert_eq!(first(&plan), "segments[0].when.any[0]: unknown key `any`");
    let nested = format!("{}{}", "{\"any\":[".repeat(1000), "]}".repeat(1000));
    let text =
        least().to_string().replace("\"criteria\"", &format!("\"segments\":[{{\"id\":\"s\",\"when\":{nested}}}],\"criteria\""));
    assert!(check(&text).unwrap_err()[0].to_string().starts_with("expected JSON: recursion limit exceeded"));
    for number in ["NaN", "Infinity", "1e999", "-1e999"] {
        let text = least().to_string().replace("\"cap\":100000", &format!("\"cap\":{number}"));
        assert!(check(&text).unwrap_err()[0].to_string().starts_with("expected JSON: "), "{number}");
    }
    let big = least().to_string().replace("\"cap\":100000", "\"cap\":99999999999999999999");
    assert_eq!(check(&big).unwrap_err()[0].to_string(), "total.cap: expected a whole number from 1 to 100000, found `1e+20`");
}
