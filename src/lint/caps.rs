//! Caps and limits that never do anything, or more than they should.

use super::ground::{FAR, Ground};
use super::notes::{Notes, Place, Section};
use crate::compiled::Repeat;
use crate::plan::Criterion;
use crate::signal::Kind;

/// The highest cap that a plan may give its total: it says that there is none.
const NO_CAP: i32 = 100_000;

pub(super) fn hold(ground: &Ground<'_>, notes: &mut Notes) {
    for (i, one) in ground.plan.criteria.iter().enumerate().filter(|(i, _)| ground.times(*i) > 0) {
        criterion(ground, notes, i, one);
    }
    let mut reached = false;
    for (i, group) in ground.plan.groups.iter().enumerate() {
        let of = |sign: i32| {
            let within =
                |(_, criterion): &(usize, &Criterion)| criterion.group == i as u32 + 1 && criterion.points.signum() == sign;
            ground.plan.criteria.iter().enumerate().filter(within).map(|(i, _)| ground.most(i)).sum::<i64>()
        };
        let empty = !ground.plan.criteria.iter().any(|criterion| criterion.group == i as u32 + 1);
        let (most, least) = (of(1), -of(-1));
        reached |= most > i64::from(group.range.cap);
        let at = Place(Section::Groups, i);
        // bounds that are left out are far beyond any sum
        if !empty && i64::from(group.range.cap) < FAR && most < i64::from(group.range.cap) {
            let message = format!("the cap is `{}`, and its criteria are worth `{most}` points at most", group.range.cap);
            let help = "lower the cap to where it should hold, or take it out".into();
            notes.add(at, "group-below-cap", format!("groups.{}.cap", group.id), message, help);
        }
        if !empty && i64::from(group.range.floor) > -FAR && least > i64::from(group.range.floor) {
            let message = format!("the floor is `{}`, and its criteria take `{}` points away at most", group.range.floor, -least);
            let help = "raise the floor to where it should hold, or take it out".into();
            notes.add(at, "group-below-cap", format!("groups.{}.floor", group.id), message, help);
        }
    }
    let (cap, most) = (ground.plan.total.cap, ground.engagement.1);
    if cap != NO_CAP && most < i64::from(cap) {
        let message = format!("the cap is `{cap}`, and no visitor can have more than `{most}` points");
        let why = if reached { "lower it, or raise the caps of the groups" } else { "lower it, or give more points" };
        let help = format!("{why}; {NO_CAP} says that there is no cap");
        notes.add(Place(Section::Total, 0), "total-below-cap", "total.cap".into(), message, help);
    }
}

fn criterion(ground: &Ground<'_>, notes: &mut Notes, i: usize, criterion: &Criterion) {
    let at = Place(Section::Criteria, i);
    let size = i64::from(criterion.points.unsigned_abs());
    let cap = i64::from(criterion.cap);
    let times = ground.times(i);
    if criterion.max > 0 && criterion.repeat == Repeat::Once && criterion.kind != Kind::Combination {
        let message = format!("`once` counts one occurrence, and `max` is `{}`", criterion.max);
        let help = "take `max` out, or choose another `repeat`".into();
        notes.add(at, "max-with-once", format!("criteria[{i}].max"), message, help);
    }
    if cap > 0 && cap < size {
        let message = format!("one occurrence is worth `{size}` points, and the cap is `{cap}`");
        let help = "raise the cap, or give fewer points: the plan promises what nobody gets".into();
        notes.add(at, "criterion-below-points", format!("criteria[{i}].cap"), message, help);
    } else if cap > 0 && (times as i64).saturating_mul(size) < cap {
        let points = times as i64 * size;
        let message = format!("the cap is `{cap}`, and it is worth `{points}` points at most: {}", ground.limit(i));
        let help = "lower the cap to where it should hold, or take it out".into();
        notes.add(at, "criterion-below-cap", format!("criteria[{i}].cap"), message, help);
    }
}
