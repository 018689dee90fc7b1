//! Fit criteria, personas and form fields, checked.

use super::Label;
use crate::contact::kinds::{Kind, of_name};
use crate::text::{Words, fold};
use std::collections::BTreeMap;

/// What makes the value of a form field match.
#[derive(Clone, Debug)]
pub enum Test {
    /// It is this text.
    Equals(String),
    /// It is one of these texts.
    OneOf(Vec<String>),
    /// It is none of these texts.
    NoneOf(Vec<String>),
    /// It holds one of these words or runs of words.
    Contains(Vec<String>),
    /// There is one, and it holds none of these words or runs of words.
    Lacks(Vec<String>),
    /// There is one.
    Present,
    /// There is none.
    Absent,
    /// It is a number of at least this.
    AtLeast(i32),
    /// It is a number below this.
    Below(i32),
}

/// A test of one form field, or of the first of several that says something.
#[derive(Clone, Debug)]
pub struct FieldTest {
    /// The fields, best first.
    pub fields: Vec<String>,
    /// What makes it match.
    pub test: Test,
    /// The texts of the test, folded.
    pub words: Vec<Words>,
}

impl FieldTest {
    /// A test of the first of some fields that says something.
    pub fn new(fields: Vec<String>, test: Test) -> FieldTest {
        let texts = match &test {
            Test::Equals(text) => std::slice::from_ref(text),
            Test::OneOf(texts) | Test::NoneOf(texts) | Test::Contains(texts) | Test::Lacks(texts) => texts,
            Test::Present | Test::Absent | Test::AtLeast(_) | Test::Below(_) => &[],
        };
        FieldTest { words: texts.iter().map(|text| Words::new(text)).collect(), fields, test }
    }
}

/// What gives points of fit.
#[derive(Clone, Debug)]
pub enum Rule {
    /// Points when all tests hold: one, or several.
    All(Vec<FieldTest>, i32),
    /// The fields, best first: a number, and the points of the last band whose lower bound it reaches.
    Bands(Vec<String>, Vec<(i32, i32)>),
    /// The points of what two fields say together.
    Matrix {
        /// The fields of the rows, best first.
        fields: Vec<String>,
        /// The field of the columns.
        by: String,
        /// Points by row and column, both folded.
        points: BTreeMap<String, BTreeMap<String, i32>>,
    },
}

/// A fit criterion: what the form says of the person or the company.
#[derive(Clone, Debug)]
pub struct Fit {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// What gives its points.
    pub rule: Rule,
}

/// A kind of buyer.
#[derive(Clone, Debug)]
pub struct Persona {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// What counts towards its fit, beside what counts for all.
    pub fit: Vec<Fit>,
}

/// A form field that the plan declares.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in forms.
    pub name: String,
    /// Its name for people.
    pub label: Label,
    /// The values that it may have, with their names; empty for any.
    pub values: Vec<(String, Label)>,
    /// Other ways to say a value.
    pub aliases: Vec<(String, String)>,
    /// What it holds of a person, by its name or else by what the plan calls it.
    pub kind: Option<Kind>,
    /// All ways to say a value, folded, and the value: ids first, then names for people, then aliases.
    said: Vec<(String, String)>,
}

impl Field {
    /// A field with its values and their aliases.
    pub fn new(name: String, label: Label, values: Vec<(String, Label)>, aliases: Vec<(String, String)>) -> Field {
        let ids = values.iter().map(|(value, _)| (value, value));
        let labels = values.iter().flat_map(|(value, label)| [(&label.fr, value), (&label.en, value)]);
        let others = aliases.iter().map(|(alias, value)| (alias, value));
        let said = ids.chain(labels).chain(others).map(|(text, value)| (fold(text), value.clone())).collect();
        let kind = of_name(&name).or_else(|| of_name(&label.fr)).or_else(|| of_name(&label.en));
        Field { name, label, values, aliases, kind, said }
    }

    /// True when the plan lists values for it, or other ways to say one.
    pub fn has_values(&self) -> bool {
        !self.said.is_empty()
    }

    /// The value that a folded text stands for: by its id, its name for people or an alias.
    pub fn meant(&self, folded: &str) -> Option<&str> {
        self.said.iter().find(|(text, _)| text == folded).map(|(_, value)| value.as_str())
    }
}
