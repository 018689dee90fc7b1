//! The plan that marketing and sales agree on, checked: what the engine and its tools work with.

use crate::compiled::{Range, Repeat, Thresholds};
use crate::signal::Kind;
use crate::temperature::Temperature;
use serde::Serialize;

/// A text for people, in both languages of the product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Label {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

/// The language that a plan is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

impl Label {
    /// The text in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
        }
    }
}

/// A group of pages, by the patterns of their paths.
#[derive(Clone, Debug)]
pub struct PageGroup {
    /// Its name, as criteria and offers use it.
    pub name: String,
    /// Patterns as written.
    pub patterns: Vec<String>,
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
    /// Page groups, a bit each in the order of [`Plan::pages`]; 0 for any page.
    pub pages: u32,
    /// Names of forms, assets or events; empty for any.
    pub names: Vec<String>,
    /// Active seconds that make one occurrence; 0 unless it counts active time.
    pub seconds: u32,
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
}

/// What makes a form field match.
#[derive(Clone, Debug)]
pub enum Test {
    /// The value is this text.
    Equals(String),
    /// The value is one of these texts.
    OneOf(Vec<String>),
    /// The value holds one of these words or runs of words.
    Contains(Vec<String>),
    /// The field has a value.
    Present,
    /// The value is a number: the points of the last band whose lower bound it reaches.
    Bands(Vec<(i32, i32)>),
}

/// A fit criterion: what a form field says of the person or the company.
#[derive(Clone, Debug)]
pub struct Fit {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// The form field.
    pub field: String,
    /// What makes it match.
    pub test: Test,
    /// Points when it matches; not used with bands.
    pub points: i32,
}

/// Least fit points of the grades A, B and C; below is D.
#[derive(Clone, Copy, Debug)]
pub struct Grades {
    /// From here on A.
    pub a: i32,
    /// From here on B.
    pub b: i32,
    /// From here on C.
    pub c: i32,
}

/// Where the four categories of fit and interest meet.
#[derive(Clone, Copy, Debug)]
pub struct Quadrants {
    /// Least fit points of a fit lead.
    pub fit: i32,
    /// Least engagement points of an interested one.
    pub engagement: i32,
}

/// How a stage is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gate {
    /// By the engine, when its conditions hold.
    Auto,
    /// By a person.
    Human,
    /// By a person, after having spoken with the lead.
    Verbal,
}

/// Conditions of a stage: all that are given must hold.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    /// Least engagement points.
    pub engagement: Option<i32>,
    /// Least fit points.
    pub fit: Option<i32>,
    /// Temperatures.
    pub temperature: Vec<Temperature>,
    /// Grades.
    pub grade: Vec<char>,
    /// Form fields that must have a value.
    pub has: Vec<String>,
    /// Criteria of which at least one must have counted, by their place in the plan.
    pub did: Vec<usize>,
}

/// A stage of the ladder.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// Who owns a lead in it, such as `marketing` or `sales`.
    pub owner: String,
    /// How it is entered.
    pub gate: Gate,
    /// When it may be.
    pub guard: Guard,
}

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

/// A checked plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// Hash of everything in it but comments.
    pub hash: u32,
    /// The language it is written in.
    pub language: Language,
    /// Page groups; at most 32.
    pub pages: Vec<PageGroup>,
    /// Engagement criteria.
    pub criteria: Vec<Criterion>,
    /// Ids and ranges of the groups of criteria.
    pub groups: Vec<(String, Range)>,
    /// The range of the engagement score.
    pub total: Range,
    /// Fit criteria.
    pub fit: Vec<Fit>,
    /// Temperature thresholds.
    pub temperature: Thresholds,
    /// Grades, if the plan has any.
    pub grade: Option<Grades>,
    /// Quadrants, if the plan has any.
    pub quadrant: Option<Quadrants>,
    /// The ladder, from the first stage up.
    pub stages: Vec<Stage>,
    /// The slots and their offers.
    pub offers: Vec<Slot>,
}
