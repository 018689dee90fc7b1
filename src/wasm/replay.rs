//! The boundary of replaying event logs.

use super::full::{Plan, give, refuse};
use crate::replay;
use wasm_bindgen::prelude::*;

/// An event log being replayed.
#[wasm_bindgen]
pub struct Replay {
    pub(super) replay: replay::Replay,
}

#[wasm_bindgen]
impl Replay {
    /// Starts a replay whose readings are made at `now` (Unix seconds), and which names the first `top` leads, none if left out.
    #[wasm_bindgen(constructor)]
    pub fn new(now: u32, top: Option<u32>) -> Replay {
        Replay { replay: replay::Replay::new(now).with_top(top.unwrap_or(0) as usize) }
    }

    /// Takes a chunk of the event log. Throws `{ problems }`, here and below, when a file as a whole is wrong; the replay is over then.
    pub fn events(&mut self, chunk: &[u8]) -> Result<(), JsValue> {
        self.replay.events(chunk).map_err(|problem| refuse(vec![problem]))
    }

    /// Takes a chunk of the outcomes. All events come first.
    pub fn outcomes(&mut self, chunk: &[u8]) -> Result<(), JsValue> {
        self.replay.outcomes(chunk).map_err(|problem| refuse(vec![problem]))
    }

    /// Takes a chunk of facts. All events come first.
    pub fn facts(&mut self, chunk: &[u8]) -> Result<(), JsValue> {
        self.replay.facts(chunk).map_err(|problem| refuse(vec![problem]))
    }

    /// Plays all visitors through a plan and gives the tables and the report. The replay is used up.
    pub fn finish(self, plan: &Plan) -> Result<JsValue, JsValue> {
        let replayed = self.replay.finish(&plan.plan, &plan.compiled).map_err(|problem| refuse(vec![problem]))?;
        Ok(give(&replayed))
    }
}
