//! The presets, one for each article that `tests/seeds.md` is about: their cases, and beside each test the rows that it proves.

mod contents;
mod history;
mod ladders;
mod laws;
mod norm;

use super::cases::differs;
use super::plans::open;
use attise::compiled::Compiled;
use attise::journey::{self, Played, play};
use attise::plan::Plan;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// The presets by name.
const NAMES: [&str; 6] = ["b2b-saas", "force-plus", "inbound", "mql-sql", "scorecard", "sensei"];

fn read(file: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(format!("pkg-config/presets/{file}.json")).unwrap()).unwrap()
}

fn preset(name: &str) -> Value {
    read(name)
}

fn cases(name: &str) -> Vec<Value> {
    read(&format!("{name}.cases"))["cases"].as_array().unwrap().clone()
}

/// A journey under an open plan.
#[track_caller]
fn played((plan, compiled): &(Plan, Compiled), journey: &Value) -> Played {
    play(plan, compiled, &journey::read(&journey.to_string()).unwrap())
}

/// The items of an array, or the one that stands alone.
fn items(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        item => vec![item],
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The texts of a list.
fn texts(value: &Value) -> Vec<&str> {
    items(value).into_iter().map(|item| item.as_str().unwrap()).collect()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn each_preset_is_there_with_its_cases() {
    let found: BTreeSet<String> =
        fs::read_dir("pkg-config/presets").unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let expected = NAMES.iter().flat_map(|name| [format!("{name}.json"), format!("{name}.cases.json")]).collect();
    assert_eq!(found, expected);
}

#[test]
fn each_case_comes_to_what_it_says() {
    let (mut run, mut wrong) = (0, Vec::new());
    for name in NAMES {
        let plan = open(&preset(name));
        let mut names = BTreeSet::new();
        for case in cases(name) {
            let title = case["name"].as_str().unwrap().to_owned();
            let found = serde_json::to_value(played(&plan, &case["journey"])).unwrap();
            wrong.extend(differs("", &case["expect"], &found).map(|difference| format!("{name} · {title}: {difference}")));
            assert!(!case["expect"].as_object().unwrap().is_empty(), "{name} · {title} expects nothing");
            assert!(names.insert(title), "{name}: two cases of one name: {}", case["name"]);
            run += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(run >= 240, "only {run} cases ran");
}
