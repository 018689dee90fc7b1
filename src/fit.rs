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
    let mut receipt: Vec<FitLine> = plan.fit.iter().map(|fit| line(fit, fields)).collect();
    let personas: Vec<(&Persona, Sum)> = plan.personas.iter().map(|persona| (persona, Sum::of(&persona.fit, fields))).collect();
    let most = personas.iter().map(|(_, sum)| sum.points).filter(|points| *points > 0).max();
    let best = personas.iter().find(|(_, sum)| Some(sum.points) == most);
    let mut known = receipt.iter().filter(|line| line.known).count();
    let mut asked = receipt.len();
    for (persona, sum) in personas.iter().filter(|(persona, _)| best.is_none_or(|(best, _)| std::ptr::eq(*best, *persona))) {
        known += sum.known;
        asked += persona.fit.len();
    }
    receipt.extend(best.iter().flat_map(|(persona, _)| &persona.fit).map(|fit| line(fit, fields)));
    FitReading {
        points: receipt.iter().map(|line| line.points).sum(),
        coverage: (known * 100).checked_div(asked).unwrap_or(0) as u32,
        receipt,
        persona: best.map(|(persona, _)| persona.id.clone()),
        personas: personas.iter().map(|(persona, sum)| PersonaFit { id: persona.id.clone(), points: sum.points }).collect(),
    }
}

/// What comes of some criteria, without their lines.
struct Sum {
    points: i32,
    /// Of how many something is known.
    known: usize,
}

impl Sum {
    fn of(fit: &[Fit], fields: &Fields) -> Sum {
        let mut sum = Sum { points: 0, known: 0 };
        for fit in fit {
            let mut missing = false;
            each_asked(&fit.rule, fields, |_, value, may_miss| missing |= value.is_none() && !may_miss);
            if !missing {
                sum.points += points(&fit.rule, fields);
                sum.known += 1;
            }
        }
        sum
    }
}

/// The line of one criterion.
pub(crate) fn line(fit: &Fit, fields: &Fields) -> FitLine {
    let (mut field, mut said) = (String::new(), String::new());
    let (mut between, mut missing) = ("", false);
    each_asked(&fit.rule, fields, |name, value, may_miss| {
        for (text, part) in [(&mut field, name), (&mut said, value.unwrap_or_default())] {
            text.push_str(between);
            text.push_str(part);
        }
        between = " + ";
        missing |= value.is_none() && !may_miss;
    });
    FitLine {
        criterion: fit.id.clone(),
        label: fit.label.clone(),
        field,
        known: !missing,
        points: if missing { 0 } else { points(&fit.rule, fields) },
        value: (!missing).then_some(said),
    }
}

/// The fields that a rule looks at, what they say, and whether they may say nothing; what is asked twice in a row is told once.
fn each_asked<'f>(rule: &'f Rule, fields: &'f Fields, mut tell: impl FnMut(&'f str, Option<&'f str>, bool)) {
    let mut last = None;
    let mut add = |names: &'f [String], may_miss| {
        let (name, value) = first(fields, names).unzip();
        let name = name.or(names.first().map(String::as_str)).unwrap_or_default();
        if last != Some(name) {
            tell(name, value, may_miss);
        }
        last = Some(name);
    };
    match rule {
        // of a field that is to say nothing, nothing is missing
        Rule::All(tests, _) => tests.iter().for_each(|test| add(&test.fields, matches!(test.test, Test::Absent))),
        Rule::Bands(names, _) => add(names, false),
        Rule::Matrix { fields: names, by, .. } => {
            add(names, false);
            add(std::slice::from_ref(by), false);
        }
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
