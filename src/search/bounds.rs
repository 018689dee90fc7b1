//! How far engagement can go: all criteria at their most, or one act alone.

use super::acts::{Place, World};
use super::way::Act;
use super::words;
use crate::compiled::{Compiled, Criterion, Repeat};
use crate::decay::{ONE, Weight};
use crate::memory::SEEN_BY_ONE;
use crate::plan::Plan;
use crate::receipt::{Tally, of_tallies};
use crate::score::VISIT_GAP;
use crate::signal::Kind;
use serde::Serialize;

const DAY: u32 = 86_400;
const WEEK: u32 = 7 * DAY;
/// Seconds of staying, and repetitions of one act, after which idling ends.
const STAY: u32 = 3600;
const REPETITIONS: u32 = 100;

/// The most points that one act reaches by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Idle {
    /// The act: staying on one page for up to an hour, or doing one thing up to a hundred times, within one visit. It says the least that
    /// gives the points.
    pub act: Act,
    /// The most engagement points that it reaches.
    pub points: i32,
}

/// The most engagement points that a visitor can reach: every criterion at its most at the same time, penalties avoided. No journey gives more; most
/// plans have one that gives as many.
pub fn highest(plan: &Plan, compiled: &Compiled) -> i32 {
    extreme(&World::new(plan, compiled), 1)
}

/// The fewest engagement points that a visitor can reach, 0 or below: every penalty at its most and nothing else.
pub fn lowest(plan: &Plan, compiled: &Compiled) -> i32 {
    extreme(&World::new(plan, compiled), -1)
}

fn extreme(world: &World<'_>, sign: i32) -> i32 {
    if !world.small {
        let total = &world.compiled.total;
        return if sign > 0 { total.cap } else { total.floor };
    }
    let mut tallies = saturated(world);
    for (tally, criterion) in tallies.iter_mut().zip(&world.compiled.criteria) {
        if criterion.points.signum() != sign {
            *tally = Tally::default();
        }
    }
    of_tallies(world.compiled, &tallies).1
}

/// The most points that each criterion can be worth, without its group and the total; 0 for penalties.
pub(super) fn most(world: &World<'_>) -> Vec<i32> {
    let (lines, _) = of_tallies(world.compiled, &saturated(world));
    lines.iter().map(|line| line.worth.max(0)).collect()
}

/// Every criterion at the most that it can have counted and weigh.
fn saturated(world: &World<'_>) -> Vec<Tally> {
    let criteria = world.compiled.criteria.iter().enumerate();
    let mut tallies: Vec<Tally> = criteria.map(|(place, criterion)| tally(criterion, keys(world, place))).collect();
    combine(world.plan, &mut tallies);
    tallies
}

fn tally(criterion: &Criterion, keys: u32) -> Tally {
    let apart = match criterion.repeat {
        repeat if repeat == Repeat::PerVisit as u8 => VISIT_GAP + 1,
        repeat if repeat == Repeat::PerDay as u8 => DAY,
        repeat if repeat == Repeat::PerWeek as u8 => WEEK,
        _ => 0,
    };
    let times = criterion.most_times().min(keys);
    let weight = Weight { sum: ONE, landmark: 0 }.read(apart, criterion.half_life);
    // the sum of ONE + weight + weight² + …, and one more for a midnight between two occurrences
    let limit = match (ONE * ONE).checked_div(ONE.saturating_sub(weight)) {
        Some(sum) if times > 0 => sum + ONE,
        _ => u64::MAX,
    };
    Tally { times, weight: limit.min(u64::from(times) * ONE), trimmed: 0 }
}

/// In how many ways a criterion can count: pages and names for one that counts each once, any number for others, none for one that nothing counts for.
fn keys(world: &World<'_>, place: usize) -> u32 {
    let per_key = world.compiled.criteria.get(place).is_some_and(|criterion| criterion.repeat == Repeat::PerKey as u8);
    let mut keys = 0usize;
    for site in &world.places {
        let on_page = site.views.contains(&place) || site.stays.contains(&place) || site.returns.contains(&place);
        keys += if on_page { site.pages.len() } else { 0 };
    }
    let deeds = world.deeds.iter().filter(|deed| deed.counts.contains(&place));
    for deed in deeds {
        // a page scrolled counts by its path
        keys += if deed.kind == Kind::Scroll { SEEN_BY_ONE as usize } else { deed.names.len() };
    }
    match keys {
        0 => 0,
        _ if per_key => (keys as u32).min(SEEN_BY_ONE),
        _ => u32::MAX,
    }
}

/// Counts the combinations of which all parts have counted.
fn combine(plan: &Plan, tallies: &mut [Tally]) {
    let combinations: Vec<usize> =
        plan.criteria.iter().enumerate().filter(|(_, each)| each.kind == Kind::Combination).map(|(place, _)| place).collect();
    // one may be part of another
    for _ in 0..combinations.len() {
        let mut more = false;
        for place in &combinations {
            let parts = plan.criteria.get(*place).map(|criterion| criterion.of.as_slice()).unwrap_or_default();
            let whole = parts.iter().all(|part| tallies.get(part.criterion).is_some_and(|tally| tally.times >= part.times));
            if let Some(tally) = tallies.get_mut(*place).filter(|tally| whole && tally.times == 0) {
                *tally = Tally { times: 1, weight: ONE, trimmed: 0 };
                more = true;
            }
        }
        if !more {
            break;
        }
    }
}

/// The most points that one kind of act on one page, or one thing done again and again, reaches within one visit.
pub fn idling(plan: &Plan, compiled: &Compiled) -> Vec<Idle> {
    let world = World::new(plan, compiled);
    let mut idles = Vec::new();
    for place in world.places.iter().filter(|place| !place.stays.is_empty()) {
        let arrival = first_view(&world, place);
        let (points, seconds) = least(&world, &arrival, &place.stays, STAY);
        if points > 0 {
            idles.push(Idle { act: words::stay(&world, place, seconds), points });
        }
    }
    for place in world.places.iter().filter(|place| !place.views.is_empty()) {
        let (points, times) = least(&world, &empty(&world), &place.views, REPETITIONS);
        if points > 0 {
            idles.push(Idle { act: words::view(&world, place, times), points });
        }
    }
    for deed in &world.deeds {
        let (points, times) = least(&world, &empty(&world), &deed.counts, REPETITIONS);
        if points > 0 {
            idles.push(Idle { act: words::deed(&world, deed, times), points });
        }
    }
    idles
}

fn empty(world: &World<'_>) -> Vec<u32> {
    vec![0; world.compiled.criteria.len()]
}

/// Occurrences after the first view of a visit.
fn first_view(world: &World<'_>, place: &Place) -> Vec<u32> {
    let criteria = world.compiled.criteria.iter().zip(&world.plan.criteria).enumerate();
    let starts = |each: usize| {
        place.returns.contains(&each) && world.plan.criteria.get(each).is_some_and(|criterion| criterion.kind == Kind::Visit)
    };
    criteria.map(|(each, (criterion, _))| u32::from(criterion.step <= 1 && (place.views.contains(&each) || starts(each)))).collect()
}

/// The most points of up to so many seconds or repetitions, and the fewest that give them.
fn least(world: &World<'_>, before: &[u32], counts: &[usize], most: u32) -> (i32, u32) {
    let points = |units: u32| {
        let tally = |(place, (criterion, before)): (usize, (&Criterion, &u32))| {
            let here = if counts.contains(&place) { units / criterion.step.max(1) } else { 0 };
            let here = if criterion.repeat == Repeat::Every as u8 { here } else { here.min(1) };
            let times = (before + here).min(criterion.most_times());
            Tally { times, weight: u64::from(times) * ONE, trimmed: 0 }
        };
        let mut tallies: Vec<Tally> = world.compiled.criteria.iter().zip(before).enumerate().map(tally).collect();
        combine(world.plan, &mut tallies);
        of_tallies(world.compiled, &tallies).1
    };
    let best = points(most);
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = low.midpoint(high);
        if points(middle) >= best { high = middle } else { low = middle + 1 }
    }
    (best, high)
}
