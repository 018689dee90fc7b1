//! What points cost at least: how far a visitor is from a target, never more than it is.
//!
//! An effort that counts for several criteria is shared among them by their points, so a point of a criterion costs at least the best of the efforts that
//! count for it. The cheapest points are taken first, as many as criterion, group and total have room for.

use super::acts::World;
use super::state::State;
use crate::signal::Kind;

/// Effort in millionths of a second, in which estimates are made.
pub(super) const SECOND: u64 = 1_000_000;

/// The least prices of a plan.
#[derive(Debug)]
pub(super) struct Prices {
    /// Criteria that give points, the cheapest first, with the price of a point.
    points: Vec<(usize, u64)>,
    /// The least effort in seconds of one signal or one active second, by criterion; `None` where nothing counts.
    unit: Vec<Option<u32>>,
    /// The most points that one move gains, by criterion that it counts for: those of combinations included.
    pub gains: Vec<i32>,
}

/// So many points in thousandths, what all of them cost, and the price of the last ones.
type Steps = Vec<(u64, u64, u64)>;

/// What more points cost a visitor from where they stand.
#[derive(Debug)]
pub(super) struct Offer {
    steps: Steps,
    /// Points, in thousandths, that are half earned already or come by themselves.
    credit: u64,
}

impl Prices {
    pub fn new(world: &World<'_>) -> Prices {
        let size = world.plan.criteria.len();
        let gains = gains(world);
        // thousandths of a point of one signal or one active second
        let part = |place: usize| {
            let step = world.compiled.criteria.get(place).map_or(1, |criterion| criterion.step.max(1));
            let own = world
                .most
                .get(place)
                .copied()
                .unwrap_or(0)
                .min(world.plan.criteria.get(place).map_or(0, |each| each.points.max(0)));
            let all = gains.get(place).copied().unwrap_or(0);
            let combined = u64::from((all - own).max(0).unsigned_abs()) * 1000;
            (u64::from(own.unsigned_abs()) * 1000).div_ceil(u64::from(step)) + combined
        };
        let mut price: Vec<Option<u64>> = vec![None; size];
        let mut unit: Vec<Option<u32>> = vec![None; size];
        world.each_effort(|counts, seconds| {
            let counts: Vec<usize> = counts.collect();
            let sum: u64 = counts.iter().map(|place| part(*place)).sum();
            let cheap = (u64::from(seconds) * SECOND).checked_div(sum);
            for place in counts {
                least(&mut unit, place, Some(seconds));
                least(&mut price, place, cheap);
            }
        });
        // a combination comes with the last of its parts
        for _ in 0..size.min(8) {
            for (place, criterion) in world.plan.criteria.iter().enumerate().filter(|(_, each)| each.kind == Kind::Combination) {
                for each in &criterion.of {
                    let cheap = price.get(each.criterion).copied().flatten();
                    least(&mut price, place, cheap);
                }
            }
        }
        let worth = |place: usize| world.most.get(place).is_some_and(|most| *most > 0);
        let mut points: Vec<(usize, u64)> = price
            .iter()
            .enumerate()
            .filter(|(place, _)| worth(*place))
            .filter_map(|(place, price)| Some((place, (*price)?)))
            .collect();
        points.sort_by_key(|(place, price)| (*price, *place));
        Prices { points, unit, gains }
    }

    /// What more points cost from where a visitor stands.
    pub fn offer(&self, world: &World<'_>, state: &State) -> Offer {
        let groups = &world.compiled.groups;
        let mut rooms: Vec<i32> = groups.iter().map(|range| range.cap).collect();
        for (criterion, line) in world.compiled.criteria.iter().zip(&state.lines) {
            if let Some(room) = room_of(&mut rooms, criterion.group) {
                *room -= line.points;
            }
        }
        let mut offer = Offer { steps: Vec::new(), credit: 0 };
        let mut rest = world.compiled.total.cap - state.score;
        for (place, price) in &self.points {
            let Some(criterion) = world.compiled.criteria.get(*place) else { continue };
            let mut more = world.most.get(*place).copied().unwrap_or(0) - state.worth(*place);
            // lines that the total trimmed have no less room
            if let Some(room) = room_of(&mut rooms, criterion.group) {
                more = more.min(*room);
                *room -= more.max(0);
            }
            more = more.min(rest);
            if more <= 0 {
                continue;
            }
            rest -= more;
            let step = criterion.step.max(1);
            let counted = step - state.left(world, *place).min(step);
            let comes = state.memory.visits == 0 && criterion.kind == Kind::Visit as u8;
            let begun = if comes { step } else { counted };
            let points = u64::from(criterion.points.max(0).unsigned_abs());
            offer.credit += (points * 1000 * u64::from(begun)).div_ceil(u64::from(step));
            let more = u64::from(more.unsigned_abs()) * 1000;
            let (points, effort, _) = offer.steps.last().copied().unwrap_or_default();
            offer.steps.push((points + more, effort + more * price, *price));
        }
        offer
    }

    /// The least effort until a criterion has counted so many more times; `None` when it cannot.
    pub fn counting(&self, world: &World<'_>, state: &State, place: usize, times: u32) -> Option<u64> {
        let criterion = world.compiled.criteria.get(place)?;
        if criterion.kind == Kind::Combination as u8 {
            // the dearest of what goes into it
            let parts = parts(world, place);
            let open = parts.iter().skip(1).filter(|part| state.lines.get(**part).is_none_or(|line| line.times == 0));
            let simple =
                open.filter(|part| world.compiled.criteria.get(**part).is_some_and(|each| each.kind != Kind::Combination as u8));
            return simple
                .map(|part| self.counting(world, state, *part, 1))
                .try_fold(0, |most, effort| effort.map(|effort| most.max(effort)));
        }
        let unit = self.unit.get(place).copied().flatten()?;
        let comes = u32::from(state.memory.visits == 0 && criterion.kind == Kind::Visit as u8);
        let left = u64::from(times.saturating_sub(comes));
        let units = match left {
            0 => 0,
            more => (more - 1) * u64::from(criterion.step.max(1)) + u64::from(state.left(world, place)),
        };
        Some(units * u64::from(unit) * SECOND)
    }
}

impl Offer {
    /// The least effort for so many points more; `None` when there are not so many.
    pub fn price(&self, points: i32) -> Option<u64> {
        let wanted = (u64::from(points.max(0).unsigned_abs()) * 1000).saturating_sub(self.credit);
        if wanted == 0 {
            return Some(0);
        }
        let place = self.steps.partition_point(|(points, ..)| *points < wanted);
        let (points, effort, price) = self.steps.get(place)?;
        Some(effort - (points - wanted) * price)
    }
}

fn room_of(rooms: &mut [i32], group: u32) -> Option<&mut i32> {
    rooms.get_mut((group as usize).checked_sub(1)?)
}

fn least<T: Ord + Copy>(values: &mut [Option<T>], place: usize, value: Option<T>) {
    if let (Some(slot), Some(value)) = (values.get_mut(place), value) {
        *slot = Some(slot.map_or(value, |known| known.min(value)));
    }
}

/// A criterion, and if it is a combination all that goes into it.
pub(super) fn parts(world: &World<'_>, place: usize) -> Vec<usize> {
    let mut parts = vec![place];
    let mut next = 0;
    while let Some(part) = parts.get(next).copied() {
        next += 1;
        for each in world.plan.criteria.get(part).map(|criterion| criterion.of.as_slice()).unwrap_or_default() {
            if !parts.contains(&each.criterion) {
                parts.push(each.criterion);
            }
        }
    }
    parts
}

/// The most points that one occurrence of each criterion gains, with those of all combinations that it may complete.
fn gains(world: &World<'_>) -> Vec<i32> {
    let own = |place: usize| {
        let most = world.most.get(place).copied().unwrap_or(0);
        most.min(world.plan.criteria.get(place).map_or(0, |criterion| criterion.points.max(0)))
    };
    let mut gains: Vec<i32> = (0..world.plan.criteria.len()).map(own).collect();
    for (place, _) in world.plan.criteria.iter().enumerate().filter(|(_, each)| each.kind == Kind::Combination) {
        let points = own(place);
        let parts = parts(world, place);
        for part in parts.iter().skip(1) {
            gains.iter_mut().skip(*part).take(1).for_each(|gain| *gain = gain.saturating_add(points));
        }
    }
    gains
}
