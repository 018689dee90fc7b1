//! The boundary of what is wrong or unwise in a plan, each with its place in the text.

use super::full::give;
use crate::placed;
use wasm_bindgen::prelude::*;

/// `{ problems, warnings }` of a plan's JSON text, each with `line`, `column`, `line_text` and `frame`.
#[wasm_bindgen]
pub fn see(text: &str) -> JsValue {
    give(&placed::see(text))
}
