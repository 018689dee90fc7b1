//! What the `visitors` module is told of a plan beside its compiled form: names stay outside, and texts are decided here.

use super::full::{Plan, give};
use crate::visitors::values;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Named<'a> {
    criteria: Vec<&'a str>,
    fields: Vec<&'a str>,
    personas: Vec<&'a str>,
    actions: Vec<&'a str>,
    fit: Vec<i32>,
}

#[wasm_bindgen]
impl Plan {
    /// The names behind the numbers of the `visitors` module, `{ criteria, fields, personas, actions }`, and the rules of `fit`.
    pub fn scored(&self) -> JsValue {
        let plan = &self.plan;
        give(&Named {
            criteria: plan.criteria.iter().map(|each| each.id.as_str()).collect(),
            fields: values::fields(plan),
            personas: plan.personas.iter().map(|each| each.id.as_str()).collect(),
            actions: plan.actions.iter().flat_map(|actions| &actions.bands).map(|(_, action)| action.id.as_str()).collect(),
            fit: values::tables(plan),
        })
    }

    /// What the rules make of what a field says: see [`values::class`].
    #[wasm_bindgen(js_name = fitClass)]
    pub fn fit_class(&self, field: &str, said: &str) -> Vec<i32> {
        values::class(&self.plan, field, said)
    }
}
