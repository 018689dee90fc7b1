//! What it would cost and bring to hand over all visitors from so many engagement points on.

use crate::plan::Plan;
use crate::tables::Tables;
use serde::Serialize;

/// One threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Threshold {
    /// Least engagement points.
    pub from: i32,
    /// Visitors who have as many, and whose outcome is known.
    pub handed: u32,
    /// How many of them converted.
    pub won: u32,
    /// What it costs to handle them, in the plan's currency.
    pub cost: i64,
    /// What those who converted are worth.
    pub value: i64,
    /// Value less cost.
    pub net: i64,
}

/// The thresholds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thresholds {
    /// Every ten points, lowest first.
    pub rows: Vec<Threshold>,
    /// The threshold that nets most; of several the highest, which hands over fewest.
    pub best: i32,
}

pub(super) fn of(plan: &Plan, tables: &Tables) -> Option<Thresholds> {
    let capacity = plan.capacity?;
    let (cost, value) = (i64::from(capacity.cost?), i64::from(capacity.value?));
    let (mut handed, mut won) = (0u32, 0u32);
    let mut rows: Vec<Threshold> = Vec::new();
    for (from, group) in tables.score.iter().rev() {
        handed += group.known;
        won += group.converted;
        let (cost, value) = (cost * i64::from(handed), value * i64::from(won));
        rows.push(Threshold { from: *from, handed, won, cost, value, net: value - cost });
    }
    let best = rows.iter().filter(|row| row.handed > 0).rev().max_by_key(|row| row.net)?.from;
    rows.reverse();
    Some(Thresholds { rows, best })
}
