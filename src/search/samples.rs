//! What a form may say: values of fields that tests and rules look for.

use crate::plan::{Fit, Plan, Rule, Test};
use crate::text::fold;

/// Most values that are tried of one test.
const MOST: usize = 16;

/// A plain value for a field of which only the presence matters.
pub(super) fn plain(field: &str) -> String {
    let name = fold(field);
    let of = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if of(&["mail", "courriel"]) {
        "a@example.org".into()
    } else if of(&["phone", "tel", "mobile"]) {
        "+33 1 23 45 67 89".into()
    } else if of(&["company", "entreprise", "societe"]) {
        "Martin SA".into()
    } else if of(&["name", "nom"]) {
        "Camille Martin".into()
    } else {
        "yes".into()
    }
}

/// Values that pass a test, and where it draws a line between numbers, those on its other side.
pub(super) fn of_test(test: &Test, field: &str) -> Vec<String> {
    match test {
        Test::Equals(text) => vec![text.clone()],
        Test::OneOf(texts) => texts.iter().take(MOST).cloned().collect(),
        Test::Contains(words) => {
            let among = words.iter().take(MOST).map(|word| format!("{} other", bare(word)));
            words.iter().take(MOST).map(bare).chain(among).collect()
        }
        Test::Lacks(words) => {
            let among = words.iter().take(MOST).map(|word| format!("{} other", bare(word)));
            [plain(field), "other".into()].into_iter().chain(words.iter().take(MOST).map(bare)).chain(among).collect()
        }
        Test::Absent => Vec::new(),
        Test::NoneOf(texts) => [plain(field), "other".into()].into_iter().chain(texts.iter().take(MOST).cloned()).collect(),
        Test::Present => vec![plain(field)],
        Test::AtLeast(least) => vec![least.to_string(), least.saturating_sub(1).to_string()],
        Test::Below(bound) => vec![bound.saturating_sub(1).to_string(), bound.to_string()],
    }
}

/// A word of which the beginning was asked for, cut short.
fn bare(word: impl AsRef<str>) -> String {
    word.as_ref().trim().trim_end_matches('*').into()
}

/// The fields that a rule looks at.
pub(super) fn fields_of(rule: &Rule) -> Vec<&String> {
    match rule {
        Rule::All(tests, _) => tests.iter().flat_map(|test| &test.fields).collect(),
        Rule::Bands(fields, _) => fields.iter().collect(),
        Rule::Matrix { fields, by, .. } => fields.iter().chain([by]).collect(),
    }
}

/// Values of a field that make a difference to a rule.
pub(super) fn of_rule(rule: &Rule, field: &String) -> Vec<String> {
    match rule {
        Rule::All(tests, _) => {
            let about = tests.iter().filter(|test| test.fields.contains(field));
            about.flat_map(|test| of_test(&test.test, field)).collect()
        }
        Rule::Bands(_, bands) => {
            bands.iter().flat_map(|(from, _)| [from.to_string(), from.saturating_sub(1).to_string()]).collect()
        }
        Rule::Matrix { fields, points, .. } if fields.contains(field) => points.keys().cloned().collect(),
        Rule::Matrix { points, .. } => points.values().flat_map(|row| row.keys()).cloned().collect(),
    }
}

/// The most points of a rule, and the fewest: 0 where it can be without effect.
pub(super) fn extent(fit: &Fit) -> (i32, i32) {
    let points: Vec<i32> = match &fit.rule {
        Rule::All(_, points) => vec![*points],
        Rule::Bands(_, bands) => bands.iter().map(|(_, points)| *points).collect(),
        Rule::Matrix { points, .. } => points.values().flat_map(|row| row.values()).copied().collect(),
    };
    (points.iter().copied().min().unwrap_or(0).min(0), points.iter().copied().max().unwrap_or(0).max(0))
}

/// A folded value as the plan writes it, where the plan declares the field's values.
pub(super) fn written(plan: &Plan, field: &str, folded: &str) -> String {
    let declared = plan.fields.iter().find(|each| each.name == field);
    let value = declared.and_then(|each| each.values.iter().find(|(value, _)| fold(value) == folded));
    value.map_or_else(|| folded.into(), |(value, _)| value.clone())
}
