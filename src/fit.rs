//! Fit: what the form says of the person and the company, against what the plan looks for.

use crate::contact::employees::least;
use crate::contact::kinds::{Kind, of_name};
use crate::fields::{Fields, first, passes, value};
use crate::plan::{Fit, Label, Persona, Plan, Rule, Test};
use crate::text::{fold, number};
use serde::Serialize;

/// One line of the fit receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FitLine {
    /// Id of the criterion.
    pub criterion: String,
    /// Its name for people.
    pub label: Label,
    /// The form field, or fields with ` + ` between.
    pub field: String,
    /// What they say, if anything.
    pub value: Option<String>,
    /// Points of the line.
    pub points: i32,
    /// False when a field says nothing: unknown is not zero, it lowers the coverage.
    pub known: bool,
}

/// How well a lead fits a persona.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonaFit {
    /// Id of the persona.
    pub id: String,
    /// Its points, those that count for all apart.
    pub points: i32,
}

/// Fit, with its receipt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FitReading {
    /// Points: the sum of the lines.
    pub points: i32,
    /// How much of what the plan asks is known, 0 to 100 percent of its criteria. 0 when the plan asks nothing.
    pub coverage: u32,
    /// One line a criterion, in the plan's order: those of every lead, then those of the persona.
    pub receipt: Vec<FitLine>,
    /// The persona with most points, if it has any.
    pub persona: Option<String>,
    /// All personas, in the plan's order.
    pub personas: Vec<PersonaFit>,
}

/// Reads the fit of some form fields.
pub fn read(plan: &Plan, fields: &Fields) -> FitReading {
    let mut receipt = lines(&plan.fit, fields);
    let personas: Vec<(&Persona, Vec<FitLine>, i32)> = plan
        .personas
        .iter()
        .map(|persona| {
            let lines = lines(&persona.fit, fields);
            let points = sum(&lines);
            (persona, lines, points)
        })
        .collect();
    let most = personas.iter().map(|(.., points)| *points).filter(|points| *points > 0).max();
    let best = personas.iter().find(|(.., points)| Some(*points) == most);
    let others = || personas.iter().flat_map(|(_, lines, _)| lines);
    let asked: Vec<&FitLine> = match best {
        Some((_, lines, _)) => receipt.iter().chain(lines).collect(),
        None => receipt.iter().chain(others()).collect(),
    };
    let known = asked.iter().filter(|line| line.known).count();
    let coverage = (known * 100).checked_div(asked.len()).unwrap_or(0) as u32;
    let persona = best.map(|(persona, ..)| persona.id.clone());
    if let Some((_, lines, _)) = best {
        receipt.extend(lines.iter().cloned());
    }
    FitReading {
        points: sum(&receipt),
        coverage,
        receipt,
        persona,
        personas: personas.iter().map(|(persona, _, points)| PersonaFit { id: persona.id.clone(), points: *points }).collect(),
    }
}

fn sum(lines: &[FitLine]) -> i32 {
    lines.iter().map(|line| line.points).sum()
}

fn lines(fit: &[Fit], fields: &Fields) -> Vec<FitLine> {
    fit.iter().map(|fit| line(fit, fields)).collect()
}

/// The line of one criterion.
pub(crate) fn line(fit: &Fit, fields: &Fields) -> FitLine {
    let mut told = Told::default();
    match &fit.rule {
        Rule::All(tests, _) => {
            for test in tests {
                // of a field that is to say nothing, nothing is missing
                told.add(&test.fields, first(fields, &test.fields), matches!(test.test, Test::Absent));
            }
        }
        Rule::Bands(names, _) => told.add(names, first(fields, names), false),
        Rule::Matrix { fields: names, by, .. } => {
            told.add(names, first(fields, names), false);
            told.add(std::slice::from_ref(by), first(fields, std::slice::from_ref(by)), false);
        }
    }
    let known = !told.missing;
    FitLine {
        criterion: fit.id.clone(),
        label: fit.label.clone(),
        field: told.asked,
        known,
        points: if known { points(&fit.rule, fields) } else { 0 },
        value: known.then_some(told.said),
    }
}

/// The fields that a rule looks at and what they say, with ` + ` between; what is asked twice in a row is told once.
#[derive(Default)]
struct Told<'f> {
    asked: String,
    said: String,
    missing: bool,
    last: Option<&'f str>,
}

impl<'f> Told<'f> {
    fn add(&mut self, names: &'f [String], found: Option<(&'f str, &'f str)>, may_miss: bool) {
        let (name, value) = found.unzip();
        let name = name.or(names.first().map(String::as_str)).unwrap_or_default();
        if self.last == Some(name) {
            return;
        }
        if self.last.is_some() {
            self.asked.push_str(" + ");
            self.said.push_str(" + ");
        }
        self.asked.push_str(name);
        self.said.push_str(value.unwrap_or_default());
        self.missing |= value.is_none() && !may_miss;
        self.last = Some(name);
    }
}

/// The number that a field speaks of; of a field of people in a company, how many at least.
pub(crate) fn amount(name: &str, value: &str) -> Option<i32> {
    if of_name(name) == Some(Kind::Employees) { least(value) } else { number(value) }
}

/// The points of a rule whose fields all say something.
fn points(rule: &Rule, fields: &Fields) -> i32 {
    match rule {
        Rule::All(tests, points) => {
            if tests.iter().all(|test| passes(test, fields) == Some(true)) {
                *points
            } else {
                0
            }
        }
        Rule::Bands(names, bands) => band(bands, first(fields, names).and_then(|(name, value)| amount(name, value))),
        Rule::Matrix { fields: names, by, points } => {
            let row = first(fields, names).and_then(|(_, value)| points.get(&fold(value)));
            let column = value(fields, by).map(fold);
            row.zip(column).and_then(|(row, column)| row.get(&column)).copied().unwrap_or(0)
        }
    }
}

/// The points of the last band whose lower bound a number reaches.
pub(crate) fn band(bands: &[(i32, i32)], number: Option<i32>) -> i32 {
    let reached = |number: i32| bands.iter().rev().find(|(from, _)| number >= *from);
    number.and_then(reached).map_or(0, |(_, points)| *points)
}
