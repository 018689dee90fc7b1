//! From the JSON of a checked plan to the plan: names become places, days become seconds, what was left out gets its meaning. What stands where is for
//! the schema to say, so nothing here can be missing or of a wrong type.

use crate::compiled::{Range, Repeat, Thresholds};
use crate::plan::{Choice, Criterion, Fit, Gate, Grades, Guard, Label, Language, PageGroup, Plan, Quadrants, Slot, Stage, Test};
use crate::signal::{KINDS, Kind};
use crate::temperature::Temperature;
use serde_json::Value;

/// Points that no sum reaches: the bound of a group that has none.
const NO_LIMIT: i32 = 1 << 28;
const DAY: f64 = 86_400.0;

impl Plan {
    /// The plan of a checked document, whose hash is given.
    pub(crate) fn new(document: &Value, hash: u32) -> Plan {
        let pages = names(document, "pages");
        let groups = names(document, "groups");
        let criteria: Vec<Criterion> = list(document, "criteria").map(|value| criterion(value, &pages, &groups)).collect();
        let ids: Vec<&str> = criteria.iter().map(|criterion| criterion.id.as_str()).collect();
        Plan {
            id: text(document, "id"),
            hash,
            language: if document["language"] == "fr" { Language::Fr } else { Language::En },
            pages: entries(document, "pages").map(|(name, _)| page_group(document, name)).collect(),
            groups: entries(document, "groups").map(|(name, value)| (name.into(), range(value))).collect(),
            total: range(&document["total"]),
            fit: list(document, "fit").map(fit).collect(),
            temperature: thresholds(&document["temperature"]),
            grade: document.get("grade").map(|value| Grades {
                a: points(value, "A"),
                b: points(value, "B"),
                c: points(value, "C"),
            }),
            quadrant: document
                .get("quadrant")
                .map(|value| Quadrants { fit: points(value, "fit"), engagement: points(value, "engagement") }),
            stages: list(document, "stages").map(|value| stage(value, &ids)).collect(),
            offers: list(document, "offers").map(|value| slot(value, &pages)).collect(),
            criteria,
        }
    }
}

fn entries<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = (&'v str, &'v Value)> {
    value.get(key).and_then(Value::as_object).into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

fn names<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    entries(value, key).map(|(name, _)| name).collect()
}

/// The items under a key: none, one that stands alone, or those of an array.
fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    let items = match value.get(key) {
        None => &[],
        Some(Value::Array(items)) => items.as_slice(),
        Some(one) => core::slice::from_ref(one),
    };
    items.iter()
}

/// A text as it is, a number or a yes or no as text.
fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), String::from)
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).map(word).unwrap_or_default()
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    list(value, key).map(word).collect()
}

fn number(value: &Value, key: &str) -> Option<i32> {
    value.get(key).and_then(Value::as_i64).and_then(|number| i32::try_from(number).ok())
}

fn points(value: &Value, key: &str) -> i32 {
    number(value, key).unwrap_or(0)
}

/// A count that is 0 when it is left out.
fn count(value: &Value, key: &str) -> u32 {
    points(value, key).unsigned_abs()
}

fn label(value: &Value) -> Label {
    match value.get("label") {
        Some(Value::Object(_)) => Label { fr: text(&value["label"], "fr"), en: text(&value["label"], "en") },
        Some(same) => Label { fr: word(same), en: word(same) },
        None => Label { fr: text(value, "id"), en: text(value, "id") },
    }
}

fn page_group(document: &Value, name: &str) -> PageGroup {
    PageGroup { name: name.into(), patterns: texts(&document["pages"], name) }
}

fn range(value: &Value) -> Range {
    Range { floor: number(value, "floor").unwrap_or(-NO_LIMIT), cap: number(value, "cap").unwrap_or(NO_LIMIT) }
}

fn thresholds(value: &Value) -> Thresholds {
    Thresholds {
        warm: points(value, "warm"),
        hot: points(value, "hot"),
        hysteresis: points(value, "hysteresis"),
        dwell: count(value, "dwellSeconds"),
    }
}

/// Names as bits, in the order of the plan's page groups; 0 when nothing is said.
fn bits(value: &Value, pages: &[&str]) -> u32 {
    let place = |name: &Value| pages.iter().position(|page| name == page);
    list(value, "page").filter_map(place).fold(0, |bits, place| bits | 1u32.unbounded_shl(place as u32))
}

fn criterion(value: &Value, pages: &[&str], groups: &[&str]) -> Criterion {
    let kind = KINDS.iter().find(|(name, _)| value["signal"] == *name).map_or(Kind::Event, |(_, kind)| *kind);
    Criterion {
        id: text(value, "id"),
        label: label(value),
        kind,
        pages: bits(value, pages),
        names: texts(value, "name"),
        seconds: count(value, "seconds"),
        points: points(value, "points"),
        repeat: match value["repeat"].as_str() {
            Some("once") => Repeat::Once,
            Some("perVisit") => Repeat::PerVisit,
            Some("perDay") => Repeat::PerDay,
            Some("perKey") => Repeat::PerKey,
            _ => Repeat::Every,
        },
        max: count(value, "max"),
        cap: count(value, "cap"),
        half_life: value.get("halfLifeDays").and_then(Value::as_f64).map_or(0, seconds_of),
        group: value
            .get("group")
            .and_then(|name| groups.iter().position(|group| name == group))
            .map_or(0, |place| place as u32 + 1),
    }
}

/// Days to whole seconds, one at least.
#[allow(clippy::float_arithmetic, reason = "a plan's days may have a fraction; they become whole seconds here, once")]
fn seconds_of(days: f64) -> u32 {
    ((days * DAY).round() as u32).max(1)
}

fn fit(value: &Value) -> Fit {
    let test = if value.get("equals").is_some() {
        Test::Equals(text(value, "equals"))
    } else if value.get("oneOf").is_some() {
        Test::OneOf(texts(value, "oneOf"))
    } else if value.get("contains").is_some() {
        Test::Contains(texts(value, "contains"))
    } else if value.get("present").is_some() {
        Test::Present
    } else {
        Test::Bands(list(value, "bands").map(|band| (points(band, "from"), points(band, "points"))).collect())
    };
    Fit { id: text(value, "id"), label: label(value), field: text(value, "field"), test, points: points(value, "points") }
}

fn temperatures(value: &Value) -> Vec<Temperature> {
    let of = |name: &Value| match name.as_str() {
        Some("hot") => Temperature::Hot,
        Some("warm") => Temperature::Warm,
        _ => Temperature::Cold,
    };
    list(value, "temperature").map(of).collect()
}

fn stage(value: &Value, criteria: &[&str]) -> Stage {
    let when = value.get("when").unwrap_or(&Value::Null);
    Stage {
        id: text(value, "id"),
        label: label(value),
        owner: text(value, "owner"),
        gate: match value["gate"].as_str() {
            Some("human") => Gate::Human,
            Some("verbal") => Gate::Verbal,
            _ => Gate::Auto,
        },
        guard: Guard {
            engagement: number(when, "engagement"),
            fit: number(when, "fit"),
            temperature: temperatures(when),
            grade: list(when, "grade").filter_map(|grade| grade.as_str()?.chars().next()).collect(),
            has: texts(when, "has"),
            did: list(when, "did").filter_map(|id| criteria.iter().position(|criterion| id == criterion)).collect(),
        },
    }
}

fn slot(value: &Value, pages: &[&str]) -> Slot {
    let choice = |value: &Value| Choice {
        offer: text(value, "offer"),
        temperature: temperatures(&value["when"]),
        pages: bits(&value["when"], pages),
        engagement: number(&value["when"], "engagement"),
    };
    Slot { id: text(value, "slot"), default: text(value, "default"), choices: list(value, "choices").map(choice).collect() }
}
