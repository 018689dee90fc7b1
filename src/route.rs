//! The route of a lead: who does something with it next. There is none that drops it.

use crate::classify::Lead;
use crate::contact::kinds::{Kind, Said};
use crate::facts::Facts;
use crate::fields::Fields;
use crate::fit::FitReading;
use crate::handover::{self, is_incomplete, is_kept_down, is_of_sales, is_with_sales};
use crate::ladder::Barrier;
use crate::plan::{Conditions, Contact, Plan};
use crate::reading::Reading;
use crate::temperature::Temperature;
use crate::trust::Trust;
use serde::Serialize;

/// Points of suspicion, of 100, from which on a person looks first.
pub const SUSPECT: i32 = 50;

/// Who does something with a lead next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Route {
    /// Its owner calls it before any other.
    CallNow,
    /// Sales takes it, or says whether it does.
    Sales,
    /// It is good, and waits until it is ripe or sales has room.
    Sas,
    /// Marketing keeps in touch.
    Nurture,
    /// It gets the newsletter that it asked for, and nothing else.
    Newsletter,
    /// A person looks at it before anything else happens.
    Review,
}

/// A lead as far as its route goes.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// How far its payload can be trusted.
    pub trust: Trust,
    /// How suspicious the post is, 0 to 100 points.
    pub suspicion: i32,
    /// The reading.
    pub reading: &'a Reading,
    /// Whether the form by itself asks for sales: see [`asks`].
    pub asks: bool,
    /// What form and enrichment say, by what it is about.
    pub said: &'a Said<'a>,
    /// What the host knows.
    pub facts: &'a Facts,
}

/// The route of a lead.
pub fn route(plan: &Plan, judged: &Judged<'_>) -> Route {
    let Judged { reading, said, .. } = *judged;
    if judged.trust == Trust::Malformed || judged.suspicion >= SUSPECT {
        return Route::Review;
    }
    let next = reading.next.as_ref();
    let full = next.is_some_and(|next| next.gate == Barrier::Capacity);
    let proposed = next.is_some() && !full;
    let quiet = matches!(reading.contact, Some(Contact::NewsletterOnly | Contact::None) | None);
    if is_kept_down(plan, reading) {
        return by_contact(reading);
    }
    if quiet && next.is_none() && !waits(plan, reading) {
        // nobody leaves a number for a newsletter: what was not measured, a person reads
        let reachable = judged.trust == Trust::Absent && !is_incomplete(said) && said.get(Kind::Phone).is_some();
        return if reachable { Route::Review } else { by_contact(reading) };
    }
    if full {
        return Route::Sas;
    }
    let with_sales = is_with_sales(plan, reading);
    let complete = !is_incomplete(said) || !judged.facts.opened.is_empty();
    let soon = with_sales || proposed || reading.sla.is_some();
    if soon && complete && may_call(plan, reading) && said.get(Kind::Phone).is_some() && is_eager(judged) {
        return Route::CallNow;
    }
    match next {
        _ if (with_sales || proposed) && !complete => Route::Review,
        // through an open gate, by what nothing confirms: a person looks before sales does
        _ if with_sales && is_doubted(judged.trust) && judged.facts.opened.is_empty() && !judged.asks => Route::Review,
        _ if with_sales => Route::Sales,
        Some(next) if is_of_sales(plan, &next.stage) => Route::Sales,
        Some(_) => Route::Review,
        None if waits(plan, reading) => Route::Sas,
        None => by_contact(reading),
    }
}

/// True in the stage where the plan lets leads wait for sales.
fn waits(plan: &Plan, reading: &Reading) -> bool {
    let stage = plan.capacity.and_then(|capacity| capacity.wait_in).and_then(|place| plan.stages.get(place));
    stage.is_some_and(|stage| reading.stage.as_ref() == Some(&stage.id))
}

fn by_contact(reading: &Reading) -> Route {
    match reading.contact {
        Some(Contact::Any | Contact::NoCall) => Route::Nurture,
        Some(Contact::NewsletterOnly) => Route::Newsletter,
        Some(Contact::None) | None => Route::Review,
    }
}

/// True when the plan lets the lead be called: in its stage, or in the one that a person opens to it by accepting it.
fn may_call(plan: &Plan, reading: &Reading) -> bool {
    let accepted = reading.next.as_ref().filter(|next| next.gate == Barrier::Human);
    let aim = accepted.and_then(|next| plan.stages.iter().find(|stage| stage.id == next.stage));
    reading.contact == Some(Contact::Any) || aim.is_some_and(|stage| stage.contact == Contact::Any)
}

/// True for a lead that is hot or has raised its hand, as far as that can be believed: by a payload that holds, or by the form itself.
fn is_eager(judged: &Judged<'_>) -> bool {
    let reading = judged.reading;
    let eager = reading.temperature == Temperature::Hot || !reading.raised.is_empty();
    matches!(judged.trust, Trust::Verified | Trust::Consistent) && eager || judged.asks
}

/// True of behaviour that nothing confirms.
fn is_doubted(trust: Trust) -> bool {
    matches!(trust, Trust::Unverified | Trust::Replayed | Trust::Expired)
}

/// True when the form by itself fulfils the stage of the handover, whatever the visitor has done, and the plan looks at what it says and not only
/// whether it says something. `fields` are as the plan knows their values, and `fit` is theirs.
pub fn asks(plan: &Plan, fields: &Fields, fit: &FitReading, facts: &Facts) -> bool {
    let Some(stage) = handover::stage(plan).and_then(|place| plan.stages.get(place)) else { return false };
    let tested = |conditions: &Conditions| !conditions.tests.is_empty();
    if !tested(&stage.guard.all) && !stage.guard.any.iter().any(tested) {
        return false;
    }
    let lead = Lead { plan, engagement: 0, lines: &[], temperature: Temperature::Cold, fit, fields, facts };
    lead.meets(&stage.guard)
}
