//! The slots of the page and their offers, and what the offers are made of.

use super::{Id, Label, OneOrMany, Part, Temperature, Text};
use schemars::JsonSchema;
use serde::Deserialize;

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
    #[schemars(length(max = 100))]
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
    /// Frequency cap: most visits in which it stands.
    #[schemars(range(min = 1, max = 100))]
    pub visits: Option<u32>,
}

/// Conditions of an offer: what the page knows.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Condition {
    /// One of these temperatures.
    pub temperature: Option<OneOrMany<Temperature>>,
    /// The current page is in one of these groups.
    pub page: Option<OneOrMany<Text>>,
    /// Least engagement points.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub engagement: Option<i32>,
    /// Criteria of which at least one must have counted.
    pub did: Option<OneOrMany<Part>>,
    /// Criteria of which none may have counted.
    pub did_not: Option<OneOrMany<Part>>,
}

/// A content that is asked for: a white paper, a course, a webinar.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Asset {
    /// Its name for people.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// What it is, such as `pdf`, `course` or `webinar`.
    pub kind: Text,
    /// What it is about.
    pub topic: Option<Text>,
    /// The phase of the purchase that it is for.
    pub phase: Option<Text>,
    /// Whether it is given as promised, once asked for; yes if left out.
    pub delivered: Option<bool>,
}
