//! What the plan's fit rules make of what a field says, as numbers that [`crate::visitors::fit`] sums up.

use crate::fields::{Fields, canonical, meets, value};
use crate::fit::{amount, band, line};
use crate::plan::{self, Plan, PointsOf, Rule, Test};
use crate::text::fold;
use crate::visitors::fit::{ALL, BANDS, MATRIX, MISSING};

/// The fields that fit rules look at, in the order in which a visitor holds them.
pub fn fields(plan: &Plan) -> Vec<&str> {
    let mut fields: Vec<&str> = Vec::new();
    for (_, fit) in rules(plan) {
        for name in parts(&fit.rule).into_iter().flatten() {
            if !fields.contains(&name.as_str()) {
                fields.push(name);
            }
        }
    }
    fields
}

/// The rules, as [`crate::visitors::fit::Fit::new`] reads them: how many fields, then lists with their lengths.
pub fn tables(plan: &Plan) -> Vec<i32> {
    let fields = fields(plan);
    let place = |name: &String| fields.iter().position(|field| field == name).unwrap_or(0) as i32;
    let mut slots = vec![0; fields.len()];
    let mut several = Vec::new();
    for (column, fit) in rules(plan).filter(|(_, fit)| !single(&fit.rule)) {
        let mut list = |names: &[String]| -> Vec<i32> {
            let mut list = vec![2 * names.len() as i32];
            for name in names {
                let field = place(name);
                let slot = slots.get_mut(field as usize).map_or(0, |slot| {
                    *slot += 1;
                    *slot - 1
                });
                list.extend([field, slot]);
            }
            list
        };
        match &fit.rule {
            Rule::All(tests, points) => {
                let test =
                    |test: &plan::FieldTest| [vec![i32::from(matches!(test.test, Test::Absent))], list(&test.fields)].concat();
                let tests: Vec<i32> = tests.iter().flat_map(test).collect();
                several.extend([ALL, column, *points, tests.len() as i32]);
                several.extend(tests);
            }
            Rule::Bands(names, _) => {
                several.extend([BANDS, column]);
                several.extend(list(names));
            }
            Rule::Matrix { fields, by, points } => {
                several.extend([MATRIX, column]);
                several.extend(list(fields));
                several.extend(list(std::slice::from_ref(by)));
                let columns = columns(points);
                several.extend([columns.len() as i32, (points.len() * columns.len()) as i32]);
                several.extend(points.values().flat_map(|row| columns.iter().map(|column| row.get(*column).copied().unwrap_or(0))));
            }
        }
    }
    let asked: Vec<i32> =
        std::iter::once(&plan.fit).chain(plan.personas.iter().map(|persona| &persona.fit)).map(|fit| fit.len() as i32).collect();
    let grades = plan.grade.map_or_else(Vec::new, |grades| vec![grades.a, grades.b, grades.c]);
    let quadrants = plan.quadrant.as_ref().map_or_else(Vec::new, |bounds| vec![bounds.fit, bounds.engagement]);
    let actions = plan.actions.as_ref().map_or_else(Vec::new, |actions| {
        let by = match actions.by {
            PointsOf::Engagement => 1,
            PointsOf::Fit => 2,
            PointsOf::Both => 3,
        };
        std::iter::once(by).chain(actions.bands.iter().map(|(from, _)| *from)).collect()
    });
    let mut words = vec![fields.len() as i32];
    for list in [asked, grades, quadrants, actions, several] {
        words.push(list.len() as i32);
        words.extend(list);
    }
    words
}

/// What the rules make of what a field says; of an empty text what they make of its saying nothing.
pub fn class(plan: &Plan, field: &str, said: &str) -> Vec<i32> {
    let known: Fields = [(field.into(), said.into())].into();
    let known = canonical(plan, &known);
    let columns = 1 + plan.personas.len();
    let mut class = vec![0; 2 * columns];
    for (column, fit) in rules(plan) {
        if single(&fit.rule) {
            if parts(&fit.rule).into_iter().flatten().any(|name| name == field) {
                let line = line(fit, &known);
                for (place, more) in [(column as usize, line.points), (columns + column as usize, i32::from(line.known))] {
                    if let Some(sum) = class.get_mut(place) {
                        *sum += more;
                    }
                }
            }
        } else {
            for (part, names) in parts(&fit.rule).into_iter().enumerate() {
                for _ in names.iter().filter(|name| *name == field) {
                    class.push(value(&known, field).map_or(MISSING, |value| outcome(&fit.rule, part, field, value)));
                }
            }
        }
    }
    class
}

/// All rules with their columns: 0 for those of every lead, then a column for each persona.
fn rules(plan: &Plan) -> impl Iterator<Item = (i32, &plan::Fit)> {
    let personas = plan.personas.iter().map(|persona| persona.fit.as_slice());
    std::iter::once(plan.fit.as_slice()).chain(personas).zip(0..).flat_map(|(fit, column)| fit.iter().map(move |fit| (column, fit)))
}

/// The fields of a rule: of each thing that it asks, best first.
fn parts(rule: &Rule) -> Vec<&[String]> {
    match rule {
        Rule::All(tests, _) => tests.iter().map(|test| test.fields.as_slice()).collect(),
        Rule::Bands(names, _) => vec![names],
        Rule::Matrix { fields, by, .. } => vec![fields, std::slice::from_ref(by)],
    }
}

/// True for a rule whose line depends on one field alone.
fn single(rule: &Rule) -> bool {
    let names: Vec<&String> = parts(rule).into_iter().flatten().collect();
    names.iter().all(|name| Some(name) == names.first())
}

/// What one part of a rule over several fields makes of what a field says.
fn outcome(rule: &Rule, part: usize, field: &str, said: &str) -> i32 {
    let place = |found: Option<usize>| found.map_or(-1, |place| place as i32);
    match rule {
        Rule::All(tests, _) => tests.get(part).map_or(0, |test| i32::from(meets(test, said))),
        Rule::Bands(_, bands) => band(bands, amount(field, said)),
        Rule::Matrix { points, .. } if part == 0 => place(points.keys().position(|row| *row == fold(said))),
        Rule::Matrix { points, .. } => place(columns(points).iter().position(|column| **column == fold(said))),
    }
}

type Cells = std::collections::BTreeMap<String, std::collections::BTreeMap<String, i32>>;

/// The columns of all rows of a matrix.
fn columns(points: &Cells) -> Vec<&String> {
    let all: std::collections::BTreeSet<&String> = points.values().flat_map(std::collections::BTreeMap::keys).collect();
    all.into_iter().collect()
}
