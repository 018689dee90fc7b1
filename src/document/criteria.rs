//! What counts towards engagement, and the ranges that points are kept in.

use super::{Id, Label, OneOrMany, Repeat, Text};
use schemars::JsonSchema;
use serde::Deserialize;

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
