//! The ladder of stages and what it leans on.

use super::fit::{field_test, minutes};
use super::read::{count, label, list, number, place, same, text, texts, word};
use super::{Names, parts, temperatures};
use crate::plan::{
    Action, Bant, Capacity, Certainty, Conditions, Contact, Disqualifier, FieldTest, Gate, Guard, Period, Recycle, Segment, Stage,
    Subject, Test,
};
use serde_json::Value;

#[inline(never)]
pub(super) fn action(value: &Value) -> Action {
    match value {
        Value::Object(_) => Action { id: text(value, "id"), label: label(value) },
        id => Action { id: word(id), label: same(&word(id)) },
    }
}

#[inline(never)]
fn conditions(value: &Value, names: &Names<'_>) -> Conditions {
    Conditions {
        engagement: number(value, "engagement"),
        fit: number(value, "fit"),
        coverage: value.get("coverage").map(|_| count(value, "coverage")),
        temperature: temperatures(value),
        grade: list(value, "grade").filter_map(|grade| grade.as_str()?.chars().next()).collect(),
        quadrant: texts(value, "quadrant"),
        persona: texts(value, "persona"),
        phase: place(value, "phase", &names.phases),
        has: texts(value, "has"),
        tests: list(value, "where").map(field_test).collect(),
        did: parts(value, "did", &names.criteria),
        did_not: parts(value, "didNot", &names.criteria),
        matched: texts(value, "matched"),
        bant: match value["bant"].as_str() {
            Some("verified") => Certainty::Verified,
            Some(_) => Certainty::Declared,
            None => Certainty::Unknown,
        },
    }
}

#[inline(never)]
fn guard(value: &Value, names: &Names<'_>) -> Guard {
    let when = value.get("when").unwrap_or(&Value::Null);
    Guard { all: conditions(when, names), any: list(when, "any").map(|value| conditions(value, names)).collect() }
}

#[inline(never)]
pub(super) fn stage(value: &Value, names: &Names<'_>) -> Stage {
    let recycle = |value: &Value| {
        let to = place(value, "to", &names.stages)?;
        let early = value.get("early") == Some(&Value::Bool(true));
        Some(Recycle { to, reasons: list(value, "reasons").map(action).collect(), early })
    };
    Stage {
        id: text(value, "id"),
        label: label(value),
        aliases: texts(value, "aliases"),
        owner: text(value, "owner"),
        gate: match value["gate"].as_str() {
            Some("human") => Gate::Human,
            Some("verbal") => Gate::Verbal,
            _ => Gate::Auto,
        },
        guard: guard(value, names),
        hand_raise: parts(value, "handRaise", &names.criteria).iter().map(|part| part.criterion).collect(),
        contact: match value["contact"].as_str() {
            Some("none") => Contact::None,
            Some("newsletterOnly") => Contact::NewsletterOnly,
            Some("noCall") => Contact::NoCall,
            _ => Contact::Any,
        },
        sla: value.get("sla").map_or(0, minutes),
        actions: list(value, "actions").map(action).collect(),
        recycle: list(value, "recycle").filter_map(recycle).collect(),
    }
}

pub(super) fn disqualifier(value: &Value, names: &Names<'_>) -> Disqualifier {
    Disqualifier {
        id: text(value, "id"),
        label: label(value),
        guard: guard(value, names),
        at_most: place(value, "atMost", &names.stages).unwrap_or(0),
    }
}

pub(super) fn segment(value: &Value, names: &Names<'_>) -> Segment {
    let place = |id: &Value| names.stages.iter().position(|stage| id == stage);
    Segment {
        id: text(value, "id"),
        label: label(value),
        stages: list(value, "stage").filter_map(place).collect(),
        guard: guard(value, names),
    }
}

#[inline(never)]
pub(super) fn bant(value: &Value) -> Bant {
    let declaration = |key: &str| match value.get(key) {
        Some(test @ Value::Object(_)) => field_test(test),
        _ => FieldTest::new(texts(value, key), Test::Present),
    };
    Bant {
        budget: declaration("budget"),
        authority: declaration("authority"),
        need: declaration("need"),
        timing: declaration("timing"),
    }
}

pub(super) fn subject(value: &Value) -> Subject {
    Subject { person: texts(value, "person"), company: texts(value, "company"), project: texts(value, "project") }
}

pub(super) fn capacity(value: &Value, names: &Names<'_>) -> Option<Capacity> {
    Some(Capacity {
        leads: count(value, "leads"),
        per: match value["per"].as_str() {
            Some("day") => Period::Day,
            Some("week") => Period::Week,
            _ => Period::Month,
        },
        stage: place(value, "stage", &names.stages)?,
        wait_in: place(value, "waitIn", &names.stages),
        overflow: count(value, "overflowPercent"),
        cost: value.get("cost").map(|_| count(value, "cost")),
        value: value.get("value").map(|_| count(value, "value")),
    })
}
