//! The boundary of printing: the plan as a document to be signed.

use super::full::{Plan, give};
use crate::plan::Language;
use crate::sla::describe;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Plan {
    /// The plan described as a document: in French for `fr`, in English for `en`, in the plan's own language otherwise.
    pub fn sla(&self, language: Option<String>) -> JsValue {
        let language = match language.as_deref() {
            Some("fr") => Language::Fr,
            Some("en") => Language::En,
            _ => self.plan.language,
        };
        give(&describe(&self.plan, language))
    }
}
