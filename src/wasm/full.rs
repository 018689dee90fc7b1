//! The boundary of the `full` module, for edge, Node and tools: texts and plain objects in, plain objects out.

use super::scratch::wipe_stack;
use super::tape;
use crate::check;
use crate::compile::compile;
use crate::compiled::Compiled;
use crate::contact::role::Jobs;
use crate::evidence::{name, view};
use crate::facts::Facts;
use crate::fields::Fields;
use crate::journey;
use crate::ladder;
use crate::lists;
use crate::payload::Evidence;
use crate::plan;
use crate::problem::Problem;
use crate::sender::Sender;
use crate::trust::{Origin, replay_key};
use crate::verdict::{Post, judge, plan_name};
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// All problems of a plan's JSON text; empty when it is good.
#[wasm_bindgen]
pub fn check(text: &str) -> JsValue {
    give(&check::check(text).err().unwrap_or_default())
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

    /// The verdict on a form post at `now`, the edge's Unix seconds. `post` holds groups of texts by name, as [`groups`] reads them: `payload`, the hidden field, if
    /// there was one, and `facts`, JSON text of what the host knows, if anything; the fields; those for what the form leaves empty; the origin, as [`Origin::of`]
    /// reads it; and the sender, as [`Sender::of`] does. Throws `{ problems }` when the facts are wrong.
    pub fn qualify(&self, post: &str, lists: &Lists, now: u32) -> Result<JsValue, JsValue> {
        let [mut post, fields, enrichment, origin, sender] = groups(post);
        let (origin, sender) = (Origin::of(&origin, now), Sender::of(&sender));
        let facts = post.get("facts").map_or_else(|| Ok(Facts::default()), |text| journey::facts(text)).map_err(refuse)?;
        let payload = post.remove("payload");
        let post = Post { payload, fields, facts, enrichment, origin, sender, lists: lists.0.clone() };
        let verdict = tape::give(&judge(&self.plan, &self.compiled, &post, now));
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

/// What is known of e-mail domains, and what people write: [`lists::Lists`].
#[wasm_bindgen]
pub struct Lists(Rc<lists::Lists>);

#[wasm_bindgen]
impl Lists {
    /// Takes the lists as they are.
    #[wasm_bindgen(constructor)]
    pub fn new(disposable: String, free: String, allowed: String, roles: String, countries: String, jobs: String) -> Lists {
        let (disposable, jobs) = (lists::Grouped::new(disposable), Jobs::new(jobs));
        Lists(Rc::new(lists::Lists { disposable, free, allowed, roles, countries, jobs }))
    }
}

/// Groups of texts by name, as `flat.ts` writes them: the length of each name and text in UTF-16 units, a space apart, and a semicolon after each group; then,
/// each after a line feed, names and texts.
fn groups<const N: usize>(flat: &str) -> [Fields; N] {
    let (lengths, mut rest) = flat.split_at(flat.find('\n').unwrap_or(flat.len()));
    let mut groups = lengths.split(';');
    std::array::from_fn(|_| {
        let mut lengths = groups.next().unwrap_or_default().split(' ').filter_map(|length| length.parse().ok());
        let mut next = || {
            let (text, after) = units(rest.get(1..)?, lengths.next()?);
            rest = after;
            Some(String::from(text))
        };
        std::iter::from_fn(|| next().zip(next())).collect()
    })
}

/// The first UTF-16 units of a text, and the rest of it.
fn units(text: &str, length: usize) -> (&str, &str) {
    if let Some(parts) = text.split_at_checked(length).filter(|(start, _)| start.is_ascii()) {
        return parts;
    }
    let mut left = length;
    let end = text.char_indices().find(|(_, letter)| {
        let here = left == 0;
        left = left.saturating_sub(letter.len_utf16());
        here
    });
    text.split_at(end.map_or(text.len(), |(at, _)| at))
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

/// A value as a plain object.
#[cfg(feature = "tools")]
pub(super) fn give(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

#[cfg(not(feature = "tools"))]
pub(super) use super::tape::give;
