//! The whole reading, as data: engagement and fit with their receipts, and the classes drawn from them.

use crate::classify::{BantReading, Lead, SubjectReading};
use crate::facts::Facts;
use crate::fields::{Fields, canonical};
use crate::fit::{self, FitLine, FitReading, PersonaFit};
use crate::ladder::{self, Barrier};
use crate::plan::{Action, Contact, Criterion, Label, Plan};
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

/// A stage above that the lead waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// Id of the stage.
    pub stage: String,
    /// What keeps the lead from it.
    pub gate: Barrier,
}

/// Something that has an id, and a name for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
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
    /// The grade with a figure for the temperature: 1 hot, 2 warm, 3 cold.
    pub mark: Option<String>,
    /// Id of the persona that fits best, if one does.
    pub persona: Option<String>,
    /// The fit of each persona.
    pub personas: Vec<PersonaFit>,
    /// `q1` to `q4`, when something is known of the fit.
    pub quadrant: Option<&'static str>,
    /// What is done with the leads of the quadrant, if the plan says.
    pub quadrant_action: Option<Action>,
    /// What is done with a lead of its points, if the plan says.
    pub action: Option<Action>,
    /// Id of the phase of the purchase that speaks from what the visitor did.
    pub phase: Option<String>,
    /// How sure budget, authority, need and timing are, if the plan asks for them.
    pub bant: Option<BantReading>,
    /// Whom the lead is about, if the plan says what makes them known.
    pub subject: Option<SubjectReading>,
    /// Ids of the segments that the lead belongs to.
    pub segments: Vec<String>,
    /// The disqualifiers that keep the lead down.
    pub disqualified: Vec<Named>,
    /// Ids of the criteria by which the lead has raised its hand.
    pub raised: Vec<String>,
    /// Id of the stage.
    pub stage: Option<String>,
    /// The stage above whose conditions hold, and what keeps the lead from it.
    pub next: Option<Next>,
    /// Who owns the lead in its stage.
    pub owner: Option<String>,
    /// How a lead in its stage may be contacted.
    pub contact: Option<Contact>,
    /// Minutes in which the owner acts on a lead that enters the stage, if that is agreed.
    pub sla: Option<u32>,
    /// What the owner does with a lead that enters the stage.
    pub actions: Vec<Action>,
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

/// What the engine found at a time.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The time, in Unix seconds.
    pub at: u32,
    /// Engagement lines, in the plan's order.
    pub lines: &'a [Line],
    /// Engagement points.
    pub engagement: i32,
    /// Temperature.
    pub temperature: Temperature,
    /// What [`crate::offer::standing`] gives.
    pub offers: &'a [u8],
}

impl Reading {
    /// Puts a reading together from what the engine found, what the form says and what the host knows.
    pub fn new(plan: &Plan, found: &Found<'_>, fields: &Fields, facts: &Facts) -> Reading {
        let fields = canonical(plan, fields);
        Reading::with_fit(plan, found, fit::read(plan, &fields), &fields, facts)
    }

    /// The same when the fit has been read, from `fields` as the plan knows their values.
    pub fn with_fit(plan: &Plan, found: &Found<'_>, fit: FitReading, fields: &Fields, facts: &Facts) -> Reading {
        let Found { at, lines, engagement, temperature, offers } = *found;
        let lead = Lead { plan, engagement, lines, temperature, fit: &fit, fields, facts };
        let standing = ladder::standing(&lead);
        let stage = standing.stage;
        let quadrant = lead.quadrant();
        let criterion = |place: &usize| plan.criteria.get(*place).map(|criterion| criterion.id.clone());
        let named = |id: &str, label: &Label| Named { id: id.into(), label: label.clone() };
        Reading {
            at,
            engagement,
            temperature,
            receipt: receipt(plan, lines),
            fit: fit.points,
            coverage: fit.coverage,
            grade: lead.grade(),
            mark: lead.mark(),
            quadrant: quadrant.map(|(name, _)| name),
            quadrant_action: quadrant.and_then(|(_, action)| action.cloned()),
            action: lead.action().cloned(),
            phase: lead.phase().and_then(|place| plan.phases.get(place)).map(|phase| phase.id.clone()),
            bant: lead.bant(),
            subject: lead.subject(),
            segments: ladder::segments(&lead, stage).map(|segment| segment.id.clone()).collect(),
            disqualified: standing.disqualified.iter().map(|each| named(&each.id, &each.label)).collect(),
            raised: standing.raised.iter().filter_map(criterion).collect(),
            stage: stage.map(|stage| stage.id.clone()),
            next: standing.next.map(|(stage, gate)| Next { stage: stage.id.clone(), gate }),
            owner: stage.map(|stage| stage.owner.clone()),
            contact: stage.map(|stage| stage.contact),
            sla: stage.map(|stage| stage.sla).filter(|minutes| *minutes > 0),
            actions: stage.map(|stage| stage.actions.clone()).unwrap_or_default(),
            offers: String::from_utf8_lossy(offers)
                .lines()
                .filter_map(|line| line.split_once('\t'))
                .map(|(slot, offer)| (slot.into(), offer.into()))
                .collect(),
            persona: fit.persona,
            personas: fit.personas,
            fit_receipt: fit.receipt,
        }
    }
}

fn receipt(plan: &Plan, lines: &[Line]) -> Vec<ReceiptLine> {
    let counted = plan.criteria.iter().zip(lines).filter(|(_, line)| line.times > 0);
    let line = |(criterion, line): (&Criterion, &Line)| ReceiptLine {
        criterion: criterion.id.clone(),
        label: criterion.label.clone(),
        base: line.base,
        times: line.times,
        faded: line.faded,
        trimmed: line.trimmed,
        floor: line.floor,
        points: line.points,
    };
    counted.map(line).collect()
}
