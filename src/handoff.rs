//! The key of a hand-over: the same for the same lead, however often its form is posted.

use crate::fields::Fields;
use crate::handover;
use crate::plan::Plan;
use crate::who;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A hand-over to sales, told apart from others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Handoff {
    /// 32 hexadecimal digits; `None` when neither an e-mail address nor a payload says whose hand-over it is.
    pub key: Option<String>,
}

/// The hand-over of a lead: SHA-256, cut to 16 bytes, of the plan's id, the stage of the handover, and the e-mail address in lower case or, where there is none,
/// the payload's nonce. It cannot be read back, but who has an address can compare: it is personal data.
pub fn handoff(plan: &Plan, fields: &Fields, nonce: Option<&str>) -> Handoff {
    let stage = handover::stage(plan).and_then(|place| plan.stages.get(place)).map_or("", |stage| &stage.id);
    let email = who::email(fields).map(|email| ("email", email.to_lowercase()));
    let whose = email.or_else(|| nonce.map(|nonce| ("nonce", nonce.into())));
    let key = |(kind, who): (&str, String)| {
        let text = format!("attise handoff 1\0{}\0{stage}\0{kind}\0{who}", plan.id);
        Sha256::digest(text).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    };
    Handoff { key: whose.map(key) }
}
