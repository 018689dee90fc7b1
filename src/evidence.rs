//! A decoded payload as people read it, and the names of what cannot be decoded.

use crate::compiled::Compiled;
use crate::decay::{BITS, ONE};
use crate::payload::{Evidence, Malformed};
use crate::plan::Plan;
use crate::temperature::Temperature;
use crate::text::hex;
use serde::Serialize;

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
        plan_hash: hex(&evidence.plan.to_be_bytes()),
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
                key: hex(counter.key.to_be_bytes().get(1..).unwrap_or_default()),
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
