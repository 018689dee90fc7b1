//! Names: each id stands once, and each reference names something that the plan declares.

use super::{LOOKED_INTO, all, each, items};
use crate::hash::key;
use crate::walk::{Node, hint};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Most names that a help text lists.
const NAMED: usize = 12;

/// The names that a plan declares.
struct Names<'a> {
    pages: BTreeSet<&'a str>,
    groups: BTreeSet<&'a str>,
    phases: BTreeSet<&'a str>,
    criteria: BTreeSet<&'a str>,
    combinations: BTreeSet<&'a str>,
    fields: Option<BTreeSet<&'a str>>,
    fit: BTreeSet<&'a str>,
    personas: BTreeSet<&'a str>,
    stages: BTreeSet<&'a str>,
}

#[inline(never)]
pub(super) fn hold(root: &Node<'_>) {
    let criteria = all(root, "criteria");
    let combination = |node: &&Node<'_>| node.value.get("signal").is_some_and(|signal| signal == "combination");
    let personas = all(root, "personas");
    let mut fit = all(root, "fit");
    fit.extend(personas.iter().flat_map(|persona| all(persona, "fit")));
    let names = Names {
        pages: keys(root.get("pages")),
        groups: keys(root.get("groups")),
        phases: ids(&all(root, "phases"), "id"),
        criteria: ids(&criteria, "id"),
        combinations: set(&mut criteria.iter().filter(combination).filter_map(|node| node.value.get("id")?.as_str())),
        fields: root.get("fields").map(|node| keys(Some(node))),
        fit: ids(&fit, "id"),
        personas: ids(&personas, "id"),
        stages: ids(&all(root, "stages"), "id"),
    };
    ids(&items(root, "segments"), "id");
    ids(&items(root, "disqualifiers"), "id");
    ids(&items(root, "offers"), "slot");
    short_keys(&criteria);
    for criterion in criteria.iter().take(LOOKED_INTO) {
        names.criterion(criterion);
    }
    for each in &fit {
        names.fit(each);
    }
    for stage in items(root, "stages") {
        names.guard(stage.get("when"));
        refer(&each(&stage, "handRaise"), "criterion", &names.criteria);
        for way in each(&stage, "recycle") {
            refer(&each(&way, "to"), "stage", &names.stages);
        }
    }
    for disqualifier in items(root, "disqualifiers") {
        names.guard(disqualifier.get("when"));
        refer(&each(&disqualifier, "atMost"), "stage", &names.stages);
    }
    for segment in items(root, "segments") {
        names.guard(segment.get("when"));
        refer(&each(&segment, "stage"), "stage", &names.stages);
    }
    names.facts(root);
    for slot in items(root, "offers") {
        for when in items(&slot, "choices").iter().filter_map(|choice| choice.get("when")) {
            refer(&each(&when, "page"), "page group", &names.pages);
            names.parts(&when, "did");
            names.parts(&when, "didNot");
        }
    }
}

impl Names<'_> {
    #[inline(never)]
    fn criterion(&self, criterion: &Node<'_>) {
        refer(&each(criterion, "page"), "page group", &self.pages);
        refer(&each(criterion, "group"), "group", &self.groups);
        refer(&each(criterion, "phase"), "phase", &self.phases);
        self.parts(criterion, "of");
        let mut named = BTreeSet::new();
        for part in items(criterion, "of") {
            let Some(id) = id_of(&part) else { continue };
            if self.combinations.contains(id) {
                let help = "name its parts here instead";
                part.problem(
                    "wrong-part",
                    format!("expected a criterion that counts a signal, found the combination `{id}`"),
                    help,
                );
            }
            if !named.insert(id) {
                part.problem("same-part", format!("`{id}` is named twice"), "a criterion and its `times` say how often");
            }
        }
    }

    #[inline(never)]
    fn fit(&self, fit: &Node<'_>) {
        self.fields(&each(fit, "field"));
        self.fields(&each(fit, "by"));
        for test in items(fit, "all") {
            self.fields(&each(&test, "field"));
        }
    }

    fn guard(&self, when: Option<Node<'_>>) {
        let Some(when) = when else { return };
        self.conditions(&when);
        for alternative in items(&when, "any") {
            self.conditions(&alternative);
        }
    }

    #[inline(never)]
    fn conditions(&self, when: &Node<'_>) {
        refer(&each(when, "persona"), "persona", &self.personas);
        refer(&each(when, "phase"), "phase", &self.phases);
        refer(&each(when, "matched"), "fit criterion", &self.fit);
        self.fields(&each(when, "has"));
        for test in each(when, "where") {
            self.fields(&each(&test, "field"));
        }
        self.parts(when, "did");
        self.parts(when, "didNot");
    }

    /// Criteria, by their ids or with how often.
    #[inline(never)]
    fn parts(&self, node: &Node<'_>, key: &str) {
        for part in each(node, key) {
            let name = part.get("criterion").unwrap_or_else(|| part.clone());
            refer(&[name], "criterion", &self.criteria);
        }
    }

    /// BANT, subject, capacity and assets.
    #[inline(never)]
    fn facts(&self, root: &Node<'_>) {
        for (_, declaration) in root.get("bant").map(|node| node.entries()).unwrap_or_default() {
            let tested = declaration.value.is_object();
            self.fields(&if tested { each(&declaration, "field") } else { vec![declaration] });
        }
        for (_, fields) in root.get("subject").map(|node| node.entries()).unwrap_or_default() {
            self.fields(&fields.each());
        }
        if let Some(capacity) = root.get("capacity") {
            refer(&each(&capacity, "stage"), "stage", &self.stages);
            refer(&each(&capacity, "waitIn"), "stage", &self.stages);
        }
        for (_, asset) in root.get("assets").map(|node| node.entries()).unwrap_or_default() {
            refer(&each(&asset, "phase"), "phase", &self.phases);
        }
        for (_, field) in root.get("fields").map(|node| node.entries()).unwrap_or_default() {
            let aliases = field.get("aliases").map(|node| node.entries()).unwrap_or_default();
            let values: Vec<Node<'_>> = aliases.into_iter().map(|(_, value)| value).collect();
            refer(&values, "value", &keys(field.get("values")));
        }
    }

    /// A plan that declares any field declares all that it uses.
    #[inline(never)]
    fn fields(&self, nodes: &[Node<'_>]) {
        if let Some(fields) = &self.fields {
            refer(nodes, "field", fields);
        }
    }
}

fn id_of<'a>(part: &Node<'a>) -> Option<&'a str> {
    part.value.get("criterion").unwrap_or(part.value).as_str()
}

/// The names that an object declares.
#[inline(never)]
fn keys<'a>(node: Option<Node<'a>>) -> BTreeSet<&'a str> {
    let map = node.and_then(|node| node.value.as_object());
    set(&mut map.into_iter().flatten().map(|(name, _)| name.as_str()))
}

fn set<'a>(names: &mut dyn Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut set = BTreeSet::new();
    for name in names {
        set.insert(name);
    }
    set
}

/// The ids of some items; each must stand once.
#[inline(never)]
fn ids<'a>(nodes: &[Node<'a>], key: &str) -> BTreeSet<&'a str> {
    let mut ids = BTreeSet::new();
    for item in nodes {
        let Some(id) = item.value.get(key).and_then(Value::as_str) else { continue };
        if !ids.insert(id) {
            item.problem("same-id", format!("the id `{id}` is taken"), "each id stands once");
        }
    }
    ids
}

/// No two criteria may be remembered under the same short key.
#[inline(never)]
fn short_keys(criteria: &[Node<'_>]) {
    let mut keys: BTreeMap<u32, &str> = BTreeMap::new();
    for criterion in criteria {
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
#[inline(never)]
fn refer(nodes: &[Node<'_>], what: &str, names: &BTreeSet<&str>) {
    let listed: Vec<&str> = names.iter().copied().take(NAMED).collect();
    for node in nodes {
        let Some(name) = node.value.as_str().filter(|name| !names.contains(name)) else { continue };
        let help = if names.is_empty() { format!("the plan declares no {what}") } else { hint(name, &listed, "declared") };
        node.problem("unknown-name", format!("unknown {what} `{name}`"), &help);
    }
}
