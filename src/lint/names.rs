//! What field tests look for, against what the plan says that fields may say.

use super::ground::Ground;
use super::notes::{Notes, Place, Section};
use crate::plan::{Bant, Conditions, Field, FieldTest, Fit, Guard, Plan, Rule, Test};
use crate::text::fold;
use crate::walk::hint;
use std::collections::BTreeMap;

/// Values of a field by their folded texts.
struct Listed<'p> {
    field: &'p Field,
    values: BTreeMap<String, &'p str>,
}

/// The fields that say which values they may have.
struct Fields<'p>(BTreeMap<&'p str, Listed<'p>>);

pub(super) fn hold(ground: &Ground<'_>, notes: &mut Notes) {
    let plan = ground.plan;
    let fields = Fields::new(plan);
    if fields.0.is_empty() {
        return;
    }
    for (i, fit) in plan.fit.iter().enumerate() {
        fields.fit(notes, Place(Section::Fit, i), &format!("fit[{i}]"), fit);
    }
    for (i, persona) in plan.personas.iter().enumerate() {
        for (j, fit) in persona.fit.iter().enumerate() {
            fields.fit(notes, Place(Section::Personas, i), &format!("personas[{i}].fit[{j}]"), fit);
        }
    }
    let guards = |section, name: &str, i: usize, guard: &Guard, notes: &mut Notes| {
        fields.guard(notes, Place(section, i), &format!("{name}[{i}].when"), guard);
    };
    for (i, stage) in plan.stages.iter().enumerate() {
        guards(Section::Stages, "stages", i, &stage.guard, notes);
    }
    for (i, disqualifier) in plan.disqualifiers.iter().enumerate() {
        guards(Section::Disqualifiers, "disqualifiers", i, &disqualifier.guard, notes);
    }
    for (i, segment) in plan.segments.iter().enumerate() {
        guards(Section::Segments, "segments", i, &segment.guard, notes);
    }
    if let Some(Bant { budget, authority, need, timing }) = &plan.bant {
        for (i, (name, test)) in
            [("budget", budget), ("authority", authority), ("need", need), ("timing", timing)].into_iter().enumerate()
        {
            fields.test(notes, Place(Section::Bant, i), &format!("bant.{name}"), test);
        }
    }
}

/// True when a test looks for values that its field never has, and for no other.
pub(super) fn is_unknown(plan: &Plan, test: &FieldTest) -> bool {
    let texts = match &test.test {
        Test::Equals(text) => std::slice::from_ref(text),
        Test::OneOf(texts) => texts,
        _ => return false,
    };
    let lists: Vec<&Field> =
        plan.fields.iter().filter(|field| test.fields.contains(&field.name) && !field.values.is_empty()).collect();
    let is = |text: &String| lists.iter().any(|field| field.values.iter().any(|(value, _)| fold(value) == fold(text)));
    lists.len() == test.fields.len() && !texts.iter().any(is)
}

impl<'p> Fields<'p> {
    fn new(plan: &'p Plan) -> Self {
        let listed = |field: &'p Field| Listed {
            field,
            values: field.values.iter().map(|(value, _)| (fold(value), value.as_str())).collect(),
        };
        Fields(
            plan.fields.iter().filter(|field| !field.values.is_empty()).map(|field| (field.name.as_str(), listed(field))).collect(),
        )
    }

    fn guard(&self, notes: &mut Notes, at: Place, path: &str, guard: &Guard) {
        self.conditions(notes, at, path, &guard.all);
        for (i, other) in guard.any.iter().enumerate() {
            self.conditions(notes, at, &format!("{path}.any[{i}]"), other);
        }
    }

    fn conditions(&self, notes: &mut Notes, at: Place, path: &str, conditions: &Conditions) {
        for (i, test) in conditions.tests.iter().enumerate() {
            self.test(notes, at, &super::notes::item(&format!("{path}.where"), i, conditions.tests.len()), test);
        }
    }

    fn fit(&self, notes: &mut Notes, at: Place, path: &str, fit: &Fit) {
        match &fit.rule {
            Rule::All(tests, _) => {
                for (i, test) in tests.iter().enumerate() {
                    let path = if tests.len() == 1 { path.into() } else { format!("{path}.all[{i}]") };
                    self.test(notes, at, &path, test);
                }
            }
            Rule::Bands(..) => {}
            Rule::Matrix { fields, by, points } => {
                self.values(notes, at, &format!("{path}.matrix"), fields, points.keys());
                let columns: std::collections::BTreeSet<&String> = points.values().flat_map(|row| row.keys()).collect();
                self.values(notes, at, &format!("{path}.matrix"), std::slice::from_ref(by), columns.into_iter());
            }
        }
    }

    fn test(&self, notes: &mut Notes, at: Place, path: &str, test: &FieldTest) {
        let (key, texts) = match &test.test {
            Test::Equals(text) => ("equals", std::slice::from_ref(text)),
            Test::OneOf(texts) => ("oneOf", texts.as_slice()),
            Test::NoneOf(texts) => ("noneOf", texts.as_slice()),
            _ => return,
        };
        self.values(notes, at, &format!("{path}.{key}"), &test.fields, texts.iter());
    }

    /// Notes the first value that none of the fields may have, if all of them say what they may.
    fn values<'t>(&self, notes: &mut Notes, at: Place, path: &str, fields: &[String], texts: impl Iterator<Item = &'t String>) {
        let lists: Vec<&Listed<'p>> = fields.iter().filter_map(|field| self.0.get(field.as_str())).collect();
        if lists.len() < fields.len() {
            return;
        }
        let mut unknown = texts.filter(|text| !lists.iter().any(|list| list.values.contains_key(&fold(text))));
        let Some(text) = unknown.next() else { return };
        let more = unknown.count();
        let also = if more == 0 { String::new() } else { format!(", nor {more} more") };
        let names = fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(" and ");
        notes.add(
            at,
            "unknown-value",
            path.into(),
            format!("`{text}` is not among the values of {names}{also}"),
            meant(&lists, text),
        );
    }
}

fn meant(lists: &[&Listed<'_>], text: &str) -> String {
    let folded = fold(text);
    for list in lists {
        let alias = list.field.aliases.iter().find(|(alias, _)| fold(alias) == folded).map(|(_, value)| value);
        let named = || {
            list.field
                .values
                .iter()
                .find(|(_, label)| fold(&label.fr) == folded || fold(&label.en) == folded)
                .map(|(value, _)| value)
        };
        if let Some(value) = alias.or_else(named) {
            return format!("write `{value}`: what a form says becomes the value before it is tested");
        }
    }
    let known: Vec<&str> =
        lists.iter().flat_map(|list| list.field.values.iter().map(|(value, _)| value.as_str())).take(12).collect();
    hint(text, &known, "values")
}
