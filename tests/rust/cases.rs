//! The cases that every runtime runs: `tests/cases/*.json`, one journey and what is expected of it.

use super::plans::open;
use attise::journey::{self, play};
use serde_json::Value;
use std::fs;

/// What is expected must be in what is found: objects may have more, all else is equal.
pub fn differs(path: &str, expected: &Value, found: &Value) -> Option<String> {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => expected
            .iter()
            .find_map(|(key, value)| differs(&format!("{path}.{key}"), value, found.get(key).unwrap_or(&Value::Null))),
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            expected.iter().zip(found).enumerate().find_map(|(i, (a, b))| differs(&format!("{path}[{i}]"), a, b))
        }
        _ if expected == found => None,
        _ => Some(format!("{path}: expected {expected}, found {found}")),
    }
}

#[test]
fn all_cases() {
    let mut run = 0;
    for entry in fs::read_dir("tests/cases").unwrap() {
        let path = entry.unwrap().path();
        let file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let (plan, compiled) = open(&file["plan"]);
        for case in file["cases"].as_array().unwrap() {
            let journey = journey::read(&case["journey"].to_string()).unwrap();
            let played = serde_json::to_value(play(&plan, &compiled, &journey)).unwrap();
            if let Some(difference) = differs("", &case["expect"], &played) {
                panic!("{} · {}\n{difference}", path.display(), case["name"]);
            }
            run += 1;
        }
    }
    assert!(run >= 30, "only {run} cases ran");
}
