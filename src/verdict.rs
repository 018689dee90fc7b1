//! The edge's answer about one form post: how far its payload can be trusted, and the reading recomputed from it.

use crate::compiled::Compiled;
use crate::decay::{BITS, ONE};
use crate::enrichment::fill;
use crate::facts::Facts;
use crate::fields::Fields;
use crate::handoff::{Handoff, handoff};
use crate::handover::{Transmissible, transmissible};
use crate::offer::{self, View};
use crate::payload::{Counter, Evidence, Malformed};
use crate::plan::{Label, Plan};
use crate::reading::{Found, Reading};
use crate::receipt::{Tally, of_tallies};
use crate::route::{Judged, Route, route};
use crate::score::VISIT_GAP;
use crate::sentence;
use crate::signal::Kind;
use crate::temperature::Temperature;
use crate::text::hex;
use serde::Serialize;

/// Seconds by which a page's clock may run ahead of the edge's, or active time exceed what has passed.
const SKEW: u32 = 300;
/// Seconds after which a payload no longer speaks of now: seven days.
const EXPIRY: u32 = 7 * 86_400;

/// The slot whose offer the thank-you page shows.
const THANKS: &str = "thanks";

/// How far a payload can be trusted. No label drops a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trust {
    /// The claim is possible: its numbers agree with one another and with the clock. This is not "a person".
    Consistent,
    /// The claim is not possible as it stands: what went beyond was cut down.
    Unverified,
    /// The post carried no payload.
    Absent,
    /// The payload cannot be decoded.
    Malformed,
    /// The payload is older than seven days.
    Expired,
}

/// A counter of a payload, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CounterView {
    /// Id of the criterion, `None` when this plan has none of that key, or without a plan.
    pub criterion: Option<String>,
    /// Short key of the criterion's id, 6 hexadecimal digits.
    pub key: String,
    /// Occurrences that counted.
    pub times: u32,
    /// What they weigh, in thousandths of an occurrence.
    pub weight: u64,
}

/// A decoded payload, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceView {
    /// Version of the payload.
    pub version: u8,
    /// Hash of the plan that the page used, 8 hexadecimal digits.
    pub plan_hash: String,
    /// When it was written, in Unix seconds of the page's clock.
    pub issued: u32,
    /// Its nonce, 16 hexadecimal digits.
    pub nonce: String,
    /// Seconds since the visitor's first signal.
    pub age: u32,
    /// Visits so far.
    pub visits: u32,
    /// Temperature that the page showed.
    pub temperature: Temperature,
    /// Seconds since it last changed.
    pub lasted: u32,
    /// True for a visitor of the holdout, who saw only the defaults.
    pub holdout: bool,
    /// True when the page had no engine, showed only the defaults, and sent what happened to be counted here.
    pub journal: bool,
    /// The counters.
    pub counters: Vec<CounterView>,
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
    /// Why, when it is not plainly consistent or absent: a short stable name.
    pub trust_reason: Option<String>,
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
}

/// Judges a form post; `now` is the edge's Unix seconds.
pub fn judge(plan: &Plan, compiled: &Compiled, post: &Post, now: u32) -> Verdict {
    let decoded =
        post.payload.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(|text| Evidence::of_post(text, Some(compiled)));
    let (trust, reason, evidence) = match decoded {
        None => (Trust::Absent, None, None),
        Some(Err(malformed)) => (Trust::Malformed, Some(name(malformed)), None),
        Some(Ok(evidence)) => {
            let (trust, reason) = trust(compiled, &evidence, now);
            (trust, reason.map(String::from), Some(evidence))
        }
    };
    let at = evidence.as_ref().map_or(now, |evidence| evidence.issued.min(now));
    let mut tallies = claimed(compiled, evidence.as_ref());
    if evidence.as_ref().is_some_and(|evidence| !evidence.cut) {
        tallies = settled(compiled, tallies);
    }
    let (lines, engagement) = of_tallies(compiled, &tallies);
    let temperature = evidence.as_ref().map_or(Temperature::of(engagement, &compiled.temperature), |evidence| {
        evidence.temperature.next(engagement, evidence.lasted, &compiled.temperature)
    });
    let visit = evidence.as_ref().map_or(0, |evidence| evidence.visits);
    let held = evidence.as_ref().is_some_and(|evidence| evidence.held);
    let seen = View { lines: &lines, score: engagement, temperature, pages: 0, visit, held };
    let offers = offer::standing(compiled, &seen, &mut Vec::new(), false);
    let found = Found { at, lines: &lines, engagement, temperature, offers: &offers };
    let (fields, enriched) = fill(plan, &post.fields, &post.enrichment);
    let reading = Reading::new(plan, &found, &fields, &post.facts);
    let evidence = evidence.map(|evidence| view(plan, compiled, &evidence));
    let judged = Judged { trust, suspicion: 0, reading: &reading, fields: &fields, facts: &post.facts };
    Verdict {
        trust,
        trust_reason: reason,
        plan: plan_name(plan, compiled),
        reasons: sentence::reasons(&reading, evidence.is_some()),
        transmissible: transmissible(plan, &reading, &fields, &post.facts),
        route: route(plan, &judged),
        handoff: handoff(plan, &fields, evidence.as_ref().map(|evidence| evidence.nonce.as_str())),
        due_by: reading.sla.map(|minutes| now.saturating_add(minutes.saturating_mul(60))),
        offer: reading.offers.get(THANKS).cloned(),
        enriched,
        reading,
        evidence,
    }
}

/// The name under which a verdict or a tool speaks of a plan.
pub fn plan_name(plan: &Plan, compiled: &Compiled) -> PlanName {
    PlanName { id: plan.id.clone(), hash: format!("{:08x}", compiled.hash) }
}

fn trust(compiled: &Compiled, evidence: &Evidence, now: u32) -> (Trust, Option<&'static str>) {
    let visits = evidence.visits <= evidence.age / VISIT_GAP + 1;
    let claimed = claimed(compiled, Some(evidence));
    let settled = settled(compiled, claimed.clone());
    let whole = evidence.plan != compiled.hash || evidence.cut || claimed == settled;
    let possible = visits && whole && evidence.counters.iter().all(|counter| clamp(compiled, evidence, counter) == counter.tally);
    if evidence.issued > now.saturating_add(SKEW) {
        (Trust::Unverified, Some("issued_in_the_future"))
    } else if now.saturating_sub(evidence.issued) > EXPIRY {
        (Trust::Expired, None)
    } else if !possible {
        (Trust::Unverified, Some("impossible_counters"))
    } else if evidence.plan != compiled.hash {
        (Trust::Consistent, Some("other_plan"))
    } else if evidence.cut {
        (Trust::Consistent, Some("counters_cut"))
    } else {
        (Trust::Consistent, None)
    }
}

/// A counter's tally cut down to what is possible under any plan: no more weight than occurrences (each may be rounded up once), no more active
/// time than has passed, no more visits than there were. What today's plan allows, a receipt sees to.
fn clamp(compiled: &Compiled, evidence: &Evidence, counter: &Counter) -> Tally {
    let mut tally = counter.tally;
    if let Some(criterion) = compiled.criteria.iter().find(|criterion| criterion.key == counter.key) {
        if criterion.kind == Kind::ActiveTime as u8 {
            tally.times = tally.times.min(evidence.age.saturating_add(SKEW) / criterion.step.max(1));
        }
        if criterion.kind == Kind::Visit as u8 || criterion.kind == Kind::ReturnVisit as u8 {
            tally.times = tally.times.min(evidence.visits);
        }
    }
    tally.weight = tally.weight.min(u64::from(tally.times) * (ONE + 1));
    tally
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

/// The tallies of the evidence in the plan's order; counters that this plan does not know are skipped.
fn claimed(compiled: &Compiled, evidence: Option<&Evidence>) -> Vec<Tally> {
    let find = |key: u32| {
        let evidence = evidence?;
        let counter = evidence.counters.iter().find(|counter| counter.key == key)?;
        Some(clamp(compiled, evidence, counter))
    };
    compiled.criteria.iter().map(|criterion| find(criterion.key).unwrap_or_default()).collect()
}

/// A decoded payload as people read it.
pub fn view(plan: &Plan, compiled: &Compiled, evidence: &Evidence) -> EvidenceView {
    let mut view = nameless(evidence);
    let named = compiled.criteria.iter().zip(&plan.criteria);
    for (shown, counter) in view.counters.iter_mut().zip(&evidence.counters) {
        let found = named.clone().find(|(criterion, _)| criterion.key == counter.key);
        shown.criterion = found.map(|(_, criterion)| criterion.id.clone());
    }
    view
}

/// A decoded payload as people read it without a plan: criteria have their keys alone.
pub fn nameless(evidence: &Evidence) -> EvidenceView {
    EvidenceView {
        version: crate::payload::VERSION,
        plan_hash: format!("{:08x}", evidence.plan),
        issued: evidence.issued,
        nonce: hex(&evidence.nonce),
        age: evidence.age,
        visits: evidence.visits,
        temperature: evidence.temperature,
        lasted: evidence.lasted,
        holdout: evidence.held,
        journal: evidence.journal,
        counters: evidence
            .counters
            .iter()
            .map(|counter| CounterView {
                criterion: None,
                key: format!("{:06x}", counter.key),
                times: counter.tally.times,
                weight: (counter.tally.weight.min(1 << 42) * 1000 + ONE / 2) >> BITS,
            })
            .collect(),
    }
}

/// The stable name of a decoding failure.
pub fn name(malformed: Malformed) -> String {
    match malformed {
        Malformed::TooLong => "too_long".into(),
        Malformed::NotBase64 => "not_base64url".into(),
        Malformed::Version(found) => format!("unknown_version_{found}"),
        Malformed::Damaged => "damaged".into(),
    }
}
