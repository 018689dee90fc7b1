//! What a replay reports beside its tables: the ladder as a funnel, what each criterion is worth, what sales said, what a threshold would
//! cost and bring, how often each content was asked for, and who comes first.

mod assets;
mod criteria;
mod funnel;
mod queue;
mod sales;
mod thresholds;

pub use assets::AssetCount;
pub use criteria::{CriterionReport, Part, Side};
pub use funnel::{Funnel, Step};
pub use queue::Queue;
pub use sales::{Agreement, ReasonCount, Sales};
pub use thresholds::{Threshold, Thresholds};

use crate::plan::Plan;
use crate::play::{self, Seen, Who};
use crate::rank::{Candidate, Top};
use crate::tables::Tables;
use serde::Serialize;
use std::cmp::Ordering;

/// One lead of the ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ranked {
    /// Who it is, and what it is ranked by.
    #[serde(flatten)]
    pub candidate: Candidate,
    /// Its temperature.
    pub temperature: &'static str,
    /// Its grade, when something is known of its fit.
    pub grade: Option<char>,
    /// Id of its stage, if the plan has stages.
    pub stage: Option<String>,
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        self.candidate.cmp(&other.candidate)
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The ladder, if the plan has one.
    pub funnel: Option<Funnel>,
    /// Each criterion of engagement, then each of fit.
    pub criteria: Vec<CriterionReport>,
    /// What sales said, if the outcomes have a verdict.
    pub sales: Option<Sales>,
    /// What thresholds would cost and bring, if the plan's capacity has a cost and a value and outcomes are known.
    pub thresholds: Option<Thresholds>,
    /// Those who are ready for the stage that the plan's capacity limits, if it has one.
    pub queue: Option<Queue>,
    /// The plan's contents, and how often they were asked for.
    pub assets: Vec<AssetCount>,
    /// The first of the ranking, best first.
    pub top: Vec<Ranked>,
}

/// A report in the making.
#[derive(Debug)]
pub struct Making<'p> {
    plan: &'p Plan,
    funnel: funnel::Making,
    criteria: criteria::Making,
    sales: sales::Making<'p>,
    queue: queue::Making,
    assets: assets::Making,
    top: Top<Ranked>,
}

impl<'p> Making<'p> {
    /// A report without a visitor, which will name the first `top` of the ranking.
    pub fn new(plan: &'p Plan, top: usize) -> Making<'p> {
        Making {
            plan,
            funnel: funnel::Making::new(plan),
            criteria: criteria::Making::new(plan),
            sales: sales::Making::new(plan),
            queue: queue::Making::default(),
            assets: assets::Making::new(plan),
            top: Top::new(top),
        }
    }

    /// Adds a visitor.
    pub fn add(&mut self, who: &Who<'_>, seen: &Seen<'_>, steps: impl Iterator<Item = play::Step>) {
        self.funnel.add(seen, who.outcome.converted);
        self.criteria.add(&who.outcome, seen);
        self.sales.add(&who.outcome, seen);
        self.queue.add(self.plan, seen);
        self.assets.add(who.outcome.converted, steps);
        if self.top.keeps() {
            self.top.add(Ranked {
                candidate: seen.candidate(who.visitor),
                temperature: seen.temperature.name(),
                grade: seen.grade,
                stage: seen.stage.map(|(_, stage)| stage.id.clone()),
            });
        }
    }

    /// All that the report counts, in an order that is the same for one plan and so many reasons.
    #[cfg(feature = "native")]
    pub(crate) fn counts(&mut self, reasons: usize) -> impl Iterator<Item = &mut u32> {
        let Making { funnel, criteria, sales, queue, assets, .. } = self;
        funnel.counts().chain(criteria.counts()).chain(sales.counts(reasons)).chain(queue.counts()).chain(assets.counts())
    }

    /// The first of the ranking so far.
    #[cfg(feature = "native")]
    pub(crate) fn top(&mut self) -> &mut Top<Ranked> {
        &mut self.top
    }

    /// The report. `reasons` are those of the log, `tables` those of the same visitors.
    pub fn finish(self, reasons: &[String], tables: &Tables) -> Report {
        Report {
            funnel: self.funnel.finish(self.plan),
            criteria: self.criteria.finish(),
            sales: self.sales.finish(reasons),
            thresholds: thresholds::of(self.plan, tables),
            queue: self.queue.finish(self.plan),
            assets: self.assets.finish(),
            top: self.top.into_sorted(),
        }
    }
}
