//! What sales said of the leads that were handed over, and how far marketing's plan and sales agree.

use crate::outcome::{Outcome, Verdict};
use crate::plan::{Action, Label, Plan};
use crate::play::Seen;
use crate::temperature::Temperature;
use crate::text::fold;
use serde::Serialize;

/// The reason for which a lead was handed over too early, in any plan.
const TOO_EARLY: &str = "too-early";

/// How often sales gave a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonCount {
    /// The reason as it is written; empty when none was given.
    pub reason: String,
    /// Its name for people, when it is one of the plan's.
    pub label: Option<Label>,
    /// Rejected leads for which it was given.
    pub count: u32,
    /// True when it says that the lead came too early: it is `too-early`, or the plan says so of it.
    pub early: bool,
}

/// The plan and sales, lead by lead. The plan would hand a lead over when its stage, or the one that it waits for, belongs to another owner
/// than the first stage does; in a plan without stages, when it is hot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Agreement {
    /// The plan would hand it over, and sales accepted it.
    pub ready_accepted: u32,
    /// The plan would hand it over, and sales rejected it.
    pub ready_rejected: u32,
    /// The plan would keep it, and sales accepted it.
    pub kept_accepted: u32,
    /// The plan would keep it, and sales rejected it.
    pub kept_rejected: u32,
}

/// What sales said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sales {
    /// Leads that were handed over: those with a verdict.
    pub handed_over: u32,
    /// How many of them sales accepted.
    pub accepted: u32,
    /// How many of them sales rejected.
    pub rejected: u32,
    /// How many of them sales rejected because they came too early.
    pub early: u32,
    /// The reasons for which leads were rejected, most frequent first, then by name.
    pub reasons: Vec<ReasonCount>,
    /// How far the plan and sales agree.
    pub agreement: Agreement,
}

#[derive(Debug)]
pub(super) struct Making<'p> {
    plan: &'p Plan,
    accepted: u32,
    /// Rejected leads by the reason's place in the log.
    rejected: Vec<u32>,
    agreement: Agreement,
}

impl<'p> Making<'p> {
    pub(super) fn new(plan: &'p Plan) -> Making<'p> {
        Making { plan, accepted: 0, rejected: Vec::new(), agreement: Agreement::default() }
    }

    pub(super) fn add(&mut self, outcome: &Outcome, seen: &Seen<'_>) {
        let Some(Verdict { accepted, reason }) = outcome.verdict else { return };
        let Agreement { ready_accepted, ready_rejected, kept_accepted, kept_rejected } = &mut self.agreement;
        let cell = match (ready(self.plan, seen), accepted) {
            (true, true) => ready_accepted,
            (true, false) => ready_rejected,
            (false, true) => kept_accepted,
            (false, false) => kept_rejected,
        };
        *cell += 1;
        if accepted {
            self.accepted += 1;
            return;
        }
        let place = reason as usize;
        if self.rejected.len() <= place {
            self.rejected.resize(place + 1, 0);
        }
        self.rejected.iter_mut().skip(place).take(1).for_each(|count| *count += 1);
    }

    /// All that it counts, with room for so many reasons.
    #[cfg(feature = "native")]
    pub(super) fn counts(&mut self, reasons: usize) -> impl Iterator<Item = &mut u32> {
        self.rejected.resize(self.rejected.len().max(reasons), 0);
        let Agreement { ready_accepted, ready_rejected, kept_accepted, kept_rejected } = &mut self.agreement;
        [&mut self.accepted, ready_accepted, ready_rejected, kept_accepted, kept_rejected].into_iter().chain(&mut self.rejected)
    }

    pub(super) fn finish(self, reasons: &[String]) -> Option<Sales> {
        let rejected: u32 = self.rejected.iter().sum();
        let counted = reasons.iter().zip(&self.rejected).filter(|(_, count)| **count > 0);
        let mut reasons: Vec<ReasonCount> = Vec::new();
        for found in counted.map(|(reason, count)| named(self.plan, reason, *count)) {
            match reasons.iter_mut().find(|known| fold(&known.reason) == fold(&found.reason)) {
                Some(known) => known.count += found.count,
                None => reasons.push(found),
            }
        }
        reasons.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.reason.cmp(&b.reason)));
        let sales = Sales {
            handed_over: self.accepted + rejected,
            accepted: self.accepted,
            rejected,
            early: reasons.iter().filter(|reason| reason.early).map(|reason| reason.count).sum(),
            reasons,
            agreement: self.agreement,
        };
        Some(sales).filter(|sales| sales.handed_over > 0)
    }
}

fn ready(plan: &Plan, seen: &Seen<'_>) -> bool {
    let Some(first) = plan.stages.first() else { return seen.temperature == Temperature::Hot };
    let stage = seen.next.map(|(_, stage, _)| stage).or(seen.stage.map(|(_, stage)| stage));
    stage.is_some_and(|stage| stage.owner != first.owner)
}

/// A reason as the plan knows it, by its id or by its name.
fn named(plan: &Plan, reason: &str, count: u32) -> ReasonCount {
    let folded = fold(reason);
    let same = |text: &str| fold(text) == folded;
    let ways = plan.stages.iter().flat_map(|stage| &stage.recycle);
    let mut known = ways.flat_map(|way| way.reasons.iter().map(|reason| (reason, way.early)));
    let is_it = |(known, _): &(&Action, bool)| same(&known.id) || same(&known.label.fr) || same(&known.label.en);
    let found = known.find(is_it).filter(|_| !folded.is_empty());
    ReasonCount {
        reason: found.map_or_else(|| reason.into(), |(found, _)| found.id.clone()),
        label: found.map(|(found, _)| found.label.clone()),
        count,
        early: found.is_some_and(|(_, early)| early) || same(TOO_EARLY),
    }
}
