//! The key of a hand-over: the same for the same lead, however often its form is posted.

use crate::handover;
use crate::plan::Plan;
use crate::text::hex;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A hand-over to sales, told apart from others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Handoff {
    /// 32 hexadecimal digits; `None` when neither an e-mail address nor a payload says whose hand-over it is.
    pub key: Option<String>,
}

/// The hand-over of a lead: SHA-256, cut to 16 bytes, of the plan's id, the stage of the handover, and the e-mail address as it is compared or, where there is none,
/// the payload's nonce. It cannot be read back, but who has an address can compare: it is personal data.
pub fn handoff(plan: &Plan, email: Option<&str>, nonce: Option<&str>) -> Handoff {
    let stage = handover::stage(plan).and_then(|place| plan.stages.get(place)).map_or("", |stage| &stage.id);
    let (kind, whose) = match (email, nonce) {
        (Some(email), _) => ("email", email.to_lowercase()),
        (None, Some(nonce)) => ("nonce", nonce.into()),
        (None, None) => return Handoff::default(),
    };
    let text = ["attise handoff 1", &plan.id, stage, kind, &whose].join("\0");
    let hash = Sha256::digest(text);
    Handoff { key: hash.first_chunk::<16>().map(|half| hex(half)) }
}
