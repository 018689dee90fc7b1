//! A journey that was found, as data.

use super::acts::World;
use super::find::Found;
use super::route::{Goal, Route};
use super::state::{Move, START, State};
use super::{Target, sentence, words};
use crate::facts::{BANT, Facts};
use crate::fields::Fields;
use crate::journey::{Journey, Step};
use crate::plan::{Gate, Label, Stage};
use serde::Serialize;

const DAY: u32 = 86_400;

/// Something that a visitor does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Act {
    /// The kind of signal, as plans write it; `returnVisit` for coming back on another day.
    pub kind: &'static str,
    /// The page group that it happens on, where that matters.
    pub page: Option<String>,
    /// The name of the form, asset or event, where that matters.
    pub name: Option<String>,
    /// Active seconds in all, percent of a page scrolled or of a video played; 0 where there is no such amount.
    pub amount: u32,
    /// How often.
    pub times: u32,
    /// Ids of the criteria that it can count for; empty when it only leads somewhere.
    pub criteria: Vec<String>,
    /// What it is called: a page group, a content, a criterion.
    pub label: Label,
}

/// A gate that a person has to open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opening {
    /// The stage.
    pub stage: String,
    /// The stage's name for people.
    pub label: Label,
    /// What opens it.
    pub gate: Gate,
}

/// A journey that reaches a target.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Way {
    /// What is done; alike acts are one, in the order in which they first happen.
    pub acts: Vec<Act>,
    /// Effort in seconds, see [`super::cost`].
    pub effort: u32,
    /// Visits that it takes, the one under way included.
    pub visits: u32,
    /// Days from the first to the last, 1 for a single day.
    pub days: u32,
    /// Engagement points at its end.
    pub engagement: i32,
    /// What the form says beyond what was said before, as far as the target asks for it.
    pub fields: Fields,
    /// The gates that a person has to open, from the lowest stage up.
    pub openings: Vec<Opening>,
    /// True when a person has to verify budget, authority, need and timing.
    pub verified: bool,
    /// False when the search had to stop before it could tell that no journey is shorter, and for journeys of several days: other days may do as well.
    pub exact: bool,
    /// The journey in words.
    pub text: Label,
    /// The signals, one by one.
    #[serde(skip)]
    pub steps: Vec<Step>,
}

impl Way {
    /// The way of a new visitor as a journey, for playing it.
    pub fn journey(&self) -> Journey {
        let opened = self.openings.iter().map(|opening| (opening.stage.clone(), opening.gate)).collect();
        let verified = if self.verified { BANT.iter().map(|fact| (*fact).into()).collect() } else { Vec::new() };
        let now = self.steps.last().map_or(START, |step| step.at);
        let facts = Facts { opened, verified, ..Facts::default() };
        Journey { signals: self.steps.clone(), fields: self.fields.clone(), facts, now, ..Journey::default() }
    }

    /// What was found, told.
    pub(super) fn new(world: &World<'_>, goal: &Goal<'_>, start: &State, found: &Found) -> Way {
        let mut steps = Vec::new();
        let mut acts: Vec<Act> = Vec::new();
        let mut state = start.clone();
        for step in &found.moves {
            state = state.after(world, *step, Some(&mut steps));
            let site = state.here.and_then(|(site, _)| world.places.get(site));
            let new = match (step, site) {
                (Move::View(_), Some(place)) => vec![words::view(world, place, 1)],
                (Move::Return(..), Some(place)) => vec![words::back(world, place), words::view(world, place, 1)],
                (Move::Stay(seconds), Some(place)) => vec![words::stay(world, place, *seconds)],
                (Move::Do(deed), _) => world.deeds.get(*deed).map(|deed| words::deed(world, deed, 1)).into_iter().collect(),
                _ => Vec::new(),
            };
            new.into_iter().for_each(|act| add(&mut acts, act));
        }
        let route = goal.met(&state);
        let fields = route.map(|route| route.added.clone()).unwrap_or_default();
        let verified = route.is_some_and(|route: &Route| route.verified);
        let openings = openings(world, goal);
        let text = sentence::way(world.plan, &acts, &fields, &openings, verified);
        let days = state.clock / DAY - start.clock / DAY + 1;
        let visits = if start.memory.visits == 0 { state.memory.visits } else { state.memory.visits - start.memory.visits + 1 };
        Way {
            acts,
            effort: found.effort,
            visits,
            days,
            engagement: state.score,
            fields,
            openings,
            verified,
            exact: found.exact && days == 1,
            text,
            steps,
        }
    }
}

/// Adds an act to others, or to one that is alike.
fn add(acts: &mut Vec<Act>, act: Act) {
    let alike = |other: &&mut Act| {
        let same = (other.kind, &other.page, &other.name, &other.criteria) == (act.kind, &act.page, &act.name, &act.criteria);
        same && (act.kind == "activeTime" || other.amount == act.amount)
    };
    match acts.iter_mut().find(alike) {
        Some(other) if act.kind == "activeTime" => other.amount += act.amount,
        Some(other) => other.times += act.times,
        None => acts.push(act),
    }
}

fn openings(world: &World<'_>, goal: &Goal<'_>) -> Vec<Opening> {
    let Target::Stage(stage) = goal.target else { return Vec::new() };
    let open = |stage: &&Stage| goal.opened.get(&stage.id).is_some_and(|opened| *opened >= stage.gate);
    let closed = world.plan.stages.iter().take(stage + 1).filter(|stage| stage.gate != Gate::Auto && !open(stage));
    closed.map(|stage| Opening { stage: stage.id.clone(), label: stage.label.clone(), gate: stage.gate }).collect()
}
