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

/// With `ATTISE_UPDATE` set, payloads and sizes are written anew: all else must be as it is.
#[test]
fn all_cases() {
    let update = std::env::var_os("ATTISE_UPDATE").is_some();
    let (mut run, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir("tests/cases").unwrap() {
        let path = entry.unwrap().path();
        let mut file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let (plan, compiled) = open(&file["plan"]);
        for case in file["cases"].as_array_mut().unwrap() {
            let journey = journey::read(&case["journey"].to_string()).unwrap();
            let played = serde_json::to_value(play(&plan, &compiled, &journey)).unwrap();
            for bytes in ["payload", "memory"] {
                if update && case["expect"].get(bytes).is_some() {
                    case["expect"][bytes] = played[bytes].clone();
                }
            }
            if let Some(difference) = differs("", &case["expect"], &played) {
                wrong.push(format!("{} · {}: {difference}", path.display(), case["name"]));
            }
            run += 1;
        }
        if update {
            fs::write(&path, serde_json::to_string_pretty(&file).unwrap() + "\n").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(run >= 150, "only {run} cases ran");
}
