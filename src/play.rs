//! One visitor of a log through the engine: what they did, and where that puts them.

use crate::classify::Lead;
use crate::compiled::Compiled;
use crate::facts::Facts;
use crate::fields::{Fields, canonical};
use crate::fit::{self, FitReading};
use crate::hash::fnv1a;
use crate::ladder::{self, Barrier};
use crate::log::{History, Log};
use crate::memory::Memory;
use crate::outcome::Outcome;
use crate::plan::{Plan, Stage};
use crate::rank::Candidate;
use crate::receipt::{self, Line};
use crate::score::take;
use crate::signal::{Kind, Signal};
use crate::temperature::Temperature;
use std::borrow::Cow;

/// Most active seconds that a gap between two page views is taken for.
pub const LONGEST_GAP: u32 = 300;
const DAY: u32 = 86_400;

/// A page, as the engine takes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its page groups, a bit each.
    pub groups: u32,
    /// Hash of its path.
    pub hash: u32,
}

impl Page {
    /// The page of a path as pages have them.
    pub fn of(compiled: &Compiled, path: &str) -> Page {
        Page { groups: compiled.groups_of(path.as_bytes()), hash: fnv1a(path.as_bytes()) }
    }
}

/// One thing that a visitor of a log did.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// When: Unix seconds, or seconds since the start.
    pub at: u32,
    /// A number of [`Kind`].
    pub kind: u8,
    /// Where; `None` for where the step before was.
    pub page: Option<Page>,
    /// Hash of the name, 0 for none.
    pub name: u32,
    /// Seconds of active time, percent of a page scrolled or of a video played.
    pub amount: u32,
}

/// What to add to the times of a log whose highest number of seconds since the start is `most`: they begin a day before the reading, or earlier if they
/// go beyond it. Nothing for a log of points in time.
pub fn since(most: Option<u32>, now: u32) -> u32 {
    most.map_or(0, |most| now.saturating_sub(most.max(DAY)))
}

/// Gives the engine what a visitor did, in the order of time. A log that is not `timed` is given the gaps between page views as active time.
pub fn signals(steps: impl Iterator<Item = Step> + Clone, start: u32, timed: bool, mut take: impl FnMut(&Signal)) {
    let mut here = Page::default();
    // the gap to the next page view, which other steps may lie in
    let mut gap: Option<Signal> = None;
    let mut rest = steps;
    while let Some(step) = rest.next() {
        let at = start + step.at;
        if let Some(gap) = gap.take_if(|gap| gap.at <= at) {
            take(&gap);
        }
        here = step.page.unwrap_or(here);
        let Page { groups, hash } = here;
        let signal = Signal { kind: step.kind, pages: groups, path: hash, name: step.name, amount: step.amount, at };
        take(&signal);
        if step.kind == Kind::PageView as u8 && !timed {
            let view = rest.clone().find(|step| step.kind == Kind::PageView as u8);
            let amount = view.map_or(0, |view| (view.at - step.at).min(LONGEST_GAP));
            let credit = Signal { kind: Kind::ActiveTime as u8, name: 0, amount, at: at + amount, ..signal };
            gap = Some(credit).filter(|_| amount > 0);
        }
    }
}

/// Plays the visitors of a log under one plan.
#[derive(Debug)]
pub struct Player<'p> {
    plan: &'p Plan,
    compiled: &'p Compiled,
    facts: Facts,
    /// The fit of a visitor of whom the facts say nothing.
    unknown: FitReading,
    now: u32,
}

/// Who a visitor is, and what came of them.
#[derive(Clone, Copy, Debug)]
pub struct Who<'a> {
    /// Their id.
    pub visitor: &'a str,
    /// What came of them.
    pub outcome: Outcome,
}

/// Where a visitor stands at the end.
#[derive(Debug)]
pub struct Seen<'p> {
    /// Engagement lines, in the plan's order.
    pub lines: Vec<Line>,
    /// Engagement points.
    pub engagement: i32,
    /// Temperature.
    pub temperature: Temperature,
    /// Fit.
    pub fit: Cow<'p, FitReading>,
    /// Quadrant, when something is known of the fit.
    pub quadrant: Option<&'static str>,
    /// Grade, when something is known of the fit.
    pub grade: Option<char>,
    /// Stage with its place in the plan, if the plan has stages.
    pub stage: Option<(usize, &'p Stage)>,
    /// The stage above whose conditions hold, and what keeps the visitor from it.
    pub next: Option<(usize, &'p Stage, Barrier)>,
    /// True when a hand-raise counts.
    pub raised: bool,
    /// Last activity, in Unix seconds.
    pub last: u32,
}

impl Seen<'_> {
    /// The visitor as the ranking sees them.
    pub fn candidate(&self, id: &str) -> Candidate {
        Candidate { id: id.into(), raised: self.raised, engagement: self.engagement, fit: self.fit.points, last: self.last }
    }
}

impl<'p> Player<'p> {
    /// A player whose readings are made at `now` (Unix seconds).
    pub fn new(plan: &'p Plan, compiled: &'p Compiled, now: u32) -> Player<'p> {
        Player { plan, compiled, facts: Facts::default(), unknown: fit::read(plan, &Fields::default()), now }
    }

    /// Plays a visitor of a log in memory, whose pages are those of this plan.
    pub fn see(&self, log: &Log, pages: &[Page], history: &History) -> Seen<'_> {
        let mut memory = Memory::new(self.compiled);
        signals(log.steps(history, pages), log.start(), log.timed, |signal| take(self.compiled, &mut memory, signal));
        self.stand(&memory, &history.fields)
    }

    /// Where a visitor stands.
    pub fn stand(&self, memory: &Memory, fields: &Fields) -> Seen<'_> {
        let (lines, engagement) = receipt::read(self.compiled, memory, self.now);
        let temperature = memory.temperature_at(engagement, self.now, self.compiled);
        let fields = canonical(self.plan, fields);
        let fit = if fields.is_empty() { Cow::Borrowed(&self.unknown) } else { Cow::Owned(fit::read(self.plan, &fields)) };
        // what the ladder gives lives as long as the plan, the lead does not
        let lead = Lead { plan: self.plan, engagement, lines: &lines, temperature, fit: &fit, fields: &fields, facts: &self.facts };
        let standing = ladder::standing(&lead);
        let placed = |id: &str| self.plan.stages.iter().enumerate().find(|(_, stage)| stage.id == id);
        let stage = standing.stage.and_then(|stage| placed(&stage.id));
        let next = standing.next.and_then(|(stage, barrier)| placed(&stage.id).map(|(place, stage)| (place, stage, barrier)));
        let raised = !standing.raised.is_empty();
        let (quadrant, grade) = (lead.quadrant().map(|(name, _)| name), lead.grade());
        Seen { engagement, temperature, quadrant, grade, stage, next, raised, last: memory.last, lines, fit }
    }
}
