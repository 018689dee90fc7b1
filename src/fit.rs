//! Fit: what the form says of the person and the company, against what the plan looks for.

use crate::plan::{Fit, Label, Plan, Test};
use crate::text::{fold, holds, number};
use serde::Serialize;
use std::collections::BTreeMap;

/// Form fields by name.
pub type Fields = BTreeMap<String, String>;

/// One line of the fit receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FitLine {
    /// Id of the criterion.
    pub criterion: String,
    /// Its name for people.
    pub label: Label,
    /// The form field.
    pub field: String,
    /// What the field says, if anything.
    pub value: Option<String>,
    /// Points of the line.
    pub points: i32,
    /// False when the field says nothing: unknown is not zero, it lowers the coverage.
    pub known: bool,
}

/// Fit, with its receipt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FitReading {
    /// Points: the sum of the lines.
    pub points: i32,
    /// How much of what the plan asks is known, 0 to 100 percent of its criteria. 0 when the plan asks nothing.
    pub coverage: u32,
    /// One line a criterion, in the plan's order.
    pub receipt: Vec<FitLine>,
}

/// Reads the fit of some form fields.
pub fn read(plan: &Plan, fields: &Fields) -> FitReading {
    let receipt: Vec<FitLine> = plan.fit.iter().map(|fit| line(fit, value(fields, &fit.field))).collect();
    let known = receipt.iter().filter(|line| line.known).count();
    FitReading {
        points: receipt.iter().map(|line| line.points).sum(),
        coverage: (known * 100).checked_div(receipt.len()).unwrap_or(0) as u32,
        receipt,
    }
}

/// What a field says; `None` when it is missing or blank.
pub fn value<'f>(fields: &'f Fields, name: &str) -> Option<&'f str> {
    fields.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
}

fn line(fit: &Fit, value: Option<&str>) -> FitLine {
    FitLine {
        criterion: fit.id.clone(),
        label: fit.label.clone(),
        field: fit.field.clone(),
        value: value.map(String::from),
        points: value.map_or(0, |value| points(fit, value)),
        known: value.is_some(),
    }
}

fn points(fit: &Fit, value: &str) -> i32 {
    let folded = fold(value);
    let met = match &fit.test {
        Test::Present => true,
        Test::Equals(text) => fold(text) == folded,
        Test::OneOf(texts) => texts.iter().any(|text| fold(text) == folded),
        Test::Contains(words) => words.iter().any(|words| holds(&folded, &fold(words))),
        Test::Bands(bands) => {
            let Some(number) = number(value) else { return 0 };
            return bands.iter().rev().find(|(from, _)| number >= *from).map_or(0, |(_, points)| *points);
        }
    };
    if met { fit.points } else { 0 }
}
