//! Reading values out of a checked document: nothing here can be missing or of a wrong type.

use crate::plan::Label;
use crate::walk::under;
use serde_json::Value;

/// The entries of the object under a key.
pub(super) fn entries<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = (&'v str, &'v Value)> {
    object(under(value, key).unwrap_or(&Value::Null))
}

/// The entries of an object in the order in which JavaScript has them, names that are whole numbers first: a plan is the same, read from text or handed over.
pub(super) fn object(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    in_order(value).into_iter()
}

#[inline(never)]
fn in_order(value: &Value) -> Vec<(&str, &Value)> {
    let mut entries: Vec<(&str, &Value)> =
        value.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value)).collect();
    entries.sort_by_key(|(name, _)| index(name).unwrap_or(u32::MAX));
    entries
}

/// The number that a name is, if JavaScript takes it for the index of an array.
fn index(name: &str) -> Option<u32> {
    let plain = name == "0" || !name.starts_with('0');
    name.parse().ok().filter(|_| plain)
}

/// The names under a key.
pub(super) fn names<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    entries(value, key).map(|(name, _)| name).collect()
}

/// The items under a key: none, one that stands alone, or those of an array.
pub(super) fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    let items = match under(value, key) {
        None => &[],
        Some(Value::Array(items)) => items.as_slice(),
        Some(one) => core::slice::from_ref(one),
    };
    items.iter()
}

/// A text as it is, a number or a yes or no as text.
#[inline(never)]
pub(super) fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), String::from)
}

/// The text under a key; empty when it is left out.
#[inline(never)]
pub(super) fn text(value: &Value, key: &str) -> String {
    under(value, key).map(word).unwrap_or_default()
}

/// The texts under a key.
#[inline(never)]
pub(super) fn texts(value: &Value, key: &str) -> Vec<String> {
    list(value, key).map(word).collect()
}

/// A whole number.
pub(super) fn whole(value: &Value) -> Option<i32> {
    value.as_i64().and_then(|number| i32::try_from(number).ok())
}

/// The whole number under a key.
#[inline(never)]
pub(super) fn number(value: &Value, key: &str) -> Option<i32> {
    under(value, key).and_then(whole)
}

/// The points under a key; 0 when they are left out.
#[inline(never)]
pub(super) fn points(value: &Value, key: &str) -> i32 {
    number(value, key).unwrap_or(0)
}

/// The count under a key; 0 when it is left out.
#[inline(never)]
pub(super) fn count(value: &Value, key: &str) -> u32 {
    points(value, key).unsigned_abs()
}

/// The place of the name under a key among some names.
#[inline(never)]
pub(super) fn place(value: &Value, key: &str, among: &[&str]) -> Option<usize> {
    let name = under(value, key)?;
    among.iter().position(|other| name == other)
}

/// The label of something, or its id.
#[inline(never)]
pub(super) fn label(value: &Value) -> Label {
    under(value, "label").map_or_else(|| same(&text(value, "id")), texted)
}

/// A label as it is written: one text, or one for each language.
#[inline(never)]
pub(super) fn texted(value: &Value) -> Label {
    match value {
        Value::Object(_) => Label { fr: text(value, "fr"), en: text(value, "en") },
        one => same(&word(one)),
    }
}

/// The same text in both languages.
pub(super) fn same(text: &str) -> Label {
    Label { fr: text.into(), en: text.into() }
}

/// The label of an entry, or its name.
#[inline(never)]
pub(super) fn label_or(value: &Value, name: &str) -> Label {
    under(value, "label").map_or_else(|| same(name), texted)
}
