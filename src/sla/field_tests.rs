//! What must be known of a lead, in words.

use super::words::Words;
use crate::plan::{FieldTest, Test};

impl<'p> Words<'p> {
    /// `« Nom » et « E-mail » sont renseignés`.
    pub(super) fn given(self, fields: &'p [String]) -> String {
        let many = fields.len() > 1;
        let names = self.and(&self.quotes(fields.iter().map(|name| self.field(name))));
        let given = match many {
            true => self.say("sont renseignés", "are given"),
            false => self.say("est renseigné", "is given"),
        };
        format!("{names} {given}")
    }

    /// The field that a test looks at, and those that stand in for it.
    pub(super) fn looked_at(self, fields: &'p [String]) -> String {
        let mut names = self.quotes(fields.iter().map(|name| self.field(name)));
        let first = if names.is_empty() { String::new() } else { names.remove(0) };
        match names.as_slice() {
            [] => first,
            others => format!("{first} ({} {})", self.say("à défaut", "failing that"), self.or(others)),
        }
    }

    /// A test of a field, as a sentence without its capital.
    pub(super) fn test(self, test: &'p FieldTest) -> String {
        let field = self.looked_at(&test.fields);
        let value = |value: &'p String| self.value(&test.fields, value).to_string();
        let values = |values: &'p [String]| self.listed(&values.iter().map(value).collect::<Vec<_>>());
        match &test.test {
            Test::Present => format!("{field} {}", self.say("est renseigné", "is given")),
            Test::Equals(text) => format!("{field} {} {}", self.say("est", "is"), self.quoted(&value(text))),
            Test::OneOf(texts) => match texts.as_slice() {
                [text] => format!("{field} {} {}", self.say("est", "is"), self.quoted(&value(text))),
                texts => format!("{field} {} {}", self.say("est l'une de ces valeurs :", "is one of these values:"), values(texts)),
            },
            Test::NoneOf(texts) => match texts.as_slice() {
                [text] => {
                    format!(
                        "{field} {} {}",
                        self.say("est renseigné et n'est pas", "is given and is not"),
                        self.quoted(&value(text))
                    )
                }
                texts => format!(
                    "{field} {} {}",
                    self.say("est renseigné et n'est aucune de ces valeurs :", "is given and is none of these values:"),
                    values(texts)
                ),
            },
            Test::Contains(words) => format!("{field} {}", self.held(words, false)),
            Test::Lacks(words) => format!("{field} {}", self.held(words, true)),
            Test::Absent => format!("{field} {}", self.say("n'est pas renseigné", "is not given")),
            Test::AtLeast(least) => format!("{field} {} {}", self.say("vaut au moins", "is at least"), self.number(*least)),
            Test::Below(bound) => format!("{field} {} {}", self.say("vaut moins de", "is below"), self.number(*bound)),
        }
    }

    /// That a field holds one of some words, or none of them.
    fn held(self, words: &[String], none: bool) -> String {
        let beginnings: Vec<String> = words.iter().map(|word| beginning(word)).collect();
        match (beginnings.as_slice(), none) {
            ([word], false) => format!("{} {}", self.say("contient", "contains"), self.quoted(word)),
            ([word], true) => {
                format!("{} {}", self.say("est renseigné et ne contient pas", "is given and does not contain"), self.quoted(word))
            }
            (words, false) => {
                format!("{} {}", self.say("contient l'un de ces mots :", "contains one of these words:"), self.listed(words))
            }
            (words, true) => format!(
                "{} {}",
                self.say("est renseigné et ne contient aucun de ces mots :", "is given and contains none of these words:"),
                self.listed(words)
            ),
        }
    }
}

/// `direct*` as people write that a word goes on.
fn beginning(word: &str) -> String {
    match word.trim_end().strip_suffix('*') {
        Some(start) => format!("{start}…"),
        None => word.into(),
    }
}
