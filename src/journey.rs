//! A journey: what one visitor did, written down as JSON and played through the engine. Test cases and `attise explain` use it.
//!
//! ```json
//! { "start": "2026-01-05T09:00:00Z", "now": 200, "fields": { "company": "Martin SA" }, "signals": [
//!   { "at": 0, "kind": "pageView", "path": "/tarifs" }, { "at": 90, "kind": "activeTime", "seconds": 90 } ] }
//! ```
//!
//! Times are those of [`crate::time`]; with `start`, numbers are seconds after it. A signal without `path` happens on the page of the one
//! before. Without `now`, the reading is as of the last signal.

use crate::compiled::Compiled;
use crate::facts::{BANT, Facts};
use crate::fields::Fields;
use crate::memory::Memory;
use crate::pathname::pathname;
use crate::payload::TOUCHED;
use crate::plan::{Gate, Label, Plan};
use crate::problem::Problem;
use crate::reading::{Found, Reading};
use crate::receipt;
use crate::sentence;
use crate::signal::{KINDS, Kind};
use crate::temperature::Temperature;
use crate::time;
use crate::visitor::Visitor;
use crate::walk::{Node, Notes, Object, found};
use serde::Serialize;
use serde_json::Value;

/// One signal of a journey.
#[derive(Clone, Debug)]
pub struct Step {
    /// When, in Unix seconds.
    pub at: u32,
    /// Its kind.
    pub kind: Kind,
    /// The path of the page, when it is another one.
    pub path: Option<String>,
    /// The name of the form, asset or event; empty for none.
    pub name: String,
    /// Seconds of active time, or percent of a page scrolled or of a video played.
    pub amount: u32,
}

/// What one visitor did.
#[derive(Clone, Debug, Default)]
pub struct Journey {
    /// The signals, in the order in which they are played.
    pub signals: Vec<Step>,
    /// Form fields.
    pub fields: Fields,
    /// What the host knows.
    pub facts: Facts,
    /// True for a visitor of the holdout.
    pub held: bool,
    /// When the reading is made, in Unix seconds.
    pub now: u32,
}

/// What comes of a journey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Played {
    /// The reading at the end.
    pub reading: Reading,
    /// Its top three reasons in a sentence.
    pub reasons: Label,
    /// The payload that a form without a name would carry then, with a nonce that says no more than that a person acted.
    pub payload: String,
    /// Bytes of the memory as it would be stored.
    pub memory: usize,
    /// How the engagement has moved in the seven days before the reading.
    pub trend: Trend,
    /// The engagement after each signal: the first thousand.
    pub history: Vec<Moment>,
}

/// The engagement at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The time, in Unix seconds.
    pub at: u32,
    /// Engagement points.
    pub engagement: i32,
    /// Temperature.
    pub temperature: Temperature,
}

/// How the engagement has moved in the last seven days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// Upwards, by more than the plan's hysteresis.
    Rising,
    /// Hardly.
    Flat,
    /// Downwards, by more than the plan's hysteresis.
    Cooling,
}

const WEEK: u32 = 7 * 86_400;
/// Moments that a history holds.
const MOMENTS: usize = 1000;
/// A draw that belongs to any holdout.
const HELD: u8 = 99;

/// Reads a journey.
///
/// # Errors
///
/// All problems of the document.
pub fn read(text: &str) -> Result<Journey, Vec<Problem>> {
    document(text, journey)
}

/// Reads what the host knows: `{ "opened": …, "verified": …, "taken": … }`.
///
/// # Errors
///
/// All problems of the document.
pub fn facts(text: &str) -> Result<Facts, Vec<Problem>> {
    document(text, |root| {
        let mut object = root.object()?;
        let facts = known(&mut object);
        object.finish();
        Some(facts)
    })
}

fn document<T>(text: &str, read: impl Fn(&Node<'_>) -> Option<T>) -> Result<T, Vec<Problem>> {
    let notes = Notes::default();
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            notes.add("not-json", format!("expected JSON: {error}"), "");
            return Err(notes.into_problems());
        }
    };
    let read = read(&Node::root(&value, &notes));
    let problems = notes.into_problems();
    read.filter(|_| problems.is_empty()).ok_or(problems)
}

fn journey(root: &Node<'_>) -> Option<Journey> {
    let mut object = root.object()?;
    // a problem with the start is noted, and must not hide the others
    let start = object.optional("start").and_then(|node| moment(&node, 0)).unwrap_or(0);
    let now = object.optional("now").and_then(|node| moment(&node, start));
    let mut journey = Journey::default();
    for node in object.required("signals").map(|node| node.array()).unwrap_or_default() {
        journey.signals.extend(step(&node, start));
    }
    let fields = object.optional("fields").and_then(|node| node.object()).map(|fields| fields.entries()).unwrap_or_default();
    for (name, node) in fields.into_iter().filter(|(_, node)| !node.value.is_null()) {
        let text = node.value.as_str().map_or_else(|| node.value.to_string(), String::from);
        journey.fields.insert(name.into(), text);
    }
    journey.facts = known(&mut object);
    journey.held = object.optional("holdout").and_then(|node| flag(&node)).unwrap_or(false);
    object.finish();
    journey.now = now.or_else(|| journey.signals.iter().map(|step| step.at).max()).unwrap_or(start);
    Some(journey)
}

fn step(node: &Node<'_>, start: u32) -> Option<Step> {
    let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
    let mut object = node.object()?;
    let at = object.required("at").and_then(|node| moment(&node, start));
    let kind = object.required("kind").and_then(|node| node.one_of(&names));
    let kind = kind.and_then(|place| KINDS.get(place)).map(|(_, kind)| *kind);
    let view = kind == Some(Kind::PageView);
    let path = if view { object.required("path") } else { object.optional("path") };
    let path = path.and_then(|node| path_of(&node));
    let name = object.optional("name").and_then(|node| node.text()).unwrap_or_default().into();
    let amount = match kind {
        Some(Kind::ActiveTime) => object.required("seconds").and_then(|node| node.whole(0, 86_400)),
        Some(Kind::Scroll) => object.required("percent").and_then(|node| node.whole(0, 100)),
        Some(Kind::VideoPlay) => object.optional("percent").and_then(|node| node.whole(0, 100)),
        _ => object.optional("seconds").and_then(|node| node.whole(0, 86_400)),
    };
    object.finish();
    Some(Step { at: at?, kind: kind?, path, name, amount: amount.unwrap_or(0).unsigned_abs() })
}

/// What the host knows: `opened`, `verified`, `taken`.
fn known(object: &mut Object<'_>) -> Facts {
    let mut facts = Facts::default();
    let opened = object.optional("opened").and_then(|node| node.object()).map(|stages| stages.entries()).unwrap_or_default();
    for (stage, node) in opened {
        let gate = node.one_of(&["human", "verbal"]).map(|place| if place == 0 { Gate::Human } else { Gate::Verbal });
        facts.opened.extend(gate.map(|gate| (stage.into(), gate)));
    }
    for node in object.optional("verified").map(|node| node.array()).unwrap_or_default() {
        facts.verified.extend(node.one_of(&BANT).and_then(|place| BANT.get(place)).map(|fact| (*fact).into()));
    }
    facts.taken = object.optional("taken").and_then(|node| node.whole(0, i64::from(i32::MAX))).map(i32::unsigned_abs);
    facts
}

fn flag(node: &Node<'_>) -> Option<bool> {
    if !node.value.is_boolean() {
        node.expected("`true` or `false`");
    }
    node.value.as_bool()
}

/// A path, as pages have it.
fn path_of(node: &Node<'_>) -> Option<String> {
    let path = node.value.as_str().filter(|path| path.starts_with('/'));
    if path.is_none() {
        node.expected("a path that begins with `/`");
    }
    path.map(pathname)
}

/// A moment: a number is seconds after `start`, a text a time of its own.
fn moment(node: &Node<'_>, start: u32) -> Option<u32> {
    let after = |seconds: u64| u32::try_from(seconds).ok().and_then(|seconds| start.checked_add(seconds));
    let moment = match node.value {
        Value::String(text) => time::parse(text),
        value => value.as_u64().and_then(after).ok_or("seconds or a time like `2026-01-05T09:00:00Z`"),
    };
    moment.map_err(|expected| node.problem("wrong-time", format!("expected {expected}, found {}", found(node.value)), "")).ok()
}

/// Plays a journey through the engine.
pub fn play(plan: &Plan, compiled: &Compiled, journey: &Journey) -> Played {
    let mut visitor = Visitor::new(compiled.clone(), Memory::new(compiled), 0);
    if journey.held {
        visitor.memory.draw = HELD;
    }
    let mut before = None;
    let mut history = Vec::new();
    for step in &journey.signals {
        let week_ago = journey.now.saturating_sub(WEEK);
        if step.at > week_ago && before.is_none() {
            before = Some(engagement(compiled, &visitor.memory, week_ago));
        }
        if let Some(path) = &step.path {
            visitor.turn(path);
        }
        visitor.signal(step.kind as u8, &step.name, step.amount, step.at);
        if history.len() < MOMENTS {
            history.push(Moment {
                at: visitor.memory.last.max(step.at),
                engagement: visitor.score,
                temperature: visitor.temperature,
            });
        }
    }
    // nothing is read as of a time before the last signal
    let now = journey.now.max(visitor.memory.last);
    visitor.refresh(now);
    let (lines, score) = receipt::read(compiled, &visitor.memory, now);
    let before = before.unwrap_or_else(|| engagement(compiled, &visitor.memory, now.saturating_sub(WEEK)));
    let found = Found { at: now, lines: &lines, engagement: score, temperature: visitor.temperature, offers: visitor.offers() };
    let reading = Reading::new(plan, &found, &journey.fields, &journey.facts);
    let room = plan.temperature.hysteresis;
    Played {
        reasons: sentence::reasons(&reading, true),
        reading,
        payload: visitor.payload(&TOUCHED.to_le_bytes(), journey.now),
        memory: visitor.memory.write(compiled).len(),
        history,
        trend: match score - before {
            change if change > room => Trend::Rising,
            change if -change > room => Trend::Cooling,
            _ => Trend::Flat,
        },
    }
}

fn engagement(compiled: &Compiled, memory: &Memory, at: u32) -> i32 {
    receipt::read(compiled, memory, at).1
}
