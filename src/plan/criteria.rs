//! Engagement criteria, checked.

use super::Label;
use crate::compiled::{Range, Repeat};
use crate::signal::Kind;

/// A criterion that must have counted so often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The criterion, by its place in the plan.
    pub criterion: usize,
    /// Least occurrences, 1 or more.
    pub times: u32,
}

/// A group of pages, by the patterns of their paths.
#[derive(Clone, Debug)]
pub struct PageGroup {
    /// Its name, as criteria and offers use it.
    pub name: String,
    /// Patterns as written.
    pub patterns: Vec<String>,
}

/// A range that the points of several criteria are kept in.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// The range.
    pub range: Range,
}

/// An engagement criterion.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id; what is remembered of a visitor is kept under it.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// The kind of signal it counts.
    pub kind: Kind,
    /// Page groups, a bit each in the order of [`super::Plan::pages`]; 0 for any page.
    pub pages: u32,
    /// Names of forms, assets or events; empty for any.
    pub names: Vec<String>,
    /// Active seconds that make one occurrence; 0 unless it counts active time.
    pub seconds: u32,
    /// Least amount of a signal that matches, such as the percent of a page that was scrolled; 0 for any.
    pub least: u32,
    /// So many of them make one occurrence, 1 or more.
    pub count: u32,
    /// The criteria that must have counted; empty unless it is a combination.
    pub of: Vec<Part>,
    /// Points for one occurrence.
    pub points: i32,
    /// How often it may count.
    pub repeat: Repeat,
    /// Most occurrences that ever count; 0 for no limit.
    pub max: u32,
    /// Most points it may be worth, without the sign; 0 for no limit.
    pub cap: u32,
    /// Half-life in seconds; 0 when it never fades.
    pub half_life: u32,
    /// Its group, counted from 1; 0 for none.
    pub group: u32,
    /// The phase of the purchase that it speaks of, by its place in the plan.
    pub phase: Option<usize>,
}
