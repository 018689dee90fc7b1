//! The ladder: the first stage is open to all, and ways lead where the plan says they do.

use super::{each, items};
use crate::text::fold;
use crate::walk::Node;
use serde_json::Value;
use std::collections::BTreeMap;

#[inline(never)]
pub(super) fn hold(root: &Node<'_>) {
    let stages = items(root, "stages");
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, stage) in stages.iter().enumerate() {
        if let Some(id) = id(stage, "id") {
            places.entry(id).or_insert(i);
        }
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (i, stage) in stages.iter().enumerate() {
        let closed = stage.get("gate").is_some_and(|gate| gate.value != "auto");
        if i == 0 && (stage.get("when").is_some() || stage.get("handRaise").is_some() || closed) {
            let help = "give it the gate `auto` and no `when`: every visitor is in some stage";
            stage.problem("wrong-first-stage", "the first stage must be open to all".into(), help);
        }
        for way in each(stage, "recycle") {
            let back = id(&way, "to").and_then(|to| places.get(to));
            if let Some((to, place)) = way.get("to").zip(back).filter(|(_, place)| **place >= i) {
                let message = format!(
                    "expected a stage below `{}`, found `{}`",
                    id(stage, "id").unwrap_or_default(),
                    id(&way, "to").unwrap_or_default()
                );
                let help = if *place == i { "a way back to itself goes nowhere" } else { "the ladder would go round in circles" };
                to.problem("wrong-order", message, help);
            }
        }
        for alias in each(stage, "aliases") {
            let Some(name) = alias.value.as_str() else { continue };
            let taken = places.contains_key(name) || names.insert(fold(name), i).is_some();
            if taken {
                alias.problem("same-name", format!("the name `{name}` is taken"), "a name means one stage");
            }
        }
    }
    if let Some(capacity) = root.get("capacity") {
        let place = |key: &str| id(&capacity, key).and_then(|name| places.get(name)).copied();
        if let (Some(stage), Some(wait), Some(node)) = (place("stage"), place("waitIn"), capacity.get("waitIn"))
            && wait >= stage
        {
            let message = format!(
                "expected a stage below `{}`, found `{}`",
                id(&capacity, "stage").unwrap_or_default(),
                id(&capacity, "waitIn").unwrap_or_default()
            );
            node.problem("wrong-order", message, "leads wait before they enter");
        }
        if let (Some(0), Some(node)) = (place("stage"), capacity.get("stage")) {
            node.problem("wrong-order", "expected a stage above the first, which is open to all".into(), "");
        }
    }
}

fn id<'a>(node: &Node<'a>, key: &str) -> Option<&'a str> {
    node.value.get(key).and_then(Value::as_str)
}
