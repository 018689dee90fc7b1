//! What the plan's fit rules make of what a field says, as numbers that [`crate::visitors::fit`] sums up.

use crate::fields::{Fields, canonical, meets, value};
use crate::fit::{amount, band, line};
use crate::hash::fnv1a;
use crate::plan::{Fit, Plan, PointsOf, Rule, Test};
use crate::text::fold;
use crate::visitors::fit::{ALL, BANDS, MATRIX, MISSING};

/// The fields that fit rules look at, in the order in which a visitor holds them.
pub fn fields(plan: &Plan) -> Vec<&str> {
    let mut fields: Vec<&str> = Vec::new();
    for name in columns(plan).flatten().flat_map(|fit| parts(&fit.rule)).flatten() {
        if !fields.contains(&name.as_str()) {
            fields.push(name);
        }
    }
    fields
}

/// The rules, as [`crate::visitors::fit::Fit::new`] reads them: how many fields, then lists with their lengths.
pub fn tables(plan: &Plan) -> Vec<i32> {
    let fields = fields(plan);
    let mut tables = Tables { words: vec![fields.len() as i32], slots: vec![0; fields.len()], fields };
    let asked: Vec<i32> = columns(plan).map(|fit| fit.len() as i32).collect();
    tables.list(&asked);
    let grades = plan.grade.map(|grades| [grades.a, grades.b, grades.c]);
    tables.list(grades.as_ref().map_or(&[], |grades| grades));
    let quadrants = plan.quadrant.as_ref().map(|bounds| [bounds.fit, bounds.engagement]);
    tables.list(quadrants.as_ref().map_or(&[], |bounds| bounds));
    let mut actions = Vec::new();
    if let Some(bands) = &plan.actions {
        actions.push(match bands.by {
            PointsOf::Engagement => 1,
            PointsOf::Fit => 2,
            PointsOf::Both => 3,
        });
        for (from, _) in &bands.bands {
            actions.push(*from);
        }
    }
    tables.list(&actions);
    for (column, fits) in columns(plan).enumerate() {
        for fit in fits {
            if !single(&fit.rule) {
                tables.rule(column as i32, &fit.rule);
            }
        }
    }
    tables.words
}

/// What the rules make of what a field says; of an empty text what they make of its saying nothing.
pub fn class(plan: &Plan, field: &str, said: &str) -> Vec<i32> {
    let known: Fields = [(field.into(), said.into())].into();
    let known = canonical(plan, &known);
    let (mut points, mut lines, mut several) = (Vec::new(), Vec::new(), Vec::new());
    for fits in columns(plan) {
        let (mut sum, mut told) = (0, 0);
        for fit in fits {
            let parts = parts(&fit.rule);
            let asks = |names: &[String]| names.iter().filter(|name| *name == field).count();
            if !single(&fit.rule) {
                for (part, names) in parts.into_iter().enumerate() {
                    for _ in 0..asks(names) {
                        several.push(value(&known, field).map_or(MISSING, |value| outcome(&fit.rule, part, field, value)));
                    }
                }
            } else if parts.into_iter().any(|names| asks(names) > 0) {
                let line = line(fit, &known);
                sum += line.points;
                told += i32::from(line.known);
            }
        }
        points.push(sum);
        lines.push(told);
    }
    points.append(&mut lines);
    points.append(&mut several);
    points
}

/// The criteria of every lead, then those of each persona.
fn columns(plan: &Plan) -> impl Iterator<Item = &[Fit]> {
    std::iter::once(plan.fit.as_slice()).chain(plan.personas.iter().map(|persona| persona.fit.as_slice()))
}

/// The fields of a rule: of each thing that it asks, best first.
#[inline(never)]
fn parts(rule: &Rule) -> Vec<&[String]> {
    match rule {
        Rule::All(tests, _) => tests.iter().map(|test| test.fields.as_slice()).collect(),
        Rule::Bands(names, _) => vec![names],
        Rule::Matrix { fields, by, .. } => vec![fields, std::slice::from_ref(by)],
    }
}

/// True for a rule whose line depends on one field alone.
#[inline(never)]
fn single(rule: &Rule) -> bool {
    let mut names = parts(rule).into_iter().flatten();
    let first = names.next();
    names.all(|name| Some(name) == first)
}

/// What one part of a rule over several fields makes of what a field says.
#[inline(never)]
fn outcome(rule: &Rule, part: usize, field: &str, said: &str) -> i32 {
    match rule {
        Rule::All(tests, _) => tests.get(part).map_or(0, |test| i32::from(meets(test, said))),
        Rule::Bands(_, bands) => band(bands, amount(field, said)),
        Rule::Matrix { points, .. } => {
            let said = fold(said);
            let known = if part == 0 { points.contains_key(&said) } else { points.values().any(|row| row.contains_key(&said)) };
            if known { cell(&said) } else { -1 }
        }
    }
}

/// The number of a row or a column of a matrix.
fn cell(name: &str) -> i32 {
    (fnv1a(name.as_bytes()) >> 1) as i32
}

struct Tables<'p> {
    words: Vec<i32>,
    fields: Vec<&'p str>,
    /// How many outcomes a class of each field has so far.
    slots: Vec<i32>,
}

impl Tables<'_> {
    #[inline(never)]
    fn list(&mut self, list: &[i32]) {
        self.words.push(list.len() as i32);
        self.words.extend_from_slice(list);
    }

    /// For each field of a part its place, and that of the outcome in its classes.
    #[inline(never)]
    fn part(&mut self, names: &[String]) {
        self.words.push(2 * names.len() as i32);
        for name in names {
            let place = self.fields.iter().position(|field| field == name).unwrap_or(0);
            self.words.push(place as i32);
            if let Some(slot) = self.slots.get_mut(place) {
                self.words.push(*slot);
                *slot += 1;
            }
        }
    }

    fn rule(&mut self, column: i32, rule: &Rule) {
        match rule {
            Rule::All(tests, points) => {
                self.words.extend_from_slice(&[ALL, column, *points, tests.len() as i32]);
                for test in tests {
                    self.words.push(i32::from(matches!(test.test, Test::Absent)));
                    self.part(&test.fields);
                }
            }
            Rule::Bands(names, _) => {
                self.words.extend_from_slice(&[BANDS, column]);
                self.part(names);
            }
            Rule::Matrix { fields, by, points } => {
                self.words.extend_from_slice(&[MATRIX, column]);
                self.part(fields);
                self.part(std::slice::from_ref(by));
                let mut cells = Vec::new();
                for (row, columns) in points {
                    for (column, points) in columns {
                        cells.extend_from_slice(&[cell(row), cell(column), *points]);
                    }
                }
                self.list(&cells);
            }
        }
    }
}
