//! The boundary of the linter: warnings, and the shortest journeys that it prints.

use super::full::{Plan, give};
use crate::lint;
use crate::plan::Label;
use crate::search::{Target, Way, shortest};
use crate::temperature::Temperature;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The shortest journey to a temperature or a stage; `way` is `null` where there is none.
#[derive(Serialize)]
struct Shortest {
    target: String,
    label: Label,
    way: Option<Way>,
}

#[wasm_bindgen]
impl Plan {
    /// All warnings of the plan but those that it accepts.
    pub fn lint(&self) -> JsValue {
        give(&lint::lint(&self.plan, &self.compiled))
    }

    /// The shortest journeys of a new visitor to warm, to hot and to each stage above the first.
    pub fn ways(&self) -> JsValue {
        let label = |fr: &str, en: &str| Label { fr: fr.into(), en: en.into() };
        let temperatures = [
            ("warm", label("tiède", "warm"), Target::Temperature(Temperature::Warm)),
            ("hot", label("chaud", "hot"), Target::Temperature(Temperature::Hot)),
        ];
        let stages = self.plan.stages.iter().enumerate().skip(1);
        let stages = stages.map(|(place, stage)| (stage.id.as_str(), stage.label.clone(), Target::Stage(place)));
        let ways = temperatures.into_iter().chain(stages).map(|(id, label, target)| Shortest {
            target: id.into(),
            label,
            way: shortest(&self.plan, &self.compiled, &target),
        });
        give(&ways.collect::<Vec<_>>())
    }
}
