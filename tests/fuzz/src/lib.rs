//! What the targets share: a plan to judge by, and what must hold of every verdict.

use attise::check::check;
use attise::compile::compile;
use attise::compiled::Compiled;
use attise::fields::Fields;
use attise::plan::Plan;
use attise::trust::Trust;
use attise::verdict::{Post, Verdict, judge};
use std::sync::LazyLock;

/// Monday 2026-01-05, 9 o'clock, in Unix seconds.
pub const NOW: u32 = 1_767_603_600;

/// A preset with all that a plan can have, checked and compiled.
pub static PLAN: LazyLock<(Plan, Compiled)> =
    LazyLock::new(|| open(include_str!("../../../pkg-config/presets/force-plus.json")).expect("the preset is good"));

/// Checks, compiles and reads back a plan's JSON text; `None` when it has problems.
pub fn open(text: &str) -> Option<(Plan, Compiled)> {
    let plan = check(text).ok()?;
    let compiled = Compiled::read(&compile(&plan)).expect("what was compiled can be read");
    Some((plan, compiled))
}

/// The verdict on a post, which keeps the laws of all verdicts: each receipt adds up, and without a seal nothing is verified.
pub fn judged(payload: Option<&str>, fields: Fields) -> Verdict {
    let (plan, compiled) = &*PLAN;
    let post = Post { payload: payload.map(String::from), fields, ..Post::default() };
    let verdict = judge(plan, compiled, &post, NOW);
    let reading = &verdict.reading;
    for line in &reading.receipt {
        assert_eq!(line.base * line.times as i32 + line.faded + line.trimmed + line.floor, line.points);
    }
    assert_eq!(reading.receipt.iter().map(|line| line.points).sum::<i32>(), reading.engagement);
    assert_eq!(reading.fit_receipt.iter().map(|line| line.points).sum::<i32>(), reading.fit);
    assert!(reading.coverage <= 100);
    assert!(!matches!(verdict.trust, Trust::Verified | Trust::Replayed));
    assert_eq!(verdict.suspicion.signs.iter().map(|line| line.points).sum::<i32>(), verdict.suspicion.points);
    assert!((0..=100).contains(&verdict.suspicion.points));
    verdict
}
