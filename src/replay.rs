//! Replaying an event log: many visitors through the same engine, and what comes of them by temperature, stage, quadrant and score.
//!
//! The log is CSV with a header. Columns: `visitor`; a time: `at` (see [`crate::time`]) or `seconds` (since the start of that visitor's
//! log); `path`; and if it has them `kind` (page views otherwise), `name`, `value` (active seconds). A log that has no active time of its
//! own is given the gaps between page views, five minutes at most each: the last page of a log has none.

use crate::classify::Lead;
use crate::compiled::Compiled;
use crate::csv::{Row, Table};
use crate::facts::Facts;
use crate::fields::canonical;
use crate::fit;
use crate::hash::fnv1a;
use crate::ladder;
use crate::log::{Event, Log, events_header, facts_header, outcomes_header};
use crate::memory::Memory;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::receipt;
use crate::score::{glance, take};
use crate::signal::{Kind, Signal};
use crate::tables::{Place, Tables};
use serde::Serialize;

/// Most active seconds that a gap between two page views is taken for.
pub const LONGEST_GAP: u32 = 300;
/// Malformed rows that are told one by one.
const TOLD: usize = 10;

/// A row that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BadRow {
    /// The file: `events`, `outcomes` or `facts`.
    pub file: &'static str,
    /// The line it begins on, counted from 1.
    pub line: u64,
    /// What is wrong with it.
    pub message: String,
}

/// What a replay found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replayed {
    /// Visitors in the log.
    pub visitors: u32,
    /// Rows that were used.
    pub events: u64,
    /// Rows that are later than the reading, and were not.
    pub later: u64,
    /// Rows that could not be.
    pub malformed: u64,
    /// The first ten of them.
    pub bad_rows: Vec<BadRow>,
    /// True when an outcomes file was read.
    pub outcomes: bool,
    /// Visitors that have an outcome and are not in the log.
    pub strangers: u32,
    /// All visitors, in several ways.
    #[serde(flatten)]
    pub tables: Tables,
}

/// A replay in the making: hand it the files in chunks of any size, the event log first, then [`Replay::finish`] it.
#[derive(Debug)]
pub struct Replay {
    now: u32,
    rows: Rows,
    events: File,
    outcomes: Option<File>,
    facts: Option<File>,
}

/// What the rows of all files come to.
#[derive(Debug)]
struct Rows {
    log: Log,
    malformed: u64,
    bad_rows: Vec<BadRow>,
}

/// One of the files: how its rows are taken.
#[derive(Debug)]
struct File {
    name: &'static str,
    table: Table,
    take: fn(&mut Log, &Row<'_>) -> Result<(), String>,
}

/// The page that a visitor is on, as the engine takes it.
#[derive(Clone, Copy, Debug, Default)]
struct Page {
    groups: u32,
    hash: u32,
}

impl File {
    fn feed(&mut self, chunk: &[u8], rows: &mut Rows) -> Result<(), Problem> {
        let File { name, table, take } = self;
        table.feed(chunk, &mut |line, row| rows.note(name, line, row, *take)).map_err(|message| wrong(name, message))
    }

    fn end(&mut self, rows: &mut Rows) -> Result<(), Problem> {
        let File { name, table, take } = self;
        table.end(&mut |line, row| rows.note(name, line, row, *take)).map_err(|message| wrong(name, message))
    }
}

impl Rows {
    fn note(
        &mut self,
        file: &'static str,
        line: u64,
        row: Result<Row<'_>, String>,
        take: fn(&mut Log, &Row<'_>) -> Result<(), String>,
    ) {
        if let Err(message) = row.and_then(|row| take(&mut self.log, &row)) {
            self.malformed += 1;
            if self.bad_rows.len() < TOLD {
                self.bad_rows.push(BadRow { file, line, message });
            }
        }
    }
}

fn wrong(file: &str, message: String) -> Problem {
    Problem { code: "wrong-file", path: file.into(), message, help: String::new() }
}

impl Replay {
    /// Starts a replay whose readings are made at `now` (Unix seconds).
    pub fn new(now: u32) -> Replay {
        Replay {
            now,
            rows: Rows { log: Log::new(now), malformed: 0, bad_rows: Vec::new() },
            events: File { name: "events", table: Table::new(events_header), take: Log::event },
            outcomes: None,
            facts: None,
        }
    }

    /// Takes a chunk of the event log.
    ///
    /// # Errors
    ///
    /// What is wrong with the file as a whole: here and below that ends the replay.
    pub fn events(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        self.events.feed(chunk, &mut self.rows)
    }

    /// Takes a chunk of the outcomes: `visitor` and a column that says who converted. The event log is over then.
    ///
    /// # Errors
    ///
    /// What is wrong with the file, or with the event log, as a whole.
    pub fn outcomes(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        self.events.end(&mut self.rows)?;
        let new = || File { name: "outcomes", table: Table::new(outcomes_header), take: Log::outcome };
        self.outcomes.get_or_insert_with(new).feed(chunk, &mut self.rows)
    }

    /// Takes a chunk of facts: `visitor` and a column for each form field. The event log is over then.
    ///
    /// # Errors
    ///
    /// What is wrong with the file, or with the event log, as a whole.
    pub fn facts(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        self.events.end(&mut self.rows)?;
        let new = || File { name: "facts", table: Table::new(facts_header), take: Log::fact };
        self.facts.get_or_insert_with(new).feed(chunk, &mut self.rows)
    }

    /// Plays all visitors and adds them up.
    ///
    /// # Errors
    ///
    /// What is wrong with one of the files as a whole.
    pub fn finish(mut self, plan: &Plan, compiled: &Compiled) -> Result<Replayed, Problem> {
        for file in [Some(&mut self.events), self.outcomes.as_mut(), self.facts.as_mut()].into_iter().flatten() {
            file.end(&mut self.rows)?;
        }
        let Replay { now, rows: Rows { mut log, malformed, bad_rows }, outcomes, .. } = self;
        let pages: Vec<Page> = log.paths.iter().map(|path| page(compiled, path)).collect();
        let (start, timed) = (log.start(), log.timed);
        let mut tables = Tables::new(plan);
        let facts = Facts::default();
        for history in &mut log.histories {
            history.events.sort_by_key(|event| event.at);
            let memory = play(compiled, &pages, &history.events, (start, timed));
            let (lines, engagement) = receipt::read(compiled, &memory, now);
            let (_, temperature) = glance(compiled, &memory, now);
            let fields = canonical(plan, &history.fields);
            let fit = fit::read(plan, &fields);
            let lead = Lead { plan, engagement, lines: &lines, temperature, fit: &fit, fields: &fields, facts: &facts };
            let stage = ladder::standing(&lead).stage.map(|stage| stage.id.as_str());
            let place = Place { engagement, temperature, stage, quadrant: lead.quadrant().map(|(name, _)| name) };
            tables.add(&place, history.converted);
        }
        Ok(Replayed {
            visitors: log.histories.len() as u32,
            events: log.events,
            later: log.later,
            malformed,
            bad_rows,
            outcomes: outcomes.is_some(),
            strangers: log.strangers.len() as u32,
            tables,
        })
    }
}

fn page(compiled: &Compiled, path: &str) -> Page {
    if path.is_empty() {
        Page::default()
    } else {
        Page { groups: compiled.groups_of(path.as_bytes()), hash: fnv1a(path.as_bytes()) }
    }
}

/// Plays one visitor's events, in the order of time. `clock`: what to add to their times, and whether the log has active time of its own.
fn play(compiled: &Compiled, pages: &[Page], events: &[Event], clock: (u32, bool)) -> Memory {
    let (start, timed) = clock;
    let mut memory = Memory::new(compiled);
    let mut here = Page::default();
    // the gap to the next page view, which other events may lie in
    let mut gap: Option<Signal> = None;
    let mut rest = events;
    while let Some((event, next)) = rest.split_first() {
        rest = next;
        let at = start + event.at;
        if let Some(gap) = gap.take_if(|gap| gap.at <= at) {
            take(compiled, &mut memory, &gap);
        }
        if event.path > 0 {
            here = pages.get(event.path as usize).copied().unwrap_or_default();
        }
        let Page { groups, hash } = here;
        let signal = Signal { kind: event.kind as u8, pages: groups, path: hash, name: event.name, amount: event.amount, at };
        take(compiled, &mut memory, &signal);
        if event.kind == Kind::PageView && !timed {
            let view = next.iter().find(|event| event.kind == Kind::PageView);
            let amount = view.map_or(0, |view| (view.at - event.at).min(LONGEST_GAP));
            let credit = Signal { kind: Kind::ActiveTime as u8, name: 0, amount, at: at + amount, ..signal };
            gap = Some(credit).filter(|_| amount > 0);
        }
    }
    memory
}
