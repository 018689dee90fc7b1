//! Acts that are worth too much, too little, or the same twice.

use super::ground::{FAR, Ground};
use super::notes::{Notes, Place, Section, item};
use super::pages::is_general;
use crate::compiled::{Compiled, Repeat};
use crate::plan::Criterion;
use crate::search::{self, Idle};
use crate::signal::Kind;

pub(super) fn hold(ground: &Ground<'_>, compiled: &Compiled, notes: &mut Notes) {
    easily_hot(ground, compiled, notes);
    repeated(ground, notes);
    for (i, criterion) in ground.plan.criteria.iter().enumerate() {
        never(ground, notes, i, criterion);
        let first =
            ground.plan.criteria.iter().take(i).enumerate().find(|(j, other)| same_act(ground, (*j, other), (i, criterion)));
        if let Some((j, other)) = first.filter(|_| ground.times(i) > 0) {
            let message =
                format!("it counts the same act as `{}` (criteria[{j}]), which is worth {} then", other.id, sum(other, criterion));
            let help = "give them different names or pages, or make them one".into();
            notes.add(Place(Section::Criteria, i), "same-act", format!("criteria[{i}]"), message, help);
        }
    }
    penalties(ground, notes);
}

fn sum(one: &Criterion, other: &Criterion) -> String {
    let sign = if other.points < 0 { "-" } else { "+" };
    format!("`{} {sign} {}` points", one.points, other.points.unsigned_abs())
}

/// Hot by staying on one page, or by repeating one act within a visit.
fn easily_hot(ground: &Ground<'_>, compiled: &Compiled, notes: &mut Notes) {
    let hot = ground.plan.temperature.hot;
    let criterion = |id: &String| ground.plan.criteria.iter().enumerate().find(|(_, criterion)| criterion.id == *id);
    for Idle { act, points } in search::idling(ground.plan, compiled).iter().filter(|idle| idle.points >= hot) {
        let counted: Vec<(usize, &Criterion)> = act.criteria.iter().filter_map(criterion).collect();
        let at_once =
            counted.iter().filter(|(_, criterion)| criterion.points > 0 && criterion.seconds == 0 && criterion.count == 1);
        if at_once.map(|(_, criterion)| i64::from(criterion.points)).sum::<i64>() >= i64::from(hot) {
            // one act alone is hot: it is meant to be
            continue;
        }
        let repeats = |(_, criterion): &&(usize, &Criterion)| criterion.points > 0 && criterion.repeat == Repeat::Every;
        let Some((top, _)) = counted.iter().filter(repeats).max_by_key(|(place, _)| ground.most(*place)) else { continue };
        let path = format!("criteria[{top}]");
        if notes.is_at(&path) {
            continue;
        }
        let at = Place(Section::Criteria, *top);
        if act.kind == "activeTime" {
            let page = act.page.as_ref().map_or_else(|| "one page".into(), |page| format!("one page of `{page}`"));
            let message = format!("staying on {page} gives up to `{points}` points within an hour, and hot begins at `{hot}`");
            let help = format!("give it a `cap` that keeps one page below {hot}, or a `max`");
            notes.add(at, "hot-by-idling", path, message, help);
        } else {
            let name = act.name.as_ref().map_or_else(String::new, |name| format!(" `{name}`"));
            let message = format!(
                "the same act ({}{name}), repeated in one visit, gives up to `{points}` points, and hot begins at `{hot}`",
                act.kind
            );
            let help = format!("give it a `cap` below {hot}, a `max`, or another `repeat`");
            notes.add(at, "hot-by-repetition", path, message, help);
        }
    }
}

/// Hot by the same act in one visit after another.
fn repeated(ground: &Ground<'_>, notes: &mut Notes) {
    let hot = i64::from(ground.plan.temperature.hot);
    for (i, criterion) in ground.plan.criteria.iter().enumerate() {
        let every = match criterion.repeat {
            Repeat::PerVisit => "visit after visit",
            Repeat::PerDay => "day after day",
            Repeat::PerWeek => "week after week",
            _ => continue,
        };
        let group = (criterion.group as usize).checked_sub(1).and_then(|place| ground.plan.groups.get(place));
        let most = ground.most(i).min(group.map_or(FAR, |group| i64::from(group.range.cap))).min(i64::from(ground.plan.total.cap));
        let path = format!("criteria[{i}]");
        if criterion.points > 0 && i64::from(criterion.points) < hot && most >= hot && !notes.is_at(&path) {
            let message = format!("the same act, {every}, gives up to `{most}` points, and hot begins at `{hot}`");
            let help = format!("give it a `cap` below {hot}, or a `max`");
            notes.add(Place(Section::Criteria, i), "hot-by-repetition", path, message, help);
        }
    }
}

/// Criteria that cannot count, unless their pages or their parts say so already.
fn never(ground: &Ground<'_>, notes: &mut Notes, i: usize, criterion: &Criterion) {
    let at = Place(Section::Criteria, i);
    for (j, part) in criterion.of.iter().enumerate() {
        let (id, most) = (ground.id(part.criterion), ground.times(part.criterion));
        if most > 0 && most < u64::from(part.times) {
            let message = format!(
                "`{id}` must have counted `{}` times, and it counts `{most}` times at most: {}",
                part.times,
                ground.limit(part.criterion)
            );
            let path = item(&format!("criteria[{i}].of"), j, criterion.of.len());
            notes.add(at, "impossible-combination", path, message, "ask for fewer: the combination is never whole".into());
        }
    }
    let step = u64::from(criterion.seconds.max(1)) * u64::from(criterion.count);
    let nowhere = criterion.pages != 0 && criterion.pages & ground.possible == 0;
    if ground.times(i) > 0 || nowhere || criterion.kind == Kind::Combination {
        return;
    }
    let (path, found) = match (criterion.kind, criterion.repeat) {
        (Kind::ActiveTime, Repeat::PerDay) => {
            ("count", format!("one occurrence takes `{step}` seconds of one day, which has 86400"))
        }
        (Kind::ActiveTime, Repeat::PerWeek) => {
            ("count", format!("one occurrence takes `{step}` seconds of one week, which has 604800"))
        }
        (Kind::Visit | Kind::ReturnVisit, _) => {
            ("count", format!("one occurrence takes `{}` visits within one visit", criterion.count))
        }
        // names of offers that no slot has
        _ => return,
    };
    let path = format!("criteria[{i}].{path}");
    notes.add(at, "never-counts", path, format!("{found}, so it never counts"), "lower `count`, or choose another `repeat`".into());
}

/// How much of what one criterion counts another counts too.
#[derive(PartialEq)]
enum Overlap {
    None,
    /// One of them is about any page, or any name, and the other is not.
    Particular,
    Same,
}

/// True when one act counts for both and neither is plainly the particular of the other.
fn same_act(ground: &Ground<'_>, (i, one): (usize, &Criterion), (j, other): (usize, &Criterion)) -> bool {
    let tiers = (one.seconds * one.count, one.least) != (other.seconds * other.count, other.least) || one.count != other.count;
    if one.kind != other.kind || one.kind == Kind::Combination || tiers {
        return false;
    }
    pages(ground, one, other) == Overlap::Same && names(ground, i, j) == Overlap::Same
}

fn pages(ground: &Ground<'_>, one: &Criterion, other: &Criterion) -> Overlap {
    let any = |criterion: &Criterion| {
        criterion.pages == 0 || (0..32).any(|i| criterion.pages >> i & 1 == 1 && is_general(ground.plan, i))
    };
    match (any(one), any(other)) {
        (true, true) => Overlap::Same,
        (false, false) if ground.masks.iter().any(|mask| one.pages & mask != 0 && other.pages & mask != 0) => Overlap::Same,
        (false, false) => Overlap::None,
        _ => Overlap::Particular,
    }
}

fn names(ground: &Ground<'_>, one: usize, other: usize) -> Overlap {
    let (Some(one), Some(other)) = (ground.names.get(one), ground.names.get(other)) else { return Overlap::None };
    match (one.is_empty(), other.is_empty()) {
        (true, true) => Overlap::Same,
        (false, false) if one.iter().any(|name| other.binary_search(name).is_ok()) => Overlap::Same,
        (false, false) => Overlap::None,
        _ => Overlap::Particular,
    }
}

/// Negative criteria that may undo what makes a lead.
fn penalties(ground: &Ground<'_>, notes: &mut Notes) {
    let plan = ground.plan;
    let asked = |stage: &crate::plan::Stage| {
        let alternatives = stage.guard.any.iter().filter_map(|other| other.engagement).min();
        stage.guard.all.engagement.or(alternatives).filter(|least| *least > 0)
    };
    let stage = plan.stages.iter().find_map(|stage| Some((stage.id.as_str(), asked(stage)?)));
    let (what, line) = match stage {
        Some((id, least)) => (format!("`{id}` asks for an engagement of `{least}`"), i64::from(least)),
        None => (format!("warm begins at `{}`", plan.temperature.warm), i64::from(plan.temperature.warm)),
    };
    for (i, criterion) in plan.criteria.iter().enumerate().filter(|(i, criterion)| criterion.points < 0 && ground.times(*i) > 0) {
        let group = (criterion.group as usize).checked_sub(1).and_then(|place| plan.groups.get(place));
        let most = ground.most(i).min(group.map_or(FAR, |group| -i64::from(group.range.floor)));
        if most >= line {
            let takes = if most >= FAR { "without limit".into() } else { format!("`{most}` points") };
            let message = format!("it may take {takes}, and {what}: one criterion alone undoes all interest");
            let help = format!("give it a `cap` below {line}; for a lead that is out whatever it does, write a disqualifier");
            notes.add(Place(Section::Criteria, i), "penalty-above-mql", format!("criteria[{i}]"), message, help);
        }
    }
}
