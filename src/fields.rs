//! What a form says of a lead: fields by name, and tests of them.

use crate::plan::{FieldTest, Plan, Test};
use crate::text::{Words, fold, number};
use std::borrow::Cow;
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
        let (name, value) = fields.get_key_value(name)?;
        Some((name.as_str(), value.trim())).filter(|(_, value)| !value.is_empty())
    })
}

/// The fields as the plan knows their values: an alias, or the name that people give a value, becomes the value.
pub fn canonical<'f>(plan: &Plan, fields: &'f Fields) -> Cow<'f, Fields> {
    let mut canonical = Cow::Borrowed(fields);
    for field in plan.fields.iter().filter(|field| field.has_values()) {
        let meant = value(fields, &field.name).and_then(|text| field.meant(&fold(text)));
        if let Some(value) = meant.filter(|value| fields.get(&field.name).is_some_and(|text| text != value)) {
            put(canonical.to_mut(), &field.name, value);
        }
    }
    canonical
}

/// Lets a field say something.
#[inline(never)]
pub fn put(fields: &mut Fields, name: &str, value: &str) {
    fields.insert(name.into(), value.into());
}

/// Whether a test holds; `None` while its fields say nothing, unless that is what it tests.
pub fn passes(test: &FieldTest, fields: &Fields) -> Option<bool> {
    match first(fields, &test.fields) {
        Some((_, value)) => Some(meets(test, value)),
        None => matches!(test.test, Test::Absent).then_some(true),
    }
}

/// Whether what a field says meets a test.
pub(crate) fn meets(test: &FieldTest, value: &str) -> bool {
    let any = |holds: fn(&Words, &str) -> bool| {
        let folded = fold(value);
        test.words.iter().any(|words| holds(words, &folded))
    };
    match &test.test {
        Test::Present => true,
        Test::Absent => false,
        Test::Equals(_) | Test::OneOf(_) => any(|words, folded| words.folded == folded),
        Test::NoneOf(_) => !any(|words, folded| words.folded == folded),
        Test::Contains(_) => any(Words::stand_in),
        Test::Lacks(_) => !any(Words::stand_in),
        Test::AtLeast(least) => number(value).is_some_and(|number| number >= *least),
        Test::Below(bound) => number(value).is_some_and(|number| number < *bound),
    }
}
