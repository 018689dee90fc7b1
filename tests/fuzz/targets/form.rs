//! Law: whatever fields a form has, the verdict on them adds up, opens no gate and verifies nothing.
#![no_main]

use attise_fuzz::{PLAN, judged};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let pairs = text.split('\n').filter_map(|line| line.split_once('='));
    let verdict = judged(None, pairs.map(|(name, value)| (name.into(), value.into())).collect());
    let bant = verdict.reading.bant.map(|bant| format!("{bant:?}")).unwrap_or_default();
    assert!(!bant.contains("Verified"), "{bant}");
    let (plan, _) = &*PLAN;
    let place = |id: &str| plan.stages.iter().position(|stage| stage.id == id);
    let reached = verdict.reading.stage.as_deref().and_then(place).unwrap_or(0);
    let gated = plan.stages.iter().position(|stage| stage.gate != attise::plan::Gate::Auto).unwrap_or(usize::MAX);
    assert!(reached < gated, "a form has opened a gate");
});
