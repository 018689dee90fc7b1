//! The ladder of stages and what it leans on, checked.

use super::{FieldTest, Label, Part};
use crate::temperature::Temperature;
use serde::Serialize;

/// How a stage is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gate {
    /// By the engine, when its conditions hold.
    Auto,
    /// By a person.
    Human,
    /// By a person, after having spoken with the lead.
    Verbal,
}

/// How a lead may be contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Contact {
    /// Not at all.
    None,
    /// By the newsletter that it asked for, and nothing else.
    NewsletterOnly,
    /// In writing: never by telephone.
    NoCall,
    /// In any way.
    Any,
}

/// How sure a fact of BANT is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Nobody has said.
    #[default]
    Unknown,
    /// A form says it.
    Declared,
    /// A person has confirmed it.
    Verified,
}

/// Conditions: all that are given must hold.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    /// Least engagement points.
    pub engagement: Option<i32>,
    /// Least fit points.
    pub fit: Option<i32>,
    /// Least coverage of fit, in percent.
    pub coverage: Option<u32>,
    /// Temperatures; empty for any.
    pub temperature: Vec<Temperature>,
    /// Grades; empty for any.
    pub grade: Vec<char>,
    /// Quadrants; empty for any.
    pub quadrant: Vec<String>,
    /// Ids of personas; empty for any.
    pub persona: Vec<String>,
    /// The earliest phase of the purchase, by its place in the plan.
    pub phase: Option<usize>,
    /// Form fields that must have a value.
    pub has: Vec<String>,
    /// Tests of form fields that must all hold.
    pub tests: Vec<FieldTest>,
    /// Criteria of which at least one must have counted; empty for none.
    pub did: Vec<Part>,
    /// Criteria of which none may have counted.
    pub did_not: Vec<Part>,
    /// Ids of fit criteria that must all have given points.
    pub matched: Vec<String>,
    /// How sure all four facts of BANT must be.
    pub bant: Certainty,
}

/// Conditions of which all must hold, and alternatives of which one must.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    /// Conditions that must hold.
    pub all: Conditions,
    /// Alternatives; empty for none.
    pub any: Vec<Conditions>,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Action {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
}

/// A way back down the ladder.
#[derive(Clone, Debug)]
pub struct Recycle {
    /// The stage below, by its place in the plan.
    pub to: usize,
    /// The reasons of which one must be given.
    pub reasons: Vec<Action>,
    /// Whether they mean that the lead was handed over too early.
    pub early: bool,
}

/// A stage of the ladder.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// Who owns a lead in it, such as `marketing` or `sales`.
    pub owner: String,
    /// How it is entered.
    pub gate: Gate,
    /// When it may be.
    pub guard: Guard,
    /// Criteria of which one alone, with the fields of the guard, fulfils the conditions; by their place in the plan.
    pub hand_raise: Vec<usize>,
    /// How a lead in it may be contacted.
    pub contact: Contact,
    /// Minutes in which its owner acts on a lead that enters it; 0 when nothing is agreed.
    pub sla: u32,
    /// What its owner does with a lead that enters it.
    pub actions: Vec<Action>,
    /// The ways back down.
    pub recycle: Vec<Recycle>,
}

/// A hard fact that keeps a lead down.
#[derive(Clone, Debug)]
pub struct Disqualifier {
    /// Its id.
    pub id: String,
    /// Its name for people: the reason.
    pub label: Label,
    /// When it holds.
    pub guard: Guard,
    /// The highest stage that such a lead may have, by its place in the plan.
    pub at_most: usize,
}

/// A named set of leads.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// Stages, by their place in the plan; empty for any.
    pub stages: Vec<usize>,
    /// Who belongs to it.
    pub guard: Guard,
}

/// What declares budget, authority, need and timing.
#[derive(Clone, Debug)]
pub struct Bant {
    /// There is money for it.
    pub budget: FieldTest,
    /// The lead has a say in the decision.
    pub authority: FieldTest,
    /// The lead needs it.
    pub need: FieldTest,
    /// It is known when.
    pub timing: FieldTest,
}

/// The fields that make a person, a company and a project known; each empty when the plan does not say.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Of the person.
    pub person: Vec<String>,
    /// Of the company.
    pub company: Vec<String>,
    /// Of the project.
    pub project: Vec<String>,
}

/// A period of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A calendar month.
    Month,
}

/// What sales can take.
#[derive(Clone, Copy, Debug)]
pub struct Capacity {
    /// Leads that may enter the stage in one period.
    pub leads: u32,
    /// The period.
    pub per: Period,
    /// The stage whose entry is limited, by its place in the plan.
    pub stage: usize,
    /// The stage in which the others wait, by its place in the plan.
    pub wait_in: Option<usize>,
    /// Hand-raises that may enter beyond the limit, in percent of it.
    pub overflow: u32,
    /// What it costs to handle one lead.
    pub cost: Option<u32>,
    /// What a won lead is worth.
    pub value: Option<u32>,
}
