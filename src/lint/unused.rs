//! What is declared and never used.

use super::ground::Ground;
use super::notes::{Notes, Place, Section};

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
    let conditions = plan.conditions();
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
    let used = plan.looks_at();
    for (i, field) in plan.fields.iter().enumerate().filter(|(_, field)| !used.contains(field.name.as_str())) {
        let message = format!("nothing in the plan looks at `{}`", field.name);
        let help = "use it, or take it out: what is asked for nothing costs answers".into();
        notes.add(Place(Section::Fields, i), "unused-field", format!("fields.{}", field.name), message, help);
    }
}
