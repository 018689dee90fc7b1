//! When a stage, a segment or a disqualifier holds, and tests of form fields.

use super::{Grade, OneOrMany, Part, Scalar, Temperature, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// A test of one form field, or of the first of several that says something.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum FieldTest {
    /// It says this.
    Equals {
        /// The field.
        field: OneOrMany<Text>,
        /// What it must say.
        equals: Scalar,
    },
    /// It says one of these.
    OneOf {
        /// The field.
        field: OneOrMany<Text>,
        /// What it may say.
        #[schemars(length(min = 1))]
        one_of: Vec<Scalar>,
    },
    /// It says something, and none of these.
    NoneOf {
        /// The field.
        field: OneOrMany<Text>,
        /// What it may not say.
        #[schemars(length(min = 1))]
        none_of: Vec<Scalar>,
    },
    /// It holds one of these words or runs of words; `*` ends a beginning: `direct*`.
    Contains {
        /// The field.
        field: OneOrMany<Text>,
        /// The words.
        contains: OneOrMany<Scalar>,
    },
    /// It says anything.
    Present {
        /// The field.
        field: OneOrMany<Text>,
        /// Always `true`.
        #[schemars(extend("const" = true))]
        present: bool,
    },
    /// It says something that holds none of these words or runs of words.
    Lacks {
        /// The field.
        field: OneOrMany<Text>,
        /// The words.
        lacks: OneOrMany<Scalar>,
    },
    /// It says nothing.
    Absent {
        /// The field.
        field: OneOrMany<Text>,
        /// Always `true`.
        #[schemars(extend("const" = true))]
        absent: bool,
    },
    /// It is a number of at least this.
    AtLeast {
        /// The field.
        field: OneOrMany<Text>,
        /// Least number.
        #[schemars(range(min = -2_147_483_648, max = 2_147_483_647))]
        at_least: i32,
    },
    /// It is a number below this.
    Below {
        /// The field.
        field: OneOrMany<Text>,
        /// The number that it must be below.
        #[schemars(range(min = -2_147_483_648, max = 2_147_483_647))]
        below: i32,
    },
}

/// How sure a fact of BANT is.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// A form says it.
    Declared,
    /// A person has confirmed it.
    Verified,
}

/// One of the four categories of fit and interest.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Quadrant {
    /// Neither fit nor interested.
    Q1,
    /// Interested, not fit.
    Q2,
    /// Fit, not interested.
    Q3,
    /// Fit and interested.
    Q4,
}

/// Conditions: all that are given must hold.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Conditions {
    /// Least engagement points.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub engagement: Option<i32>,
    /// Least fit points.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub fit: Option<i32>,
    /// Least coverage of fit, in percent.
    #[schemars(range(min = 0, max = 100))]
    pub coverage: Option<u32>,
    /// One of these temperatures.
    pub temperature: Option<OneOrMany<Temperature>>,
    /// One of these grades.
    pub grade: Option<OneOrMany<Grade>>,
    /// One of these quadrants.
    pub quadrant: Option<OneOrMany<Quadrant>>,
    /// The best persona is one of these.
    pub persona: Option<OneOrMany<Text>>,
    /// The phase of the purchase is this one or a later one.
    pub phase: Option<Text>,
    /// Form fields that must all say something.
    pub has: Option<OneOrMany<Text>>,
    /// Tests of form fields that must all hold.
    #[serde(rename = "where")]
    pub tests: Option<OneOrMany<FieldTest>>,
    /// Criteria of which at least one must have counted.
    pub did: Option<OneOrMany<Part>>,
    /// Criteria of which none may have counted.
    pub did_not: Option<OneOrMany<Part>>,
    /// Fit criteria that must all have given points.
    pub matched: Option<OneOrMany<Text>>,
    /// All four facts of BANT are at least this sure.
    pub bant: Option<Certainty>,
}

/// Conditions, of which all must hold, and alternatives, of which one must.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// Conditions that must all hold.
    #[serde(flatten)]
    pub all: Conditions,
    /// Alternatives: at least one must hold.
    #[schemars(length(min = 1, max = 16))]
    pub any: Option<Vec<Conditions>>,
}
