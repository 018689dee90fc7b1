//! One partition through the engine.

use super::aside::{Aside, fields, said};
use super::gather::{Head, Part};
use super::segment::Segment;
use super::sums::{Kept, Sums};
use super::told::note;
use super::visitors::Group;
use crate::columns::FEEDBACK;
use crate::compiled::Compiled;
use crate::fields::Fields;
use crate::outcome::{Outcome, Said};
use crate::plan::Plan;
use crate::play::{Player, Who, signals, since};
use crate::visitors::Visitors;
use std::collections::HashMap;

/// What all partitions need.
#[derive(Debug)]
pub struct Desk<'p> {
    plan: &'p Plan,
    compiled: &'p Compiled,
    player: Player<'p>,
    top: usize,
    start: u32,
    timed: bool,
    segments: &'p [Segment],
    outcomes: &'p Aside,
    facts: &'p Aside,
    reasons: usize,
}

/// What one thread uses again for each partition.
#[derive(Debug)]
pub struct Seat {
    group: Group,
    engine: Visitors,
}

/// The files of a replay, read.
#[derive(Clone, Copy, Debug)]
pub struct Files<'p> {
    /// The events, chunk by chunk.
    pub segments: &'p [Segment],
    /// The outcomes; nothing if there are none.
    pub outcomes: &'p Aside,
    /// The facts; nothing if there are none.
    pub facts: &'p Aside,
    /// How many reasons the outcomes have.
    pub reasons: usize,
}

impl<'p> Desk<'p> {
    /// A desk for a log whose chunks together are as `head` says.
    pub fn new(plan: &'p Plan, compiled: &'p Compiled, now: u32, top: usize, head: &Head, files: Files<'p>) -> Desk<'p> {
        let Files { segments, outcomes, facts, reasons } = files;
        let (player, start) = (Player::new(plan, compiled, now), since(head.seconds, now));
        Desk { plan, compiled, player, top, start, timed: head.timed, segments, outcomes, facts, reasons }
    }

    /// A seat for a thread.
    pub fn seat(&self, group: Group) -> Seat {
        Seat { group, engine: Visitors::new(self.compiled) }
    }

    /// Plays the visitors of a partition.
    ///
    /// # Errors
    ///
    /// Why a part of it cannot be read.
    pub fn partition(&self, partition: usize, seat: &mut Seat) -> Result<Kept, String> {
        let Seat { group, engine } = seat;
        group.load(self.segments, partition)?;
        let mut sums = Sums::new(self.plan, self.top, self.reasons);
        let outcomes = self.outcomes(partition, group, &mut sums)?;
        let told = self.fields(partition, group)?;
        let nothing = Fields::default();
        for visitor in 0..group.len() {
            let steps = group.events(visitor).iter().map(|event| event.step());
            let place = engine.add();
            signals(steps.clone(), self.start, self.timed, |signal| engine.take_quietly(place, signal));
            let memory = engine.memory(place).unwrap_or_default();
            engine.remove(place);
            let seen = self.player.stand(&memory, told.get(&visitor).unwrap_or(&nothing));
            let outcome = outcomes.get(&visitor).copied().unwrap_or_default();
            sums.add(&Who { visitor: group.id(visitor), outcome }, &seen, steps);
        }
        Ok(sums.keep())
    }

    /// What came of the visitors of whom the outcomes say something.
    fn outcomes(&self, partition: usize, group: &Group, sums: &mut Sums<'_>) -> Result<HashMap<usize, Outcome>, String> {
        let mut known: HashMap<usize, Outcome> = HashMap::new();
        let mut strangers: HashMap<String, Outcome> = HashMap::new();
        let column = self.outcomes.header.iter().map(String::as_str);
        let column = column.filter(|name| !name.is_empty() && *name != "visitor").find(|name| !FEEDBACK.contains(name));
        let mut part = Part::default();
        for segment in &self.outcomes.segments {
            segment.part(partition, &mut part)?;
            said(&part.events, column, |line, said| {
                let learnt = match group.find(said.visitor) {
                    Some(visitor) => known.entry(visitor).or_default().learn(&said),
                    None => strangers.entry(said.visitor.into()).or_default().learn(&Said { verdict: None, ..said }),
                };
                if let Err(message) = learnt {
                    sums.malformed += 1;
                    note(&mut sums.told, line, message);
                }
            });
        }
        sums.strangers = strangers.len() as u32;
        Ok(known)
    }

    /// The form fields of the visitors of whom the facts say something.
    fn fields(&self, partition: usize, group: &Group) -> Result<HashMap<usize, Fields>, String> {
        let mut told: HashMap<usize, Fields> = HashMap::new();
        let names = self.facts.header.iter().map(String::as_str);
        let names: Vec<&str> = names.filter(|name| !name.is_empty() && *name != "visitor").collect();
        let mut part = Part::default();
        for segment in &self.facts.segments {
            segment.part(partition, &mut part)?;
            fields(&part.events, &names, |visitor, values| {
                if let Some(visitor) = group.find(visitor) {
                    told.entry(visitor).or_default().extend(values.map(|(name, value)| (name.into(), value.into())));
                }
            });
        }
        Ok(told)
    }
}
