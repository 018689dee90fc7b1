//! Holds a JSON document against a JSON Schema, and words what is wrong for the person who wrote it.
//!
//! It knows what the schema of `document/` uses: types, ranges, constants, patterns, objects, arrays, and three kinds of alternatives: words,
//! objects told apart by a tag or by a key that only one of them has, and values told apart by their JSON type.

use crate::walk::{Node, found, hint, one_of, quoted};
use serde_json::{Map, Value};

/// A schema, with the definitions that it refers to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schema<'s> {
    root: &'s Value,
    here: &'s Value,
}

/// Unknown keys of one object that are told with a hint at what was meant.
const HELPED: usize = 20;

type Means = fn(&str) -> bool;

/// The patterns that the schema names, each with what it means. There is no regular expression engine in the module.
const PATTERNS: [(&str, Means); 3] =
    [("^[a-z0-9-]{1,40}$", is_id), (r"^[/*]([^?#(){}+\\:]|:[A-Za-z_])*$", is_path), (r"\S", |text| !text.trim().is_empty())];

fn is_id(text: &str) -> bool {
    (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_path(text: &str) -> bool {
    let named = |after: &str| after.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_');
    text.starts_with(['/', '*']) && !text.contains(['?', '#', '(', ')', '{', '}', '+', '\\']) && text.split(':').skip(1).all(named)
}

impl<'s> Schema<'s> {
    /// A whole schema.
    pub(crate) fn new(root: &'s Value) -> Self {
        Schema { root, here: root }
    }

    /// Notes everything in a document that the schema does not allow.
    pub(crate) fn hold(self, node: &Node<'_>) {
        let schema = self.resolved();
        if let Some(branches) = schema.branches() {
            schema.hold_alternatives(node, &branches);
        } else if !schema.fits(node.value) {
            node.expected(&schema.expected_instead_of(node.value));
        } else if let Value::Object(map) = node.value {
            schema.hold_object(node, map, &[schema]);
        } else {
            schema.hold_items(node);
        }
    }

    fn at(self, here: &'s Value) -> Self {
        Schema { here, ..self }.resolved()
    }

    fn resolved(self) -> Self {
        let name = self.here.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
        let found = name.and_then(|name| self.root.get("$defs")?.get(name));
        found.map_or(self, |here| Schema { here, ..self }.resolved())
    }

    fn get(self, key: &str) -> Option<&'s Value> {
        self.here.get(key)
    }

    fn branches(self) -> Option<Vec<Schema<'s>>> {
        let branches = self.get("oneOf").or_else(|| self.get("anyOf"))?.as_array()?;
        Some(branches.iter().map(|branch| self.at(branch)).collect())
    }

    fn properties(self) -> impl Iterator<Item = (&'s str, Schema<'s>)> {
        let properties = self.get("properties").and_then(Value::as_object);
        properties.into_iter().flatten().map(move |(key, schema)| (key.as_str(), self.at(schema)))
    }

    fn property(self, key: &str) -> Option<Schema<'s>> {
        self.get("properties")?.get(key).map(|schema| self.at(schema))
    }

    fn requires(self, key: &str) -> bool {
        let required = self.get("required").and_then(Value::as_array);
        required.is_some_and(|keys| keys.iter().any(|required| required == key))
    }

    /// True when a value is of the schema's type and within its bounds, what is inside it apart.
    fn fits(self, value: &Value) -> bool {
        let number = |key| self.get(key).and_then(Value::as_f64);
        let bounded = |value: f64| {
            number("minimum").is_none_or(|least| value >= least)
                && number("maximum").is_none_or(|most| value <= most)
                && number("exclusiveMinimum").is_none_or(|below| value > below)
        };
        let typed = match (self.get("type").and_then(Value::as_str), value) {
            (Some("object"), value) => value.is_object(),
            (Some("array"), value) => value.is_array(),
            (Some("boolean"), value) => value.is_boolean(),
            (Some("string"), Value::String(text)) => self.matches(text),
            (Some("integer"), Value::Number(number)) => number.as_i64().is_some_and(|number| bounded(number as f64)),
            (Some("number"), Value::Number(number)) => number.as_f64().is_some_and(bounded),
            (Some(_), _) => false,
            (None, _) => true,
        };
        let never = self.get("not").and_then(|not| not.get("const"));
        typed && never != Some(value) && self.get("const").is_none_or(|only| only == value)
    }

    fn matches(self, text: &str) -> bool {
        let Some(pattern) = self.get("pattern") else { return true };
        PATTERNS.iter().any(|(known, means)| pattern == known && means(text))
    }

    /// What is expected where this value stands: the bound that it breaks, if it is only that.
    fn expected_instead_of(self, value: &Value) -> String {
        let most = self.get("maximum").filter(|_| self.get("exclusiveMinimum").is_some());
        match (most, value.as_f64()) {
            (Some(most), Some(number)) if most.as_f64().is_some_and(|most| number > most) => format!("{most} at most"),
            _ => self.expected(),
        }
    }

    /// What is expected, in words.
    fn expected(self) -> String {
        let schema = self.resolved();
        if let Some(words) = schema.get("x-expected").and_then(Value::as_str) {
            return words.into();
        }
        if let Some(only) = schema.get("const") {
            return found(only);
        }
        if let Some(branches) = schema.branches() {
            if let Some(words) = constants(&branches) {
                return one_of(&words);
            }
            let mut words: Vec<String> = branches.iter().map(|branch| branch.expected()).collect();
            words.retain(|word| word != "an array");
            words.dedup();
            return words.join(" or ");
        }
        let bound = |key| schema.get(key).map(Value::to_string);
        match schema.get("type").and_then(Value::as_str) {
            Some("object") => "an object".into(),
            Some("array") => "an array".into(),
            Some("boolean") => "`true` or `false`".into(),
            Some("string") => "a text".into(),
            Some("integer") => match (bound("minimum"), bound("maximum")) {
                (Some(least), Some(most)) if schema.get("not").is_some() => format!("a whole number from {least} to {most}, not 0"),
                (Some(least), Some(most)) => format!("a whole number from {least} to {most}"),
                _ => "a whole number".into(),
            },
            _ => bound("exclusiveMinimum").map_or("a number".into(), |below| format!("a number above {below}")),
        }
    }

    fn hold_alternatives(self, node: &Node<'_>, branches: &[Schema<'s>]) {
        if let Some(words) = constants(branches) {
            node.one_of(&words);
            return;
        }
        let objects = branches.iter().all(|branch| branch.get("type").is_some_and(|kind| kind == "object"));
        let Some(map) = node.value.as_object().filter(|_| objects) else {
            let same_type = |branch: &&Schema<'_>| {
                let kind = branch.get("type").and_then(Value::as_str).unwrap_or_default();
                let words = branch.branches().is_some_and(|inner| inner.iter().any(|inner| inner.is_of(node.value)));
                words || Schema::kind_is(kind, node.value)
            };
            match branches.iter().find(same_type) {
                Some(branch) => branch.hold(node),
                None => node.expected(&self.expected()),
            }
            return;
        };
        let chosen = match tag(branches) {
            Some(tag) => choose_by_tag(node, map, branches, tag),
            None => choose_by_key(node, map, branches),
        };
        match chosen {
            Some(branch) => branch.hold_object(node, map, &[branch]),
            None => self.hold_object(node, map, branches),
        }
    }

    fn is_of(self, value: &Value) -> bool {
        Schema::kind_is(self.get("type").and_then(Value::as_str).unwrap_or_default(), value)
    }

    fn kind_is(kind: &str, value: &Value) -> bool {
        match value {
            Value::Object(_) => kind == "object",
            Value::Array(_) => kind == "array",
            Value::String(_) => kind == "string",
            Value::Number(_) => kind == "number" || kind == "integer",
            Value::Bool(_) => kind == "boolean",
            Value::Null => false,
        }
    }

    /// Holds an object against one shape, or against what several shapes have in common.
    fn hold_object(self, node: &Node<'_>, map: &Map<String, Value>, shapes: &[Schema<'s>]) {
        let Some(first) = shapes.first() else { return };
        let count = |key| self.get(key).and_then(Value::as_u64).map(|count| count as usize);
        let known: Vec<&str> = shapes.iter().flat_map(|shape| shape.properties().map(|(key, _)| key)).collect();
        if count("minProperties").is_some_and(|least| map.len() < least) {
            node.problem("empty", format!("expected at least one of {}, found {}", quoted(&known), found(node.value)), "");
        }
        if let Some(most) = count("maxProperties").filter(|most| map.len() > *most) {
            node.problem("too-many", format!("expected at most {most} entries, found `{}`", map.len()), "");
        }
        if let Some(names) = self.get("propertyNames") {
            for key in map.keys().filter(|key| !self.at(names).matches(key)) {
                node.problem(
                    "wrong-name",
                    format!("expected names of lower-case letters, digits and hyphens, 40 at most, found `{key}`"),
                    "",
                );
            }
        }
        for (key, schema) in first.properties() {
            let common =
                shapes.len() == 1 || shapes.iter().all(|shape| shape.property(key).is_some_and(|other| other.here == schema.here));
            match map.get(key) {
                Some(value) if common => schema.hold(&node.child(key, value)),
                // of a tag that is missing the choice has told
                None if shapes.iter().all(|shape| shape.requires(key)) && (common || schema.get("const").is_none()) => {
                    node.problem("missing-key", format!("missing key `{key}`"), "");
                }
                _ => {}
            }
        }
        match self.get("additionalProperties").or_else(|| first.get("additionalProperties")) {
            Some(Value::Bool(false)) => {
                let unknown = map.keys().filter(|key| !known.contains(&key.as_str()));
                for (i, key) in unknown.enumerate() {
                    let help = if i < HELPED { hint(key, &known, "known here") } else { String::new() };
                    node.problem("unknown-key", format!("unknown key `{key}`"), &help);
                }
            }
            Some(schema) => {
                for (_, child) in node.entries().iter().take(count("maxProperties").unwrap_or(usize::MAX)) {
                    self.at(schema).hold(child);
                }
            }
            None => {}
        }
    }

    fn hold_items(self, node: &Node<'_>) {
        let Value::Array(items) = node.value else { return };
        let count = |key| self.get(key).and_then(Value::as_u64).map(|count| count as usize);
        if let Some(least) = count("minItems").filter(|least| items.len() < *least) {
            let (wanted, found) =
                if least == 1 { ("one item".into(), "[]".into()) } else { (format!("{least} items"), items.len().to_string()) };
            node.problem("too-few", format!("expected at least {wanted}, found `{found}`"), "");
        }
        if let Some(most) = count("maxItems").filter(|most| items.len() > *most) {
            node.problem("too-many", format!("expected at most {most} items, found `{}`", items.len()), "");
        }
        if let Some(schema) = self.get("items") {
            for item in node.array().iter().take(count("maxItems").unwrap_or(usize::MAX)) {
                self.at(schema).hold(item);
            }
        }
    }
}

/// The words, when all alternatives are words.
fn constants<'s>(branches: &[Schema<'s>]) -> Option<Vec<&'s str>> {
    branches.iter().map(|branch| branch.get("const")?.as_str()).collect()
}

/// The key by which objects are told apart: each has a constant there.
fn tag<'s>(branches: &[Schema<'s>]) -> Option<&'s str> {
    let is_tag =
        |key: &&str| branches.iter().all(|branch| branch.property(key).is_some_and(|schema| schema.get("const").is_some()));
    branches.first()?.properties().map(|(key, _)| key).find(|key| is_tag(key))
}

fn choose_by_tag<'s>(node: &Node<'_>, map: &Map<String, Value>, branches: &[Schema<'s>], tag: &str) -> Option<Schema<'s>> {
    let constant = |branch: &Schema<'s>| branch.property(tag).and_then(|schema| schema.get("const"));
    let Some(value) = map.get(tag) else {
        node.problem("missing-key", format!("missing key `{tag}`"), "");
        return None;
    };
    let words: Vec<&str> = branches.iter().filter_map(|branch| constant(branch)?.as_str()).collect();
    let place = node.child(tag, value).one_of(&words)?;
    branches.get(place).copied()
}

/// Chooses by the one key that an alternative requires and the others do not have.
fn choose_by_key<'s>(node: &Node<'_>, map: &Map<String, Value>, branches: &[Schema<'s>]) -> Option<Schema<'s>> {
    let own = |branch: &Schema<'s>| {
        let others = |key: &str| branches.iter().filter(|other| other.property(key).is_some()).count() > 1;
        branch.properties().map(|(key, _)| key).find(|key| branch.requires(key) && !others(key))
    };
    let keys: Vec<&str> = branches.iter().filter_map(own).collect();
    let given: Vec<usize> = keys.iter().enumerate().filter(|(_, key)| map.contains_key(**key)).map(|(place, _)| place).collect();
    match given.as_slice() {
        [place] => branches.get(*place).copied(),
        _ => {
            node.problem("wrong-alternative", format!("expected exactly one of {}, found `{}`", quoted(&keys), given.len()), "");
            None
        }
    }
}
