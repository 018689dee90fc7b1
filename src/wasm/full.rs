//! The boundary of the `full` module, for edge, Node and tools: texts and plain objects in, plain objects out.

use crate::check;
use crate::compile::compile;
use crate::compiled::Compiled;
use crate::fit::Fields;
use crate::journey;
use crate::payload::Evidence;
use crate::plan;
use crate::problem::Problem;
use crate::replay;
use crate::time;
use crate::verdict::{judge, name, nameless, plan_name, view};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// All problems of a plan's JSON text; empty when it is good.
#[wasm_bindgen]
pub fn check(text: &str) -> JsValue {
    give(&check::check(text).err().unwrap_or_default())
}

/// A payload decoded without a plan, so that its criteria have keys and no names, or `{ error }`.
#[wasm_bindgen]
pub fn decode(payload: &str) -> JsValue {
    match Evidence::read(payload.trim()) {
        Ok(evidence) => give(&nameless(&evidence)),
        Err(malformed) => give(&Refusal { error: name(malformed) }),
    }
}

/// A time as Unix seconds, as logs and journeys write it. Throws what was expected.
#[wasm_bindgen(js_name = parseTime)]
pub fn parse_time(text: &str) -> Result<u32, String> {
    time::parse(text).map_err(String::from)
}

/// A checked and compiled plan.
#[wasm_bindgen]
pub struct Plan {
    plan: plan::Plan,
    bytes: Vec<u8>,
    compiled: Compiled,
}

#[wasm_bindgen]
impl Plan {
    /// Checks a plan's JSON text. Throws `{ problems }` when it is not good.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str) -> Result<Plan, JsValue> {
        let plan = check::check(text).map_err(refuse)?;
        let bytes = compile(&plan);
        match Compiled::read(&bytes) {
            Ok(compiled) => Ok(Plan { plan, bytes, compiled }),
            Err(_) => Err(refuse(Vec::new())),
        }
    }

    /// The compiled plan, as pages load it.
    pub fn compile(&self) -> Vec<u8> {
        self.bytes.clone()
    }

    /// The plan's id.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.plan.id.clone()
    }

    /// Hash of the whole plan, comments apart: 8 hexadecimal digits.
    #[wasm_bindgen(getter)]
    pub fn hash(&self) -> String {
        plan_name(&self.plan, &self.compiled).hash
    }

    /// A payload decoded, or `{ error }`.
    pub fn decode(&self, payload: &str) -> JsValue {
        match Evidence::read(payload.trim()) {
            Ok(evidence) => give(&view(&self.plan, &self.compiled, &evidence)),
            Err(malformed) => give(&Refusal { error: name(malformed) }),
        }
    }

    /// The verdict on a form post. `fields` is an object of texts; `payload` the hidden field, `undefined` when there was none; `now` the
    /// edge's Unix seconds.
    pub fn qualify(&self, payload: Option<String>, fields: JsValue, now: u32) -> JsValue {
        let fields: Fields = serde_wasm_bindgen::from_value(fields).unwrap_or_default();
        give(&judge(&self.plan, &self.compiled, payload.as_deref(), &fields, now))
    }

    /// Plays a journey (JSON text) and gives `{ reading, reasons, payload, memory }`. Throws `{ problems }` when the journey is wrong.
    pub fn play(&self, text: &str) -> Result<JsValue, JsValue> {
        let journey = journey::read(text).map_err(refuse)?;
        Ok(give(&journey::play(&self.plan, &self.compiled, &journey)))
    }
}

/// An event log being replayed.
#[wasm_bindgen]
pub struct Replay {
    replay: replay::Replay,
}

#[wasm_bindgen]
impl Replay {
    /// Starts a replay whose readings are made at `now` (Unix seconds).
    #[wasm_bindgen(constructor)]
    pub fn new(now: u32) -> Replay {
        Replay { replay: replay::Replay::new(now) }
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

    /// Plays all visitors through a plan and gives the tables. The replay is used up.
    pub fn finish(self, plan: &Plan) -> Result<JsValue, JsValue> {
        let replayed = self.replay.finish(&plan.plan, &plan.compiled).map_err(|problem| refuse(vec![problem]))?;
        Ok(give(&replayed))
    }
}

#[derive(Serialize)]
struct Refusal {
    error: String,
}

#[derive(Serialize)]
struct Problems {
    problems: Vec<Problem>,
}

fn refuse(problems: Vec<Problem>) -> JsValue {
    give(&Problems { problems })
}

fn give(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
