//! One way to meet a guard: conditions that must all hold, with the folded values of their field tests.

use crate::plan::{Conditions, FieldTest, Guard, Test};
use crate::text::{fold, holds, number};
use std::collections::BTreeSet;

/// Field tests of one case that are compared with others; further ones are left alone.
const TESTS: usize = 16;

/// A field test whose texts are folded.
pub(super) struct Tested<'p> {
    pub fields: &'p [String],
    pub allows: Allows<'p>,
}

/// What a test lets through.
pub(super) enum Allows<'p> {
    /// It says anything.
    Anything,
    /// It says nothing.
    Nothing,
    Only(BTreeSet<String>),
    AllBut(BTreeSet<String>),
    Words(&'p [String]),
    NoWords(&'p [String]),
    AtLeast(i32),
    Below(i32),
}

/// One way to meet a guard, and where it is written.
pub(super) struct Case<'p> {
    /// The path of the alternative, or of the guard.
    pub path: String,
    /// The conditions and their paths: those of the guard, then those of the alternative.
    pub parts: Vec<(String, &'p Conditions)>,
    pub tests: Vec<Tested<'p>>,
    /// False when there are more field tests than are compared.
    pub whole: bool,
}

impl<'p> Case<'p> {
    /// The ways to meet a guard that is written at a path: one, or one for each of its alternatives.
    pub fn all(path: &str, guard: &'p Guard) -> Vec<Case<'p>> {
        if guard.any.is_empty() {
            return vec![Case::of(path, &guard.all)];
        }
        let way = |(i, other): (usize, &'p Conditions)| {
            let place = format!("{path}.any[{i}]");
            Case::new(place.clone(), vec![(path.into(), &guard.all), (place, other)])
        };
        guard.any.iter().enumerate().map(way).collect()
    }

    /// The case of some conditions alone.
    pub fn of(path: &str, conditions: &'p Conditions) -> Case<'p> {
        Case::new(path.into(), vec![(path.into(), conditions)])
    }

    fn new(path: String, parts: Vec<(String, &'p Conditions)>) -> Case<'p> {
        let tests = parts.iter().flat_map(|(_, part)| &part.tests).take(TESTS).map(Tested::new).collect();
        let whole = parts.iter().map(|(_, part)| part.tests.len()).sum::<usize>() <= TESTS;
        Case { path, parts, tests, whole }
    }

    pub fn conditions(&self) -> impl Iterator<Item = &'p Conditions> {
        self.parts.iter().map(|(_, part)| *part)
    }

    /// The highest of a number that parts may ask for.
    pub fn most<T: Ord>(&self, of: impl Fn(&Conditions) -> Option<T>) -> Option<T> {
        self.conditions().filter_map(of).max()
    }

    /// True when the case asks that a field says something, or tests what it says.
    pub fn has(&self, field: &String) -> bool {
        let says = |test: &Tested<'_>| test.fields == std::slice::from_ref(field) && !matches!(test.allows, Allows::Nothing);
        let tested = || self.tests.iter().any(says);
        self.conditions().any(|part| part.has.contains(field)) || tested()
    }
}

impl<'p> Tested<'p> {
    pub fn new(test: &'p FieldTest) -> Self {
        let folded = |texts: &[String]| texts.iter().map(|text| fold(text)).collect();
        let allows = match &test.test {
            Test::Present => Allows::Anything,
            Test::Absent => Allows::Nothing,
            Test::Equals(text) => Allows::Only([fold(text)].into()),
            Test::OneOf(texts) => Allows::Only(folded(texts)),
            Test::NoneOf(texts) => Allows::AllBut(folded(texts)),
            Test::Contains(words) => Allows::Words(words),
            Test::Lacks(words) => Allows::NoWords(words),
            Test::AtLeast(least) => Allows::AtLeast(*least),
            Test::Below(bound) => Allows::Below(*bound),
        };
        Tested { fields: &test.fields, allows }
    }
}

impl Allows<'_> {
    /// True when a folded value passes.
    pub fn lets(&self, value: &str) -> bool {
        match self {
            Allows::Anything => true,
            Allows::Nothing => false,
            Allows::Only(values) => values.contains(value),
            Allows::AllBut(values) => !values.contains(value),
            Allows::Words(words) => words.iter().any(|words| holds(value, words)),
            Allows::NoWords(words) => !words.iter().any(|words| holds(value, words)),
            Allows::AtLeast(least) => number(value).is_some_and(|number| number >= *least),
            Allows::Below(bound) => number(value).is_some_and(|number| number < *bound),
        }
    }
}
