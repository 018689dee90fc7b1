//! The plan's JSON file as it is written. The published JSON Schema is made from these types, and the checker walks that schema
//! (`schema.rs`): what one refuses, the other refuses. Only the schema's test compiles this file.

pub mod cases;
mod classes;
mod conditions;
mod criteria;
mod fit;
mod offers;
mod stages;

pub use classes::{ActionBand, Actions, Grades, PointsOf, Quadrants, Thresholds};
pub use conditions::{Certainty, Conditions, FieldTest, Guard, Quadrant};
pub use criteria::{Counting, Criterion, Earning, Group, Part, Total};
pub use fit::{Band, Field, Fit, Matching, Naming, Persona};
pub use offers::{Asset, Choice, Condition, Slot};
pub use stages::{
    Action, Bant, Capacity, Contact, Declaration, Delay, Disqualifier, Gate, Period, Recycle, Segment, Stage, Subject,
};

use serde::Deserialize;
use std::collections::BTreeMap;

use schemars::JsonSchema;

/// One value, or a list of at least one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany<T> {
    /// One.
    One(T),
    /// Several.
    Many(#[schemars(length(min = 1))] Vec<T>),
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $pattern:literal, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, JsonSchema)]
        #[schemars(extend("x-expected" = $expected))]
        pub struct $name(#[schemars(regex(pattern = $pattern))] pub String);
    };
}

text!(
    /// A name of the plan's own: lower-case letters, digits and hyphens, 40 at most.
    Id, "^[a-z0-9-]{1,40}$", "lower-case letters, digits and hyphens, 40 at most"
);

text!(
    /// A path: `*` is anything, `:name` one segment. No host, query or fragment.
    Path, r"^[/*]([^?#(){}+\\:]|:[A-Za-z_])*$", "a path that begins with `/` or `*`, with `*` and `:name` only"
);

text!(
    /// A text that is not blank.
    Text, r"\S", "a text"
);

/// A text for people: one for both languages, or one for each.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Label {
    /// The same in both.
    Same(Text),
    /// One for each.
    Each {
        /// In French.
        fr: Text,
        /// In English.
        en: Text,
    },
}

/// A text, a number, or yes or no, as a form field may say it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    /// A text.
    Text(Text),
    /// A number.
    Number(serde_json::Number),
    /// Yes or no.
    Flag(bool),
}

/// The language that the plan's people speak.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

/// How often a criterion may count.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Repeat {
    /// Once in the visitor's life.
    Once,
    /// Once a visit.
    PerVisit,
    /// Once a day (UTC).
    PerDay,
    /// Once a week (UTC, from Monday).
    PerWeek,
    /// Once for each page, or each asset.
    PerKey,
    /// Each time.
    Every,
}

/// Always once.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Once {
    /// Once in the visitor's life.
    Once,
}

/// Cold, warm or hot.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Temperature {
    /// Below the warm threshold.
    Cold,
    /// Between the two.
    Warm,
    /// From the hot threshold on.
    Hot,
}

/// A grade of fit.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum Grade {
    /// Best.
    A,
    /// Good.
    B,
    /// Fair.
    C,
    /// Poor.
    D,
}

/// A phase of the purchase, in the order of the list.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Its id.
    pub id: Id,
    /// Its name for people.
    pub label: Option<Label>,
}

/// A scoring plan: what marketing and sales agree on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Plan")]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document {
    /// For editors: where the schema is.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The version of the plan language: 1.
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// A name for the plan.
    pub id: Id,
    /// Its title for people.
    pub label: Option<Label>,
    /// Which version of the agreement it is, in the words of those who agree: a date, a number.
    pub revision: Option<Text>,
    /// The language that its people speak.
    pub language: Language,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// Codes of the linter's warnings that the plan's people accept.
    #[schemars(length(max = 100))]
    pub accept: Option<Vec<Text>>,
    /// Page groups: a name, and one pattern or several. 32 at most.
    #[schemars(extend("maxProperties" = 32, "propertyNames" = { "pattern": "^[a-z0-9-]{1,40}$" }))]
    pub pages: BTreeMap<String, OneOrMany<Path>>,
    /// The phases of the purchase, earliest first.
    #[schemars(length(min = 1, max = 20))]
    pub phases: Option<Vec<Phase>>,
    /// What counts towards engagement.
    #[schemars(length(min = 1, max = 200))]
    pub criteria: Vec<Criterion>,
    /// Ranges that the points of several criteria are kept in, by name.
    #[schemars(extend("maxProperties" = 64, "propertyNames" = { "pattern": "^[a-z0-9-]{1,40}$" }))]
    pub groups: Option<BTreeMap<String, Group>>,
    /// The range of the engagement score.
    pub total: Total,
    /// The form fields that the plan uses.
    #[schemars(extend("maxProperties" = 200))]
    pub fields: Option<BTreeMap<String, Field>>,
    /// What counts towards the fit of every lead.
    #[schemars(length(max = 200))]
    pub fit: Option<Vec<Fit>>,
    /// The kinds of buyers.
    #[schemars(length(min = 1, max = 20))]
    pub personas: Option<Vec<Persona>>,
    /// Cold, warm, hot.
    pub temperature: Thresholds,
    /// Classes of fit.
    pub grade: Option<Grades>,
    /// Classes of fit and engagement.
    pub quadrant: Option<Quadrants>,
    /// What is done with a lead, by its points.
    pub actions: Option<Actions>,
    /// The ladder, first stage first.
    #[schemars(length(min = 1, max = 40))]
    pub stages: Option<Vec<Stage>>,
    /// Hard facts that keep a lead down, apart from any points.
    #[schemars(length(max = 100))]
    pub disqualifiers: Option<Vec<Disqualifier>>,
    /// Named sets of leads, apart from the ladder.
    #[schemars(length(max = 100))]
    pub segments: Option<Vec<Segment>>,
    /// What declares budget, authority, need and timing.
    pub bant: Option<Bant>,
    /// Whom a lead is about.
    pub subject: Option<Subject>,
    /// What sales can take.
    pub capacity: Option<Capacity>,
    /// The contents that are asked for, by the names of their forms and downloads.
    #[schemars(extend("maxProperties" = 200))]
    pub assets: Option<BTreeMap<String, Asset>>,
    /// The slots of the page, and what may stand in them.
    #[schemars(length(max = 100))]
    pub offers: Option<Vec<Slot>>,
    /// Visitors in a hundred who see only the defaults, so that the lift of the offers can be measured; 0 if left out.
    #[schemars(range(min = 0, max = 50))]
    pub holdout_percent: Option<u32>,
}
