//! One visitor of a log through the engine: what they did, and where that puts them.

use crate::classify::Lead;
use crate::compiled::Compiled;
use crate::facts::Facts;
use crate::fields::canonical;
use crate::fit::{self, FitReading};
use crate::hash::fnv1a;
use crate::ladder::{self, Barrier};
use crate::log::{Event, History, Log};
use crate::memory::Memory;
use crate::plan::{Plan, Stage};
use crate::rank::Candidate;
use crate::receipt::{self, Line};
use crate::score::{glance, take};
use crate::signal::{Kind, Signal};
use crate::temperature::Temperature;

/// Most active seconds that a gap between two page views is taken for.
pub const LONGEST_GAP: u32 = 300;

/// Plays the visitors of one log under one plan.
#[derive(Debug)]
pub struct Player<'p> {
    plan: &'p Plan,
    compiled: &'p Compiled,
    facts: Facts,
    /// The pages of the log, by the places of their paths.
    pages: Vec<Page>,
    start: u32,
    timed: bool,
    now: u32,
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
    pub fit: FitReading,
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

/// The page that a visitor is on, as the engine takes it.
#[derive(Clone, Copy, Debug, Default)]
struct Page {
    groups: u32,
    hash: u32,
}

impl<'p> Player<'p> {
    /// A player of a log whose readings are made at `now` (Unix seconds).
    pub fn new(plan: &'p Plan, compiled: &'p Compiled, log: &Log, now: u32) -> Player<'p> {
        let page = |path: &String| match path.as_str() {
            "" => Page::default(),
            path => Page { groups: compiled.groups_of(path.as_bytes()), hash: fnv1a(path.as_bytes()) },
        };
        let pages = log.paths.iter().map(page).collect();
        Player { plan, compiled, facts: Facts::default(), pages, start: log.start(), timed: log.timed, now }
    }

    /// Plays a visitor, whose events are in the order of time.
    pub fn see(&self, history: &History) -> Seen<'p> {
        let memory = self.play(&history.events);
        let (lines, engagement) = receipt::read(self.compiled, &memory, self.now);
        let (_, temperature) = glance(self.compiled, &memory, self.now);
        let fields = canonical(self.plan, &history.fields);
        let fit = fit::read(self.plan, &fields);
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

    fn play(&self, events: &[Event]) -> Memory {
        let mut memory = Memory::new(self.compiled);
        let mut here = Page::default();
        // the gap to the next page view, which other events may lie in
        let mut gap: Option<Signal> = None;
        let mut rest = events;
        while let Some((event, next)) = rest.split_first() {
            rest = next;
            let at = self.start + event.at;
            if let Some(gap) = gap.take_if(|gap| gap.at <= at) {
                take(self.compiled, &mut memory, &gap);
            }
            if event.path > 0 {
                here = self.pages.get(event.path as usize).copied().unwrap_or_default();
            }
            let Page { groups, hash } = here;
            let signal = Signal { kind: event.kind as u8, pages: groups, path: hash, name: event.name, amount: event.amount, at };
            take(self.compiled, &mut memory, &signal);
            if event.kind == Kind::PageView && !self.timed {
                let view = next.iter().find(|event| event.kind == Kind::PageView);
                let amount = view.map_or(0, |view| (view.at - event.at).min(LONGEST_GAP));
                let credit = Signal { kind: Kind::ActiveTime as u8, name: 0, amount, at: at + amount, ..signal };
                gap = Some(credit).filter(|_| amount > 0);
            }
        }
        memory
    }
}
