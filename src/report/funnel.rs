//! The ladder as a funnel: how many visitors came at least so far. It never widens upwards.

use crate::plan::{Label, Plan};
use crate::play::Seen;
use serde::Serialize;

/// One stage of the funnel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Id of the stage.
    pub stage: String,
    /// Its name for people.
    pub label: Label,
    /// Visitors who stand in it or above.
    pub reached: u32,
    /// Visitors below whose conditions for it hold, and who wait for a person or for room.
    pub waiting: u32,
    /// How many of those who reached it have an outcome.
    pub known: u32,
    /// How many of these converted.
    pub converted: u32,
}

/// The ladder as a funnel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Funnel {
    /// The stages, first stage first.
    pub steps: Vec<Step>,
    /// Visitors beyond the first stage: leads.
    pub leads: u32,
    /// True when leads are fewer than 1 % or more than 5 % of all visitors, which is what sites usually see: the stages, or the log,
    /// deserve a look.
    pub unusual: bool,
}

/// Least and most leads in a hundred visitors that are usual.
const USUAL: (u64, u64) = (1, 5);

#[derive(Debug, Default)]
pub(super) struct Making {
    stages: Vec<Count>,
}

#[derive(Clone, Debug, Default)]
struct Count {
    visitors: u32,
    waiting: u32,
    known: u32,
    converted: u32,
}

impl Making {
    pub(super) fn new(plan: &Plan) -> Making {
        Making { stages: vec![Count::default(); plan.stages.len()] }
    }

    pub(super) fn add(&mut self, seen: &Seen<'_>, converted: Option<bool>) {
        if let Some(count) = seen.stage.and_then(|(place, _)| self.stages.get_mut(place)) {
            count.visitors += 1;
            count.known += u32::from(converted.is_some());
            count.converted += u32::from(converted == Some(true));
        }
        if let Some(count) = seen.next.and_then(|(place, ..)| self.stages.get_mut(place)) {
            count.waiting += 1;
        }
    }

    #[cfg(feature = "native")]
    pub(super) fn counts(&mut self) -> impl Iterator<Item = &mut u32> {
        self.stages.iter_mut().flat_map(|count| [&mut count.visitors, &mut count.waiting, &mut count.known, &mut count.converted])
    }

    pub(super) fn finish(self, plan: &Plan) -> Option<Funnel> {
        let mut above = Count::default();
        let mut steps: Vec<Step> = Vec::new();
        for (stage, count) in plan.stages.iter().zip(&self.stages).rev() {
            above.visitors += count.visitors;
            above.known += count.known;
            above.converted += count.converted;
            let Count { visitors: reached, known, converted, .. } = above;
            let Count { waiting, .. } = *count;
            steps.push(Step { stage: stage.id.clone(), label: stage.label.clone(), reached, waiting, known, converted });
        }
        steps.reverse();
        let all = u64::from(steps.first()?.reached);
        let leads = steps.get(1).map_or(0, |step| step.reached);
        let hundred = u64::from(leads) * 100;
        Some(Funnel { leads, unusual: hundred < all * USUAL.0 || hundred > all * USUAL.1, steps })
    }
}
