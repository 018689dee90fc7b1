//! Those who are ready for the stage that the plan's capacity limits: who would go over in one period, and who would wait.

use crate::capacity::allot;
use crate::plan::{Period, Plan};
use crate::play::Seen;
use crate::rank::Candidate;
use serde::Serialize;

/// The queue before sales.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Queue {
    /// Id of the stage whose entry is limited.
    pub stage: String,
    /// Leads that sales can take in one period.
    pub leads: u32,
    /// The period: `day`, `week` or `month`.
    pub per: &'static str,
    /// Visitors who are ready for it.
    pub ready: u32,
    /// How many of them would go over in one period.
    pub admitted: u32,
    /// How many of them would wait.
    pub waiting: u32,
    /// Those who would wait in percent of what sales can take.
    pub congestion: u32,
}

#[derive(Debug, Default)]
pub(super) struct Making {
    ready: Vec<Candidate>,
}

impl Making {
    pub(super) fn add(&mut self, plan: &Plan, seen: &Seen<'_>, candidate: &Candidate) {
        let Some(capacity) = plan.capacity else { return };
        let place = seen.next.map(|(place, ..)| place).or(seen.stage.map(|(place, _)| place));
        if place.is_some_and(|place| place >= capacity.stage) {
            self.ready.push(candidate.clone());
        }
    }

    pub(super) fn finish(self, plan: &Plan) -> Option<Queue> {
        let capacity = plan.capacity?;
        let allotment = allot(plan, &self.ready, 0);
        Some(Queue {
            stage: plan.stages.get(capacity.stage)?.id.clone(),
            leads: capacity.leads,
            per: match capacity.per {
                Period::Day => "day",
                Period::Week => "week",
                Period::Month => "month",
            },
            ready: self.ready.len() as u32,
            admitted: allotment.admitted.len() as u32,
            waiting: allotment.waiting.len() as u32,
            congestion: allotment.congestion,
        })
    }
}
