//! The boundary of the linter.

use super::full::{Plan, give};
use crate::lint;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Plan {
    /// All warnings of the plan but those that it accepts.
    pub fn lint(&self) -> JsValue {
        give(&lint::lint(&self.plan, &self.compiled))
    }
}
