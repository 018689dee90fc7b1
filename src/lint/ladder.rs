//! The ladder as a whole: stages against one another, the way to sales, what keeps leads down.

use super::case::Case;
use super::ground::Ground;
use super::guards::is_hopeless;
use super::implies::{holds_always, implies};
use super::notes::{Notes, Place, Section, item};
use crate::plan::{Gate, Plan, Stage};

/// The guards of all stages, and which of them nobody can meet.
struct Ladder<'p> {
    stages: Vec<Vec<Case<'p>>>,
    hopeless: Vec<bool>,
}

impl Ladder<'_> {
    fn is_hopeless(&self, stage: usize) -> bool {
        self.hopeless.get(stage).copied().unwrap_or(false)
    }
}

pub(super) fn hold(ground: &Ground<'_>, notes: &mut Notes) {
    let plan = ground.plan;
    let stages: Vec<Vec<Case<'_>>> =
        plan.stages.iter().enumerate().map(|(i, stage)| Case::all(&format!("stages[{i}].when"), &stage.guard)).collect();
    let hopeless: Vec<bool> = plan.stages.iter().map(|stage| is_hopeless(ground, "", &stage.guard)).collect();
    let ladder = Ladder { stages, hopeless };
    for (i, stage) in plan.stages.iter().enumerate().skip(1) {
        easier(ground, notes, &ladder, i, stage);
        raises(ground, notes, i, stage);
        let below = plan.stages.get(i - 1).map_or("", |stage| stage.owner.as_str());
        if ground.is_sales(i) && stage.owner != below {
            handover(notes, i, stage, below);
        }
    }
    if let Some(open) = without_person(ground, &ladder) {
        let (id, owner) = plan.stages.get(open).map_or(("", ""), |stage| (stage.id.as_str(), stage.owner.as_str()));
        let message = format!(
            "a lead reaches `{id}`, which `{owner}` owns, by points and acts alone: no gate on the way is opened by a person"
        );
        let help = "give it the gate `human` or `verbal`; where acts alone are to decide, accept `sales-without-person`".into();
        notes.add(Place(Section::Stages, open), "sales-without-person", format!("stages[{open}].gate"), message, help);
    }
    disqualifiers(ground, notes, &ladder);
    if let Some(capacity) = plan.capacity.filter(|capacity| !ground.is_sales(capacity.stage)) {
        let id = plan.stages.get(capacity.stage).map_or("", |stage| stage.id.as_str());
        let message = format!(
            "`{id}` is owned by `{}`, who owns the first stage too: it limits what marketing takes from itself",
            ground.first_owner
        );
        let help = "limit the stage in which sales take over".into();
        notes.add(Place(Section::Capacity, 0), "capacity-not-sales", "capacity.stage".into(), message, help);
    }
}

/// A stage that asks no more than one below it.
fn easier(ground: &Ground<'_>, notes: &mut Notes, ladder: &Ladder<'_>, i: usize, stage: &Stage) {
    let Some(upper) = ladder.stages.get(i) else { return };
    let path = format!("stages[{i}].when");
    let below = ladder.stages.iter().enumerate().take(i).rev().find(|(j, lower)| {
        // a person may have to confirm what the stage below has asked for already
        !ladder.is_hopeless(*j) && implies(ground, lower, upper) && !(stage.gate != Gate::Auto && implies(ground, upper, lower))
    });
    let Some((_, lower)) = below.and_then(|(j, _)| Some((j, ground.plan.stages.get(j)?))) else { return };
    let asked = |stage: &Stage| stage.guard.all.engagement;
    let numbers = match (asked(stage), asked(lower)) {
        (Some(one), Some(other)) if one < other => format!(" (an engagement of `{one}`, and `{other}` below)"),
        _ => String::new(),
    };
    let message = if stage.gate == Gate::Auto {
        format!("it asks no more than `{}` below it{numbers}, so no lead stays in `{}`", lower.id, lower.id)
    } else {
        format!("it asks less than `{}` below it{numbers}, so leads climb through `{}` that do not meet it", lower.id, lower.id)
    };
    let help = format!("ask for all that `{}` asks, and more", lower.id);
    notes.add(Place(Section::Stages, i), "easier-stage", path, message, help);
}

/// Hand-raises that speak against the lead.
fn raises(ground: &Ground<'_>, notes: &mut Notes, i: usize, stage: &Stage) {
    for (j, criterion) in stage.hand_raise.iter().enumerate() {
        let Some(raised) = ground.plan.criteria.get(*criterion) else { continue };
        let path = item(&format!("stages[{i}].handRaise"), j, stage.hand_raise.len());
        if raised.points < 0 {
            let message = format!(
                "`{}` takes `{}` points away, and promotes to `{}` at once",
                raised.id,
                raised.points.unsigned_abs(),
                stage.id
            );
            let help = "a hand-raise is an act that speaks for the lead: name another criterion".into();
            notes.add(Place(Section::Stages, i), "odd-hand-raise", path, message, help);
        } else if ground.times(*criterion) == 0 {
            let message = format!("`{}` can never count, so nobody raises a hand by it", raised.id);
            let help = format!("repair `criteria[{criterion}]`, or name another criterion");
            notes.add(Place(Section::Stages, i), "odd-hand-raise", path, message, help);
        }
    }
}

/// The stage in which somebody else takes over.
fn handover(notes: &mut Notes, i: usize, stage: &Stage, below: &str) {
    let at = Place(Section::Stages, i);
    let (owner, path) = (&stage.owner, format!("stages[{i}]"));
    if stage.sla == 0 {
        let message = format!("`{owner}` takes over from `{below}` in `{}`, and nothing says how soon", stage.id);
        notes.add(at, "sales-without-sla", path.clone(), message, "give it an `sla`, such as `{ \"hours\": 24 }`".into());
    }
    if stage.recycle.is_empty() {
        let message = format!("`{owner}` takes over from `{below}` in `{}`, and no way leads back", stage.id);
        let help = "give it a `recycle` with reasons: what comes back is what the plan learns from".into();
        notes.add(at, "no-recycle", path, message, help);
    }
}

/// The lowest stage of sales, if the engine reaches it by itself.
fn without_person(ground: &Ground<'_>, ladder: &Ladder<'_>) -> Option<usize> {
    let plan = ground.plan;
    let place = (1..plan.stages.len()).find(|place| ground.is_sales(*place))?;
    let way = plan.stages.get(..=place)?;
    let last = way.last()?;
    let raised = last.hand_raise.iter().any(|criterion| ground.times(*criterion) > 0);
    (way.iter().all(|stage| stage.gate == Gate::Auto) && (raised || !ladder.is_hopeless(place))).then_some(place)
}

fn disqualifiers(ground: &Ground<'_>, notes: &mut Notes, ladder: &Ladder<'_>) {
    let plan = ground.plan;
    let top = plan.stages.len().saturating_sub(1);
    for (i, disqualifier) in plan.disqualifiers.iter().enumerate() {
        let at = Place(Section::Disqualifiers, i);
        let cases = Case::all(&format!("disqualifiers[{i}].when"), &disqualifier.guard);
        if disqualifier.at_most >= top {
            let id = plan.stages.get(top).map_or("", |stage| stage.id.as_str());
            let message = format!("`{id}` is the highest stage, so it keeps nobody down");
            notes.add(at, "idle-disqualifier", format!("disqualifiers[{i}].atMost"), message, "name a stage below".into());
        } else if holds_always(ground, &cases) {
            let message = format!("it holds for everybody, so nobody climbs above `{}`", kept_at(plan, disqualifier.at_most));
            notes.add(at, "disqualifies-all", format!("disqualifiers[{i}].when"), message, "say what disqualifies".into());
        } else {
            let above = ladder.stages.iter().enumerate().skip(disqualifier.at_most + 1);
            for (j, _) in above.filter(|(_, stage)| implies(ground, stage, &cases)) {
                let open = plan.stages.get(j).is_some_and(|stage| !stage.hand_raise.is_empty());
                if open || ladder.is_hopeless(j) {
                    continue;
                }
                let message = format!(
                    "whoever meets it is disqualified by `{}` (disqualifiers[{i}]) and kept at `{}` or below",
                    disqualifier.id,
                    kept_at(plan, disqualifier.at_most)
                );
                let help = "ask for what the disqualifier leaves, or raise its `atMost`".into();
                notes.add(Place(Section::Stages, j), "unreachable-stage", format!("stages[{j}].when"), message, help);
            }
        }
    }
}

fn kept_at(plan: &Plan, place: usize) -> &str {
    plan.stages.get(place).map_or("", |stage| stage.id.as_str())
}
