//! The search: least effort first (A*), with an estimate that is never too high, so that the first journey to arrive is a shortest one.
//!
//! A budget of moves played, not a clock, bounds it, so that it finds the same everywhere. When that is used up, a search that trusts its
//! estimates too much finds a short journey, if not the shortest.

use super::acts::World;
use super::greedy;
use super::moves::Moves;
use super::price::{Prices, SECOND};
use super::route::{Goal, Ground};
use super::state::{Move, State};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Work of the exact search, in criteria looked at.
const BUDGET: u64 = 3_000_000;
/// Work of the quick search, and how much it overrates what is still to do.
const QUICK: u64 = 1_500_000;
const HASTE: u64 = 2;
/// Most moves of a journey that are tried without each of them.
const LONGEST: usize = 40;

/// A journey that was found.
#[derive(Debug)]
pub(super) struct Found {
    /// What is done, in order.
    pub moves: Vec<Move>,
    /// Its effort in seconds.
    pub effort: u32,
    /// False when there may be a shorter one.
    pub exact: bool,
}

/// A visitor somewhere in the search.
struct Node {
    parent: usize,
    step: Option<Move>,
    effort: u32,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Task {
    /// The node has arrived.
    Arrived(usize),
    /// The moves of a node are to be offered.
    Expand(usize),
    /// A move of a node, by its place among those offered, is to be played.
    Play(usize, usize),
}

/// Effort of all, then the longer way that has been gone, then the order in which it was found.
type Entry = Reverse<(u64, Reverse<u32>, usize, Task)>;

/// Searches for the journey of least effort from a visitor to a goal, with one of so many shares of the budget.
pub(super) fn find(world: &World<'_>, prices: &Prices, goal: &Goal<'_>, start: &State, share: u64) -> Option<Found> {
    let search = |haste, budget: u64| Search { world, prices, goal, haste, budget: budget / share.max(1) }.run(start);
    let found = match search(1, BUDGET) {
        Ok(found) => found.map(|found| shorter(world, goal, start, found)),
        Err(arrived) => {
            let quick = search(HASTE, QUICK).unwrap_or_else(|arrived| arrived);
            let greedy = || greedy::find(world, prices, goal, start, share);
            let found = arrived.into_iter().chain(quick);
            let found = found.min_by_key(|found| found.effort).or_else(greedy).map(|found| shorter(world, goal, start, found));
            found.map(|found| Found { exact: false, ..found })
        }
    };
    let exact = |found: Found| Found { exact: found.exact && !world.ambiguous, ..found };
    found.map(|found| exact(plainer(world, goal, start, found)))
}

struct Search<'a> {
    world: &'a World<'a>,
    prices: &'a Prices,
    goal: &'a Goal<'a>,
    haste: u64,
    budget: u64,
}

impl Search<'_> {
    /// The journey, or when the budget is used up the best that has arrived, if any has.
    fn run(&self, start: &State) -> Result<Option<Found>, Option<Found>> {
        let mut nodes = vec![Node { parent: 0, step: None, effort: 0, state: start.clone() }];
        let mut offered: Vec<(Move, u32)> = Vec::new();
        let mut heap: BinaryHeap<Entry> = BinaryHeap::new();
        let mut known: HashMap<u64, u32> = HashMap::new();
        let mut arrived: Option<usize> = None;
        let work = work(self.world);
        let mut left = self.budget;
        let mut order = 0;
        let mut push = |heap: &mut BinaryHeap<Entry>, all: u64, effort: u32, task: Task| {
            order += 1;
            heap.push(Reverse((all, Reverse(effort), order, task)));
        };
        if self.goal.met(start).is_some() {
            return Ok(Some(self.found(&nodes, 0)));
        }
        push(&mut heap, 0, 0, Task::Expand(0));
        while let Some(Reverse((all, _, _, task))) = heap.pop() {
            match task {
                Task::Arrived(node) => return Ok(Some(self.found(&nodes, node))),
                Task::Expand(place) => {
                    let Some(node) = nodes.get(place) else { continue };
                    let ground = Ground::new(self.world, self.prices, &node.state);
                    for chance in Moves::new(self.world, self.prices, self.goal, &node.state).all() {
                        let effort = node.effort.saturating_add(chance.cost);
                        let Some(rest) = self.goal.distance(&ground, Some(&chance), self.haste > 1) else { continue };
                        let least = all.max(u64::from(effort) * SECOND + rest * self.haste);
                        push(&mut heap, least, effort, Task::Play(place, offered.len()));
                        offered.push((chance.step, chance.cost));
                    }
                }
                Task::Play(parent, step) => {
                    let (Some(node), Some((step, cost))) = (nodes.get(parent), offered.get(step).copied()) else { continue };
                    let Some(rest) = left.checked_sub(work) else {
                        return Err(arrived.map(|node| self.found(&nodes, node)));
                    };
                    left = rest;
                    let state = node.state.after(self.world, step, None);
                    let effort = node.effort.saturating_add(cost);
                    let best = known.entry(mark(&state)).or_insert(u32::MAX);
                    if *best <= effort {
                        continue;
                    }
                    *best = effort;
                    let place = nodes.len();
                    if self.goal.met(&state).is_some() {
                        let better = arrived.and_then(|node| nodes.get(node)).is_none_or(|best| effort < best.effort);
                        arrived = if better { Some(place) } else { arrived };
                        push(&mut heap, u64::from(effort) * SECOND, effort, Task::Arrived(place));
                    } else {
                        let ground = Ground::new(self.world, self.prices, &state);
                        let Some(rest) = self.goal.distance(&ground, None, self.haste > 1) else { continue };
                        let least = all.max(u64::from(effort) * SECOND + rest * self.haste);
                        push(&mut heap, least, effort, Task::Expand(place));
                    }
                    nodes.push(Node { parent, step: Some(step), effort, state });
                }
            }
        }
        Ok(None)
    }

    fn found(&self, nodes: &[Node], mut place: usize) -> Found {
        let effort = nodes.get(place).map_or(0, |node| node.effort);
        let mut moves = Vec::new();
        while let Some((parent, step)) = nodes.get(place).and_then(|node| Some((node.parent, node.step?))) {
            moves.push(step);
            place = parent;
        }
        moves.reverse();
        Found { moves, effort, exact: true }
    }
}

/// Work of playing one move.
pub(super) fn work(world: &World<'_>) -> u64 {
    let (criteria, groups) = (world.compiled.criteria.len() as u64, world.compiled.groups.len() as u64);
    criteria * (groups + 6) + 200
}

/// What tells one visitor from another as far as the rest of the way goes.
fn mark(state: &State) -> u64 {
    let mut hasher = DefaultHasher::new();
    (state.here.map(|(site, _)| site), state.first, state.last, state.arrived, state.formed, state.memory.visits).hash(&mut hasher);
    (state.clock / 86_400, state.memory.seen.len()).hash(&mut hasher);
    for (count, line) in state.memory.counts.iter().zip(&state.lines) {
        (count.times, count.rest, count.mark, line.worth).hash(&mut hasher);
    }
    hasher.finish()
}

/// Where a visitor is after some moves.
fn end(world: &World<'_>, start: &State, moves: &[Move]) -> State {
    moves.iter().fold(start.clone(), |state, step| state.after(world, *step, None))
}

/// A journey without the moves that it can do without.
fn shorter(world: &World<'_>, goal: &Goal<'_>, start: &State, mut found: Found) -> Found {
    let mut place = found.moves.len().min(LONGEST);
    while let Some(next) = place.checked_sub(1) {
        place = next;
        let mut moves = found.moves.clone();
        moves.remove(place);
        if start.here.is_none() && matches!(moves.first(), Some(Move::Stay(_) | Move::Do(_))) {
            continue;
        }
        if goal.met(&end(world, start, &moves)).is_some() {
            let effort = moves.iter().map(|step| world.effort(*step)).fold(0u32, u32::saturating_add);
            found = Found { moves, effort, exact: false };
        }
    }
    found
}

/// A journey in which pages of which it does not matter which they are count for nothing, if there are such pages.
fn plainer(world: &World<'_>, goal: &Goal<'_>, start: &State, mut found: Found) -> Found {
    for place in 0..found.moves.len().min(LONGEST) {
        let mut moves = found.moves.clone();
        if let Some(Move::View(site)) = moves.get_mut(place) {
            *site = 0;
        }
        if moves != found.moves && goal.met(&end(world, start, &moves)).is_some() {
            found.moves = moves;
        }
    }
    found
}
