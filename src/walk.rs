//! Walking through a JSON document by hand: every problem is noted with its path, and the walk goes on.

use crate::problem::Problem;
use core::cell::RefCell;
use serde_json::{Map, Value};

/// The problems found so far.
#[derive(Debug, Default)]
pub struct Notes(RefCell<Vec<Problem>>);

impl Notes {
    /// Notes a problem.
    pub fn add(&self, code: &'static str, path: &str, message: String, help: &str) {
        self.0.borrow_mut().push(Problem { code, path: path.into(), message, help: help.into() });
    }

    /// All problems, in the order in which they were found.
    pub fn into_problems(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The value.
    pub value: &'a Value,
    /// Its path, such as `criteria[3].points`.
    pub path: String,
    notes: &'a Notes,
}

impl<'a> Node<'a> {
    /// The document's root.
    pub fn root(value: &'a Value, notes: &'a Notes) -> Self {
        Node { value, path: String::new(), notes }
    }

    /// Notes a problem here.
    pub fn problem(&self, code: &'static str, message: String, help: &str) {
        self.notes.add(code, &self.path, message, help);
    }

    /// Notes that something else was expected here.
    pub fn expected(&self, what: &str) {
        self.problem("wrong-value", format!("expected {what}, found {}", found(self.value)), "");
    }

    /// Reads it as an object.
    pub fn object(&self) -> Option<Object<'a>> {
        match self.value {
            Value::Object(map) => Some(Object { map, node: self.clone(), known: Vec::new() }),
            _ => {
                self.expected("an object");
                None
            }
        }
    }

    /// Reads it as an array.
    pub fn array(&self) -> Vec<Node<'a>> {
        match self.value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(i, value)| Node { value, path: format!("{}[{i}]", self.path), notes: self.notes })
                .collect(),
            _ => {
                self.expected("an array");
                Vec::new()
            }
        }
    }

    /// Reads it as an array with at least one item.
    pub fn filled_array(&self) -> Vec<Node<'a>> {
        let items = self.array();
        if items.is_empty() && self.value.is_array() {
            self.problem("empty", "expected at least one item, found `[]`".into(), "");
        }
        items
    }

    /// Reads it as one text or an array of texts.
    pub fn texts(&self) -> Vec<Node<'a>> {
        if self.value.is_string() { vec![self.clone()] } else { self.filled_array() }
    }

    /// Reads it as a text that is not empty.
    pub fn text(&self) -> Option<&'a str> {
        match self.value.as_str() {
            Some(text) if !text.trim().is_empty() => Some(text),
            _ => {
                self.expected("a text");
                None
            }
        }
    }

    /// Reads it as an id: lower-case letters, digits and hyphens, at most 40.
    pub fn id(&self) -> Option<&'a str> {
        let plain = |id: &&str| {
            (1..=40).contains(&id.len())
                && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        let id = self.value.as_str().filter(plain);
        if id.is_none() {
            self.expected("lower-case letters, digits and hyphens, 40 at most");
        }
        id
    }

    /// Reads it as a whole number within a range.
    pub fn whole(&self, least: i64, most: i64) -> Option<i32> {
        let number = self.value.as_i64().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.expected(&format!("a whole number from {least} to {most}"));
        }
        number.map(|number| number as i32)
    }

    /// Reads it as `true` or `false`.
    pub fn flag(&self) -> Option<bool> {
        let flag = self.value.as_bool();
        if flag.is_none() {
            self.expected("`true` or `false`");
        }
        flag
    }

    /// Reads it as one of some words, and gives its place among them.
    pub fn one_of(&self, words: &[&str]) -> Option<usize> {
        let place = self.value.as_str().and_then(|text| words.iter().position(|word| *word == text));
        if place.is_none() {
            self.expected(&format!("one of {}", quoted(words)));
        }
        place
    }
}

/// An object whose keys are being read. Keys that nobody asks for are problems.
#[derive(Debug)]
pub struct Object<'a> {
    map: &'a Map<String, Value>,
    /// The object itself.
    pub node: Node<'a>,
    known: Vec<&'static str>,
}

impl<'a> Object<'a> {
    /// The value of a key that may be missing.
    pub fn optional(&mut self, key: &'static str) -> Option<Node<'a>> {
        self.known.push(key);
        self.map.get(key).map(|value| self.child(key, value))
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<Node<'a>> {
        let value = self.optional(key);
        if value.is_none() {
            self.node.problem("missing-key", format!("missing key `{key}`"), "");
        }
        value
    }

    /// All keys with their values, for objects whose keys are names of the author's.
    pub fn entries(self) -> Vec<(&'a str, Node<'a>)> {
        self.map.iter().map(|(key, value)| (key.as_str(), self.child(key, value))).collect()
    }

    /// Notes the keys that nobody asked for. Call it last.
    pub fn finish(self) {
        for key in self.map.keys() {
            if !self.known.contains(&key.as_str()) {
                let help = match nearest(key, &self.known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known here: {}", quoted(&self.known)),
                };
                self.node.problem("unknown-key", format!("unknown key `{key}`"), &help);
            }
        }
    }

    fn child(&self, key: &str, value: &'a Value) -> Node<'a> {
        let path = if self.node.path.is_empty() { key.into() } else { format!("{}.{key}", self.node.path) };
        Node { value, path, notes: self.node.notes }
    }
}

/// A value as it is quoted in messages: in backticks, cut when it is long.
pub fn found(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 40 { format!("`{}…`", text.chars().take(39).collect::<String>()) } else { format!("`{text}`") }
}

/// Words in backticks, with commas.
pub fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The word nearest to a misspelt one, if one is near enough.
pub fn nearest<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    words
        .iter()
        .map(|known| (distance(word, known), *known))
        .filter(|(distance, known)| *distance * 3 <= known.len().max(word.len()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Levenshtein's distance, on lower-cased letters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.to_lowercase().chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            left = (diagonal + usize::from(x != *y)).min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
