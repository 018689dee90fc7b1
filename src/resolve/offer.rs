//! The slots of the page and their offers.

use super::read::{count, label_or, list, number, place, text};
use super::{Names, bits, parts, temperatures};
use crate::plan::{Asset, Choice, Slot};
use serde_json::Value;

#[inline(never)]
pub(super) fn slot(value: &Value, names: &Names<'_>) -> Slot {
    let choice = |value: &Value| {
        let when = &value["when"];
        Choice {
            offer: text(value, "offer"),
            temperature: temperatures(when),
            pages: bits(when, &names.pages),
            engagement: number(when, "engagement"),
            did: parts(when, "did", &names.criteria),
            did_not: parts(when, "didNot", &names.criteria),
            visits: count(value, "visits"),
        }
    };
    Slot { id: text(value, "slot"), default: text(value, "default"), choices: list(value, "choices").map(choice).collect() }
}

pub(super) fn asset(name: &str, value: &Value, names: &Names<'_>) -> Asset {
    Asset {
        name: name.into(),
        label: label_or(value, name),
        kind: text(value, "kind"),
        topic: value.get("topic").map(|_| text(value, "topic")),
        phase: place(value, "phase", &names.phases),
        delivered: value.get("delivered") != Some(&Value::Bool(false)),
    }
}
