//! An event log with its outcomes and facts: from rows to what each visitor did.

use crate::csv::Row;
use crate::fields::Fields;
use crate::hash::fnv1a;
use crate::pathname::pathname;
use crate::signal::{KINDS, Kind};
use crate::time;
use crate::walk::{nearest, quoted};
use std::collections::HashMap;

const DAY: u32 = 86_400;
/// Columns of a header that a message shows.
const SHOWN: usize = 8;

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
    /// Seconds of active time.
    pub amount: u32,
}

/// What is known of one visitor.
#[derive(Debug, Default)]
pub struct History {
    /// What they did, in the order of the rows.
    pub events: Vec<Event>,
    /// Form fields.
    pub fields: Fields,
    /// Whether they converted, if that is known.
    pub converted: Option<bool>,
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
    places: HashMap<String, usize>,
    /// True when the log says how long visitors were active.
    pub timed: bool,
    /// The highest number of a `seconds` column, if there is one.
    pub seconds: Option<u32>,
    /// Rows of the event log that are played.
    pub events: u64,
    /// Rows of the event log that are later than the reading.
    pub later: u64,
    /// Outcomes of visitors that the event log does not have.
    pub strangers: HashMap<String, bool>,
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
        let amount = match row.get("value").unwrap_or_default() {
            "" if kind != Kind::ActiveTime => 0,
            value => seconds_of("value", value, DAY)?,
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
        let (column, value) = row.others().next().unwrap_or_default();
        let converted = match value.to_ascii_lowercase().as_str() {
            "1" | "true" | "yes" | "oui" | "vrai" => true,
            "0" | "false" | "no" | "non" | "faux" | "" => false,
            _ => return Err(format!("{column}: expected `1` or `0`, found `{value}`")),
        };
        let known = match self.places.get(visitor).and_then(|place| self.histories.get_mut(*place)) {
            Some(history) => *history.converted.get_or_insert(converted),
            None => *self.strangers.entry(visitor.into()).or_insert(converted),
        };
        if known == converted { Ok(()) } else { Err(format!("{column}: expected one outcome for `{visitor}`, found another one")) }
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
        self.places.insert(visitor.into(), self.histories.len());
        self.histories.push(History { events: vec![event], ..History::default() });
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

/// What is wrong with the header of an event log.
pub fn events_header(header: &[String]) -> Result<(), String> {
    let has = |name: &str| header.iter().any(|column| column == name);
    need(header, "visitor")?;
    match (has("at"), has("seconds")) {
        (true, true) => return Err("expected a column `at` or a column `seconds`, found both".into()),
        (false, false) => return Err(format!("expected a column `at` or a column `seconds`, found {}", shown(header))),
        _ => {}
    }
    // without kinds all rows are page views
    if has("kind") { Ok(()) } else { need(header, "path") }
}

/// What is wrong with the header of outcomes.
pub fn outcomes_header(header: &[String]) -> Result<(), String> {
    need(header, "visitor")?;
    match others(header).as_slice() {
        [_] => Ok(()),
        [] => Err("expected a column that says who converted, found only `visitor`".into()),
        several => Err(format!("expected one column that says who converted, found {}", shown(several))),
    }
}

/// What is wrong with the header of facts.
pub fn facts_header(header: &[String]) -> Result<(), String> {
    need(header, "visitor")?;
    if others(header).is_empty() { Err("expected a column for each form field, found only `visitor`".into()) } else { Ok(()) }
}

fn need(header: &[String], name: &str) -> Result<(), String> {
    let found = header.iter().any(|column| column == name);
    if found { Ok(()) } else { Err(format!("expected a column `{name}`, found {}", shown(header))) }
}

fn others(header: &[String]) -> Vec<&str> {
    header.iter().map(String::as_str).filter(|name| !name.is_empty() && *name != "visitor").collect()
}

fn shown(header: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = header.iter().take(SHOWN).map(AsRef::as_ref).collect();
    let more = header.len() - names.len();
    if more > 0 { format!("{} and {more} more", quoted(&names)) } else { quoted(&names) }
}

fn visitor_of<'r>(row: &Row<'r>) -> Result<&'r str, String> {
    row.get("visitor").filter(|visitor| !visitor.is_empty()).ok_or_else(|| "visitor: expected an id, found ``".into())
}

fn moment_of(column: &str, text: &str) -> Result<u32, String> {
    time::parse(text).map_err(|expected| format!("{column}: expected {expected}, found `{text}`"))
}

fn seconds_of(column: &str, text: &str, most: u32) -> Result<u32, String> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = text.parse().ok().filter(|seconds| digits && *seconds <= most);
    seconds.ok_or_else(|| format!("{column}: expected whole seconds up to {most}, found `{text}`"))
}

fn kind_of(name: &str) -> Result<Kind, String> {
    KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind).ok_or_else(|| {
        let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
        let hint = nearest(name, &names).map(|near| format!(", did you mean `{near}`?")).unwrap_or_default();
        format!("kind: unknown kind `{name}`{hint}")
    })
}
