//! Each guard by itself: stages that nobody can enter, disqualifiers and segments that never hold, parts of them that never do.

use super::case::Case;
use super::flaws::{Flaw, flaw, missing, too_often};
use super::ground::Ground;
use super::notes::{Notes, Place, Section, item};
use crate::plan::{Conditions, Guard, Part};

const STAGE: &str = "ask for less, or for something else: nobody enters this stage";
const NEVER: &str = "ask for less, or for something else: as it is, this never holds";

pub(super) fn hold(ground: &Ground<'_>, notes: &mut Notes) {
    let plan = ground.plan;
    for (i, stage) in plan.stages.iter().enumerate() {
        let raised = stage.hand_raise.iter().any(|criterion| ground.times(*criterion) > 0);
        let (code, help) = if raised { ("impossible-conditions", NEVER) } else { ("unreachable-stage", STAGE) };
        guard(ground, notes, Place(Section::Stages, i), &format!("stages[{i}].when"), &stage.guard, (code, help));
    }
    for (i, disqualifier) in plan.disqualifiers.iter().enumerate() {
        let at = Place(Section::Disqualifiers, i);
        guard(ground, notes, at, &format!("disqualifiers[{i}].when"), &disqualifier.guard, ("impossible-conditions", NEVER));
    }
    for (i, segment) in plan.segments.iter().enumerate() {
        guard(
            ground,
            notes,
            Place(Section::Segments, i),
            &format!("segments[{i}].when"),
            &segment.guard,
            ("impossible-conditions", NEVER),
        );
    }
}

/// True when nobody can meet a guard.
pub(super) fn is_hopeless(ground: &Ground<'_>, path: &str, guard: &Guard) -> bool {
    Case::all(path, guard).iter().all(|case| flaw(ground, case).is_some())
}

fn guard(ground: &Ground<'_>, notes: &mut Notes, at: Place, path: &str, guard: &Guard, (code, help): (&'static str, &str)) {
    let mut missed = false;
    let parts = core::iter::once((path.to_string(), &guard.all));
    let others = guard.any.iter().enumerate().map(|(i, other)| (format!("{path}.any[{i}]"), other));
    for (path, conditions) in parts.chain(others) {
        if let Some((key, class)) = missing(ground.plan, conditions) {
            let message = format!("it asks for `{key}`, and the plan has no `{class}`, so this never holds");
            notes.add(
                at,
                "missing-class",
                format!("{path}.{key}"),
                message,
                format!("add `{class}` to the plan, or ask for something else"),
            );
            missed = true;
        }
        counts(ground, notes, at, &path, conditions);
    }
    if missed {
        return;
    }
    // what the guard itself makes impossible is one cause, however many alternatives it has
    let flaws: Vec<Flaw> = match flaw(ground, &Case::of(path, &guard.all)) {
        Some(flaw) => vec![flaw],
        None => {
            let flaws: Vec<Flaw> = Case::all(path, guard).iter().filter_map(|case| flaw(ground, case)).collect();
            if flaws.len() < guard.any.len().max(1) {
                for Flaw { path, message } in flaws {
                    add(notes, at, ("impossible-conditions", NEVER), path, message);
                }
                return;
            }
            flaws
        }
    };
    if let Some(Flaw { path, message }) = flaws.into_iter().max_by_key(|flaw| flaw.message.is_some()) {
        add(notes, at, (code, help), path, message);
    }
}

fn add(notes: &mut Notes, at: Place, (code, help): (&'static str, &str), path: String, message: Option<String>) {
    if let Some(message) = message {
        notes.add(at, code, path, message, help.into());
    }
}

/// Parts that ask for more occurrences than a criterion can have, where others can still be fulfilled.
pub(super) fn counts(ground: &Ground<'_>, notes: &mut Notes, at: Place, path: &str, conditions: &Conditions) {
    let rare = |part: &Part| ground.times(part.criterion) < u64::from(part.times);
    let hopeless = conditions.did.iter().all(rare);
    for (key, parts) in [("did", &conditions.did), ("didNot", &conditions.did_not)] {
        for (i, part) in parts.iter().enumerate().filter(|(_, part)| rare(part) && ground.times(part.criterion) > 0) {
            if key == "did" && hopeless {
                continue;
            }
            let help = if key == "did" {
                "ask for fewer, or take it out: it never holds"
            } else {
                "ask for fewer, or take it out: it always holds"
            };
            let path = item(&format!("{path}.{key}"), i, parts.len());
            notes.add(at, "impossible-count", path, too_often(ground, part), help.into());
        }
    }
}
