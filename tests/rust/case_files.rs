//! Cases beside a plan: those of the presets, and how such files are read and compared.

use super::plans::{least, open};
use attise::cases::{self, PLAYED, READING, Tested};
use attise::check::check;
use attise::compile::compile;
use attise::compiled::Compiled;
use attise::journey::{self, play};
use serde_json::{Value, json};
use std::fs;

#[test]
fn the_cases_of_all_presets_pass() {
    let (mut there, mut passed, mut wrong) = (0, 0, Vec::new());
    for entry in fs::read_dir("pkg-config/presets").unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap();
        let Some(base) = name.strip_suffix(".cases.json") else { continue };
        let text = fs::read_to_string(name).unwrap();
        let plan =
            check(&fs::read_to_string(format!("{base}.json")).unwrap()).unwrap_or_else(|problems| panic!("{base}: {problems:?}"));
        let compiled = Compiled::read(&compile(&plan)).unwrap();
        let read = cases::read(&text).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let tested = cases::run(&plan, &compiled, &read);
        let told = |failed: &cases::Failed| format!("{name} · {}: {:?}", failed.name, failed.differences);
        wrong.extend(tested.failed.iter().map(told));
        there += serde_json::from_str::<Value>(&text).unwrap()["cases"].as_array().unwrap().len();
        passed += tested.passed as usize;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(passed, there);
    assert!(there >= 200, "only {there} cases");
}

fn problems(text: &str) -> Vec<String> {
    cases::read(text).unwrap_err().iter().map(|problem| format!("{problem} {}", problem.help).trim_end().to_string()).collect()
}

#[test]
fn all_problems_of_a_case_file_are_told_at_once() {
    let file = json!({
        "abou": "…",
        "cases": [
            { "name": "", "journey": { "signals": [{ "at": 0, "kind": "dance" }], "now": "soon" }, "expect": {} },
            { "name": "b", "rows": [1, "A01"], "expect": { "reading": { "temprature": "hot", "stage": null }, "score": 3 }, "more": 1 },
            "c"
        ]
    });
    assert_eq!(
        problems(&file.to_string()),
        [
            "unknown key `abou` did you mean `about`?",
            "cases[0].name: expected a text, found `\"\"`",
            "cases[0].expect: expected at least one of `reading`, `reasons`, `payload`, `memory`, `trend`, `history`, found `{}`",
            "cases[0].journey.signals[0].kind: expected one of `pageView`, `activeTime`, `formSubmit`, `click`, `download`, `event`, `visit`, \
             `returnVisit`, `emailClick`, `emailOpen`, `scroll`, `formStart`, `outboundClick`, `videoPlay`, `copy`, `channel`, `call`, \
             `offerSeen`, found `\"dance\"`",
            "cases[0].journey.now: expected Unix seconds or a time like `2026-01-05T09:00:00Z`, found `\"soon\"`",
            "cases[1]: missing key `journey`",
            "cases[1]: unknown key `more` known here: `name`, `comment`, `rows`, `journey`, `expect`",
            "cases[1].rows[0]: expected a text, found `1`",
            "cases[1].expect: unknown key `score` known here: `reading`, `reasons`, `payload`, `memory`, `trend`, `history`",
            "cases[1].expect.reading: unknown key `temprature` did you mean `temperature`?",
            "cases[2]: expected an object, found `\"c\"`",
        ]
    );
    assert_eq!(problems("{"), ["expected JSON: EOF while parsing an object at line 1 column 1"]);
    assert_eq!(problems(r#"{ "cases": [] }"#), ["cases: expected at least one case, found `[]`"]);
    assert_eq!(problems(r#"{ "cases": {} }"#), ["cases: expected an array, found `{}`"]);
    assert_eq!(problems("{}"), ["missing key `cases`"]);
    assert_eq!(problems("[]"), ["expected an object, found `[]`"]);
}

fn tested(expect: &Value) -> Tested {
    let (plan, compiled) = open(&least());
    let journey =
        json!({ "signals": [{ "at": 0, "kind": "pageView", "path": "/" }, { "at": 9, "kind": "pageView", "path": "/pricing" }] });
    let file = json!({ "cases": [{ "name": "two views", "rows": ["B02", "A01"], "journey": journey, "expect": expect }] });
    cases::run(&plan, &compiled, &cases::read(&file.to_string()).unwrap())
}

/// Differences as `path: expected, found`.
fn differences(tested: &Tested) -> Vec<String> {
    let found = |found: &Option<Value>| found.as_ref().map_or("nothing".into(), Value::to_string);
    let failed = tested.failed.iter().flat_map(|failed| &failed.differences);
    failed.map(|difference| format!("{}: {}, {}", difference.path, difference.expected, found(&difference.found))).collect()
}

#[test]
fn what_is_expected_may_be_a_part_of_what_is_found() {
    let part = json!({ "reading": { "engagement": 2, "receipt": [{ "criterion": "view", "times": 2 }], "stage": null }, "trend": "rising" });
    let good = tested(&part);
    assert_eq!((good.passed, good.failed.len(), good.rows), (1, 0, vec!["B02".to_string(), "A01".to_string()]));
}

#[test]
fn all_differences_of_a_case_are_told_with_the_receipt() {
    let receipt = json!([{ "criterion": "view", "points": 3, "label": { "de": "x" } }]);
    let bad = tested(&json!({
        "reading": { "engagement": 3, "receipt": receipt, "segments": ["a"], "offers": { "hero": "a" } },
        "trend": "flat"
    }));
    assert_eq!(
        differences(&bad),
        [
            "reading.engagement: 3, 2",
            "reading.receipt[0].points: 3, 2",
            "reading.receipt[0].label.de: \"x\", nothing",
            "reading.segments: [\"a\"], []",
            "reading.offers.hero: \"a\", nothing",
            "trend: \"flat\", \"rising\"",
        ]
    );
    let [failed] = bad.failed.as_slice() else { panic!("{bad:?}") };
    assert_eq!((failed.name.as_str(), failed.receipt.len(), failed.fit_receipt.len()), ("two views", 1, 0));
    assert_eq!((bad.passed, bad.rows.len()), (0, 0));
    assert!(tested(&json!({ "reading": { "stage": "mql" } })).failed[0].receipt.is_empty());
    assert_eq!(differences(&tested(&json!({ "reading": { "receipt": [] } }))).len(), 1);
}

#[test]
fn a_row_is_proven_only_when_all_its_cases_pass() {
    let (plan, compiled) = open(&least());
    let case = |name: &str, rows: &[&str], points: i32| json!({ "name": name, "rows": rows, "journey": { "signals": [] }, "expect": { "reading": { "engagement": points } } });
    let file = json!({ "cases": [case("a", &["A", "B"], 0), case("b", &["B", "C"], 1), case("c", &["A", "D"], 0)] });
    let tested = cases::run(&plan, &compiled, &cases::read(&file.to_string()).unwrap());
    assert_eq!((tested.passed, tested.failed.len(), tested.rows), (2, 1, vec!["A".to_string(), "D".to_string()]));
}

fn keys(value: &Value) -> Vec<String> {
    let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    keys
}

fn sorted(names: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = names.iter().map(|name| (*name).into()).collect();
    names.sort();
    names
}

#[test]
fn the_keys_that_a_case_may_expect_are_those_of_what_is_played() {
    let (plan, compiled) = open(&least());
    let played = serde_json::to_value(play(&plan, &compiled, &journey::read(r#"{ "signals": [] }"#).unwrap())).unwrap();
    assert_eq!(keys(&played), sorted(&PLAYED));
    assert_eq!(keys(&played["reading"]), sorted(&READING));
}

#[cfg(feature = "schema")]
#[test]
fn the_published_schema_of_cases_is_that_of_the_types() {
    use attise::document::cases::Cases;
    super::schema::hold_published::<Cases>("pkg-config/cases.schema.json");
    let schema = schemars::schema_for!(Cases).to_value();
    assert_eq!(keys(&schema["$defs"]["Expect"]["properties"]), sorted(&PLAYED));
    assert_eq!(keys(&schema["$defs"]["Reading"]["properties"]), sorted(&READING));
}
