//! What the visitors of one partition, or of all, add up to.

use super::told::{Told, join};
use crate::plan::Plan;
use crate::play::{Seen, Step, Who};
use crate::rank::Candidate;
use crate::report::{Making, Ranked, Report};
use crate::tables::{Place, Tables};
use crate::temperature::Temperature;
use serde::{Deserialize, Serialize};

/// Visitors added up.
#[derive(Debug)]
pub struct Sums<'p> {
    tables: Tables,
    report: Making<'p>,
    reasons: usize,
    /// How many they are.
    pub visitors: u32,
    /// Visitors that have an outcome and are not in the log.
    pub strangers: u32,
    /// Rows of the outcomes that contradict others.
    pub malformed: u64,
    /// The first of them.
    pub told: Vec<Told>,
}

/// The sums of one partition, as they are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    counts: Vec<u32>,
    score: Vec<(i32, [u32; 3])>,
    top: Vec<Lead>,
    visitors: u32,
    strangers: u32,
    malformed: u64,
    told: Vec<Told>,
}

/// One lead of the ranking, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Lead {
    id: String,
    raised: bool,
    engagement: i32,
    fit: i32,
    last: u32,
    temperature: u8,
    grade: Option<char>,
    stage: Option<String>,
}

impl<'p> Sums<'p> {
    /// Nobody yet; `top` and `reasons` as the report has them.
    pub fn new(plan: &'p Plan, top: usize, reasons: usize) -> Sums<'p> {
        let (tables, report) = (Tables::new(plan), Making::new(plan, top));
        Sums { tables, report, reasons, visitors: 0, strangers: 0, malformed: 0, told: Vec::new() }
    }

    /// Adds a visitor.
    pub fn add(&mut self, who: &Who<'_>, seen: &Seen<'_>, steps: impl Iterator<Item = Step>) {
        self.visitors += 1;
        self.tables.add(&Place::of(seen), who.outcome.converted);
        self.report.add(who, seen, steps);
    }

    /// The sums as they are kept.
    pub fn keep(mut self) -> Kept {
        let counts = self.tables.counts().chain(self.report.counts(self.reasons)).map(|count| *count).collect();
        let score = self.tables.score.iter_mut().map(|(from, group)| (*from, group.counts().map(|count| *count))).collect();
        let top = core::mem::replace(self.report.top(), crate::rank::Top::new(0)).into_sorted().into_iter().map(Lead::of).collect();
        let Sums { visitors, strangers, malformed, told, .. } = self;
        Kept { counts, score, top, visitors, strangers, malformed, told }
    }

    /// Adds those of a partition. Sums of another plan, whose counts are others, add nothing and give `false`.
    pub fn join(&mut self, kept: Kept) -> bool {
        let all = self.tables.counts().chain(self.report.counts(self.reasons));
        if all.count() != kept.counts.len() {
            return false;
        }
        let all = self.tables.counts().chain(self.report.counts(self.reasons));
        all.zip(&kept.counts).for_each(|(count, more)| *count += more);
        for (from, more) in kept.score {
            self.tables.band(from).counts().into_iter().zip(more).for_each(|(count, more)| *count += more);
        }
        kept.top.into_iter().for_each(|lead| self.report.top().add(lead.ranked()));
        self.visitors += kept.visitors;
        self.strangers += kept.strangers;
        self.malformed += kept.malformed;
        join(&mut self.told, kept.told);
        true
    }

    /// The tables, and the report with the reasons of the outcomes.
    pub fn finish(self, reasons: &[String]) -> (Tables, Report) {
        let report = self.report.finish(reasons, &self.tables);
        (self.tables, report)
    }
}

impl Lead {
    fn of(ranked: Ranked) -> Lead {
        let Ranked { candidate: Candidate { id, raised, engagement, fit, last }, temperature, grade, stage } = ranked;
        let number = (0..3).find(|number| Temperature::from_number(*number).name() == temperature).unwrap_or(0);
        Lead { id, raised, engagement, fit, last, temperature: number, grade, stage }
    }

    fn ranked(self) -> Ranked {
        let Lead { id, raised, engagement, fit, last, temperature, grade, stage } = self;
        let temperature = Temperature::from_number(temperature).name();
        Ranked { candidate: Candidate { id, raised, engagement, fit, last }, temperature, grade, stage }
    }
}
