//! The list of codes, what is accepted, and the docs.

use super::{changed, good, warnings, warns};
use crate::rust::plans;
use attise::lint::CODES;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn the_good_plan_gives_no_warning() {
    warns(&[], &[]);
}

#[test]
fn a_warning_says_what_to_do_and_where_to_read_more() {
    let found = warnings(&changed(&[("temperature.hot", json!(90))]));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].help, "lower the threshold, or raise what holds the points down");
    assert_eq!(found[0].docs, "www/docs/lint.md#unreachable-temperature");
}

#[test]
fn accepted_codes_are_silent() {
    let hot = ("temperature.hot", json!(90));
    warns(&[hot.clone(), ("accept", json!(["unreachable-temperature"]))], &[]);
    warns(
        &[("accept", json!(["unreachable-temperature"]))],
        &["accept[0]: the plan gives no warning `unreachable-temperature` (needless-accept)"],
    );
    warns(
        &[hot, ("accept", json!(["unreachable-temperature", "unreachable-temperature"]))],
        &["accept[1]: `unreachable-temperature` is accepted twice (needless-accept)"],
    );
    warns(&[("accept", json!(["flapping", "needless-accept"]))], &[]);
}

#[test]
fn accepted_codes_are_known() {
    let found = warnings(&changed(&[("accept", json!(["unreachable-temprature", "whatever"]))]));
    let said: Vec<_> = found.iter().map(|warning| (warning.to_string(), warning.help.as_str())).collect();
    assert_eq!(
        said,
        [
            ("accept[0]: unknown code `unreachable-temprature` (unknown-code)".into(), "did you mean `unreachable-temperature`?"),
            ("accept[1]: unknown code `whatever` (unknown-code)".into(), "the docs of the linter list all codes"),
        ]
    );
    warns(&[("accept", json!(["whatever", "unknown-code"]))], &[]);
}

#[test]
fn warnings_come_in_the_order_of_the_plan() {
    let found = warnings(&changed(&[
        ("offers.0.choices.+", json!({ "offer": "guide", "when": { "temperature": "cold" } })),
        ("temperature.hot", json!(90)),
        ("criteria.3.max", json!(2)),
        ("stages.3.sla", json!(null)),
        ("pages.about", json!("/about")),
        ("accept", json!(["whatever"])),
    ]));
    let codes: Vec<&str> = found.iter().map(|warning| warning.code).collect();
    let expected =
        ["unknown-code", "unused-page-group", "max-with-once", "unreachable-temperature", "sales-without-sla", "offer-is-default"];
    assert_eq!(codes, expected);
}

#[test]
fn each_code_has_its_section_in_the_docs_and_each_section_its_code() {
    let sections: Vec<&str> =
        include_str!("../../../www/docs/lint.md").lines().filter_map(|line| line.strip_prefix("### ")).collect();
    assert_eq!(sections, CODES);
    assert_eq!(CODES.iter().collect::<BTreeSet<_>>().len(), CODES.len());
}

#[test]
fn the_largest_plans_and_the_least_are_linted() {
    let mut plan = good();
    let criterion = |i: usize| {
        let kind = ["pageView", "formSubmit", "activeTime"][i % 3];
        json!({ "id": format!("c{i}"), "signal": kind, "points": 1 + i % 7, "repeat": "perKey", "page": format!("p{}", i % 32),
            "group": format!("g{}", i % 64), "phase": "learn", "halfLifeDays": 9, "seconds": 9, "name": (0..4).map(|j| format!("n{}", i * 3 + j)).collect::<Vec<_>>() })
    };
    let tidy = |mut criterion: serde_json::Value| {
        let kind = criterion["signal"].clone();
        let object = criterion.as_object_mut().unwrap();
        if kind != "activeTime" {
            object.remove("seconds");
        }
        if kind != "formSubmit" {
            object.remove("name");
        }
        criterion
    };
    plan["criteria"] = (0..200).map(|i| tidy(criterion(i))).collect();
    plan["pages"] = (0..32)
        .map(|i| (format!("p{i}"), json!([format!("/a{i}*"), format!("/b{}*", i / 2), "/*/x/:id*"])))
        .collect::<serde_json::Map<_, _>>()
        .into();
    plan["groups"] = (0..64).map(|i| (format!("g{i}"), json!({ "cap": 10 + i }))).collect::<serde_json::Map<_, _>>().into();
    let when = |i: usize| {
        json!({ "has": "email", "engagement": 10 + i, "where": [{ "field": "role", "oneOf": (0..20).map(|j| format!("r{j}")).collect::<Vec<_>>() }, { "field": "employees", "atLeast": i }],
            "any": (0..4).map(|j| json!({ "fit": j, "did": [{ "criterion": format!("c{j}"), "times": 1 + j % 3 }, "c99"], "where": { "field": "role", "contains": ["direct*", "chief"] } })).collect::<Vec<_>>() })
    };
    plan["stages"] = (0..40)
        .map(|i| {
            let mut stage = json!({ "id": format!("s{i}"), "owner": if i < 20 { "marketing" } else { "sales" }, "gate": "auto" });
            if i > 0 {
                stage["when"] = when(i);
            }
            stage
        })
        .collect();
    plan["disqualifiers"] = (0..100).map(|i| json!({ "id": format!("d{i}"), "when": when(i), "atMost": "s3" })).collect();
    plan["segments"] = (0..100).map(|i| json!({ "id": format!("e{i}"), "when": when(i) })).collect();
    plan["capacity"] = json!({ "leads": 1, "per": "day", "stage": "s30" });
    let choice = |i: usize| json!({ "offer": format!("o{i}"), "when": { "page": (0..32).map(|j| format!("p{j}")).collect::<Vec<_>>(), "engagement": 100 + i, "did": "c3" } });
    plan["offers"] = (0..8)
        .map(|i| json!({ "slot": format!("t{i}"), "default": "x", "choices": (0..30).map(choice).collect::<Vec<_>>() }))
        .collect();
    for section in ["assets", "fields", "personas", "actions"] {
        plan.as_object_mut().unwrap().remove(section);
    }
    assert!(!warnings(&plan).is_empty());
    assert!(!warnings(&plans::least()).is_empty());
}

#[test]
fn the_presets_give_no_warning() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg-config/presets");
    let presets = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for preset in presets.filter(|path| !path.to_string_lossy().ends_with(".cases.json")) {
        let plan: Value = serde_json::from_str(&fs::read_to_string(&preset).unwrap()).unwrap();
        let found: Vec<String> = warnings(&plan).iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "{}: {found:?}", preset.display());
    }
}

/// The value that holds what a path leads to.
fn holder<'v>(plan: &'v Value, path: &str) -> Option<&'v Value> {
    let pointer = format!("/{}", path.replace(']', "").replace(['.', '['], "/"));
    plan.pointer(pointer.rsplit_once('/')?.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn warnings_of_any_plan_are_known_and_lead_into_it(plan in plans::any()) {
        for warning in warnings(&plan) {
            prop_assert!(CODES.contains(&warning.code));
            prop_assert!(holder(&plan, &warning.path).is_some(), "{}", warning);
            prop_assert!(!warning.message.is_empty() && !warning.help.is_empty());
        }
    }
}
