//! Replaying an event log: many visitors through the same engine, and what comes of them by temperature, stage, quadrant and score.
//!
//! The log is CSV with a header. Columns: `visitor`; a time: `at` (Unix seconds or RFC 3339) or `seconds` (since the start of that
//! visitor's log); `path`; and if it has them `kind` (page views otherwise), `name`, `value` (active seconds). A log that has no active time of
//! its own is given the gaps between page views, five minutes at most each: the last page of a log has none.

use crate::compiled::Compiled;
use crate::csv::{Row, Table};
use crate::fit::Fields;
use crate::memory::Memory;
use crate::plan::Plan;
use crate::reading::Reading;
use crate::receipt;
use crate::signal::{KINDS, Kind};
use crate::temperature::Temperature;
use crate::time;
use crate::visitor::Visitor;
use crate::walk::nearest;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// Most active seconds that a gap between two page views is taken for.
pub const LONGEST_GAP: u32 = 300;
/// Malformed rows that are told one by one.
const TOLD: usize = 10;
/// Score points in one band of the table by score.
const BAND: i32 = 10;

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

/// One row of a table: some visitors, and how many of them converted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What they have in common.
    pub name: String,
    /// How many they are.
    pub visitors: u32,
    /// How many have an outcome.
    pub known: u32,
    /// How many of those converted.
    pub converted: u32,
}

/// What a replay found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replayed {
    /// Visitors in the log.
    pub visitors: u32,
    /// Rows that were used.
    pub events: u64,
    /// Rows that could not be.
    pub malformed: u64,
    /// The first ten of them.
    pub bad_rows: Vec<BadRow>,
    /// True when an outcomes file was read.
    pub outcomes: bool,
    /// Outcomes of visitors that the log does not have.
    pub strangers: u32,
    /// Visitors by temperature, cold first.
    pub temperature: Vec<Group>,
    /// Visitors by stage, in the ladder's order.
    pub stage: Vec<Group>,
    /// Visitors by quadrant; `unknown` when nothing is known of their fit.
    pub quadrant: Vec<Group>,
    /// Visitors by ten points of engagement.
    pub score: Vec<Group>,
}

#[derive(Clone, Copy, Debug)]
struct Event {
    at: u32,
    kind: Kind,
    path: u32,
    name: u32,
    amount: u32,
}

#[derive(Debug, Default)]
struct Log {
    events: Vec<Event>,
    fields: Fields,
    converted: Option<bool>,
}

/// A replay in the making: hand it the files in chunks of any size, then [`Replay::finish`] it.
#[derive(Debug)]
pub struct Replay {
    now: u32,
    /// Where numbers of the `seconds` column count from.
    start: u32,
    events: Table,
    outcomes: Table,
    facts: Table,
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
    logs: Vec<Log>,
    visitors: HashMap<String, usize>,
    timed: bool,
    result: Replayed,
}

impl Replay {
    /// Starts a replay whose readings are made at `now` (Unix seconds). Logs with a `seconds` column are taken to start a day before.
    pub fn new(now: u32) -> Replay {
        Replay {
            now,
            start: now.saturating_sub(86_400),
            events: Table::new(),
            outcomes: Table::new(),
            facts: Table::new(),
            texts: vec![String::new()],
            numbers: HashMap::from([(String::new(), 0)]),
            logs: Vec::new(),
            visitors: HashMap::new(),
            timed: false,
            result: Replayed::default(),
        }
    }

    /// Takes a chunk of the event log; an empty one ends it.
    pub fn events(&mut self, chunk: &[u8]) {
        let mut table = core::mem::replace(&mut self.events, Table::new());
        table.feed(chunk, |row| self.note("events", row, Replay::event));
        self.events = table;
    }

    /// Takes a chunk of the outcomes: `visitor` and a column that says 1, true or yes for those who converted.
    pub fn outcomes(&mut self, chunk: &[u8]) {
        self.result.outcomes = true;
        let mut table = core::mem::replace(&mut self.outcomes, Table::new());
        table.feed(chunk, |row| self.note("outcomes", row, Replay::outcome));
        self.outcomes = table;
    }

    /// Takes a chunk of facts: `visitor` and a column for each form field.
    pub fn facts(&mut self, chunk: &[u8]) {
        let mut table = core::mem::replace(&mut self.facts, Table::new());
        table.feed(chunk, |row| self.note("facts", row, Replay::fact));
        self.facts = table;
    }

    fn note(&mut self, file: &'static str, row: &Row<'_>, take: fn(&mut Replay, &Row<'_>) -> Result<(), String>) {
        let taken = row.whole().and_then(|()| take(self, row));
        match taken {
            Ok(()) => self.result.events += u64::from(file == "events"),
            Err(message) => {
                self.result.malformed += 1;
                if self.result.bad_rows.len() < TOLD {
                    self.result.bad_rows.push(BadRow { file, line: row.line, message });
                }
            }
        }
    }

    fn event(&mut self, row: &Row<'_>) -> Result<(), String> {
        let visitor = visitor_of(row)?;
        let at = self.moment(row)?;
        let kind = match row.get("kind").filter(|kind| !kind.is_empty()) {
            None => Kind::PageView,
            Some(name) => KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind).ok_or_else(|| {
                let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
                let hint = nearest(name, &names).map(|near| format!(", did you mean `{near}`?")).unwrap_or_default();
                format!("kind: unknown kind `{name}`{hint}")
            })?,
        };
        let path = row.get("path").unwrap_or_default();
        if kind == Kind::PageView && !path.starts_with('/') {
            return Err(format!("path: expected a path that begins with `/`, found `{path}`"));
        }
        let amount = match row.get("value").filter(|value| !value.is_empty()) {
            None if kind == Kind::ActiveTime => return Err("value: expected active seconds, found ``".into()),
            None => 0,
            Some(value) => value
                .parse()
                .ok()
                .filter(|seconds| *seconds <= 86_400)
                .ok_or_else(|| format!("value: expected whole seconds up to 86400, found `{value}`"))?,
        };
        self.timed |= kind == Kind::ActiveTime;
        let event = Event { at, kind, path: self.text(path), name: self.text(row.get("name").unwrap_or_default()), amount };
        let log = self.visitors.get(visitor).copied().unwrap_or_else(|| {
            self.visitors.insert(visitor.into(), self.logs.len());
            self.logs.push(Log::default());
            self.logs.len() - 1
        });
        if let Some(log) = self.logs.get_mut(log) {
            log.events.push(event);
        }
        Ok(())
    }

    fn moment(&self, row: &Row<'_>) -> Result<u32, String> {
        if let Some(at) = row.get("at") {
            return time::parse(at)
                .ok_or_else(|| format!("at: expected Unix seconds or a time like `2026-01-05T09:00:00Z`, found `{at}`"));
        }
        let Some(seconds) = row.get("seconds") else { return Err("missing column `at` or `seconds`".into()) };
        let seconds: Option<u32> = seconds.parse().ok();
        seconds
            .and_then(|seconds| self.start.checked_add(seconds))
            .ok_or_else(|| format!("seconds: expected whole seconds, found `{}`", row.get("seconds").unwrap_or_default()))
    }

    /// The number under which a text is kept once.
    fn text(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.into());
        self.numbers.insert(text.into(), number);
        number
    }

    fn outcome(&mut self, row: &Row<'_>) -> Result<(), String> {
        let visitor = visitor_of(row)?;
        let (column, value) = row.others().next().ok_or("missing a column that says who converted")?;
        let converted = match value.to_ascii_lowercase().as_str() {
            "1" | "true" | "yes" | "oui" => true,
            "0" | "false" | "no" | "non" | "" => false,
            _ => return Err(format!("{column}: expected `1` or `0`, found `{value}`")),
        };
        match self.visitors.get(visitor).copied().and_then(|log| self.logs.get_mut(log)) {
            Some(log) => log.converted = Some(converted),
            None => self.result.strangers += 1,
        }
        Ok(())
    }

    fn fact(&mut self, row: &Row<'_>) -> Result<(), String> {
        let visitor = visitor_of(row)?;
        if let Some(log) = self.visitors.get(visitor).copied().and_then(|log| self.logs.get_mut(log)) {
            log.fields.extend(row.others().map(|(name, value)| (name.to_string(), value.to_string())));
        }
        Ok(())
    }

    /// Plays all visitors and adds them up.
    pub fn finish(mut self, plan: &Plan, compiled: &Compiled) -> Replayed {
        self.events(&[]);
        if self.result.outcomes {
            self.outcomes(&[]);
        }
        self.facts(&[]);
        let mut tables = Tables::new(plan);
        let timed = self.timed;
        for log in core::mem::take(&mut self.logs) {
            let reading = self.play(plan, compiled, &log, timed);
            tables.add(&reading, log.converted);
            self.result.visitors += 1;
        }
        tables.into_result(self.result)
    }

    fn play(&self, plan: &Plan, compiled: &Compiled, log: &Log, timed: bool) -> Reading {
        let mut events = log.events.clone();
        events.sort_by_key(|event| event.at);
        let text = |number: u32| self.texts.get(number as usize).map_or("", String::as_str);
        let mut visitor = Visitor::new(compiled.clone(), Memory::new(compiled), 0);
        for (i, event) in events.iter().enumerate() {
            if event.path > 0 {
                visitor.turn(text(event.path));
            }
            visitor.signal(event.kind as u8, text(event.name), event.amount, event.at);
            let next = events.get(i + 1).filter(|_| !timed && event.kind == Kind::PageView);
            if let Some(gap) = next.map(|next| (next.at - event.at).min(LONGEST_GAP)).filter(|gap| *gap > 0) {
                visitor.signal(Kind::ActiveTime as u8, "", gap, event.at + gap);
            }
        }
        let now = self.now.max(visitor.memory.last);
        visitor.refresh(now);
        let (lines, score) = receipt::read(compiled, &visitor.memory, now);
        Reading::new(plan, now, (&lines, score, visitor.temperature), &log.fields, visitor.offers())
    }
}

fn visitor_of<'r>(row: &'r Row<'_>) -> Result<&'r str, String> {
    match row.get("visitor") {
        None => Err("missing column `visitor`".into()),
        Some("") => Err("visitor: expected an id, found ``".into()),
        Some(visitor) => Ok(visitor),
    }
}

struct Tables {
    temperature: Vec<Group>,
    stage: Vec<Group>,
    quadrant: Vec<Group>,
    score: BTreeMap<i32, Group>,
}

impl Tables {
    fn new(plan: &Plan) -> Tables {
        let named =
            |names: &mut dyn Iterator<Item = &str>| names.map(|name| Group { name: name.into(), ..Group::default() }).collect();
        let temperatures = [Temperature::Cold, Temperature::Warm, Temperature::Hot];
        Tables {
            temperature: named(&mut temperatures.iter().map(|temperature| temperature.name())),
            stage: named(&mut plan.stages.iter().map(|stage| stage.id.as_str())),
            quadrant: named(&mut ["q1", "q2", "q3", "q4", "unknown"].into_iter()),
            score: BTreeMap::new(),
        }
    }

    fn add(&mut self, reading: &Reading, converted: Option<bool>) {
        let tally = |group: &mut Group| {
            group.visitors += 1;
            group.known += u32::from(converted.is_some());
            group.converted += u32::from(converted == Some(true));
        };
        let by_name = [
            (&mut self.temperature, Some(reading.temperature.name())),
            (&mut self.stage, reading.stage.as_deref()),
            (&mut self.quadrant, Some(reading.quadrant.unwrap_or("unknown"))),
        ];
        for (groups, name) in by_name {
            groups.iter_mut().filter(|group| Some(group.name.as_str()) == name).for_each(tally);
        }
        let band = reading.engagement.div_euclid(BAND) * BAND;
        tally(
            self.score.entry(band).or_insert_with(|| Group { name: format!("{band} to {}", band + BAND - 1), ..Group::default() }),
        );
    }

    fn into_result(self, result: Replayed) -> Replayed {
        let Tables { temperature, stage, quadrant, score } = self;
        Replayed { temperature, stage, quadrant, score: score.into_values().collect(), ..result }
    }
}
