//! The ladder of stages.

use super::{Grade, Id, Label, OneOrMany, Temperature, Text};
use schemars::JsonSchema;
use serde::Deserialize;

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
