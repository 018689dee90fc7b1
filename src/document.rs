//! The plan's JSON file as it is written. The published JSON Schema is made from these types, and the checker walks that schema
//! (`schema.rs`): what one refuses, the other refuses. Only the schema's test compiles this file.

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
    /// Once for each page, or each asset.
    PerKey,
    /// Each time.
    Every,
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

/// What opens a stage.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gate {
    /// The engine, when the conditions hold.
    Auto,
    /// A person.
    Human,
    /// A person who has spoken with the lead.
    Verbal,
}

/// A scoring plan: what marketing and sales agree on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Plan")]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// For editors: where the schema is.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The version of the plan language: 1.
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// A name for the plan.
    pub id: Id,
    /// The language that its people speak.
    pub language: Language,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// Page groups: a name, and one pattern or several. 32 at most.
    #[schemars(extend("maxProperties" = 32, "propertyNames" = { "pattern": "^[a-z0-9-]{1,40}$" }))]
    pub pages: BTreeMap<String, OneOrMany<Path>>,
    /// What counts towards engagement.
    #[schemars(length(min = 1, max = 200))]
    pub criteria: Vec<Criterion>,
    /// Ranges that the points of several criteria are kept in, by name.
    #[schemars(extend("maxProperties" = 64, "propertyNames" = { "pattern": "^[a-z0-9-]{1,40}$" }))]
    pub groups: Option<BTreeMap<String, Group>>,
    /// The range of the engagement score.
    pub total: Total,
    /// What counts towards fit.
    pub fit: Option<Vec<Fit>>,
    /// Cold, warm, hot.
    pub temperature: Thresholds,
    /// Classes of fit.
    pub grade: Option<Grades>,
    /// Classes of fit and engagement.
    pub quadrant: Option<Quadrants>,
    /// The ladder, first stage first.
    #[schemars(length(min = 1))]
    pub stages: Option<Vec<Stage>>,
    /// The slots of the page, and what may stand in them.
    pub offers: Option<Vec<Slot>>,
}

/// What every criterion says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Counting {
    /// Its id; what is remembered of a visitor is kept under it.
    pub id: Id,
    /// Its name for people.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// The page group or groups that it must happen on.
    pub page: Option<OneOrMany<Text>>,
    /// Points for one occurrence, not 0; negative ones lower the score.
    #[schemars(range(min = -100_000, max = 100_000), extend("not" = { "const": 0 }))]
    pub points: i32,
    /// How often it may count.
    pub repeat: Repeat,
    /// Most occurrences that ever count.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub max: Option<u32>,
    /// Most points, without the sign, that it is worth at any time.
    #[schemars(range(min = 1, max = 100_000))]
    pub cap: Option<u32>,
    /// Days in which the points of an occurrence halve.
    #[schemars(extend("exclusiveMinimum" = 0, "maximum" = 3650))]
    pub half_life_days: Option<f64>,
    /// The group it belongs to.
    pub group: Option<Text>,
}

/// An engagement criterion, by the signal that it counts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(tag = "signal", rename_all = "camelCase", deny_unknown_fields)]
pub enum Criterion {
    /// A page was seen.
    PageView {
        /// What every criterion says.
        #[serde(flatten)]
        counting: Counting,
    },
    /// Attention on a page.
    ActiveTime {
        /// What every criterion says.
        #[serde(flatten)]
        counting: Counting,
        /// So many active seconds make one occurrence.
        #[schemars(range(min = 1, max = 3600))]
        seconds: u32,
    },
    /// A form was sent.
    FormSubmit {
        /// What every criterion says.
        #[serde(flatten)]
        counting: Counting,
        /// The form or forms.
        name: Option<OneOrMany<Text>>,
    },
    /// Something marked was clicked.
    Click {
        /// What every criterion says.
        #[serde(flatten)]
        counting: Counting,
        /// What was clicked.
        name: Option<OneOrMany<Text>>,
    },
    /// A file was asked for.
    Download {
        /// What every criterion says.
        #[serde(flatten)]
        counting: Counting,
        /// The asset or assets.
        name: Option<OneOrMany<Text>>,
    },
    /// Anything else that the host signals.
    Event {
        /// What every criterion says.
        #[serde(flatten)]
        counting: Counting,
        /// The event or events.
        name: Option<OneOrMany<Text>>,
    },
    /// A visit began.
    Visit {
        /// What every criterion says.
        #[serde(flatten)]
        counting: Counting,
    },
    /// A visit began and it was not the first.
    ReturnVisit {
        /// What every criterion says.
        #[serde(flatten)]
        counting: Counting,
    },
    /// The visitor came from an e-mail.
    EmailClick {
        /// What every criterion says.
        #[serde(flatten)]
        counting: Counting,
        /// The mailing or mailings.
        name: Option<OneOrMany<Text>>,
    },
}

/// The range of a group: a floor, a cap, or both.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[schemars(extend("minProperties" = 1))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Least points, 0 or below.
    #[schemars(range(min = -100_000, max = 0))]
    pub floor: Option<i32>,
    /// Most points.
    #[schemars(range(min = 1, max = 100_000))]
    pub cap: Option<i32>,
}

/// The range of the engagement score.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// Least points, 0 or below.
    #[schemars(range(min = -100_000, max = 0))]
    pub floor: i32,
    /// Most points.
    #[schemars(range(min = 1, max = 100_000))]
    pub cap: i32,
}

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

/// Temperature thresholds.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Thresholds {
    /// Points from which a visitor is warm.
    #[schemars(range(min = 1, max = 100_000))]
    pub warm: i32,
    /// Points from which a visitor is hot: more than warm.
    #[schemars(range(min = 1, max = 100_000))]
    pub hot: i32,
    /// Points below a threshold before the visitor cools; 0 if left out.
    #[schemars(range(min = 0, max = 100_000))]
    pub hysteresis: Option<i32>,
    /// Seconds that a temperature lasts before it may cool; 0 if left out.
    #[schemars(range(min = 0, max = 86_400))]
    pub dwell_seconds: Option<u32>,
}

/// Least fit points of the grades A, B and C, downwards; below is D.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE", deny_unknown_fields)]
pub struct Grades {
    /// From here on A.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub a: i32,
    /// From here on B.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub b: i32,
    /// From here on C.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub c: i32,
}

/// Where the four categories of fit and interest meet.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quadrants {
    /// Least fit points of a fit lead.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub fit: i32,
    /// Least engagement points of an interested one.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub engagement: i32,
}

/// A stage of the ladder.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Its id.
    pub id: Id,
    /// Its name for people.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// Who owns a lead in it, such as `marketing` or `sales`.
    pub owner: Text,
    /// What opens it.
    pub gate: Gate,
    /// When it may be entered: all that is given must hold.
    pub when: Option<Guard>,
}

/// Conditions of a stage.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// Least engagement points.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub engagement: Option<i32>,
    /// Least fit points.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub fit: Option<i32>,
    /// One of these temperatures.
    pub temperature: Option<OneOrMany<Temperature>>,
    /// One of these grades.
    pub grade: Option<OneOrMany<Grade>>,
    /// Form fields that must all say something.
    pub has: Option<OneOrMany<Text>>,
    /// Criteria of which at least one must have counted.
    pub did: Option<OneOrMany<Text>>,
}

/// A slot of the page.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Its id.
    pub slot: Id,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// The offer that stands when no choice holds: the one that is visible in the HTML.
    pub default: Id,
    /// The choices; the first that holds stands.
    pub choices: Option<Vec<Choice>>,
}

/// An offer that may stand in a slot.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The offer's id.
    pub offer: Id,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// When it stands: all that is given must hold.
    pub when: Condition,
}

/// Conditions of an offer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// One of these temperatures.
    pub temperature: Option<OneOrMany<Temperature>>,
    /// The current page is in one of these groups.
    pub page: Option<OneOrMany<Text>>,
    /// Least engagement points.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub engagement: Option<i32>,
}
