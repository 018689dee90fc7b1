//! The ladder of stages, and what it leans on.

use super::{Guard, Id, Label, OneOrMany, Text, conditions::FieldTest};
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

/// How a lead may be contacted.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
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

/// A delay.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Delay {
    /// In minutes.
    Minutes(#[schemars(range(min = 1, max = 1440))] u32),
    /// In hours.
    Hours(#[schemars(range(min = 1, max = 720))] u32),
    /// In days.
    Days(#[schemars(range(min = 1, max = 365))] u32),
}

/// Something to be done.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Action {
    /// By its id alone.
    Named(Id),
    /// With its name for people.
    Labelled {
        /// Its id.
        id: Id,
        /// Its name for people.
        label: Label,
    },
}

/// A way back down.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recycle {
    /// The stage below that the lead goes back to.
    pub to: Text,
    /// The reasons for which it may, one of which must be given.
    pub reasons: OneOrMany<Action>,
    /// Whether they mean that the lead was handed over too early; no if left out.
    pub early: Option<bool>,
}

/// A stage of the ladder.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Stage {
    /// Its id.
    pub id: Id,
    /// Its name for people.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// Other names that people use for it.
    pub aliases: Option<OneOrMany<Text>>,
    /// Who owns a lead in it, such as `marketing` or `sales`.
    pub owner: Text,
    /// What opens it.
    pub gate: Gate,
    /// When it may be entered.
    pub when: Option<Guard>,
    /// Hand-raises: criteria of which one alone, with the fields of `when.has`, fulfils the conditions.
    pub hand_raise: Option<OneOrMany<Text>>,
    /// How a lead in it may be contacted; in any way if left out.
    pub contact: Option<Contact>,
    /// How soon its owner acts on a lead that enters it.
    pub sla: Option<Delay>,
    /// What its owner does with a lead that enters it.
    pub actions: Option<OneOrMany<Action>>,
    /// The ways back down.
    pub recycle: Option<OneOrMany<Recycle>>,
}

/// A hard fact that keeps a lead down, apart from any points.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Disqualifier {
    /// Its id.
    pub id: Id,
    /// Its name for people: the reason.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// When it holds.
    pub when: Guard,
    /// The highest stage that such a lead may have.
    pub at_most: Text,
}

/// A named set of leads, apart from the ladder.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Its id.
    pub id: Id,
    /// Its name for people.
    pub label: Option<Label>,
    /// For the people who read the file.
    pub comment: Option<String>,
    /// One of these stages; any if left out.
    pub stage: Option<OneOrMany<Text>>,
    /// Who belongs to it.
    pub when: Guard,
}

/// What declares a fact of BANT: a field that says something, or a test of a field.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Declaration {
    /// The field.
    Field(Text),
    /// The test.
    Test(FieldTest),
}

/// Budget, authority, need and timing: what declares each of them. Only a person can verify them.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bant {
    /// There is money for it.
    pub budget: Declaration,
    /// The lead has a say in the decision.
    pub authority: Declaration,
    /// The lead needs it.
    pub need: Declaration,
    /// It is known when.
    pub timing: Declaration,
}

/// Whom a lead is about: the fields that make a person, a company and a project known, all of each.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(extend("minProperties" = 1))]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// The fields of the person.
    pub person: Option<OneOrMany<Text>>,
    /// The fields of the company.
    pub company: Option<OneOrMany<Text>>,
    /// The fields of the project.
    pub project: Option<OneOrMany<Text>>,
}

/// A period of time.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A calendar month.
    Month,
}

/// What sales can take.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Capacity {
    /// For the people who read the file.
    pub comment: Option<String>,
    /// Leads that may enter the stage in one period.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub leads: u32,
    /// The period.
    pub per: Period,
    /// The stage whose entry is limited.
    pub stage: Text,
    /// The stage below in which the others wait: the sas.
    pub wait_in: Option<Text>,
    /// Hand-raises that may enter beyond the limit, in percent of it; 0 if left out.
    #[schemars(range(min = 0, max = 100))]
    pub overflow_percent: Option<u32>,
    /// What it costs to handle one lead, in any currency.
    #[schemars(range(min = 0, max = 1_000_000))]
    pub cost: Option<u32>,
    /// What a won lead is worth, in the same currency.
    #[schemars(range(min = 0, max = 100_000_000))]
    pub value: Option<u32>,
}
