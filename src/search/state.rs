//! A visitor on the way: what the engine remembers of them, and what each move does to that.

use super::acts::{Page, World};
use super::cost;
use crate::compiled::Repeat;
use crate::hash::fnv1a;
use crate::journey::Step;
use crate::memory::Memory;
use crate::receipt::{self, Line};
use crate::score::{VISIT_GAP, take};
use crate::signal::{Kind, Signal};
use crate::temperature::Temperature;

/// A Monday, 9 o'clock: when new visitors come.
pub(super) const START: u32 = 1_767_603_600;
const DAY: u32 = 86_400;
/// The time of day at which visitors come back.
const MORNING: u32 = 9 * 3600;
/// Most seconds of active time in one move: longer stays are several.
const LONGEST: u32 = 4 * 3600;

/// One thing that a visitor may do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// See a page of a site.
    View(usize),
    /// Stay on the page for so many seconds.
    Stay(u32),
    /// Do a deed.
    Do(usize),
    /// Come back the next day, or on the next Monday, to a page of a site.
    Return(usize, bool),
}

/// A visitor on the way.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub memory: Memory,
    /// Now, in Unix seconds.
    pub clock: u32,
    /// The site and the page that the visitor is on, if it is known.
    pub here: Option<(usize, usize)>,
    /// True on the first page of a visit.
    pub first: bool,
    /// The place of the last deed on this page, after which earlier ones are not done.
    pub last: usize,
    /// Hashes of the paths of pages that were seen.
    pub seen: Vec<u32>,
    /// True when it is known how this visit came about: by a channel or an e-mail.
    pub arrived: bool,
    /// True when a form has been sent.
    pub formed: bool,
    pub lines: Vec<Line>,
    pub score: i32,
    pub temperature: Temperature,
}

impl State {
    /// A visitor with what is remembered, as of a time.
    pub fn new(world: &World<'_>, memory: Memory, now: u32) -> State {
        let clock = now.max(memory.last);
        let (lines, score) = receipt::read(world.compiled, &memory, clock);
        let temperature = memory.temperature_at(score, clock, world.compiled);
        State {
            memory,
            clock,
            here: None,
            first: true,
            last: 0,
            seen: Vec::new(),
            arrived: false,
            formed: false,
            lines,
            score,
            temperature,
        }
    }

    /// The visitor after a move. The signals that it is made of go to `steps`.
    pub fn after(&self, world: &World<'_>, step: Move, steps: Option<&mut Vec<Step>>) -> State {
        let keys = self.keys(world, step);
        let counts = match step {
            Move::View(site) | Move::Return(site, _) => world.places.get(site).map(|place| place.views.as_slice()),
            Move::Do(deed) => world.deeds.get(deed).map(|deed| deed.counts.as_slice()),
            Move::Stay(_) => None,
        };
        // what counts each page or name once: the first one that is new
        let keyed: Vec<usize> = counts.unwrap_or_default().iter().copied().filter(|place| self.is_keyed(world, *place)).collect();
        if !keyed.is_empty() {
            for key in &keys {
                let next = self.try_key(world, step, *key, None);
                if self.moved(&next, &keyed) {
                    return if steps.is_some() { self.try_key(world, step, *key, steps) } else { next };
                }
            }
        }
        self.try_key(world, step, keys.first().copied().unwrap_or(0), steps)
    }

    fn moved(&self, other: &State, keyed: &[usize]) -> bool {
        let count = |state: &State, place: usize| state.memory.counts.get(place).map(|count| (count.times, count.rest));
        keyed.iter().any(|place| count(self, *place) != count(other, *place))
    }

    /// True for a criterion that counts once for each page or name, and by which more is to be had.
    fn is_keyed(&self, world: &World<'_>, place: usize) -> bool {
        let keyed = world.compiled.criteria.get(place).is_some_and(|each| each.repeat == Repeat::PerKey as u8);
        let times = self.memory.counts.get(place).map_or(0, |count| count.times);
        let open = world.most.get(place).is_some_and(|most| *most > 0 && self.worth(place) < *most);
        keyed && (open || world.required.get(place).is_some_and(|required| times < *required))
    }

    /// The pages or names that a move may be about, the most promising first: one alone when it does not matter which.
    fn keys(&self, world: &World<'_>, step: Move) -> Vec<usize> {
        match step {
            Move::View(site) | Move::Return(site, _) => {
                let Some(place) = world.places.get(site) else { return Vec::new() };
                let scrolls = |deed: &&usize| world.deeds.get(**deed).is_some_and(|deed| deed.kind == Kind::Scroll);
                let deeds = place.deeds.iter().chain(&world.free).filter(scrolls).filter_map(|deed| world.deeds.get(*deed));
                let mut counts = place.views.iter().chain(&place.stays).chain(deeds.flat_map(|deed| &deed.counts));
                if !counts.any(|each| self.is_keyed(world, *each)) {
                    return vec![0];
                }
                // what is on the way to an occurrence goes on where it is
                let begun =
                    |each: &usize| self.is_keyed(world, *each) && self.memory.counts.get(*each).is_some_and(|count| count.rest > 0);
                let here = self.here.filter(|(here, _)| *here == site && place.views.iter().any(begun)).map(|(_, page)| page);
                let new = |key: &usize| place.pages.get(*key).is_some_and(|page| !self.seen.contains(&page.hash));
                let (new, seen): (Vec<usize>, Vec<usize>) = (0..place.pages.len()).partition(new);
                here.into_iter().chain(new).chain(seen).collect()
            }
            Move::Do(deed) => (0..world.deeds.get(deed).map_or(0, |deed| deed.names.len())).collect(),
            Move::Stay(_) => Vec::new(),
        }
    }

    /// What a criterion is worth now, without its group and the total.
    pub fn worth(&self, place: usize) -> i32 {
        self.lines.get(place).map_or(0, |line| line.worth)
    }

    fn try_key(&self, world: &World<'_>, step: Move, key: usize, mut steps: Option<&mut Vec<Step>>) -> State {
        let mut next = self.clone();
        let mut give = |state: &mut State, kind: Kind, name: &str, amount: u32, turn: bool| {
            let page = state.page(world);
            state.seen.extend(page.filter(|_| turn).map(|page| page.hash).filter(|hash| !state.seen.contains(hash)));
            let (groups, path) = page.map_or((0, 0), |page| (page.groups, page.hash));
            let hash = if name.is_empty() { 0 } else { fnv1a(name.as_bytes()) };
            let signal = Signal { kind: kind as u8, pages: groups, path, name: hash, amount, at: state.clock };
            take(world.compiled, &mut state.memory, &signal);
            if let Some(steps) = steps.as_deref_mut() {
                let path = page.filter(|_| turn).map(|page| page.path.clone());
                steps.push(Step { at: state.clock, kind, path, name: name.into(), amount });
            }
        };
        match step {
            Move::View(site) => {
                next.first = self.here.is_none() || self.clock.saturating_sub(self.memory.last) > VISIT_GAP;
                next.here = Some((site, key));
                next.last = 0;
                next.clock = next.clock.saturating_add(cost::of(Kind::PageView, 0));
                give(&mut next, Kind::PageView, "", 0, true);
            }
            Move::Return(site, week) => {
                let today = self.clock / DAY;
                // 1970 began on a Thursday
                let day = if week { (today + 3) / 7 * 7 + 4 } else { today + 1 };
                next.clock = day.saturating_mul(DAY).saturating_add(MORNING);
                next.here = Some((site, key));
                next.last = 0;
                next.first = true;
                next.arrived = false;
                give(&mut next, Kind::PageView, "", 0, true);
            }
            Move::Stay(seconds) => {
                next.last = usize::MAX;
                let mut left = seconds;
                while left > 0 {
                    let part = left.min(VISIT_GAP);
                    next.clock = next.clock.saturating_add(part);
                    give(&mut next, Kind::ActiveTime, "", part, false);
                    left -= part;
                }
            }
            Move::Do(place) => {
                if let Some(deed) = world.deeds.get(place) {
                    next.last = place;
                    next.clock = next.clock.saturating_add(deed.cost);
                    next.formed |= deed.kind == Kind::FormSubmit;
                    next.arrived |= deed.arrives();
                    let name = deed.names.get(key).map_or("", String::as_str);
                    give(&mut next, deed.kind, name, deed.amount, false);
                }
            }
        }
        let (lines, score) = receipt::read(world.compiled, &next.memory, next.clock);
        next.temperature = next.memory.temperature_at(score, next.clock, world.compiled);
        next.lines = lines;
        next.score = score;
        next
    }

    fn page<'w>(&self, world: &'w World<'_>) -> Option<&'w Page> {
        let (site, page) = self.here?;
        world.places.get(site)?.pages.get(page)
    }

    /// Seconds of staying on a site until the next occurrence of any criterion for which that may be wanted; `None` when there is none.
    pub fn next_stay(&self, world: &World<'_>, site: usize, wanted: impl Fn(usize) -> bool) -> Option<u32> {
        let place = world.places.get(site)?;
        let open = place.stays.iter().filter(|each| wanted(**each) && self.may_count(world, **each));
        open.map(|each| self.left(world, *each)).min().map(|seconds| seconds.min(LONGEST))
    }

    /// Signals or active seconds until a criterion's next occurrence.
    pub fn left(&self, world: &World<'_>, place: usize) -> u32 {
        let (Some(criterion), Some(count)) = (world.compiled.criteria.get(place), self.memory.counts.get(place)) else { return 1 };
        let step = criterion.step.max(1);
        let page =
            self.page(world).filter(|_| criterion.repeat == Repeat::PerKey as u8 && criterion.kind == Kind::ActiveTime as u8);
        if page.is_some_and(|page| count.mark >> 1 != page.hash & 0xffff) {
            return step;
        }
        if self.period(criterion.repeat).is_some_and(|period| count.mark >> 1 != period) {
            step
        } else {
            step - count.rest.min(step - 1)
        }
    }

    /// False when a criterion has already counted in this visit, day or week, and counts once in each.
    pub fn may_count(&self, world: &World<'_>, place: usize) -> bool {
        let (Some(criterion), Some(count)) = (world.compiled.criteria.get(place), self.memory.counts.get(place)) else {
            return false;
        };
        self.period(criterion.repeat).is_none_or(|period| count.mark != period << 1 | 1)
    }

    /// The visit, day or week that a repetition policy counts in.
    fn period(&self, repeat: u8) -> Option<u32> {
        match repeat {
            _ if repeat == Repeat::PerVisit as u8 => Some(self.memory.visits),
            _ if repeat == Repeat::PerDay as u8 => Some(self.clock / DAY),
            _ if repeat == Repeat::PerWeek as u8 => Some((self.clock / DAY + 3) / 7),
            _ => None,
        }
    }
}
