//! The slots of the page and their offers.

use super::{Id, OneOrMany, Temperature, Text};
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
