//! From the JSON of a checked plan to the plan: names become places, days become seconds, what was left out gets its meaning. What stands where is for
//! the schema to say, so nothing here can be missing or of a wrong type.

mod fit;
mod ladder;
mod offer;
mod read;

use crate::compiled::{Range, Repeat, Thresholds};
use crate::plan::{Actions, Criterion, Grades, Group, Language, PageGroup, Part, Phase, Plan, PointsOf, Quadrants};
use crate::signal::{KINDS, Kind};
use crate::temperature::Temperature;
use read::{count, entries, label, label_or, list, names, number, place, points, text, texts};
use serde_json::Value;

/// Points that no sum reaches: the bound of a group that has none.
const NO_LIMIT: i32 = 1 << 28;
const DAY: f64 = 86_400.0;

/// The names that the plan declares and refers to.
struct Names<'v> {
    pages: Vec<&'v str>,
    groups: Vec<&'v str>,
    phases: Vec<&'v str>,
    criteria: Vec<&'v str>,
    stages: Vec<&'v str>,
}

impl Plan {
    /// The plan of a checked document, whose hash is given.
    pub(crate) fn new(document: &Value, hash: u32) -> Plan {
        let ids = |key: &str| list(document, key).filter_map(|value| value.get("id")?.as_str()).collect();
        let names = Names {
            pages: names(document, "pages"),
            groups: names(document, "groups"),
            phases: ids("phases"),
            criteria: ids("criteria"),
            stages: ids("stages"),
        };
        let page_group = |name: &&str| PageGroup { name: (*name).into(), patterns: texts(&document["pages"], name) };
        Plan {
            id: text(document, "id"),
            label: label(document),
            revision: document.get("revision").map(|_| text(document, "revision")),
            hash,
            language: if document["language"] == "fr" { Language::Fr } else { Language::En },
            accept: texts(document, "accept"),
            pages: names.pages.iter().map(page_group).collect(),
            phases: list(document, "phases").map(|value| Phase { id: text(value, "id"), label: label(value) }).collect(),
            criteria: list(document, "criteria").map(|value| criterion(value, &names)).collect(),
            groups: entries(document, "groups").map(|(name, value)| group(name, value)).collect(),
            total: range(&document["total"]),
            fields: entries(document, "fields").map(|(name, value)| fit::field(name, value)).collect(),
            fit: list(document, "fit").map(fit::fit).collect(),
            personas: list(document, "personas").map(fit::persona).collect(),
            temperature: thresholds(&document["temperature"]),
            grade: document.get("grade").map(|value| Grades {
                a: points(value, "A"),
                b: points(value, "B"),
                c: points(value, "C"),
            }),
            quadrant: document.get("quadrant").map(quadrants),
            actions: document.get("actions").map(actions),
            stages: list(document, "stages").map(|value| ladder::stage(value, &names)).collect(),
            disqualifiers: list(document, "disqualifiers").map(|value| ladder::disqualifier(value, &names)).collect(),
            segments: list(document, "segments").map(|value| ladder::segment(value, &names)).collect(),
            bant: document.get("bant").map(ladder::bant),
            subject: document.get("subject").map(ladder::subject),
            capacity: document.get("capacity").and_then(|value| ladder::capacity(value, &names)),
            assets: entries(document, "assets").map(|(name, value)| offer::asset(name, value, &names)).collect(),
            offers: list(document, "offers").map(|value| offer::slot(value, &names)).collect(),
            holdout: count(document, "holdoutPercent"),
        }
    }
}

fn group(name: &str, value: &Value) -> Group {
    Group { id: name.into(), label: label_or(value, name), range: range(value) }
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

fn quadrants(value: &Value) -> Quadrants {
    let action = |key: &str| value.get(key).map(ladder::action);
    Quadrants {
        fit: points(value, "fit"),
        engagement: points(value, "engagement"),
        actions: [action("q1"), action("q2"), action("q3"), action("q4")],
    }
}

fn actions(value: &Value) -> Actions {
    let band = |value: &Value| {
        let id = text(value, "action");
        (points(value, "from"), crate::plan::Action { label: label_or(value, &id), id })
    };
    Actions {
        by: match value["by"].as_str() {
            Some("fit") => PointsOf::Fit,
            Some("both") => PointsOf::Both,
            _ => PointsOf::Engagement,
        },
        bands: list(value, "bands").map(band).collect(),
    }
}

/// Names as bits, in the order of the plan's page groups; 0 when nothing is said.
#[inline(never)]
fn bits(value: &Value, pages: &[&str]) -> u32 {
    let place = |name: &Value| pages.iter().position(|page| name == page);
    list(value, "page").filter_map(place).fold(0, |bits, place| bits | 1u32.unbounded_shl(place as u32))
}

/// Criteria and how often they must have counted: once when it is not said.
#[inline(never)]
fn parts(value: &Value, key: &str, criteria: &[&str]) -> Vec<Part> {
    let part = |value: &Value| match value {
        Value::Object(_) => Some(Part { criterion: place(value, "criterion", criteria)?, times: count(value, "times") }),
        id => Some(Part { criterion: criteria.iter().position(|criterion| id == criterion)?, times: 1 }),
    };
    list(value, key).filter_map(part).collect()
}

#[inline(never)]
fn temperatures(value: &Value) -> Vec<Temperature> {
    let of = |name: &Value| match name.as_str() {
        Some("hot") => Temperature::Hot,
        Some("warm") => Temperature::Warm,
        _ => Temperature::Cold,
    };
    list(value, "temperature").map(of).collect()
}

#[inline(never)]
fn criterion(value: &Value, names: &Names<'_>) -> Criterion {
    let kind = KINDS.iter().find(|(name, _)| value["signal"] == *name).map_or(Kind::Combination, |(_, kind)| *kind);
    Criterion {
        id: text(value, "id"),
        label: label(value),
        kind,
        pages: bits(value, &names.pages),
        names: texts(value, "name"),
        seconds: count(value, "seconds"),
        least: count(value, "percent"),
        count: count(value, "count").max(1),
        of: parts(value, "of", &names.criteria),
        points: points(value, "points"),
        repeat: match value["repeat"].as_str() {
            Some("once") => Repeat::Once,
            Some("perVisit") => Repeat::PerVisit,
            Some("perDay") => Repeat::PerDay,
            Some("perWeek") => Repeat::PerWeek,
            Some("perKey") => Repeat::PerKey,
            _ => Repeat::Every,
        },
        max: count(value, "max"),
        cap: count(value, "cap"),
        half_life: value.get("halfLifeDays").and_then(Value::as_f64).map_or(0, seconds_of),
        group: place(value, "group", &names.groups).map_or(0, |place| place as u32 + 1),
        phase: place(value, "phase", &names.phases),
    }
}

/// Days to whole seconds, one at least.
#[allow(clippy::float_arithmetic, reason = "a plan's days may have a fraction; they become whole seconds here, once")]
fn seconds_of(days: f64) -> u32 {
    ((days * DAY).round() as u32).max(1)
}
