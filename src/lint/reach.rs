//! Bands that no visitor and no lead can be in.

use super::facets::grade_range;
use super::flaws::is_idle;
use super::ground::{FAR, Ground};
use super::notes::{Notes, Place, Section};
use crate::plan::{PointsOf, Quadrants};

pub(super) fn hold(ground: &Ground<'_>, notes: &mut Notes) {
    temperature(ground, notes);
    grades(ground, notes);
    if let Some(bounds) = &ground.plan.quadrant {
        quadrants(ground, bounds, notes);
    }
    actions(ground, notes);
    for (i, persona) in ground.plan.personas.iter().enumerate().filter(|(_, persona)| is_idle(ground.plan, &persona.id)) {
        let message = format!("none of the criteria of `{}` gives points above 0, so no lead is of this persona", persona.id);
        let help = "the persona with most points is the lead's: give it some".into();
        notes.add(Place(Section::Personas, i), "unreachable-persona", format!("personas[{i}]"), message, help);
    }
}

fn temperature(ground: &Ground<'_>, notes: &mut Notes) {
    let thresholds = &ground.plan.temperature;
    let most = ground.engagement.1;
    for (name, least) in [("warm", thresholds.warm), ("hot", thresholds.hot)] {
        if i64::from(least) > most {
            let message = format!(
                "{name} begins at `{least}`, and no visitor can have more than `{most}` points: {}",
                culprit(ground, i64::from(least))
            );
            let help = "lower the threshold, or raise what holds the points down".into();
            notes.add(Place(Section::Temperature, 0), "unreachable-temperature", format!("temperature.{name}"), message, help);
            // warm says it for hot too
            return;
        }
    }
}

/// What keeps the score from reaching a threshold.
fn culprit(ground: &Ground<'_>, least: i64) -> String {
    let plan = ground.plan;
    let total = i64::from(plan.total.cap);
    if total < least {
        return format!("the cap of `total` is {total}");
    }
    let sum = |group: u32| {
        let within =
            plan.criteria.iter().zip(&ground.most).filter(|(criterion, _)| criterion.group == group && criterion.points > 0);
        within.map(|(_, most)| *most).sum::<i64>()
    };
    let groups: Vec<(&str, i64, i64)> = plan
        .groups
        .iter()
        .enumerate()
        .map(|(i, group)| (group.id.as_str(), i64::from(group.range.cap), sum(i as u32 + 1)))
        .filter(|(_, cap, sum)| sum > cap)
        .collect();
    let lost: i64 = groups.iter().map(|(_, cap, sum)| sum - cap).sum();
    if ground.engagement.1 + lost < least || groups.is_empty() {
        return match capped(ground, least) {
            Some((id, cap)) => format!("the cap of `{id}` is {cap}"),
            None => "that is all that its criteria are worth together".into(),
        };
    }
    let one = groups.iter().find(|(_, cap, sum)| ground.engagement.1 + sum - cap >= least);
    let held: Vec<String> = match one {
        Some((id, cap, _)) => vec![format!("the cap of `groups.{id}` is {cap}")],
        None => groups.iter().map(|(id, cap, _)| format!("the cap of `groups.{id}` is {cap}")).collect(),
    };
    held.join(", ")
}

/// The one criterion whose cap holds the score down, if it is one alone.
fn capped<'p>(ground: &Ground<'p>, least: i64) -> Option<(&'p str, u32)> {
    let free = |points: i64, cap: u32, max: u32| if max > 0 { points * i64::from(max) } else { FAR } - i64::from(cap);
    let capped = |criterion: &&crate::plan::Criterion| {
        criterion.points > 0 && criterion.cap > 0 && criterion.repeat != crate::compiled::Repeat::Once
    };
    let mut held = ground.plan.criteria.iter().filter(capped);
    let one = held.next().filter(|_| held.next().is_none())?;
    (ground.engagement.1 + free(i64::from(one.points), one.cap, one.max) >= least).then_some((one.id.as_str(), one.cap))
}

fn grades(ground: &Ground<'_>, notes: &mut Notes) {
    let Some(grades) = ground.plan.grade else { return };
    let at = Place(Section::Grade, 0);
    if no_fit(ground) {
        let message = "the plan has no fit criteria, so no lead has a grade".into();
        notes.add(at, "unreachable-grade", "grade".into(), message, "add criteria to `fit`, or take `grade` out".into());
        return;
    }
    let (low, high) = ground.fit;
    for grade in ['A', 'B', 'C', 'D'] {
        let (least, most) = grade_range(grade, grades);
        if least > high {
            let message = format!("grade {grade} begins at `{least}`, and no lead can have more than `{high}` points of fit");
            notes.add(at, "unreachable-grade", format!("grade.{grade}"), message, "lower it, or give more points in `fit`".into());
        } else if most < low {
            let path = if grade == 'D' { "grade.C".into() } else { format!("grade.{grade}") };
            let message = format!("grade {grade} ends at `{most}`, and no lead can have fewer than `{low}` points of fit");
            notes.add(at, "unreachable-grade", path, message, "raise the grades above, or take points away in `fit`".into());
        }
    }
}

fn no_fit(ground: &Ground<'_>) -> bool {
    ground.plan.fit.is_empty() && ground.plan.personas.is_empty()
}

fn quadrants(ground: &Ground<'_>, bounds: &Quadrants, notes: &mut Notes) {
    let at = Place(Section::Quadrant, 0);
    if no_fit(ground) {
        let message = "the plan has no fit criteria, so no lead has a quadrant".into();
        notes.add(at, "unreachable-quadrant", "quadrant".into(), message, "add criteria to `fit`, or take `quadrant` out".into());
        return;
    }
    let lines = [
        ("fit", "a fit", i64::from(bounds.fit), ground.fit, "no lead", ["`q3` and `q4`", "`q1` and `q2`"]),
        (
            "engagement",
            "an engagement",
            i64::from(bounds.engagement),
            ground.engagement,
            "no visitor",
            ["`q2` and `q4`", "`q1` and `q3`"],
        ),
    ];
    for (key, what, bound, (low, high), who, [above, below]) in lines {
        let (empty, limit) = if bound > high {
            (above, format!("more than `{high}`"))
        } else if bound <= low {
            (below, format!("fewer than `{low}`"))
        } else {
            continue;
        };
        let message = format!("{empty} are empty: they are divided at {what} of `{bound}`, and {who} can have {limit} points");
        notes.add(
            at,
            "unreachable-quadrant",
            format!("quadrant.{key}"),
            message,
            "choose a bound that leads are on both sides of".into(),
        );
    }
}

fn actions(ground: &Ground<'_>, notes: &mut Notes) {
    let Some(actions) = &ground.plan.actions else { return };
    let (what, low, high) = match actions.by {
        PointsOf::Engagement => ("points of engagement", ground.engagement.0, ground.engagement.1),
        PointsOf::Fit => ("points of fit", ground.fit.0, ground.fit.1),
        PointsOf::Both => ("points", ground.engagement.0 + ground.fit.0, ground.engagement.1 + ground.fit.1),
    };
    let bounds: Vec<i64> = actions.bands.iter().map(|(from, _)| i64::from(*from)).collect();
    // points below 0 go with the first band: it is those of whom nothing is known that must be spoken of
    if let Some(first) = bounds.first().filter(|first| **first > low.max(0)) {
        let message = format!("the bands begin at `{first}`, and a lead can have `{}` {what}: no band speaks of it", low.max(0));
        let help = format!("put a band before it, or let it begin at {} or below", low.max(0));
        notes.add(Place(Section::Actions, 0), "action-gap", band(0), message, help);
    }
    for (i, (from, next)) in bounds.iter().zip(bounds.iter().skip(1).copied().chain([FAR])).enumerate() {
        let id = actions.bands.get(i).map_or("", |(_, action)| action.id.as_str());
        let limit = if *from > high {
            format!("begins at `{from}`, and no lead can have more than `{high}` {what}")
        } else if next <= low {
            format!("ends at `{}`, and no lead can have fewer than `{low}` {what}", next - 1)
        } else {
            continue;
        };
        let help = "choose bounds that leads can have, or take the band out".into();
        notes.add(Place(Section::Actions, i), "unreachable-action", band(i), format!("the band of `{id}` {limit}"), help);
    }
}

fn band(place: usize) -> String {
    format!("actions.bands[{place}].from")
}
