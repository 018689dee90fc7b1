//! What is the same in a plan, however it is written: one value or a list of it, a default written out, a delay in hours or minutes.

use serde_json::{Map, Value, json};

/// Keys under which names are the plan's own, each with an entry.
const MAPS: [&str; 7] = ["pages", "groups", "fields", "assets", "values", "aliases", "matrix"];

/// True for an object whose keys are names of the plan's own, not of its language.
pub fn is_map(key: &str, value: &Value) -> bool {
    value.is_object() && MAPS.contains(&key)
}

/// The entries of an object that count, in its order. `map`: its keys are names of the plan's own.
pub fn entries(value: Option<&Value>, map: bool) -> Vec<(&str, &Value)> {
    let all = value.and_then(Value::as_object).into_iter().flatten();
    let counts = |key: &str| map || (key != "comment" && key != "$schema");
    all.map(|(key, value)| (key.as_str(), value)).filter(|(key, _)| counts(key)).collect()
}

/// The items of a list: none, one that stands alone, or those of an array.
pub fn items(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None => Vec::new(),
        Some(Value::Array(items)) => items.iter().collect(),
        Some(one) => vec![one],
    }
}

/// What a key says when it is left out, if that is a value.
pub fn default(key: &str) -> Option<Value> {
    match key {
        "hysteresis" | "dwellSeconds" | "overflowPercent" | "holdoutPercent" => Some(json!(0)),
        "count" | "times" => Some(json!(1)),
        "delivered" => Some(json!(true)),
        "early" => Some(json!(false)),
        "contact" => Some(json!("any")),
        _ => None,
    }
}

/// True when two values under a key say the same.
pub fn same(key: &str, a: &Value, b: &Value) -> bool {
    under(key, a) == under(key, b)
}

/// A value as a text that is the same for all that say the same.
pub fn canonical(value: &Value) -> String {
    under("", value)
}

fn under(key: &str, value: &Value) -> String {
    match value {
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string()),
        Value::String(text) => text.clone(),
        Value::Array(items) => match items.as_slice() {
            [one] => under(key, one),
            items => format!("[{}]", items.iter().map(|item| format!("{:?}", under(key, item))).collect::<Vec<_>>().join(",")),
        },
        Value::Object(map) if key == "sla" => minutes(map).to_string(),
        Value::Object(map) => object(key, value, map),
        other => other.to_string(),
    }
}

fn object(key: &str, value: &Value, map: &Map<String, Value>) -> String {
    let own = is_map(key, value);
    let mut said: Vec<(&str, String)> =
        entries(Some(value), own).into_iter().map(|(key, value)| (key, under(key, value))).collect();
    said.retain(|(key, text)| own || default(key).is_none_or(|default| under(key, &default) != *text));
    said.sort();
    match said.as_slice() {
        // what may be written as a text alone
        [("id" | "criterion", text)] if map.len() <= 2 => text.clone(),
        [("en", a), ("fr", b)] | [("id", a), ("label", b)] if a == b => a.clone(),
        said => format!("{said:?}"),
    }
}

fn minutes(delay: &Map<String, Value>) -> u64 {
    let of = |unit: &str| delay.get(unit).and_then(Value::as_u64).unwrap_or(0);
    of("minutes") + 60 * of("hours") + 1440 * of("days")
}
