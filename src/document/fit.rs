//! What counts towards fit: tests of form fields, the same for all leads or those of a persona.

use super::conditions::FieldTest;
use super::{Id, Label, OneOrMany, Scalar, Text};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What every fit criterion says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// Its id.
    pub id: Id,
    /// Its name for people.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
}

/// What every fit criterion says that looks at one field.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    /// What every fit criterion says.
    #[serde(flatten)]
    pub naming: Naming,
    /// The form field; of several the first that says something.
    pub field: OneOrMany<Text>,
}

/// A fit criterion: one test of what is known of a lead.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Fit {
    /// The field says this.
    Equals {
        /// What every fit criterion says that looks at one field.
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
        /// What every fit criterion says that looks at one field.
        #[serde(flatten)]
        matching: Matching,
        /// What it may say.
        #[schemars(length(min = 1))]
        one_of: Vec<Scalar>,
        /// Points when it matches.
        #[schemars(range(min = -100_000, max = 100_000))]
        points: i32,
    },
    /// The field says something, and none of these.
    NoneOf {
        /// What every fit criterion says that looks at one field.
        #[serde(flatten)]
        matching: Matching,
        /// What it may not say.
        #[schemars(length(min = 1))]
        none_of: Vec<Scalar>,
        /// Points when it matches.
        #[schemars(range(min = -100_000, max = 100_000))]
        points: i32,
    },
    /// The field holds one of these words or runs of words; `*` ends a beginning: `direct*`.
    Contains {
        /// What every fit criterion says that looks at one field.
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
        /// What every fit criterion says that looks at one field.
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
        /// What every fit criterion says that looks at one field.
        #[serde(flatten)]
        matching: Matching,
        /// The bands, upwards.
        #[schemars(length(min = 1, max = 200))]
        bands: Vec<Band>,
    },
    /// Two fields together, such as the need and the offer: the points of what both say.
    Matrix {
        /// What every fit criterion says that looks at one field.
        #[serde(flatten)]
        matching: Matching,
        /// For each value of the field, the points of each value of the other one; 0 for what is left out.
        #[schemars(extend("minProperties" = 1, "maxProperties" = 100))]
        matrix: BTreeMap<String, BTreeMap<String, Points>>,
        /// The other field.
        by: Text,
    },
    /// Several tests that must all hold.
    All {
        /// What every fit criterion says.
        #[serde(flatten)]
        naming: Naming,
        /// The tests.
        #[schemars(length(min = 2, max = 8))]
        all: Vec<FieldTest>,
        /// Points when they all hold.
        #[schemars(range(min = -100_000, max = 100_000))]
        points: i32,
    },
}

/// Some points.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub struct Points(#[schemars(range(min = -100_000, max = 100_000))] pub i32);

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

/// A kind of buyer: what counts towards its fit beside what counts for all. The persona with most points is the lead's.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    /// What it is called.
    #[serde(flatten)]
    pub naming: Naming,
    /// What counts towards its fit.
    #[schemars(length(min = 1, max = 200))]
    pub fit: Vec<Fit>,
}

/// A form field, as the plan's people know it. A plan that declares any declares all that it uses.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name for people.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// The values that it may have, with their names for people.
    #[schemars(extend("minProperties" = 1, "maxProperties" = 500))]
    pub values: Option<BTreeMap<String, Label>>,
    /// Other ways to say a value: the way, and the value.
    #[schemars(extend("maxProperties" = 500))]
    pub aliases: Option<BTreeMap<String, Text>>,
}
