//! Holds a JSON document against a JSON Schema, and words what is wrong for the person who wrote it.
//!
//! It knows what the schema of `document/` uses: types, ranges, constants, patterns, objects, arrays, and three kinds of alternatives: words,
//! objects told apart by a tag or by a key that only one of them has, and values told apart by their JSON type.

use crate::walk::{Node, found, hint, one_of, quoted, under};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A schema that has been read: what it says of each place, with its references followed.
#[derive(Debug, Default)]
pub(crate) struct Shapes<'s> {
    all: Vec<Shape<'s>>,
    /// By where they stand in memory, so that each is read once.
    known: BTreeMap<usize, usize>,
}

/// What a schema says of one place.
#[derive(Debug, Default)]
struct Shape<'s> {
    here: Option<&'s Value>,
    kind: &'s str,
    branches: Option<Vec<usize>>,
    properties: Vec<(&'s str, usize)>,
    constant: Option<&'s Value>,
    /// The key by which its alternatives are told apart: see [`tag`].
    tag: Option<&'s str>,
}

/// A place in a schema.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schema<'s> {
    shapes: &'s Shapes<'s>,
    place: usize,
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

impl<'s> Shapes<'s> {
    /// Reads a whole schema: its root is the first place.
    pub(crate) fn of(root: &'s Value) -> Shapes<'s> {
        let mut shapes = Shapes::default();
        shapes.read(root, root);
        shapes
    }

    fn read(&mut self, root: &'s Value, here: &'s Value) -> usize {
        let written = std::ptr::from_ref(here).addr();
        let here = referred(root, here);
        let address = std::ptr::from_ref(here).addr();
        if let Some(place) = self.known.get(&address).copied() {
            self.known.insert(written, place);
            return place;
        }
        let place = self.all.len();
        self.known.extend([(written, place), (address, place)]);
        self.all.push(Shape::default());
        let properties = under(here, "properties").and_then(Value::as_object).into_iter().flatten();
        let properties = properties.map(|(key, schema)| (key.as_str(), self.read(root, schema))).collect();
        let branches = under(here, "oneOf").or_else(|| under(here, "anyOf")).and_then(Value::as_array);
        let branches: Option<Vec<usize>> = branches.map(|all| all.iter().map(|branch| self.read(root, branch)).collect());
        for inside in ["propertyNames", "additionalProperties", "items"] {
            under(here, inside).filter(|inside| inside.is_object()).map(|inside| self.read(root, inside));
        }
        let kind = under(here, "type").and_then(Value::as_str).unwrap_or_default();
        let tag = branches.as_ref().and_then(|branches| self.tag(branches));
        let shape = Shape { here: Some(here), kind, branches, properties, constant: under(here, "const"), tag };
        self.all.get_mut(place).into_iter().zip([shape]).for_each(|(empty, shape)| *empty = shape);
        place
    }

    /// The key by which objects are told apart: each has a constant there.
    fn tag(&self, branches: &[usize]) -> Option<&'s str> {
        let property = |place: usize, key: &str| self.all.get(place)?.properties.iter().find(|(other, _)| *other == key);
        let is_constant = |(_, place): &(&str, usize)| self.all.get(*place).is_some_and(|shape| shape.constant.is_some());
        let first = self.all.get(*branches.first()?)?;
        let mut keys = first.properties.iter().map(|(key, _)| *key);
        keys.find(|key| branches.iter().all(|branch| property(*branch, key).is_some_and(is_constant)))
    }
}

/// What a schema's references lead to.
fn referred<'s>(root: &'s Value, here: &'s Value) -> &'s Value {
    let name = under(here, "$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
    let found = name.and_then(|name| root.get("$defs")?.get(name));
    found.map_or(here, |there| referred(root, there))
}

impl<'s> Schema<'s> {
    /// A whole schema.
    pub(crate) fn new(shapes: &'s Shapes<'s>) -> Self {
        Schema { shapes, place: 0 }
    }

    /// Notes everything in a document that the schema does not allow.
    pub(crate) fn hold(self, node: &Node<'_>) {
        if let Some(branches) = self.branches() {
            self.hold_alternatives(node, &branches);
        } else if !self.fits(node.value) {
            node.expected(&self.expected_instead_of(node.value));
        } else if let Value::Object(map) = node.value {
            self.hold_object(node, map, &[self]);
        } else {
            self.hold_items(node);
        }
    }

    fn at(self, here: &Value) -> Option<Self> {
        self.shapes.known.get(&std::ptr::from_ref(here).addr()).map(|place| Schema { place: *place, ..self })
    }

    fn shape(self) -> Option<&'s Shape<'s>> {
        self.shapes.all.get(self.place)
    }

    fn here(self) -> Option<&'s Value> {
        self.shape()?.here
    }

    fn get(self, key: &str) -> Option<&'s Value> {
        under(self.here()?, key)
    }

    fn kind(self) -> &'s str {
        self.shape().map_or("", |shape| shape.kind)
    }

    fn constant(self) -> Option<&'s Value> {
        self.shape()?.constant
    }

    fn branches(self) -> Option<Vec<Schema<'s>>> {
        let branches = self.shape()?.branches.as_ref()?;
        Some(branches.iter().map(|place| Schema { place: *place, ..self }).collect())
    }

    fn properties(self) -> impl Iterator<Item = (&'s str, Schema<'s>)> {
        let properties = self.shape().map(|shape| shape.properties.as_slice()).unwrap_or_default();
        properties.iter().map(move |(key, place)| (*key, Schema { place: *place, ..self }))
    }

    fn property(self, key: &str) -> Option<Schema<'s>> {
        self.properties().find(|(other, _)| *other == key).map(|(_, schema)| schema)
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
        let typed = match (self.kind(), value) {
            ("object", value) => value.is_object(),
            ("array", value) => value.is_array(),
            ("boolean", value) => value.is_boolean(),
            ("string", Value::String(text)) => self.matches(text),
            ("integer", Value::Number(number)) => number.as_i64().is_some_and(|number| bounded(number as f64)),
            ("number", Value::Number(number)) => number.as_f64().is_some_and(bounded),
            ("", _) => true,
            _ => false,
        };
        let never = self.get("not").and_then(|not| not.get("const"));
        typed && never != Some(value) && self.constant().is_none_or(|only| only == value)
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
        if let Some(words) = self.get("x-expected").and_then(Value::as_str) {
            return words.into();
        }
        if let Some(only) = self.constant() {
            return found(only);
        }
        if let Some(branches) = self.branches() {
            if let Some(words) = constants(&branches) {
                return one_of(&words);
            }
            let mut words: Vec<String> = branches.iter().map(|branch| branch.expected()).collect();
            words.retain(|word| word != "an array");
            words.dedup();
            return words.join(" or ");
        }
        let bound = |key| self.get(key).map(Value::to_string);
        match self.kind() {
            "object" => "an object".into(),
            "array" => "an array".into(),
            "boolean" => "`true` or `false`".into(),
            "string" => "a text".into(),
            "integer" => match (bound("minimum"), bound("maximum")) {
                (Some(least), Some(most)) if self.get("not").is_some() => format!("a whole number from {least} to {most}, not 0"),
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
        let objects = branches.iter().all(|branch| branch.kind() == "object");
        let Some(map) = node.value.as_object().filter(|_| objects) else {
            let same_type = |branch: &&Schema<'_>| {
                let words = branch.branches().is_some_and(|inner| inner.iter().any(|inner| inner.is_of(node.value)));
                words || branch.is_of(node.value)
            };
            match branches.iter().find(same_type) {
                Some(branch) => branch.hold(node),
                None => node.expected(&self.expected()),
            }
            return;
        };
        let chosen = match self.shape().and_then(|shape| shape.tag) {
            Some(tag) => choose_by_tag(node, map, branches, tag),
            None => choose_by_key(node, map, branches),
        };
        match chosen {
            Some(branch) => branch.hold_object(node, map, &[branch]),
            None => self.hold_object(node, map, branches),
        }
    }

    fn is_of(self, value: &Value) -> bool {
        Schema::kind_is(self.kind(), value)
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
        let mut known: Vec<&str> = Vec::new();
        for (key, _) in shapes.iter().flat_map(|shape| shape.properties()) {
            if !known.contains(&key) {
                known.push(key);
            }
        }
        if count("minProperties").is_some_and(|least| map.len() < least) {
            let wanted = if known.is_empty() { "entry".into() } else { format!("of {}", quoted(&known)) };
            node.problem("empty", format!("expected at least one {wanted}, found {}", found(node.value)), "");
        }
        if let Some(most) = count("maxProperties").filter(|most| map.len() > *most) {
            node.problem("too-many", format!("expected at most {most} entries, found `{}`", map.len()), "");
        }
        if let Some(names) = self.get("propertyNames") {
            for key in map.keys().filter(|key| !self.at(names).is_some_and(|names| names.matches(key))) {
                node.problem(
                    "wrong-name",
                    format!("expected names of lower-case letters, digits and hyphens, 40 at most, found `{key}`"),
                    "",
                );
            }
        }
        for (key, schema) in first.properties() {
            let common = shapes.len() == 1
                || shapes.iter().all(|shape| shape.property(key).is_some_and(|other| other.here() == schema.here()));
            match node.get(key) {
                Some(child) if common => schema.hold(&child),
                // of a tag that is missing the choice has told
                None if shapes.iter().all(|shape| shape.requires(key)) && (common || schema.constant().is_none()) => {
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
                    self.at(schema).into_iter().for_each(|schema| schema.hold(child));
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
                self.at(schema).into_iter().for_each(|schema| schema.hold(item));
            }
        }
    }
}

/// The words, when all alternatives are words.
fn constants<'s>(branches: &[Schema<'s>]) -> Option<Vec<&'s str>> {
    branches.iter().map(|branch| branch.constant()?.as_str()).collect()
}

fn choose_by_tag<'s>(node: &Node<'_>, map: &Map<String, Value>, branches: &[Schema<'s>], tag: &str) -> Option<Schema<'s>> {
    let constant = |branch: &Schema<'s>| branch.property(tag).and_then(Schema::constant);
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
