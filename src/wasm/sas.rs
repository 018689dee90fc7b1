//! The boundary of the sas: what sales can take, and in which order leads wait.

use super::full::{Plan, give};
use crate::capacity::{Reason, congestion, most, period_start, reason};
use crate::plan::Label;
use crate::rank::Candidate;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Quota {
    /// Leads that may be taken in one period.
    leads: u32,
    /// The same for those who have raised their hand.
    most: u32,
    /// When the period began, in Unix seconds.
    since: u32,
    /// The queue in percent of what can be taken.
    congestion: u32,
    /// Why a lead waits that finds no room.
    code: Reason,
    /// The same for people.
    label: Label,
}

#[wasm_bindgen]
impl Plan {
    /// What sales can take in the period of `now` (Unix seconds), how congested it is with so many waiting, and why a lead waits that finds no room, after
    /// having raised its hand or not; `undefined` when the plan has no capacity.
    pub fn quota(&self, now: u32, waiting: u32, raised: bool) -> JsValue {
        let Some(capacity) = self.plan.capacity else { return JsValue::UNDEFINED };
        let code = reason(&capacity, raised);
        give(&Quota {
            leads: capacity.leads,
            most: most(&capacity, true).min(u64::from(u32::MAX)) as u32,
            since: period_start(capacity.per, now),
            congestion: congestion(&capacity, waiting.into()),
            code,
            label: code.label(),
        })
    }
}

/// The place of a lead in the order in which leads are worth a person's time, as a text: the better lead has the lesser one.
#[wasm_bindgen]
pub fn rank(id: String, raised: bool, engagement: i32, fit: i32, last: u32) -> String {
    Candidate { id, raised, engagement, fit, last }.key()
}
