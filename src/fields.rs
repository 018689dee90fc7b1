//! What a form says of a lead: fields by name, and tests of them.

use crate::plan::{Field, FieldTest, Plan, Test};
use crate::text::{fold, holds, number};
use std::collections::BTreeMap;

/// Form fields by name.
pub type Fields = BTreeMap<String, String>;

/// What a field says; `None` when it is missing or blank.
pub fn value<'f>(fields: &'f Fields, name: &str) -> Option<&'f str> {
    fields.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
}

/// The first of some fields that says something, and what it says.
pub fn first<'f>(fields: &'f Fields, names: &[String]) -> Option<(&'f str, &'f str)> {
    names.iter().find_map(|name| {
        let (name, _) = fields.get_key_value(name)?;
        Some((name.as_str(), value(fields, name)?))
    })
}

/// The fields as the plan knows their values: an alias, or the name that people give a value, becomes the value.
pub fn canonical(plan: &Plan, fields: &Fields) -> Fields {
    let mut canonical = fields.clone();
    for field in &plan.fields {
        if let Some(value) = value(fields, &field.name).and_then(|text| meant(field, &fold(text))) {
            put(&mut canonical, &field.name, value);
        }
    }
    canonical
}

/// Lets a field say something.
#[inline(never)]
pub fn put(fields: &mut Fields, name: &str, value: &str) {
    fields.insert(name.into(), value.into());
}

/// The value of a field that a folded text stands for: by its id, its name for people or an alias.
pub fn meant<'p>(field: &'p Field, folded: &str) -> Option<&'p str> {
    let same = |text: &str| fold(text) == folded;
    let named = field.values.iter().find(|(value, _)| same(value));
    let labelled = || field.values.iter().find(|(_, label)| same(&label.fr) || same(&label.en));
    let aliased = || field.aliases.iter().find(|(alias, _)| same(alias)).map(|(_, value)| value.as_str());
    named.or_else(labelled).map(|(value, _)| value.as_str()).or_else(aliased)
}

/// Whether a test holds; `None` while its fields say nothing, unless that is what it tests.
pub fn passes(test: &FieldTest, fields: &Fields) -> Option<bool> {
    match first(fields, &test.fields) {
        Some((_, value)) => Some(meets(&test.test, value)),
        None => matches!(test.test, Test::Absent).then_some(true),
    }
}

/// Whether what a field says meets a test.
pub(crate) fn meets(test: &Test, value: &str) -> bool {
    let folded = fold(value);
    let is = |text: &String| fold(text) == folded;
    match test {
        Test::Present => true,
        Test::Absent => false,
        Test::Equals(text) => is(text),
        Test::OneOf(texts) => texts.iter().any(is),
        Test::NoneOf(texts) => !texts.iter().any(is),
        Test::Contains(words) => words.iter().any(|words| holds(&folded, words)),
        Test::Lacks(words) => !words.iter().any(|words| holds(&folded, words)),
        Test::AtLeast(least) => number(value).is_some_and(|number| number >= *least),
        Test::Below(bound) => number(value).is_some_and(|number| number < *bound),
    }
}
