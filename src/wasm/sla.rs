//! The boundary of printing: the plan as a document to be signed.

use super::full::Plan;
use crate::plan::Language;
use crate::sla::{Format, describe};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Plan {
    /// The plan printed as an agreement: in French for `fr`, in English for `en`, in the plan's own language otherwise; as Markdown, or as HTML.
    pub fn print(&self, language: Option<String>, markdown: bool) -> String {
        let language = match language.as_deref() {
            Some("fr") => Language::Fr,
            Some("en") => Language::En,
            _ => self.plan.language,
        };
        describe(&self.plan, language).print(if markdown { Format::Markdown } else { Format::Html })
    }
}
