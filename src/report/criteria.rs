//! What each criterion is worth: the visitors in whom it counted, against those in whom it did not.

use crate::outcome::Outcome;
use crate::plan::{Fit, Label, Plan};
use crate::play::Seen;
use serde::Serialize;
use std::collections::HashMap;

/// What a criterion is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// What the visitor did.
    Engagement,
    /// Who the visitor is.
    Fit,
}

/// Some visitors, and what came of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Side {
    /// How many they are.
    pub visitors: u32,
    /// How many have an outcome.
    pub known: u32,
    /// How many of those converted.
    pub converted: u32,
    /// How many sales has judged.
    pub judged: u32,
    /// How many of those it accepted.
    pub accepted: u32,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CriterionReport {
    /// Its id.
    pub criterion: String,
    /// Its name for people.
    pub label: Label,
    /// What it is about.
    pub part: Part,
    /// Visitors in whom it counted: who did it, or to whom its fit gave points other than 0.
    pub with: Side,
    /// The others.
    pub without: Side,
}

#[derive(Debug)]
pub(super) struct Making {
    all: Side,
    engagement: Vec<(String, Label, Side)>,
    fit: Vec<(String, Label, Side)>,
    places: HashMap<String, usize>,
}

impl Side {
    fn add(&mut self, outcome: &Outcome) {
        self.visitors += 1;
        self.known += u32::from(outcome.converted.is_some());
        self.converted += u32::from(outcome.converted == Some(true));
        self.judged += u32::from(outcome.verdict.is_some());
        self.accepted += u32::from(outcome.verdict.is_some_and(|verdict| verdict.accepted));
    }

    #[cfg(feature = "native")]
    fn counts(&mut self) -> [&mut u32; 5] {
        [&mut self.visitors, &mut self.known, &mut self.converted, &mut self.judged, &mut self.accepted]
    }

    fn without(&self, part: &Side) -> Side {
        Side {
            visitors: self.visitors - part.visitors,
            known: self.known - part.known,
            converted: self.converted - part.converted,
            judged: self.judged - part.judged,
            accepted: self.accepted - part.accepted,
        }
    }
}

impl Making {
    pub(super) fn new(plan: &Plan) -> Making {
        let row = |id: &String, label: &Label| (id.clone(), label.clone(), Side::default());
        // personas may share an id: it is the same question
        let mut fit: Vec<&Fit> = Vec::new();
        for each in plan.fit.iter().chain(plan.personas.iter().flat_map(|persona| &persona.fit)) {
            if fit.iter().all(|known| known.id != each.id) {
                fit.push(each);
            }
        }
        Making {
            all: Side::default(),
            engagement: plan.criteria.iter().map(|criterion| row(&criterion.id, &criterion.label)).collect(),
            places: fit.iter().enumerate().map(|(place, fit)| (fit.id.clone(), place)).collect(),
            fit: fit.iter().map(|fit| row(&fit.id, &fit.label)).collect(),
        }
    }

    pub(super) fn add(&mut self, outcome: &Outcome, seen: &Seen<'_>) {
        self.all.add(outcome);
        for ((.., side), line) in self.engagement.iter_mut().zip(&seen.lines) {
            if line.times > 0 {
                side.add(outcome);
            }
        }
        for line in seen.fit.receipt.iter().filter(|line| line.points != 0) {
            let place = self.places.get(&line.criterion);
            if let Some((.., side)) = place.and_then(|place| self.fit.get_mut(*place)) {
                side.add(outcome);
            }
        }
    }

    #[cfg(feature = "native")]
    pub(super) fn counts(&mut self) -> impl Iterator<Item = &mut u32> {
        let sides = self.engagement.iter_mut().chain(&mut self.fit).map(|(.., side)| side);
        core::iter::once(&mut self.all).chain(sides).flat_map(Side::counts)
    }

    pub(super) fn finish(self) -> Vec<CriterionReport> {
        let all = self.all;
        let report = |part| {
            move |(criterion, label, with): (String, Label, Side)| CriterionReport {
                criterion,
                label,
                part,
                without: all.without(&with),
                with,
            }
        };
        let engagement = self.engagement.into_iter().map(report(Part::Engagement));
        engagement.chain(self.fit.into_iter().map(report(Part::Fit))).collect()
    }
}
