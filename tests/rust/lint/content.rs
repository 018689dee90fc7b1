//! Contents, names and values.

use super::{changed, warnings, warns};
use serde_json::{Value, json};

#[test]
fn later_contents_worth_less() {
    warns(&[("criteria.1.points", json!(2))], &[]);
    warns(
        &[("criteria.1.points", json!(1))],
        &[concat!(
            "criteria[1].points: `pricing-view` (phase `decide`) is worth `1` point, and `blog` (criteria[0], phase `learn`), which comes earlier, ",
            "`2` points (later-worth-less)"
        )],
    );
    let view = |cap: u32| json!({ "id": "prices", "signal": "pageView", "page": "careers", "points": 5, "repeat": "perKey", "cap": cap, "halfLifeDays": 14, "phase": "decide" });
    warns(&[("criteria.5", view(10))], &[]);
    warns(
        &[("criteria.5", view(9))],
        &[concat!(
            "criteria[5].cap: `prices` (phase `decide`) has a cap of `9`, and `blog` (criteria[0], phase `learn`), which comes earlier, ",
            "one of `10` (later-worth-less)"
        )],
    );
    // a content says its phase too: the guide is of the first, the tariff of the second
    let tariff = |kind: &str, points: i32| {
        [
            ("assets.tariff", json!({ "kind": "pdf", "phase": "decide" })),
            (
                "criteria.+",
                json!({ "id": "tariff", "signal": kind, "name": "tariff", "points": points, "repeat": "once", "halfLifeDays": 60 }),
            ),
        ]
    };
    warns(&tariff("formSubmit", 15), &[]);
    // a file that is taken says less than a form that is sent
    warns(&tariff("download", 14), &[]);
    warns(
        &tariff("formSubmit", 14),
        &[concat!(
            "criteria[6].points: `tariff` (phase `decide`) is worth `14` points, and `guide` (criteria[3], phase `learn`), which comes earlier, ",
            "`15` points (later-worth-less)"
        )],
    );
    // time is compared by the second
    let time = |seconds: u32| json!({ "id": "blog-time", "signal": "activeTime", "page": "blog", "seconds": seconds, "points": 2, "repeat": "every", "cap": 4, "halfLifeDays": 14, "phase": "learn" });
    warns(&[("criteria.+", time(12))], &[]);
    warns(
        &[("criteria.+", time(11))],
        &[concat!(
            "criteria[2].points: `pricing-time` (phase `decide`) is worth `5` points for 30 seconds, and `blog-time` (criteria[6], phase `learn`), ",
            "which comes earlier, `2` points for 11 seconds (later-worth-less)"
        )],
    );
}

#[test]
fn contents_that_are_not_declared() {
    let form = |kind: &str, names: Value| {
        [("criteria.+", json!({ "id": "form", "signal": kind, "name": names, "points": 15, "repeat": "once", "halfLifeDays": 60 }))]
    };
    warns(&form("download", json!("sheet")), &["criteria[6].name: `sheet` is not among `assets` (unknown-asset)"]);
    warns(&form("formSubmit", json!("contact")), &[]);
    warns(&form("formSubmit", json!("guides")), &["criteria[6].name: `guides` is not among `assets` (unknown-asset)"]);
    let assets = ("assets.plan", json!({ "kind": "pdf" }));
    warns(
        &[form("formSubmit", json!(["plan", "course", "sheet"])).as_slice(), &[assets]].concat(),
        &["criteria[6].name[1]: `course` is not among `assets`, nor 1 more (unknown-asset)"],
    );
    // a plan that declares no contents has none to compare with
    warns(&[form("download", json!("sheet")).as_slice(), &[("assets", json!(null))]].concat(), &[]);
}

#[test]
fn values_that_a_field_does_not_have() {
    let test = |value: &str| [("segments.0.when", json!({ "where": { "field": "role", "equals": value } }))];
    warns(&test("DIRECTOR"), &[]);
    warns(&test("directer"), &["segments[0].when.where.equals: `directer` is not among the values of `role` (unknown-value)"]);
    let help = |value: &str| warnings(&changed(&test(value)))[0].help.clone();
    assert_eq!(help("directer"), "did you mean `director`?");
    assert_eq!(help("boss"), "write `director`: what a form says becomes the value before it is tested");
    assert_eq!(help("Head of buying"), "write `buyer`: what a form says becomes the value before it is tested");
    warns(
        &[("fit.1.oneOf", json!(["director", "cto", "cfo"]))],
        &["fit[1].oneOf: `cto` is not among the values of `role`, nor 1 more (unknown-value)"],
    );
    let matrix = |column: &str| {
        let matrix = json!({ "id": "match", "field": "employees", "by": "role", "matrix": { "10": { "director": 5, column: 3 } } });
        [("fit.+", matrix)]
    };
    warns(&matrix("buyer"), &[]);
    warns(&matrix("cto"), &["fit[2].matrix: `cto` is not among the values of `role` (unknown-value)"]);
    // of two fields, the one without a list may say anything
    warns(&[("segments.0.when", json!({ "where": { "field": ["role", "employees"], "equals": "cto" } }))], &[]);
    // a stage that waits for such a value is not named again
    warns(
        &[
            ("stages.3.when", json!({ "engagement": 50, "where": { "field": "role", "equals": "cto" } })),
            ("stages.3.handRaise", json!(null)),
        ],
        &["stages[3].when.where.equals: `cto` is not among the values of `role` (unknown-value)"],
    );
}

#[test]
fn what_is_never_used() {
    warns(&[("pages.about", json!("/about"))], &["pages.about: no criterion and no offer is about `about` (unused-page-group)"]);
    warns(&[("pages.about", json!("/about")), ("offers.0.choices.1.when.page", json!("about"))], &[]);
    warns(
        &[("phases.+", json!({ "id": "buy" }))],
        &["phases[2]: no criterion and no asset is of the phase `buy`, so nobody is in it (unused-phase)"],
    );
    warns(&[("phases.+", json!({ "id": "buy" })), ("assets.guide.phase", json!("buy"))], &[]);
    warns(&[("groups.other", json!({ "cap": 5 }))], &["groups.other: no criterion is in the group `other` (unused-group)"]);
    warns(&[("fields.phone", json!({}))], &["fields.phone: nothing in the plan looks at `phone` (unused-field)"]);
    warns(&[("fields.phone", json!({})), ("subject", json!({ "person": ["email", "phone"] }))], &[]);
}
