//! A person's part in a company, from the job title that they give: French and English.

use super::words::stands;
use crate::text::fold;
use serde::Serialize;
use std::ops::Range;

/// What a job title says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Role {
    /// How much of a decision they make: `decision`, `influence`, `user`, `student`, `unknown`.
    pub level: String,
    /// Where they work, if the title says so: `purchasing`, `marketing`, `sales`, `it`, `hr`, `finance`, `operations`, `quality`, `legal`, `research`,
    /// `management`.
    pub department: Option<String>,
}

/// What job titles speak for, by `lists/jobs.txt`: its words in its order, found by their first letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jobs {
    text: String,
    /// Of each word the bit of its beginning: see [`mark`].
    marks: Vec<u64>,
    /// Where each word stands, and the level or, after a colon, the department that it speaks for.
    words: Vec<[Range<usize>; 2]>,
}

impl Jobs {
    /// Takes a text apart, once.
    pub fn new(text: String) -> Jobs {
        let mut jobs = Jobs::default();
        let range = |part: &str| {
            let start = part.as_ptr().addr() - text.as_ptr().addr();
            start..start + part.len()
        };
        for (name, words) in text.lines().filter_map(|line| line.split_once(' ')) {
            for word in words.split(' ') {
                jobs.marks.push(mark(word));
                jobs.words.push([range(word), range(name)]);
            }
        }
        jobs.text = text;
        jobs
    }

    /// Reads a job title.
    pub fn read(&self, title: Option<&str>) -> Role {
        let folded = title.map(|title| fold(&joined(title))).unwrap_or_default();
        let marks = folded.split(' ').fold(0, |marks, word| marks | mark(word));
        let (mut level, mut department) = (None, None);
        for (_, place) in self.marks.iter().zip(&self.words).filter(|(mark, _)| *mark & marks != 0) {
            let [word, name] = place.clone().map(|range| self.text.get(range).unwrap_or_default());
            let (found, name) = match name.strip_prefix(':') {
                Some(name) => (&mut department, name),
                None => (&mut level, name),
            };
            if found.is_none() && stands(folded.as_bytes(), word.as_bytes()) {
                *found = Some(String::from(name));
            }
        }
        Role { level: level.unwrap_or_else(|| "unknown".into()), department }
    }
}

/// A bit by the first two letters of a word, all bits where the list leaves the second open: those who share none do not begin alike.
fn mark(word: &str) -> u64 {
    match *word.as_bytes() {
        [_, b'*', ..] => u64::MAX,
        [first, b'_', ..] | [first] => 1 << (first & 63),
        [first, second, ..] => 1 << (first.wrapping_add(second.wrapping_mul(7)) & 63),
        [] => 0,
    }
}

/// Initials without the dots between them: `P.D.G.` is one word, `Dir.achats` stays two.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut length = 0;
    for letter in text.chars() {
        let initial = letter == '.' && length == 1;
        length = if letter.is_alphanumeric() { length + 1 } else { 0 };
        if !initial {
            joined.push(letter);
        }
    }
    joined
}

impl Default for Role {
    fn default() -> Role {
        Role { level: "unknown".into(), department: None }
    }
}
