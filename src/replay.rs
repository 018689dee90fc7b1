//! Replaying an event log: many visitors through the same engine, and what comes of them by temperature, stage, quadrant and score.
//!
//! The log is CSV with a header. Columns: `visitor`; a time: `at` (see [`crate::time`]) or `seconds` (since the start of that visitor's
//! log); `path`; and if it has them `kind` (page views otherwise), `name`, `value` (active seconds). A log that has no active time of its
//! own is given the gaps between page views, five minutes at most each: the last page of a log has none.
//!
//! Outcomes say who converted, and if sales says so whom it accepted or rejected, and why.

use crate::columns::{events_header, facts_header, outcomes_header};
use crate::compiled::Compiled;
use crate::csv::{Row, Table};
use crate::log::Log;
use crate::plan::Plan;
use crate::play::{Player, Who};
use crate::problem::Problem;
use crate::report::{Making, Report};
use crate::tables::{Place, Tables};
use serde::Serialize;

/// Malformed rows that are told one by one.
pub(crate) const TOLD: usize = 10;

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

/// What was read of a log's files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Read {
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
}

/// What a replay found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Replayed {
    /// What was read.
    #[serde(flatten)]
    pub read: Read,
    /// All visitors, in several ways.
    #[serde(flatten)]
    pub tables: Tables,
    /// What else there is to say of them.
    #[serde(flatten)]
    pub report: Report,
}

/// A replay in the making: hand it the files in chunks of any size, the event log first, then [`Replay::finish`] it.
#[derive(Debug)]
pub struct Replay {
    now: u32,
    top: usize,
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
            top: 0,
            rows: Rows { log: Log::new(now), malformed: 0, bad_rows: Vec::new() },
            events: File { name: "events", table: Table::new(events_header), take: Log::event },
            outcomes: None,
            facts: None,
        }
    }

    /// Names the first so many leads of the ranking.
    pub fn with_top(self, top: usize) -> Replay {
        Replay { top, ..self }
    }

    /// When its readings are made, in Unix seconds.
    pub fn now(&self) -> u32 {
        self.now
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
    pub fn finish(self, plan: &Plan, compiled: &Compiled) -> Result<Replayed, Problem> {
        let (now, top) = (self.now, self.top);
        let (log, read) = self.end()?;
        let player = Player::new(plan, compiled, now);
        let pages = log.pages(compiled);
        let mut tables = Tables::new(plan);
        let mut report = Making::new(plan, top);
        for history in &log.histories {
            let seen = player.see(&log, &pages, history);
            let who = Who { visitor: &history.visitor, outcome: history.outcome };
            tables.add(&Place::of(&seen), who.outcome.converted);
            report.add(&who, &seen, log.steps(history, &pages));
        }
        Ok(Replayed { report: report.finish(log.reasons.all(), &tables), read, tables })
    }

    /// Ends the files: the log, each visitor's events in the order of time, and what was read.
    ///
    /// # Errors
    ///
    /// What is wrong with one of the files as a whole.
    pub(crate) fn end(mut self) -> Result<(Log, Read), Problem> {
        for file in [Some(&mut self.events), self.outcomes.as_mut(), self.facts.as_mut()].into_iter().flatten() {
            file.end(&mut self.rows)?;
        }
        let Rows { mut log, malformed, bad_rows } = self.rows;
        log.sort();
        let read = Read {
            visitors: log.histories.len() as u32,
            events: log.events,
            later: log.later,
            malformed,
            bad_rows,
            outcomes: self.outcomes.is_some(),
            strangers: log.strangers.len() as u32,
        };
        Ok((log, read))
    }
}
