//! What is declared and never used.

use super::ground::Ground;
use super::notes::{Notes, Place, Section};
use crate::plan::{Conditions, Fit, Rule};
use std::collections::BTreeSet;

pub(super) fn hold(ground: &Ground<'_>, notes: &mut Notes) {
    let plan = ground.plan;
    let choices = || plan.offers.iter().flat_map(|slot| &slot.choices);
    let pages = plan
        .criteria
        .iter()
        .map(|criterion| criterion.pages)
        .chain(choices().map(|choice| choice.pages))
        .fold(0, |all, pages| all | pages);
    for (i, group) in plan.pages.iter().enumerate().filter(|(i, _)| pages >> i & 1 == 0) {
        let message = format!("no criterion and no offer is about `{}`", group.name);
        let help = "use it, or take it out".into();
        notes.add(Place(Section::Pages, i), "unused-page-group", format!("pages.{}", group.name), message, help);
    }
    let conditions: Vec<&Conditions> = conditions(ground);
    for (i, phase) in plan.phases.iter().enumerate() {
        let used = plan.criteria.iter().any(|criterion| criterion.phase == Some(i))
            || plan.assets.iter().any(|asset| asset.phase == Some(i))
            || conditions.iter().any(|conditions| conditions.phase == Some(i));
        if !used {
            let message = format!("no criterion and no asset is of the phase `{}`, so nobody is in it", phase.id);
            notes.add(Place(Section::Phases, i), "unused-phase", format!("phases[{i}]"), message, "use it, or take it out".into());
        }
    }
    for (i, group) in plan.groups.iter().enumerate() {
        if !plan.criteria.iter().any(|criterion| criterion.group == i as u32 + 1) {
            let message = format!("no criterion is in the group `{}`", group.id);
            notes.add(
                Place(Section::Groups, i),
                "unused-group",
                format!("groups.{}", group.id),
                message,
                "use it, or take it out".into(),
            );
        }
    }
    let used = fields(ground, &conditions);
    for (i, field) in plan.fields.iter().enumerate().filter(|(_, field)| !used.contains(field.name.as_str())) {
        let message = format!("nothing in the plan looks at `{}`", field.name);
        let help = "use it, or take it out: what is asked for nothing costs answers".into();
        notes.add(Place(Section::Fields, i), "unused-field", format!("fields.{}", field.name), message, help);
    }
}

fn conditions<'p>(ground: &Ground<'p>) -> Vec<&'p Conditions> {
    let plan = ground.plan;
    let stages = plan.stages.iter().map(|stage| &stage.guard);
    let others = plan.disqualifiers.iter().map(|each| &each.guard).chain(plan.segments.iter().map(|each| &each.guard));
    stages.chain(others).flat_map(|guard| core::iter::once(&guard.all).chain(&guard.any)).collect()
}

/// The names of all fields that the plan looks at.
fn fields<'p>(ground: &Ground<'p>, conditions: &[&'p Conditions]) -> BTreeSet<&'p str> {
    let plan = ground.plan;
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let mut add = |names: &'p [String]| used.extend(names.iter().map(String::as_str));
    for (_, fit) in ground.fits() {
        of(fit, &mut add);
    }
    for part in conditions {
        add(&part.has);
        for test in &part.tests {
            add(&test.fields);
        }
    }
    if let Some(bant) = &plan.bant {
        for test in [&bant.budget, &bant.authority, &bant.need, &bant.timing] {
            add(&test.fields);
        }
    }
    if let Some(subject) = &plan.subject {
        for names in [&subject.person, &subject.company, &subject.project] {
            add(names);
        }
    }
    used
}

fn of<'p>(fit: &'p Fit, add: &mut impl FnMut(&'p [String])) {
    match &fit.rule {
        Rule::All(tests, _) => {
            for test in tests {
                add(&test.fields);
            }
        }
        Rule::Bands(fields, _) => add(fields),
        Rule::Matrix { fields, by, .. } => {
            add(fields);
            add(core::slice::from_ref(by));
        }
    }
}
