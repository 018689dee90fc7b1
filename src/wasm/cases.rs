//! The boundary of the cases beside a plan.

use super::full::{Plan, give, refuse};
use crate::cases;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Plan {
    /// Plays the cases of a JSON text and gives `{ passed, failed, rows }`. Throws `{ problems }` when the text is no list of cases.
    #[wasm_bindgen(js_name = testCases)]
    pub fn test_cases(&self, text: &str) -> Result<JsValue, JsValue> {
        let cases = cases::read(text).map_err(refuse)?;
        Ok(give(&cases::run(&self.plan, &self.compiled, &cases)))
    }
}
