//! Values of a plan in words.

use super::align::id_key;
use super::words::{Word, named, say, value as word_of};
use crate::plan::Language;
use serde_json::{Map, Value};

/// Most letters of a value that are shown.
const LONGEST: usize = 400;

/// Where nothing is said.
pub const NOTHING: Word = ("(rien)", "(none)");

/// A value in words, under its key.
pub fn render(key: &str, value: &Value, language: Language) -> String {
    let text = whole(key, value, language);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// An item of a list in words, what it is told apart by left out.
pub fn render_item(list: &str, item: &Value, language: Language) -> String {
    let mut item = item.clone();
    if let (Some(map), Some(id)) = (item.as_object_mut(), id_key(list)) {
        map.shift_remove(id);
    }
    render(list, &item, language)
}

fn whole(key: &str, value: &Value, language: Language) -> String {
    match value {
        Value::Null => say(NOTHING, language).into(),
        Value::Bool(true) => say(("oui", "yes"), language).into(),
        Value::Bool(false) => say(("non", "no"), language).into(),
        Value::Number(_) => measured(key, &number(value, language), language),
        Value::String(text) => word_of(key, text).map_or_else(|| text.clone(), |word| say(word, language).into()),
        Value::Array(items) => {
            let apart = match (items.iter().any(is_phrase), language) {
                (false, _) => ", ",
                (true, Language::Fr) => "\u{202f}; ",
                (true, Language::En) => "; ",
            };
            items.iter().map(|item| whole(key, item, language)).collect::<Vec<_>>().join(apart)
        }
        Value::Object(map) => object(key, map, language),
    }
}

/// True for what takes several words.
fn is_phrase(value: &Value) -> bool {
    value.as_object().is_some_and(|map| !map.contains_key("label") && !map.contains_key("criterion"))
}

fn object(key: &str, map: &Map<String, Value>, language: Language) -> String {
    let get = |key: &str| map.get(key);
    if let (Some(fr), Some(en)) = (get("fr"), get("en")) {
        return whole("label", if language == Language::Fr { fr } else { en }, language);
    }
    if let (Some(criterion), Some(times)) = (get("criterion"), get("times")) {
        return format!("{} × {times}", whole("", criterion, language));
    }
    if key == "sla" {
        return delay(map, language);
    }
    if let (Some(_), Some(label), 2) = (get("id"), get("label"), map.len()) {
        return whole("label", label, language);
    }
    let is_empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
    let said = map
        .iter()
        .filter(|(key, value)| !["id", "label", "comment", "slot", "$schema"].contains(&key.as_str()) && !is_empty(value));
    let entry = |(key, value): (&String, &Value)| {
        let name = named(key).map_or(key.as_str(), |word| say(word, language));
        // what is given needs no value beside it
        if value == &Value::Bool(true) { name.into() } else { format!("{name} {}", whole(key, value, language)) }
    };
    said.map(entry).collect::<Vec<_>>().join(", ")
}

/// A number with its unit, if its key has one.
fn measured(key: &str, number: &str, language: Language) -> String {
    let space = if language == Language::Fr { "\u{a0}" } else { " " };
    let one = number == "1" || (language == Language::Fr && number.starts_with("0,"));
    match key {
        "halfLifeDays" => format!("{number}{space}{}{}", say(("jour", "day"), language), if one { "" } else { "s" }),
        "dwellSeconds" | "seconds" => format!("{number}{space}s"),
        "holdoutPercent" | "overflowPercent" | "coverage" | "percent" => format!("{number}{space}%"),
        _ => number.into(),
    }
}

fn number(value: &Value, language: Language) -> String {
    let text = value.to_string();
    let text = text.strip_suffix(".0").unwrap_or(&text);
    let text = text.replacen('-', "−", 1);
    if language == Language::Fr { text.replace('.', ",") } else { text }
}

fn delay(map: &Map<String, Value>, language: Language) -> String {
    let units: [(&str, Word); 3] = [("minutes", ("min", "min")), ("hours", ("h", "h")), ("days", ("j", "d"))];
    let space = if language == Language::Fr { "\u{a0}" } else { " " };
    let part = |(key, unit): (&str, Word)| Some(format!("{}{space}{}", map.get(key)?, say(unit, language)));
    units.into_iter().filter_map(part).collect::<Vec<_>>().join(" ")
}
