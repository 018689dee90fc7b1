//! The whole reading, as data: engagement and fit with their receipts, and the classes drawn from them.

use crate::classify::{Facts, grade, quadrant, stage};
use crate::fit::{self, Fields, FitLine};
use crate::plan::{Gate, Label, Plan};
use crate::receipt::Line;
use crate::temperature::Temperature;
use serde::Serialize;
use std::collections::BTreeMap;

/// One line of the engagement receipt: `base × times + faded + trimmed + floor = points`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReceiptLine {
    /// Id of the criterion.
    pub criterion: String,
    /// Its name for people.
    pub label: Label,
    /// Points of one occurrence.
    pub base: i32,
    /// Occurrences that counted.
    pub times: u32,
    /// What time took away.
    pub faded: i32,
    /// What caps took away.
    pub trimmed: i32,
    /// What floors gave back.
    pub floor: i32,
    /// What the line adds to the score.
    pub points: i32,
}

/// A stage beyond a gate that a person opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// Id of the stage.
    pub stage: String,
    /// What opens its gate.
    pub gate: Gate,
}

/// What a plan says of a visitor at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// The time, in Unix seconds.
    pub at: u32,
    /// Engagement points: the sum of the receipt's points.
    pub engagement: i32,
    /// Cold, warm or hot.
    pub temperature: Temperature,
    /// One line for each criterion that has counted, in the plan's order.
    pub receipt: Vec<ReceiptLine>,
    /// Fit points: the sum of the fit receipt's points.
    pub fit: i32,
    /// How much of what the plan asks about fit is known, 0 to 100 percent.
    pub coverage: u32,
    /// One line for each fit criterion, known or not.
    pub fit_receipt: Vec<FitLine>,
    /// A to D, when something is known of the fit.
    pub grade: Option<char>,
    /// `q1` to `q4`, when something is known of the fit.
    pub quadrant: Option<&'static str>,
    /// Id of the stage.
    pub stage: Option<String>,
    /// The stage that is proposed to a person, if any.
    pub next: Option<Next>,
    /// Who owns the lead in its stage.
    pub owner: Option<String>,
    /// The offer that stands in each slot.
    pub offers: BTreeMap<String, String>,
}

impl Serialize for Temperature {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Temperature {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Temperature::Cold => "cold",
            Temperature::Warm => "warm",
            Temperature::Hot => "hot",
        }
    }
}

impl Reading {
    /// Puts a reading together from what the engine found at a time. `offers` is what [`crate::offer::standing`] gives.
    pub fn new(plan: &Plan, at: u32, found: (&[Line], i32, Temperature), fields: &Fields, offers: &str) -> Reading {
        let (lines, engagement, temperature) = found;
        let fit = fit::read(plan, fields);
        let facts = Facts { engagement, lines, temperature, fit: &fit, fields };
        let (stage, next) = stage(plan, &facts);
        let receipt = plan.criteria.iter().zip(lines).filter(|(_, line)| line.times > 0);
        Reading {
            at,
            engagement,
            temperature,
            receipt: receipt
                .map(|(criterion, line)| ReceiptLine {
                    criterion: criterion.id.clone(),
                    label: criterion.label.clone(),
                    base: line.base,
                    times: line.times,
                    faded: line.faded,
                    trimmed: line.trimmed,
                    floor: line.floor,
                    points: line.points,
                })
                .collect(),
            fit: fit.points,
            coverage: fit.coverage,
            grade: grade(plan, &fit),
            quadrant: quadrant(plan, engagement, &fit),
            stage: stage.map(|stage| stage.id.clone()),
            next: next.map(|stage| Next { stage: stage.id.clone(), gate: stage.gate }),
            owner: stage.map(|stage| stage.owner.clone()),
            fit_receipt: fit.receipt,
            offers: offers
                .lines()
                .filter_map(|line| line.split_once('\t'))
                .map(|(slot, offer)| (slot.into(), offer.into()))
                .collect(),
        }
    }
}
