//! Fit criteria, personas and form fields.

use super::read::{count, entries, label, label_or, list, object, points, text, texted, texts, whole, word};
use crate::plan::{Field, FieldTest, Fit, Persona, Rule, Test};
use crate::text::fold;
use serde_json::Value;

#[inline(never)]
pub(super) fn field_test(value: &Value) -> FieldTest {
    let has = |key: &str| value.get(key).is_some();
    let test = if has("equals") {
        Test::Equals(text(value, "equals"))
    } else if has("oneOf") {
        Test::OneOf(texts(value, "oneOf"))
    } else if has("noneOf") {
        Test::NoneOf(texts(value, "noneOf"))
    } else if has("contains") {
        Test::Contains(texts(value, "contains"))
    } else if has("lacks") {
        Test::Lacks(texts(value, "lacks"))
    } else if has("absent") {
        Test::Absent
    } else if has("atLeast") {
        Test::AtLeast(points(value, "atLeast"))
    } else if has("below") {
        Test::Below(points(value, "below"))
    } else {
        Test::Present
    };
    FieldTest::new(texts(value, "field"), test)
}

#[inline(never)]
pub(super) fn fit(value: &Value) -> Fit {
    let rule = if value.get("bands").is_some() {
        let bands = list(value, "bands").map(|band| (points(band, "from"), points(band, "points")));
        Rule::Bands(texts(value, "field"), bands.collect())
    } else if value.get("matrix").is_some() {
        let row = |row: &Value| object(row).map(|(name, points)| (fold(name), whole(points).unwrap_or(0))).collect();
        Rule::Matrix {
            fields: texts(value, "field"),
            by: text(value, "by"),
            points: entries(value, "matrix").map(|(name, columns)| (fold(name), row(columns))).collect(),
        }
    } else if value.get("all").is_some() {
        Rule::All(list(value, "all").map(field_test).collect(), points(value, "points"))
    } else {
        Rule::All(vec![field_test(value)], points(value, "points"))
    };
    Fit { id: text(value, "id"), label: label(value), rule }
}

pub(super) fn persona(value: &Value) -> Persona {
    Persona { id: text(value, "id"), label: label(value), fit: list(value, "fit").map(fit).collect() }
}

pub(super) fn field(name: &str, value: &Value) -> Field {
    let values = entries(value, "values").map(|(name, label)| (name.into(), texted(label)));
    let aliases = entries(value, "aliases").map(|(alias, value)| (alias.into(), word(value)));
    Field::new(name.into(), label_or(value, name), values.collect(), aliases.collect())
}

/// Minutes of a delay.
pub(super) fn minutes(value: &Value) -> u32 {
    count(value, "minutes") + count(value, "hours") * 60 + count(value, "days") * 24 * 60
}
