//! An event log with its outcomes and facts: from rows to what each visitor did.

use crate::columns::{FEEDBACK, converted_of, kind_of, moment_of, percent_of, seconds_of, visitor_of};
use crate::csv::Row;
use crate::fields::Fields;
use crate::hash::fnv1a;
use crate::pathname::pathname;
use crate::signal::Kind;
use crate::text::fold;
use std::collections::HashMap;
use std::rc::Rc;

const DAY: u32 = 86_400;
/// Most reasons that are kept apart.
const MOST_REASONS: usize = 1000;

/// One thing that a visitor did.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// When: Unix seconds, or seconds since the start.
    pub at: u32,
    /// What.
    pub kind: Kind,
    /// The place of its path in [`Log::paths`]; 0 for that of the event before.
    pub path: u32,
    /// Hash of the name, 0 for none.
    pub name: u32,
    /// Seconds of active time, percent of a page scrolled or of a video played.
    pub amount: u32,
}

/// What sales said of a lead that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether sales took it.
    pub accepted: bool,
    /// Why, by its place in [`Log::reasons`].
    pub reason: u32,
}

/// What is known of one visitor.
#[derive(Debug, Default)]
pub struct History {
    /// Their id.
    pub visitor: Rc<str>,
    /// What they did, in the order of the rows.
    pub events: Vec<Event>,
    /// Form fields.
    pub fields: Fields,
    /// Whether they converted, if that is known.
    pub converted: Option<bool>,
    /// What sales said of them, if they were handed over.
    pub verdict: Option<Verdict>,
}

/// All that the files say.
#[derive(Debug)]
pub struct Log {
    now: u32,
    /// Paths as pages have them; the first one is none.
    pub paths: Vec<String>,
    path_places: HashMap<String, u32>,
    /// The visitors, in the order of their first rows.
    pub histories: Vec<History>,
    places: HashMap<Rc<str>, usize>,
    /// Reasons that sales gave, as they are written; the first one is none.
    pub reasons: Vec<String>,
    /// True when the log says how long visitors were active.
    pub timed: bool,
    /// The highest number of a `seconds` column, if there is one.
    pub seconds: Option<u32>,
    /// Rows of the event log that are played.
    pub events: u64,
    /// Rows of the event log that are later than the reading.
    pub later: u64,
    /// Outcomes of visitors that the event log does not have.
    pub strangers: HashMap<String, Option<bool>>,
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
            reasons: vec![String::new()],
            timed: false,
            seconds: None,
            events: 0,
            later: 0,
            strangers: HashMap::new(),
        }
    }

    /// What to add to each event's time: the numbers of a `seconds` column begin a day before the reading, or earlier if they go beyond it.
    pub fn start(&self) -> u32 {
        self.seconds.map_or(0, |most| self.now.saturating_sub(most.max(DAY)))
    }

    /// Takes a row of the event log.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn event(&mut self, row: &Row<'_>) -> Result<(), String> {
        let visitor = visitor_of(row)?;
        let at = match row.get("seconds") {
            Some(seconds) => seconds_of("seconds", seconds, self.now)?,
            None => moment_of("at", row.get("at").unwrap_or_default())?,
        };
        let kind = match row.get("kind").filter(|kind| !kind.is_empty()) {
            None => Kind::PageView,
            Some(name) => kind_of(name)?,
        };
        let path = row.get("path").unwrap_or_default();
        let wanted = kind == Kind::PageView || !path.is_empty();
        if wanted && !path.starts_with('/') {
            return Err(format!("path: expected a path that begins with `/`, found `{path}`"));
        }
        if path.contains('\n') {
            return Err("path: expected a path, found several lines".into());
        }
        let amount = match (kind, row.get("value").unwrap_or_default()) {
            (Kind::Scroll, value) => percent_of("value", value)?,
            (kind, "") if kind != Kind::ActiveTime => 0,
            (Kind::VideoPlay, value) => percent_of("value", value)?,
            (_, value) => seconds_of("value", value, DAY)?,
        };
        if at > self.now {
            self.later += 1;
            return Ok(());
        }
        if row.get("seconds").is_some() {
            self.seconds = self.seconds.max(Some(at));
        }
        self.timed |= kind == Kind::ActiveTime;
        self.events += 1;
        let name = row.get("name").filter(|name| !name.is_empty()).map_or(0, |name| fnv1a(name.as_bytes()));
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
        let visitor = visitor_of(row)?;
        let conversion = row.others().find(|(column, _)| !FEEDBACK.contains(column));
        let converted = conversion.map(|(column, value)| converted_of(column, value)).transpose()?;
        let verdict = self.verdict(row)?;
        let history = self.places.get(visitor).and_then(|place| self.histories.get_mut(*place));
        let before = match history {
            Some(history) => {
                let before = (history.converted, history.verdict);
                history.converted = history.converted.or(converted);
                history.verdict = history.verdict.or(verdict);
                before
            }
            None => (*self.strangers.entry(visitor.into()).or_insert(converted), None),
        };
        match (conversion, before) {
            (Some((column, _)), (Some(_), _)) if before.0 != converted => {
                Err(format!("{column}: expected one outcome for `{visitor}`, found another one"))
            }
            (_, (_, Some(_))) if verdict.is_some() && before.1 != verdict => {
                Err(format!("verdict: expected one verdict for `{visitor}`, found another one"))
            }
            _ => Ok(()),
        }
    }

    /// What sales said, in a row of the outcomes.
    fn verdict(&mut self, row: &Row<'_>) -> Result<Option<Verdict>, String> {
        let Some(said) = row.get("verdict").filter(|said| !said.is_empty()) else { return Ok(None) };
        let accepted = match fold(said).as_str() {
            "accepted" | "accepte" | "acceptee" => true,
            "rejected" | "rejete" | "rejetee" | "refuse" | "refusee" => false,
            _ => return Err(format!("verdict: expected `accepted` or `rejected`, found `{said}`")),
        };
        let reason = row.get("reason").unwrap_or_default();
        let place = self.reasons.iter().position(|known| known == reason).unwrap_or(self.reasons.len());
        if place == self.reasons.len() {
            if place > MOST_REASONS {
                return Err(format!("reason: expected at most {MOST_REASONS} different reasons, found one more"));
            }
            self.reasons.push(reason.into());
        }
        Ok(Some(Verdict { accepted, reason: place as u32 }))
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
