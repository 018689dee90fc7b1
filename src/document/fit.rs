//! What counts towards fit: tests of form fields.

use super::{Id, Label, OneOrMany, Scalar, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// What every fit criterion says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    /// Its id.
    pub id: Id,
    /// Its name for people.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// The form field.
    pub field: Text,
}

/// A fit criterion: one test of one form field.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Fit {
    /// The field says this.
    Equals {
        /// What every fit criterion says.
        #[serde(flatten)]
        matching: Matching,
        /// What it must say.
        equals: Scalar,
        /// Points when it matches.
        #[schemars(range(min = -100_000, max = 100_000))]
        points: i32,
    },
    /// The field says one of these.
    OneOf {
        /// What every fit criterion says.
        #[serde(flatten)]
        matching: Matching,
        /// What it may say.
        #[schemars(length(min = 1))]
        one_of: Vec<Scalar>,
        /// Points when it matches.
        #[schemars(range(min = -100_000, max = 100_000))]
        points: i32,
    },
    /// The field holds one of these words or runs of words.
    Contains {
        /// What every fit criterion says.
        #[serde(flatten)]
        matching: Matching,
        /// The words.
        contains: OneOrMany<Scalar>,
        /// Points when it matches.
        #[schemars(range(min = -100_000, max = 100_000))]
        points: i32,
    },
    /// The field says anything.
    Present {
        /// What every fit criterion says.
        #[serde(flatten)]
        matching: Matching,
        /// Always `true`.
        #[schemars(extend("const" = true))]
        present: bool,
        /// Points when it matches.
        #[schemars(range(min = -100_000, max = 100_000))]
        points: i32,
    },
    /// The field is a number: the points of the last band that it reaches.
    Bands {
        /// What every fit criterion says.
        #[serde(flatten)]
        matching: Matching,
        /// The bands, upwards.
        #[schemars(length(min = 1))]
        bands: Vec<Band>,
    },
}

/// From a number on, so many points.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The number.
    #[schemars(range(min = -2_147_483_648, max = 2_147_483_647))]
    pub from: i32,
    /// The points.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub points: i32,
}
