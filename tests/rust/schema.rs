//! The published JSON Schema is made from the types of the plan's document.

use attise::document::Document;
use serde_json::Value;

/// `null` stands nowhere in a plan: what may be left out is left out.
fn without_null(value: &mut Value) {
    if let Value::Object(map) = value {
        if let Some(Value::Array(kinds)) = map.get_mut("type") {
            kinds.retain(|kind| kind != "null");
            if let [kind] = kinds.as_slice() {
                let kind = kind.clone();
                map.insert("type".into(), kind);
            }
        }
        if let Some(Value::Array(branches)) = map.get_mut("anyOf") {
            branches.retain(|branch| branch["type"] != "null");
            if let [Value::Object(only)] = branches.as_slice() {
                let only = only.clone();
                map.remove("anyOf");
                map.extend(only);
            }
        }
        map.remove("format");
        map.values_mut().for_each(without_null);
    } else if let Value::Array(items) = value {
        items.iter_mut().for_each(without_null);
    }
}

/// Holds a published schema against that of a type, or writes it when asked to.
pub fn hold_published<T: schemars::JsonSchema>(path: &str) {
    let mut schema = schemars::schema_for!(T).to_value();
    without_null(&mut schema);
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("ATTISE_UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert!(
        std::fs::read_to_string(path).unwrap_or_default() == text,
        "`{path}` is stale: run  ATTISE_UPDATE=1 cargo test --features schema"
    );
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    hold_published::<Document>("pkg-config/plan.schema.json");
}
