//! What the `visitors` module is told of a plan beside its compiled form: names stay outside, and texts are decided here.

use super::full::Plan;
use crate::visitors::values;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Plan {
    /// The names behind the numbers of the `visitors` module, a line each: criteria, personas, actions, an empty line after each sort.
    #[wasm_bindgen(js_name = scoredNames)]
    pub fn scored_names(&self) -> String {
        let plan = &self.plan;
        let mut names = String::new();
        let mut add = |name: &str| {
            names.push_str(name);
            names.push('\n');
        };
        plan.criteria.iter().for_each(|each| add(&each.id));
        add("");
        plan.personas.iter().for_each(|each| add(&each.id));
        add("");
        plan.actions.iter().flat_map(|actions| &actions.bands).for_each(|(_, action)| add(&action.id));
        names
    }

    /// The field that fit rules look at in a place; `undefined` after the last.
    #[wasm_bindgen(js_name = fitField)]
    pub fn fit_field(&self, place: usize) -> Option<String> {
        values::fields(&self.plan).get(place).map(|field| String::from(*field))
    }

    /// The rules of fit: see [`values::tables`].
    #[wasm_bindgen(js_name = fitTables)]
    pub fn fit_tables(&self) -> Vec<i32> {
        values::tables(&self.plan)
    }

    /// What the rules make of what a field says: see [`values::class`].
    #[wasm_bindgen(js_name = fitClass)]
    pub fn fit_class(&self, field: &str, said: &str) -> Vec<i32> {
        values::class(&self.plan, field, said)
    }
}
