//! The slots of the page and their offers, checked.

use super::{Label, Part};
use crate::temperature::Temperature;

/// An offer that may stand in a slot.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The offer's id.
    pub offer: String,
    /// Temperatures in which it may stand; empty for any.
    pub temperature: Vec<Temperature>,
    /// Page groups, a bit each; 0 for any page.
    pub pages: u32,
    /// Least engagement points.
    pub engagement: Option<i32>,
    /// Criteria of which at least one must have counted; empty for none.
    pub did: Vec<Part>,
    /// Criteria of which none may have counted.
    pub did_not: Vec<Part>,
    /// Most visits in which it stands; 0 for no limit.
    pub visits: u32,
}

/// A place in the page.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its id.
    pub id: String,
    /// The offer that stands when no choice holds.
    pub default: String,
    /// The choices; the first that holds stands.
    pub choices: Vec<Choice>,
}

/// A content that is asked for.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its name in forms and downloads.
    pub name: String,
    /// Its name for people.
    pub label: Label,
    /// What it is, such as `pdf`.
    pub kind: String,
    /// What it is about.
    pub topic: Option<String>,
    /// The phase of the purchase that it is for, by its place in the plan.
    pub phase: Option<usize>,
    /// Whether it is given as promised.
    pub delivered: bool,
}
