//! A journey found by taking what seems best at each step: when there are too many to compare.

use super::acts::World;
use super::find::{Found, work};
use super::moves::{Moves, Offered};
use super::price::{Prices, SECOND};
use super::route::{Goal, Ground};
use super::state::{Move, State};

/// Work until it gives up, in criteria looked at.
const BUDGET: u64 = 4_000_000;
/// How much more what is still to do counts than what a step costs.
const HASTE: u64 = 8;
/// Work of looking at what may be done next, for each of it.
const LOOK: u64 = 50;
/// Steps that are tried before a new visit begins.
const TRIES: usize = 6;

/// One or two moves, and what they are expected to come to.
struct Chance {
    moves: Vec<Move>,
    cost: u32,
    expected: u64,
    /// True when it begins a new visit.
    back: bool,
}

/// A journey from a visitor to a goal, if one was found with that share of the budget.
pub(super) fn find(world: &World<'_>, prices: &Prices, goal: &Goal<'_>, start: &State, share: u64) -> Option<Found> {
    let mut left = BUDGET / share.max(1);
    let mut state = start.clone();
    let mut found = Found { moves: Vec::new(), effort: 0, exact: false };
    let mut nearest = u64::MAX;
    while goal.met(&state).is_none() {
        let chances = chances(world, prices, goal, &state);
        left = left.checked_sub(chances.len() as u64 * LOOK)?;
        let mut next = None;
        // what brings nearer than ever; else a new visit, in which more may count; else whatever changes something
        let (backs, others): (Vec<&Chance>, Vec<&Chance>) = chances.iter().partition(|chance| chance.back);
        for (tried, chance) in others.into_iter().take(TRIES).chain(backs.into_iter().take(1)).enumerate() {
            left = left.checked_sub(work(world) * chance.moves.len() as u64)?;
            let mut after = state.clone();
            for step in &chance.moves {
                after = after.after(world, *step, None);
            }
            let Some(rest) = goal.distance(&Ground::new(world, prices, &after), None, true) else { continue };
            let nearer = goal.met(&after).is_some() || rest < nearest;
            if nearer || chance.back || (next.is_none() && tried < TRIES && changed(&state, &after)) {
                // what has faded since the last visit is to be won back
                nearest = if chance.back { rest } else { nearest.min(rest) };
                next = Some((chance, after));
            }
            if nearer {
                break;
            }
        }
        let (chance, after) = next?;
        found.moves.extend(&chance.moves);
        found.effort = found.effort.saturating_add(chance.cost);
        state = after;
    }
    Some(found)
}

fn changed(before: &State, after: &State) -> bool {
    before.memory.counts.iter().zip(&after.memory.counts).any(|(a, b)| (a.times, a.rest) != (b.times, b.rest))
        || before.formed != after.formed
}

/// What may be done next, the most promising first: on this page, on another one, or on coming back.
fn chances(world: &World<'_>, prices: &Prices, goal: &Goal<'_>, state: &State) -> Vec<Chance> {
    let moves = Moves::new(world, prices, goal, state);
    let ground = Ground::new(world, prices, state);
    let chance = |first: Option<&Offered<'_>>, second: Option<&Offered<'_>>| {
        let mut both = Offered { step: Move::Stay(0), cost: 0, gain: 0, counts: Vec::new(), form: false };
        let mut steps = Vec::new();
        for each in [first, second].into_iter().flatten() {
            both.cost = both.cost.saturating_add(each.cost);
            both.gain = both.gain.saturating_add(each.gain);
            both.counts.extend(&each.counts);
            both.form |= each.form;
            steps.push(each.step);
        }
        let rest = goal.distance(&ground, Some(&both), true)?;
        let back = matches!(first, Some(Offered { step: Move::Return(..), .. }));
        Some(Chance { moves: steps, back, cost: both.cost, expected: u64::from(both.cost) * SECOND + rest * HASTE })
    };
    let mut chances = Vec::new();
    if let Some((site, _)) = state.here {
        let here = moves.deeds(site, true, 0).into_iter().chain(moves.stay(site));
        chances.extend(here.filter_map(|each| chance(None, Some(&each))));
    }
    let back = state.here.is_some() && moves.comes_back();
    for site in 0..world.places.len() {
        for arrival in moves.back(site).iter().filter(|_| back) {
            chances.extend(chance(Some(arrival), None));
        }
        if let Some(arrival) = moves.view(site) {
            chances.extend(chance(Some(&arrival), None));
            let there = moves.deeds(site, state.here.is_none(), 0).into_iter().chain(moves.stay(site));
            chances.extend(there.filter_map(|each| chance(Some(&arrival), Some(&each))).min_by_key(|chance| chance.expected));
        }
    }
    chances.sort_by_key(|chance| chance.expected);
    chances
}
