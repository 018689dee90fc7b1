//! Field tests that cannot both hold.

use super::case::{Allows, Tested};
use crate::plan::{FieldTest, Test};
use crate::walk::quoted;

/// True when no value of the field passes both tests.
pub(super) fn excludes(one: &Tested<'_>, other: &Tested<'_>) -> bool {
    let mute = |one: &Tested<'_>, other: &Tested<'_>| {
        let speaks = !matches!(other.allows, Allows::Nothing);
        matches!(one.allows, Allows::Nothing) && speaks && other.fields.iter().all(|field| one.fields.contains(field))
    };
    mute(one, other)
        || mute(other, one)
        || one.fields == other.fields && (apart(&one.allows, &other.allows) || apart(&other.allows, &one.allows))
}

fn apart(one: &Allows<'_>, other: &Allows<'_>) -> bool {
    match (one, other) {
        (_, Allows::Nothing) => false,
        (Allows::Only(values), other) => !values.iter().any(|value| other.lets(value)),
        (Allows::AtLeast(least), Allows::Below(bound)) => least >= bound,
        (Allows::Words(words), Allows::NoWords(none)) => words.iter().all(|word| none.contains(word)),
        _ => false,
    }
}

/// A test in words: "`role` is `a` or `b`".
pub(super) fn said(test: &FieldTest) -> String {
    let fields = quoted(&texts(&test.fields));
    let listed = |values: &[String]| match values {
        [one] => format!("`{one}`"),
        [one, other] => format!("`{one}` or `{other}`"),
        [one, ..] => format!("`{one}` or one of {} others", values.len() - 1),
        [] => String::new(),
    };
    match &test.test {
        Test::Present => format!("{fields} says something"),
        Test::Absent => format!("{fields} says nothing"),
        Test::Equals(text) => format!("{fields} is `{text}`"),
        Test::OneOf(values) => format!("{fields} is {}", listed(values)),
        Test::NoneOf(values) => format!("{fields} is not {}", listed(values)),
        Test::Contains(words) => format!("{fields} holds {}", listed(words)),
        Test::Lacks(words) => format!("{fields} does not hold {}", listed(words)),
        Test::AtLeast(least) => format!("{fields} is at least `{least}`"),
        Test::Below(bound) => format!("{fields} is below `{bound}`"),
    }
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
