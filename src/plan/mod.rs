//! The plan that marketing and sales agree on, checked: what the engine and its tools work with.

mod criteria;
mod fit;
mod ladder;
mod looks;
mod offer;

pub use criteria::{Criterion, Group, PageGroup, Part};
pub use fit::{Field, FieldTest, Fit, Persona, Rule, Test};
pub use ladder::{
    Action, Bant, Capacity, Certainty, Conditions, Contact, Disqualifier, Gate, Guard, Period, Recycle, Segment, Stage, Subject,
};
pub use offer::{Asset, Choice, Slot};

use crate::compiled::{Range, Thresholds};
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
#[derive(Clone, Debug)]
pub struct Quadrants {
    /// Least fit points of a fit lead.
    pub fit: i32,
    /// Least engagement points of an interested one.
    pub engagement: i32,
    /// What is done with the leads of `q1` to `q4`.
    pub actions: [Option<Action>; 4],
}

/// The points that bands of action are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsOf {
    /// Those of engagement.
    Engagement,
    /// Those of fit.
    Fit,
    /// Both together.
    Both,
}

/// What is done with a lead, by its points.
#[derive(Clone, Debug)]
pub struct Actions {
    /// Which points.
    pub by: PointsOf,
    /// From so many points on, what is done; upwards.
    pub bands: Vec<(i32, Action)>,
}

/// A phase of the purchase.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
}

/// A checked plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// Its title for people.
    pub label: Label,
    /// Which version of the agreement it is, in the words of those who agree.
    pub revision: Option<String>,
    /// Hash of everything in it but comments.
    pub hash: u32,
    /// The language it is written in.
    pub language: Language,
    /// Codes of the warnings that its people accept.
    pub accept: Vec<String>,
    /// Page groups; at most 32.
    pub pages: Vec<PageGroup>,
    /// The phases of the purchase, earliest first.
    pub phases: Vec<Phase>,
    /// Engagement criteria.
    pub criteria: Vec<Criterion>,
    /// Groups of criteria.
    pub groups: Vec<Group>,
    /// The range of the engagement score.
    pub total: Range,
    /// The form fields that it declares.
    pub fields: Vec<Field>,
    /// Fit criteria of every lead.
    pub fit: Vec<Fit>,
    /// The kinds of buyers.
    pub personas: Vec<Persona>,
    /// Temperature thresholds.
    pub temperature: Thresholds,
    /// Grades, if the plan has any.
    pub grade: Option<Grades>,
    /// Quadrants, if the plan has any.
    pub quadrant: Option<Quadrants>,
    /// What is done with a lead by its points, if the plan says.
    pub actions: Option<Actions>,
    /// The ladder, from the first stage up.
    pub stages: Vec<Stage>,
    /// Hard facts that keep a lead down.
    pub disqualifiers: Vec<Disqualifier>,
    /// Named sets of leads.
    pub segments: Vec<Segment>,
    /// What declares the facts of BANT, if the plan asks for them.
    pub bant: Option<Bant>,
    /// Whom a lead is about, if the plan says.
    pub subject: Option<Subject>,
    /// What sales can take, if the plan says.
    pub capacity: Option<Capacity>,
    /// The contents that are asked for.
    pub assets: Vec<Asset>,
    /// The slots and their offers.
    pub offers: Vec<Slot>,
    /// Visitors in a hundred who see only the defaults.
    pub holdout: u32,
}
