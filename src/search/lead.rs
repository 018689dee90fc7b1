//! A lead as it is: what is remembered, what it has said, and what the host knows of it.

use crate::compiled::{Compiled, Repeat};
use crate::decay::{ONE, Weight};
use crate::facts::Facts;
use crate::fields::Fields;
use crate::hash::fnv1a;
use crate::journey::Journey;
use crate::memory::{Count, Memory};
use crate::payload::{Counter, Evidence};
use crate::plan::Plan;
use crate::verdict::{Post, judge};
use crate::visitor::Visitor;

const DAY: u32 = 86_400;

/// A lead at a time.
#[derive(Clone, Debug)]
pub struct Standpoint {
    /// What is remembered.
    pub memory: Memory,
    /// The time, in Unix seconds.
    pub now: u32,
    /// Hashes of the paths that it has seen, as far as that is known.
    pub seen: Vec<u32>,
    /// Form fields.
    pub fields: Fields,
    /// What the host knows.
    pub facts: Facts,
}

impl Standpoint {
    /// The lead at the end of a journey.
    pub fn of_journey(compiled: &Compiled, journey: &Journey) -> Standpoint {
        let mut visitor = Visitor::new(compiled.clone(), Memory::new(compiled), 0);
        let mut seen = Vec::new();
        for step in &journey.signals {
            if let Some(path) = &step.path {
                visitor.turn(path);
                seen.push(fnv1a(path.as_bytes()));
            }
            visitor.signal(step.kind as u8, &step.name, step.amount, step.at);
        }
        let now = journey.now.max(visitor.memory.last);
        Standpoint { memory: visitor.memory, now, seen, fields: journey.fields.clone(), facts: journey.facts.clone() }
    }

    /// The lead of a form post, as far as its payload can be believed. A payload does not say what was on the way to an occurrence, nor on which pages
    /// something counted: what counts once a visit, day or week is taken to have counted in the one of the payload.
    pub fn of_post(plan: &Plan, compiled: &Compiled, post: &Post, now: u32) -> Standpoint {
        let believed = judge(plan, compiled, post, now).reading;
        let evidence = post.payload.as_deref().and_then(|text| Evidence::of_post(text.trim(), Some(compiled)).ok());
        let mut memory = Memory::new(compiled);
        if let Some(evidence) = evidence {
            let last = evidence.issued.min(now);
            memory.last = last;
            memory.first = last.saturating_sub(evidence.age);
            memory.since = last.saturating_sub(evidence.lasted);
            memory.visits = evidence.visits;
            memory.temperature = evidence.temperature;
            for ((criterion, named), count) in compiled.criteria.iter().zip(&plan.criteria).zip(&mut memory.counts) {
                let line = believed.receipt.iter().find(|line| line.criterion == named.id);
                let counter = evidence.counters.iter().find(|counter| counter.key == criterion.key);
                if let (Some(line), Some(Counter { tally, .. })) = (line, counter) {
                    let times = tally.times.min(line.times);
                    let period = match criterion.repeat {
                        repeat if repeat == Repeat::PerVisit as u8 => evidence.visits,
                        repeat if repeat == Repeat::PerDay as u8 => last / DAY,
                        repeat if repeat == Repeat::PerWeek as u8 => (last / DAY + 3) / 7,
                        _ => 0,
                    };
                    let mark = if period > 0 { period << 1 | 1 } else { 0 };
                    let weight = Weight::of(tally.weight.min(u64::from(times) * ONE), last, criterion.half_life);
                    *count = Count { times, rest: 0, weight, trimmed: tally.trimmed, mark };
                }
            }
        }
        Standpoint { memory, now, seen: Vec::new(), fields: post.fields.clone(), facts: post.facts.clone() }
    }
}
