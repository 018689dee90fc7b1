//! Walking through a JSON document by hand: every problem is noted with its path, and the walk goes on.

use crate::problem::Problem;
use core::cell::RefCell;
use serde_json::{Map, Value};

/// Problems that are told one by one.
const MOST: usize = 500;

/// The problems found so far, each with its place in the document.
#[derive(Debug, Default)]
pub struct Notes(RefCell<Vec<(Vec<u32>, Problem)>>);

impl Notes {
    /// Notes a problem of the document as a whole.
    pub fn add(&self, code: &'static str, message: String, help: &str) {
        self.note(&[], Problem { code, path: String::new(), message, help: help.into() });
    }

    fn note(&self, place: &[u32], problem: Problem) {
        self.0.borrow_mut().push((place.into(), problem));
    }

    /// All problems in the order of the document, an object's own before those inside it.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort_by(|(a, _), (b, _)| a.cmp(b));
        let left = problems.len().saturating_sub(MOST);
        let mut problems: Vec<Problem> = problems.into_iter().take(MOST).map(|(_, problem)| problem).collect();
        if left > 0 {
            let message = format!("and {left} more problem{}", if left == 1 { "" } else { "s" });
            problems.push(Problem { code: "too-many-problems", path: String::new(), message, help: String::new() });
        }
        problems
    }
}

/// The value under a key, if it is an object that has it: an object of a plan has few keys, and comparing them costs less than a hash.
#[inline(never)]
pub fn under<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    value.as_object()?.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The value.
    pub value: &'a Value,
    /// Its path, such as `criteria[3].points`.
    pub path: String,
    /// Its place among its siblings, and that of each object and array that it is in.
    place: Vec<u32>,
    notes: &'a Notes,
}

impl<'a> Node<'a> {
    /// The document's root.
    pub fn root(value: &'a Value, notes: &'a Notes) -> Self {
        Node { value, path: String::new(), place: Vec::new(), notes }
    }

    fn inside(&self, value: &'a Value, path: String, place: usize) -> Node<'a> {
        let place = [self.place.as_slice(), &[place as u32]].concat();
        Node { value, path, place, notes: self.notes }
    }

    /// Notes a problem here.
    #[inline(never)]
    pub fn problem(&self, code: &'static str, message: String, help: &str) {
        self.notes.note(&self.place, Problem { code, path: self.path.clone(), message, help: help.into() });
    }

    /// Notes that something else was expected here.
    #[inline(never)]
    pub fn expected(&self, what: &str) {
        self.problem("wrong-value", format!("expected {what}, found {}", found(self.value)), "");
    }

    /// A value inside it, under a key.
    #[inline(never)]
    pub fn child(&self, key: &str, value: &'a Value) -> Node<'a> {
        let place = self.value.as_object().and_then(|map| map.keys().position(|known| known == key));
        self.inside(value, self.under(key), place.unwrap_or(0))
    }

    /// The value under a key, if it is an object that has it.
    #[inline(never)]
    pub fn get(&self, key: &str) -> Option<Node<'a>> {
        let mut entries = self.value.as_object()?.iter().enumerate();
        let (place, (_, value)) = entries.find(|(_, (known, _))| *known == key)?;
        Some(self.inside(value, self.under(key), place))
    }

    /// What it holds by name, if it is an object.
    #[inline(never)]
    pub fn entries(&self) -> Vec<(&'a str, Node<'a>)> {
        let map = self.value.as_object();
        let entry =
            |(place, (key, value)): (usize, (&'a String, &'a Value))| (key.as_str(), self.inside(value, self.under(key), place));
        map.into_iter().flatten().enumerate().map(entry).collect()
    }

    fn under(&self, key: &str) -> String {
        if self.path.is_empty() { key.into() } else { format!("{}.{key}", self.path) }
    }

    /// Its items, if it is an array.
    #[inline(never)]
    pub fn items(&self) -> Vec<Node<'a>> {
        if self.value.is_array() { self.array() } else { Vec::new() }
    }

    /// Itself, or its items if it is an array.
    #[inline(never)]
    pub fn each(&self) -> Vec<Node<'a>> {
        if self.value.is_array() { self.array() } else { vec![self.clone()] }
    }

    /// Reads it as an object.
    #[inline(never)]
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
    #[inline(never)]
    pub fn array(&self) -> Vec<Node<'a>> {
        match self.value {
            Value::Array(items) => {
                items.iter().enumerate().map(|(i, value)| self.inside(value, format!("{}[{i}]", self.path), i)).collect()
            }
            _ => {
                self.expected("an array");
                Vec::new()
            }
        }
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

    /// Reads it as a whole number within a range.
    #[inline(never)]
    pub fn whole(&self, least: i64, most: i64) -> Option<i32> {
        let number = self.value.as_i64().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.expected(&format!("a whole number from {least} to {most}"));
        }
        number.map(|number| number as i32)
    }

    /// Reads it as one of some words, and gives its place among them.
    #[inline(never)]
    pub fn one_of(&self, words: &[&str]) -> Option<usize> {
        let place = self.value.as_str().and_then(|text| words.iter().position(|word| *word == text));
        if place.is_none() {
            self.expected(&one_of(words));
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
        self.map.get(key).map(|value| self.node.child(key, value))
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
    #[inline(never)]
    pub fn entries(self) -> Vec<(&'a str, Node<'a>)> {
        self.map.iter().map(|(key, value)| (key.as_str(), self.node.child(key, value))).collect()
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
}

/// A value as it is quoted in messages: in backticks, cut when it is long.
#[inline(never)]
pub fn found(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 40 { format!("`{}…`", text.chars().take(39).collect::<String>()) } else { format!("`{text}`") }
}

/// Words in backticks, with commas.
#[inline(never)]
pub fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// What is expected of a word: one of these, or the only one.
pub fn one_of(words: &[&str]) -> String {
    if words.len() == 1 { quoted(words) } else { format!("one of {}", quoted(words)) }
}

/// Help with a word that nobody knows: the one that may have been meant, or those that there are.
#[inline(never)]
pub fn hint(word: &str, words: &[&str], there_are: &str) -> String {
    match nearest(word, words) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{there_are}: {}", quoted(words)),
    }
}

/// The word nearest to a misspelt one, if one is near enough.
#[inline(never)]
pub fn nearest<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    if word.len() > 64 {
        return None;
    }
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
