//! An event log with its outcomes and facts, all of it in memory: from rows to what each visitor did.

use crate::act::{self, Act, Cells};
use crate::columns::visitor_of;
use crate::compiled::Compiled;
use crate::csv::Row;
use crate::fields::Fields;
use crate::outcome::{Outcome, Reasons, Said};
use crate::pathname::pathname;
use crate::play::{Page, Step, since};
use crate::signal::Kind;
use std::collections::HashMap;
use std::rc::Rc;

/// One thing that a visitor did.
#[derive(Clone, Copy, Debug)]
struct Event {
    /// When: Unix seconds, or seconds since the start.
    at: u32,
    kind: Kind,
    /// The place of its path in [`Log::paths`]; 0 for that of the event before.
    path: u32,
    name: u32,
    amount: u32,
}

/// What is known of one visitor.
#[derive(Debug, Default)]
pub struct History {
    /// Their id.
    pub visitor: Rc<str>,
    /// What they did, in the order of the rows.
    events: Vec<Event>,
    /// Form fields.
    pub fields: Fields,
    /// What came of them.
    pub outcome: Outcome,
}

/// All that the files say.
#[derive(Debug)]
pub struct Log {
    now: u32,
    /// Paths as pages have them; the first one is none.
    paths: Vec<String>,
    path_places: HashMap<String, u32>,
    /// The visitors, in the order of their first rows.
    pub histories: Vec<History>,
    places: HashMap<Rc<str>, usize>,
    /// Reasons that sales gave.
    pub reasons: Reasons,
    /// True when the log says how long visitors were active.
    pub timed: bool,
    /// The highest number of a `seconds` column, if there is one.
    seconds: Option<u32>,
    /// Rows of the event log that are played.
    pub events: u64,
    /// Rows of the event log that are later than the reading.
    pub later: u64,
    /// Outcomes of visitors that the event log does not have.
    pub strangers: HashMap<String, Outcome>,
}

impl Log {
    /// A log without a row, to be read at `now` (Unix seconds).
    pub fn new(now: u32) -> Log {
        Log {
            now,
            paths: vec![String::new()],
            path_places: HashMap::from([(String::new(), 0)]),
            histories: Vec::new(),
            places: HashMap::new(),
            reasons: Reasons::default(),
            timed: false,
            seconds: None,
            events: 0,
            later: 0,
            strangers: HashMap::new(),
        }
    }

    /// What to add to each event's time.
    pub fn start(&self) -> u32 {
        since(self.seconds, self.now)
    }

    /// The log's pages under a plan, as [`Log::steps`] needs them.
    pub fn pages(&self, compiled: &Compiled) -> Vec<Page> {
        let page = |path: &String| if path.is_empty() { Page::default() } else { Page::of(compiled, path) };
        self.paths.iter().map(page).collect()
    }

    /// What a visitor did, in the order of time once [`Log::sort`] has been called.
    pub fn steps<'l>(&self, history: &'l History, pages: &'l [Page]) -> impl Iterator<Item = Step> + Clone + 'l {
        history.events.iter().map(|event| {
            let Event { at, kind, path, name, amount } = *event;
            let page = Some(path).filter(|path| *path > 0).and_then(|path| pages.get(path as usize).copied());
            Step { at, kind: kind as u8, page, name, amount }
        })
    }

    /// Brings each visitor's events into the order of time.
    pub fn sort(&mut self) {
        self.histories.iter_mut().for_each(|history| history.events.sort_by_key(|event| event.at));
    }

    /// Takes a row of the event log.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn event(&mut self, row: &Row<'_>) -> Result<(), String> {
        let cells = Cells::of(row);
        let Act { visitor, at, kind, path, name, amount } = act::read(&cells, self.now)?;
        if at > self.now {
            self.later += 1;
            return Ok(());
        }
        if cells.relative {
            self.seconds = self.seconds.max(Some(at));
        }
        self.timed |= kind == Kind::ActiveTime;
        self.events += 1;
        let event = Event { at, kind, path: self.path(path), name, amount };
        self.add(visitor, event);
        Ok(())
    }

    /// Takes a row of the outcomes.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn outcome(&mut self, row: &Row<'_>) -> Result<(), String> {
        let said = self.reasons.read(row)?;
        match self.places.get(said.visitor).and_then(|place| self.histories.get_mut(*place)) {
            Some(history) => history.outcome.learn(&said),
            None => self.strangers.entry(said.visitor.into()).or_default().learn(&Said { verdict: None, ..said }),
        }
    }

    /// Takes a row of the facts.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn fact(&mut self, row: &Row<'_>) -> Result<(), String> {
        let visitor = visitor_of(row)?;
        if let Some(history) = self.places.get(visitor).and_then(|place| self.histories.get_mut(*place)) {
            history.fields.extend(row.others().map(|(name, value)| (name.to_string(), value.to_string())));
        }
        Ok(())
    }

    /// Adds an event to its visitor's.
    fn add(&mut self, visitor: &str, event: Event) {
        let known = self.places.get(visitor).and_then(|place| self.histories.get_mut(*place));
        if let Some(history) = known {
            history.events.push(event);
            return;
        }
        let visitor: Rc<str> = visitor.into();
        self.places.insert(visitor.clone(), self.histories.len());
        self.histories.push(History { visitor, events: vec![event], ..History::default() });
    }

    /// The place under which a path is kept once.
    fn path(&mut self, path: &str) -> u32 {
        if let Some(place) = self.path_places.get(path) {
            return *place;
        }
        let place = self.paths.len() as u32;
        self.paths.push(pathname(path));
        self.path_places.insert(path.into(), place);
        place
    }
}
