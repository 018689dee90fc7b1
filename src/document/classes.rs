//! From points to words: temperature, grade, quadrant, actions.

use super::{Action, Id, Label};
use schemars::JsonSchema;
use serde::Deserialize;

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

/// Where the four categories of fit and interest meet, and what is done with the leads of each.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quadrants {
    /// Least fit points of a fit lead.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub fit: i32,
    /// Least engagement points of an interested one.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub engagement: i32,
    /// What is done with leads that are neither fit nor interested.
    pub q1: Option<Action>,
    /// What is done with leads that are interested, not fit.
    pub q2: Option<Action>,
    /// What is done with leads that are fit, not interested.
    pub q3: Option<Action>,
    /// What is done with leads that are fit and interested.
    pub q4: Option<Action>,
}

/// The points that bands of action are made of.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PointsOf {
    /// Those of engagement.
    Engagement,
    /// Those of fit.
    Fit,
    /// Both together.
    Both,
}

/// What is done with a lead, by its points: no gap, no overlap.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Actions {
    /// Which points.
    pub by: PointsOf,
    /// The bands, upwards; the first is open below, the last above.
    #[schemars(length(min = 1, max = 100))]
    pub bands: Vec<ActionBand>,
}

/// From some points on, what is done.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionBand {
    /// Least points of the band.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub from: i32,
    /// Most points of the band, for those who read it: one below where the next begins.
    #[schemars(range(min = -100_000, max = 100_000))]
    pub to: Option<i32>,
    /// The action's id.
    pub action: Id,
    /// The action's name for people.
    pub label: Option<Label>,
}
