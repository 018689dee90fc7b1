//! From points to words: temperature, grade, quadrant.

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
