//! The boundary of the `full` module, for edge, Node and tools: texts and plain objects in, plain objects out.

use super::scratch::wipe_stack;
use crate::check;
use crate::compile::compile;
use crate::compiled::Compiled;
use crate::evidence::{name, nameless, view};
use crate::facts::Facts;
use crate::fields::Fields;
use crate::journey;
use crate::ladder;
use crate::lists;
use crate::payload::Evidence;
use crate::plan;
use crate::problem::Problem;
use crate::sender::Sender;
use crate::time;
use crate::trust::{Origin, replay_key};
use crate::verdict::{Post, judge, plan_name};
use js_sys::{Array, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// All problems of a plan's JSON text; empty when it is good.
#[wasm_bindgen]
pub fn check(text: &str) -> JsValue {
    give(&check::check(text).err().unwrap_or_default())
}

/// A payload decoded without a plan, so that its criteria have keys and no names, or `{ error }`.
#[wasm_bindgen]
pub fn decode(payload: &str) -> JsValue {
    match Evidence::of_post(payload.trim(), None) {
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
    pub(super) plan: plan::Plan,
    pub(super) bytes: Vec<u8>,
    pub(super) compiled: Compiled,
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
        match Evidence::of_post(payload.trim(), Some(&self.compiled)) {
            Ok(evidence) => give(&view(&self.plan, &self.compiled, &evidence)),
            Err(malformed) => give(&Refusal { error: name(malformed) }),
        }
    }

    /// Under which a payload is remembered; `undefined` when it cannot be read.
    #[wasm_bindgen(js_name = replayKey)]
    pub fn replay_key(&self, payload: &str) -> Option<String> {
        Evidence::of_post(payload.trim(), Some(&self.compiled)).ok().map(|evidence| replay_key(&evidence))
    }

    /// The verdict on a form post. `fields` is an object of texts; `payload` the hidden field, `undefined` when there was none; `facts` what the host
    /// knows (JSON text), `undefined` for nothing; `enrichment` an object of texts for what the form leaves empty; `origin` one as [`Origin::of`] reads it;
    /// `sender` one as [`Sender::of`] does; `now` the edge's Unix seconds. Throws `{ problems }` when the facts are wrong.
    #[allow(
        clippy::too_many_arguments,
        reason = "texts by name and handles pass as they are; an object of them would have to be taken apart again"
    )]
    pub fn qualify(
        &self,
        payload: Option<String>,
        fields: JsValue,
        facts: Option<String>,
        enrichment: JsValue,
        origin: JsValue,
        sender: JsValue,
        lists: &Lists,
        now: u32,
    ) -> Result<JsValue, JsValue> {
        let (fields, enrichment) = (texts(&fields), texts(&enrichment));
        let origin = Origin::of(&texts(&origin), now);
        let facts = facts.map_or_else(|| Ok(Facts::default()), |text| journey::facts(&text)).map_err(refuse)?;
        let sender = Sender::of(&texts(&sender));
        let post = Post { payload, fields, facts, enrichment, origin, sender, lists: lists.0.clone() };
        let verdict = give(&judge(&self.plan, &self.compiled, &post, now));
        wipe_stack();
        Ok(verdict)
    }

    /// Why a lead may not be moved by hand from one stage to another, in a sentence; `undefined` when it may. `verbal` says that whoever moves it has
    /// spoken with the lead; `reason` is why it goes back down.
    pub fn step(&self, from: &str, to: &str, verbal: bool, reason: Option<String>) -> Option<String> {
        let by = if verbal { plan::Gate::Verbal } else { plan::Gate::Human };
        ladder::step(&self.plan, from, to, by, reason.as_deref()).err()
    }

    /// Plays a journey (JSON text) and gives `{ reading, reasons, payload, memory, trend, history }`. Throws `{ problems }` when the journey is wrong.
    pub fn play(&self, text: &str) -> Result<JsValue, JsValue> {
        let journey = journey::read(text).map_err(refuse)?;
        Ok(give(&journey::play(&self.plan, &self.compiled, &journey)))
    }
}

/// What is known of e-mail domains: sorted texts, one entry a line; the first as [`lists::Grouped`] says.
#[wasm_bindgen]
pub struct Lists(Rc<lists::Lists>);

#[wasm_bindgen]
impl Lists {
    /// Keeps the lists as they are.
    #[wasm_bindgen(constructor)]
    pub fn new(disposable: String, free: String, allowed: String, roles: String, countries: String, jobs: String) -> Lists {
        Lists(Rc::new(lists::Lists { disposable: lists::Grouped::new(disposable), free, allowed, roles, countries, jobs }))
    }
}

/// The texts of an object, by name.
fn texts(object: &JsValue) -> Fields {
    let entries = object.dyn_ref::<Object>().map(Object::entries).unwrap_or_default();
    let entry = |entry: JsValue| {
        let entry = Array::from(&entry);
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    entries.iter().filter_map(entry).collect()
}

#[derive(Serialize)]
struct Refusal {
    error: String,
}

#[derive(Serialize)]
struct Problems {
    problems: Vec<Problem>,
}

pub(super) fn refuse(problems: Vec<Problem>) -> JsValue {
    give(&Problems { problems })
}

pub(super) fn give(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
