//! The boundary of comparing two plans.

use super::full::{Plan, give, refuse};
use super::replay::Replay;
use crate::diff;
use wasm_bindgen::prelude::*;

/// What changed from one plan's JSON text to another. Throws `{ problems }` of the first that is not good.
#[wasm_bindgen(js_name = diffPlans)]
pub fn diff_plans(old: &str, new: &str) -> Result<JsValue, JsValue> {
    diff::diff(old, new).map(|diff| give(&diff)).map_err(refuse)
}

#[wasm_bindgen]
impl Replay {
    /// Plays all visitors under two plans and says who moves, the first `shown` by name. The replay is used up.
    pub fn compare(self, old: &Plan, new: &Plan, shown: u32) -> Result<JsValue, JsValue> {
        let moved = self.replay.compare((&old.plan, &old.compiled), (&new.plan, &new.compiled), shown as usize);
        moved.map(|moved| give(&moved)).map_err(|problem| refuse(vec![problem]))
    }
}
