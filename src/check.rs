//! From a plan's JSON text to a checked plan, or to all of its problems at once: what the schema says, and what no schema can say (names that
//! refer to one another, orders, ids that stand once).

use crate::compile::pattern_bytes;
use crate::hash::{fnv1a, key};
use crate::json;
use crate::pattern::LONGEST_PATTERN;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::schema::Schema;
use crate::walk::{Node, Notes, found, hint};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// The version of the plan language that this build reads.
pub const VERSION: u32 = 1;

/// The published JSON Schema of plans (draft 2020-12), made from the types of `document/`.
pub const SCHEMA: &str = include_str!("../pkg-config/plan.schema.json");

/// Most names that a help text lists.
const NAMED: usize = 12;
static PARSED: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(SCHEMA).unwrap_or_default());

/// Checks a plan.
///
/// # Errors
///
/// All of its problems, in the order of the file.
///
/// ```
/// let problems = attise::check::check(r#"{ "version": 2 }"#).unwrap_err();
/// assert_eq!(problems[0].to_string(), "version: expected `1`, found `2`");
/// ```
pub fn check(text: &str) -> Result<Plan, Vec<Problem>> {
    let notes = Notes::default();
    let value = json::read(text)?;
    hold(&Node::root(&value, &notes));
    let problems = notes.into_problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Plan::new(&value, hash(&value)))
}

/// Hash of a plan's whole content, whatever the order of its keys: comments and `$schema` apart.
fn hash(value: &Value) -> u32 {
    let mut text = String::new();
    canonical(value, &mut text);
    fnv1a(text.as_bytes())
}

fn canonical(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().filter(|(key, _)| *key != "comment" && *key != "$schema").collect();
            entries.sort_by_key(|(key, _)| *key);
            text.push('{');
            for (key, value) in entries {
                text.push_str(&format!("{key:?}:"));
                canonical(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for item in items {
                canonical(item, text);
                text.push(',');
            }
            text.push(']');
        }
        other => text.push_str(&other.to_string()),
    }
}

fn hold(root: &Node<'_>) {
    let version = root.get("version");
    if let Some(version) = version.filter(|version| version.value != VERSION) {
        let help = "this build reads version 1 of the plan language";
        version.problem("wrong-version", format!("expected `{VERSION}`, found {}", found(version.value)), help);
        return;
    }
    Schema::new(&PARSED).hold(root);
    let pages = names(root.get("pages"));
    let groups = names(root.get("groups"));
    let criteria = ids(root.get("criteria"), "id");
    short_keys(root);
    for criterion in root.get("criteria").map(|node| node.items()).unwrap_or_default() {
        refer(criterion.get("page"), "page group", &pages);
        refer(criterion.get("group"), "group", &groups);
    }
    for pattern in
        root.get("pages").map(|node| node.entries()).unwrap_or_default().iter().take(32).flat_map(|(_, node)| node.each())
    {
        let Some(text) = pattern.value.as_str() else { continue };
        let length = pattern_bytes(text).len();
        if length > LONGEST_PATTERN {
            pattern.problem(
                "too-long",
                format!("expected at most {LONGEST_PATTERN} bytes, found `{length}`"),
                "letters with accents take six bytes",
            );
        }
    }
    ids(root.get("fit"), "id");
    for bands in root.get("fit").map(|node| node.items()).unwrap_or_default().iter().filter_map(|fit| fit.get("bands")) {
        upwards(&bands);
    }
    orders(root);
    ids(root.get("stages"), "id");
    for (i, stage) in root.get("stages").map(|node| node.items()).unwrap_or_default().iter().enumerate() {
        refer(stage.get("when").and_then(|when| when.get("did")), "criterion", &criteria);
        if i == 0 && (stage.get("when").is_some() || stage.get("gate").is_some_and(|gate| gate.value != "auto")) {
            let help = "give it the gate `auto` and no `when`: every visitor is in some stage";
            stage.problem("wrong-first-stage", "the first stage must be open to all".into(), help);
        }
    }
    ids(root.get("offers"), "slot");
    for slot in root.get("offers").map(|node| node.items()).unwrap_or_default() {
        for choice in slot.get("choices").map(|node| node.items()).unwrap_or_default() {
            refer(choice.get("when").and_then(|when| when.get("page")), "page group", &pages);
        }
    }
}

/// The names that an object declares.
fn names<'a>(node: Option<Node<'a>>) -> BTreeSet<&'a str> {
    let map = node.and_then(|node| node.value.as_object());
    map.into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}

/// The ids of a list's items; each must stand once.
fn ids<'a>(node: Option<Node<'a>>, key: &str) -> BTreeSet<&'a str> {
    let mut ids = BTreeSet::new();
    for item in node.map(|node| node.items()).unwrap_or_default() {
        let Some(id) = item.value.get(key).and_then(Value::as_str) else { continue };
        if !ids.insert(id) {
            item.problem("same-id", format!("the id `{id}` is taken"), "each id stands once");
        }
    }
    ids
}

/// No two criteria may be remembered under the same short key.
fn short_keys(root: &Node<'_>) {
    let mut keys: HashMap<u32, &str> = HashMap::new();
    for criterion in root.get("criteria").map(|node| node.items()).unwrap_or_default() {
        let Some(id) = criterion.value.get("id").and_then(Value::as_str) else { continue };
        match keys.insert(key(id), id) {
            Some(other) if other != id => {
                criterion.problem("same-key", format!("`{id}` has the same short key as `{other}`"), "rename one of them");
            }
            _ => {}
        }
    }
}

/// Each name must be one that the plan declares.
fn refer(node: Option<Node<'_>>, what: &str, names: &BTreeSet<&str>) {
    let listed: Vec<&str> = names.iter().copied().take(NAMED).collect();
    for node in node.map(|node| node.each()).unwrap_or_default() {
        let Some(name) = node.value.as_str().filter(|name| !names.contains(name)) else { continue };
        let help = if names.is_empty() { format!("the plan declares no {what}") } else { hint(name, &listed, "declared") };
        node.problem("unknown-name", format!("unknown {what} `{name}`"), &help);
    }
}

fn upwards(bands: &Node<'_>) {
    let mut last: Option<i64> = None;
    for from in bands.items().iter().filter_map(|band| band.get("from")) {
        let Some(bound) = from.value.as_i64() else { continue };
        if let Some(last) = last.filter(|last| bound <= *last) {
            from.problem("wrong-order", format!("expected more than `{last}`, found `{bound}`"), "bands go upwards");
        }
        last = Some(bound);
    }
}

fn orders(root: &Node<'_>) {
    let number = |node: &Node<'_>, key: &str| node.value.get(key).and_then(Value::as_i64);
    if let Some(temperature) = root.get("temperature")
        && let (Some(warm), Some(hot), Some(node)) =
            (number(&temperature, "warm"), number(&temperature, "hot"), temperature.get("hot"))
        && hot <= warm
    {
        node.problem("wrong-order", format!("expected more than `{warm}`, found `{hot}`"), "hot begins above warm");
    }
    if let Some(temperature) = root.get("temperature")
        && let (Some(warm), Some(room), Some(node)) =
            (number(&temperature, "warm"), number(&temperature, "hysteresis"), temperature.get("hysteresis"))
        && room >= warm
    {
        node.problem(
            "wrong-order",
            format!("expected less than `{warm}`, found `{room}`"),
            "a warm visitor could never be cold again",
        );
    }
    if let Some(grade) = root.get("grade")
        && let (Some(a), Some(b), Some(c)) = (number(&grade, "A"), number(&grade, "B"), number(&grade, "C"))
        && !(a > b && b > c)
    {
        grade.problem("wrong-order", format!("expected A above B above C, found `{a}`, `{b}`, `{c}`"), "");
    }
}
