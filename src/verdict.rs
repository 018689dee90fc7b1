//! The edge's answer about one form post: how far its payload can be trusted, and the reading recomputed from it.

use crate::compiled::Compiled;
use crate::contact::kinds::{Kind as Datum, Said};
use crate::contact::{self, Contact};
use crate::decay::ONE;
use crate::enrichment::fill;
use crate::evidence::{EvidenceView, name, view};
use crate::facts::Facts;
use crate::fields::{Fields, canonical};
use crate::fit;
use crate::handoff::{Handoff, handoff};
use crate::handover::{Transmissible, transmissible};
use crate::lists::Lists;
use crate::offer::{self, View};
use crate::payload::Evidence;
use crate::plan::{Label, Plan};
use crate::reading::{Found, Reading};
use crate::receipt::{Line, Tally, of_tallies, within};
use crate::route::{Judged, Route, asks, route};
use crate::seal::Seal;
use crate::sender::Sender;
use crate::sentence;
use crate::signal::Kind;
use crate::suspicion::{Seen, Suspicion, weigh};
use crate::temperature::Temperature;
use crate::text::hex;
use crate::trust::{Bounds, Finding, Origin, Replay, Trust, Weight, find, share};
use serde::Serialize;
use std::rc::Rc;

/// The slot whose offer the thank-you page shows.
const THANKS: &str = "thanks";

/// What the edge itself saw of a visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SealView {
    /// When it first saw the visitor, in Unix seconds.
    pub first_seen: u32,
    /// When it served the last page, in Unix seconds.
    pub served: u32,
    /// Pages that it served.
    pub views: u16,
}

impl From<&Seal> for SealView {
    fn from(seal: &Seal) -> SealView {
        SealView { first_seen: seal.first, served: seal.served, views: seal.views }
    }
}

/// Which plan a verdict was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanName {
    /// The plan's id.
    pub id: String,
    /// Hash of its whole content, comments apart: 8 hexadecimal digits.
    pub hash: String,
}

/// The edge's answer about one form post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// How far the payload can be trusted.
    pub trust: Trust,
    /// What else there is to say of it: a short stable name.
    pub trust_reason: Option<String>,
    /// Whether the payload was posted before; `None` when there is no readable one.
    pub replay: Option<Replay>,
    /// What the edge itself saw of the visitor, when a seal of its own came with the post.
    pub seal: Option<SealView>,
    /// The plan it was made with.
    pub plan: PlanName,
    /// The reading, as of when the payload was written (never later than now).
    pub reading: Reading,
    /// The top three reasons in a sentence.
    pub reasons: Label,
    /// Whether it may be handed over to sales now.
    pub transmissible: Transmissible,
    /// Who does something with it next.
    pub route: Route,
    /// Its hand-over, told apart from others.
    pub handoff: Handoff,
    /// Until when its owner acts, in Unix seconds, if a delay is agreed for its stage.
    pub due_by: Option<u32>,
    /// The offer that stands in the slot `thanks`, if the plan has one.
    pub offer: Option<String>,
    /// Names of the fields that the form left empty and the host filled.
    pub enriched: Vec<String>,
    /// The payload decoded, if it could be.
    pub evidence: Option<EvidenceView>,
    /// What speaks for the post not being what it seems. Nothing of it is taken from the reading.
    pub suspicion: Suspicion,
    /// How good the contact data are.
    pub contact: Contact,
}

/// A form post as the edge received it.
#[derive(Clone, Debug, Default)]
pub struct Post {
    /// The hidden field's text; `None` when there was none.
    pub payload: Option<String>,
    /// The form's other fields.
    pub fields: Fields,
    /// What the host knows of the lead.
    pub facts: Facts,
    /// Fields that the host knows, for what the form leaves empty.
    pub enrichment: Fields,
    /// What the edge knows of the post beside what was sent in it.
    pub origin: Origin,
    /// What the host knows of the sender.
    pub sender: Sender,
    /// What is known of e-mail domains.
    pub lists: Rc<Lists>,
}

/// Judges a form post; `now` is the edge's Unix seconds.
pub fn judge(plan: &Plan, compiled: &Compiled, post: &Post, now: u32) -> Verdict {
    let decoded =
        post.payload.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(|text| Evidence::of_post(text, Some(compiled)));
    let (finding, malformed, evidence) = match decoded {
        None => (nothing(Trust::Absent), None, None),
        Some(Err(malformed)) => (nothing(Trust::Malformed), Some(name(malformed)), None),
        Some(Ok(evidence)) => (held(compiled, &evidence, &post.origin, now), None, Some(evidence)),
    };
    let counted = evidence.as_ref().filter(|_| finding.weight != Weight::Nothing);
    let bounds = evidence.as_ref().map(|evidence| Bounds::new(evidence, &post.origin, now));
    let at = evidence.as_ref().map_or(now, |evidence| evidence.issued.min(now));
    let mut tallies = claimed(compiled, counted.zip(bounds.as_ref()));
    if counted.is_some_and(|evidence| !evidence.cut) {
        tallies = settled(compiled, tallies);
    }
    let (mut lines, mut engagement) = of_tallies(compiled, &tallies);
    if finding.weight == Weight::Share {
        engagement = within(compiled, &mut lines, &share(compiled));
    }
    let alone = Temperature::of(engagement, &compiled.temperature);
    let temperature = match (finding.weight, &evidence) {
        (Weight::Whole, Some(evidence)) => {
            let shown = evidence.temperature.min(warmest(compiled, &lines));
            shown.next(engagement, evidence.lasted, &compiled.temperature)
        }
        (Weight::Whole, None) => alone,
        _ => alone.min(Temperature::Warm),
    };
    let visit = evidence.as_ref().map_or(0, |evidence| evidence.visits);
    let held = evidence.as_ref().is_some_and(|evidence| evidence.held);
    let shown = View { lines: &lines, score: engagement, temperature, pages: 0, visit, held };
    let offers = offer::standing(compiled, &shown, &mut Vec::new(), false);
    let found = Found { at, lines: &lines, engagement, temperature, offers: &offers };
    let (filled, enriched) = fill(plan, &post.fields, &post.enrichment);
    let said = Said::of(plan, &filled, post.sender.honeypot.as_deref());
    let contact = contact::read(plan, &said, &post.lists, &post.sender);
    let seen = Seen {
        sender: &post.sender,
        fields: &post.fields,
        said: &said,
        contact: &contact,
        countries: &post.lists.countries,
        evidence: evidence.as_ref(),
        filled_in: post.origin.held().filter(|seal| seal.views > 0).map(|seal| now.saturating_sub(seal.served)),
    };
    let suspicion = weigh(&seen);
    let derived = contact::derived(plan, &filled, &contact);
    let fields = canonical(plan, &derived);
    let fit = fit::read(plan, &fields);
    let asks = asks(plan, &fields, &fit, &post.facts);
    let reading = Reading::with_fit(plan, &found, fit, &fields, &post.facts);
    let reasons = sentence::reasons(&reading, counted.is_some());
    let evidence = evidence.map(|evidence| view(plan, compiled, &evidence));
    let judged =
        Judged { trust: finding.trust, suspicion: suspicion.points, reading: &reading, asks, said: &said, facts: &post.facts };
    let whose = contact.email.address.as_deref().or_else(|| said.get(Datum::Email));
    Verdict {
        trust: finding.trust,
        trust_reason: malformed.or(finding.reason.map(String::from)),
        replay: evidence.as_ref().map(|_| post.origin.replay),
        seal: post.origin.held().map(SealView::from),
        plan: plan_name(plan, compiled),
        reasons,
        transmissible: transmissible(plan, &reading, &said, &post.facts),
        route: route(plan, &judged),
        handoff: handoff(plan, whose, evidence.as_ref().map(|evidence| evidence.nonce.as_str())),
        due_by: reading.sla.map(|minutes| now.saturating_add(minutes.saturating_mul(60))),
        offer: reading.offers.get(THANKS).cloned(),
        enriched,
        reading,
        evidence,
        suspicion,
        contact,
    }
}

/// The name under which a verdict or a tool speaks of a plan.
pub fn plan_name(plan: &Plan, compiled: &Compiled) -> PlanName {
    PlanName { id: plan.id.clone(), hash: hex(&compiled.hash.to_be_bytes()) }
}

/// The warmest that the page can have shown before: what was gained may have faded or been taken away since, but nobody is warmer than all of it.
fn warmest(compiled: &Compiled, lines: &[Line]) -> Temperature {
    let gained: i64 = lines.iter().map(|line| (i64::from(line.base) * i64::from(line.times)).max(0)).sum();
    Temperature::of(i32::try_from(gained).unwrap_or(i32::MAX), &compiled.temperature)
}

/// What is held of a post without a payload that can be read.
fn nothing(trust: Trust) -> Finding {
    Finding { trust, reason: None, weight: Weight::Whole }
}

/// What is held of a payload.
fn held(compiled: &Compiled, evidence: &Evidence, origin: &Origin, now: u32) -> Finding {
    let bounds = Bounds::new(evidence, origin, now);
    let claimed = claimed(compiled, Some((evidence, &bounds)));
    let whole = evidence.plan != compiled.hash || evidence.cut || claimed == settled(compiled, claimed.clone());
    find(compiled, evidence, origin, whole, now)
}

/// Settles the combinations by today's plan: one whose parts have not all counted has not either, and one that the page did not know, but whose parts
/// have, counts as of now.
fn settled(compiled: &Compiled, mut tallies: Vec<Tally>) -> Vec<Tally> {
    for (i, criterion) in compiled.criteria.iter().enumerate().filter(|(_, criterion)| criterion.kind == Kind::Combination as u8) {
        let (parts, _) = compiled.names_of(criterion).as_chunks();
        let often = |place: u32| tallies.get(place as usize).map_or(0, |tally| tally.times);
        let whole = parts.iter().all(|[place, times]| often(*place) >= *times);
        if let Some(tally) = tallies.get_mut(i).filter(|tally| whole != (tally.times > 0)) {
            *tally = if whole { Tally { times: 1, weight: ONE, trimmed: 0 } } else { Tally::default() };
        }
    }
    tallies
}

/// The tallies of the evidence in the plan's order, as far as they are possible; counters that this plan does not know are skipped.
fn claimed(compiled: &Compiled, evidence: Option<(&Evidence, &Bounds)>) -> Vec<Tally> {
    let find = |key: u32| {
        let (evidence, bounds) = evidence?;
        let counter = evidence.counters.iter().find(|counter| counter.key == key)?;
        Some(bounds.clamp(compiled, counter))
    };
    compiled.criteria.iter().map(|criterion| find(criterion.key).unwrap_or_default()).collect()
}
