//! What the host knows beside the form, such as the country of the connection or what a database says of the company. It fills what the form leaves empty.

use crate::fields::{Fields, first, value};
use crate::plan::{Conditions, FieldTest, Guard, Plan, Rule};

/// The form's fields, filled up: what the form says wins, since the lead knows best where its project is; so a field is left out too when the plan takes
/// another field of the form in its place. Gives the names of the fields that were filled as well.
pub fn fill(plan: &Plan, form: &Fields, known: &Fields) -> (Fields, Vec<String>) {
    let mut fields = form.clone();
    let mut filled = Vec::new();
    let alternatives: Vec<&[String]> = if known.is_empty() { Vec::new() } else { alternatives(plan) };
    for name in known.keys() {
        let answered = |names: &&[String]| names.contains(name) && first(form, names).is_some();
        let Some(said) =
            value(known, name).filter(|_| value(form, name).is_none() && !alternatives.iter().any(|names| answered(names)))
        else {
            continue;
        };
        fields.insert(name.clone(), said.into());
        filled.push(name.clone());
    }
    (fields, filled)
}

/// The sets of fields of which the plan reads the first that says something.
fn alternatives(plan: &Plan) -> Vec<&[String]> {
    let fits = plan.fit.iter().chain(plan.personas.iter().flat_map(|persona| &persona.fit));
    let mut sets: Vec<&[String]> = Vec::new();
    for fit in fits {
        match &fit.rule {
            Rule::All(tests, _) => sets.extend(tests.iter().map(names)),
            Rule::Bands(names, _) | Rule::Matrix { fields: names, .. } => sets.push(names),
        }
    }
    let stages = plan.stages.iter().map(|stage| &stage.guard);
    let disqualifiers = plan.disqualifiers.iter().map(|each| &each.guard);
    let segments = plan.segments.iter().map(|segment| &segment.guard);
    sets.extend(stages.chain(disqualifiers).chain(segments).flat_map(conditions).flat_map(|each| &each.tests).map(names));
    let bant = plan.bant.iter().flat_map(|bant| [&bant.budget, &bant.authority, &bant.need, &bant.timing]);
    sets.extend(bant.map(names));
    sets
}

fn names(test: &FieldTest) -> &[String] {
    &test.fields
}

fn conditions(guard: &Guard) -> impl Iterator<Item = &Conditions> {
    [&guard.all].into_iter().chain(&guard.any)
}
