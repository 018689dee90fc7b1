//! The boundary of the search: the shortest journeys of a plan, and what is missing for a lead as it is.

use super::full::{Plan, give, refuse};
use crate::facts::Facts;
use crate::fields::Fields;
use crate::journey;
use crate::search::{Standpoint, journeys, missing};
use crate::verdict::Post;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Plan {
    /// The shortest journeys to warm, to hot and to each stage above the first, and how far the points go.
    pub fn journeys(&self) -> JsValue {
        give(&journeys(&self.plan, &self.compiled))
    }

    /// What is missing for a lead at the end of a journey (JSON text). Throws `{ problems }` when the journey is wrong.
    pub fn missing(&self, text: &str) -> Result<JsValue, JsValue> {
        let journey = journey::read(text).map_err(refuse)?;
        Ok(give(&missing(&self.plan, &self.compiled, &Standpoint::of_journey(&self.compiled, &journey))))
    }

    /// What is missing for the lead of a form post: as `qualify`, but for `fields`, which are the JSON text of an object of texts. Throws
    /// `{ problems }` when the facts are wrong.
    #[wasm_bindgen(js_name = missingOf)]
    pub fn missing_of(&self, payload: Option<String>, fields: &str, facts: Option<String>, now: u32) -> Result<JsValue, JsValue> {
        let fields: Fields = serde_json::from_str(fields).unwrap_or_default();
        let facts = facts.map_or_else(|| Ok(Facts::default()), |text| journey::facts(&text)).map_err(refuse)?;
        let lead = Standpoint::of_post(&self.plan, &self.compiled, &Post { payload, fields, facts, ..Post::default() }, now);
        Ok(give(&missing(&self.plan, &self.compiled, &lead)))
    }
}
