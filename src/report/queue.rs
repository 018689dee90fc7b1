//! Those who are ready for the stage that the plan's capacity limits: who would go over in one period, and who would wait.

use crate::capacity::{congestion, most};
use crate::plan::{Period, Plan};
use crate::play::Seen;
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
    raised: u32,
    others: u32,
}

impl Making {
    pub(super) fn add(&mut self, plan: &Plan, seen: &Seen<'_>) {
        let Some(capacity) = plan.capacity else { return };
        let place = seen.next.map(|(place, ..)| place).or(seen.stage.map(|(place, _)| place));
        if place.is_some_and(|place| place >= capacity.stage) {
            let count = if seen.raised { &mut self.raised } else { &mut self.others };
            *count += 1;
        }
    }

    #[cfg(feature = "native")]
    pub(super) fn counts(&mut self) -> [&mut u32; 2] {
        [&mut self.raised, &mut self.others]
    }

    pub(super) fn finish(self, plan: &Plan) -> Option<Queue> {
        let capacity = plan.capacity?;
        // as `allot` has it: hand-raises come first, and what they take beyond the limit leaves no room
        let room = |raised, taken: u32| most(&capacity, raised).saturating_sub(u64::from(taken)).min(u64::from(u32::MAX)) as u32;
        let raised = self.raised.min(room(true, 0));
        let admitted = raised + self.others.min(room(false, raised));
        let ready = self.raised + self.others;
        let waiting = ready - admitted;
        Some(Queue {
            stage: plan.stages.get(capacity.stage)?.id.clone(),
            leads: capacity.leads,
            per: match capacity.per {
                Period::Day => "day",
                Period::Week => "week",
                Period::Month => "month",
            },
            ready,
            admitted,
            waiting,
            congestion: congestion(&capacity, u64::from(waiting)),
        })
    }
}
