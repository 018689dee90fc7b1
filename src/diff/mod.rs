//! What changed from one plan to another, in words: not lines of a file, but criteria, thresholds, stages. Items are told apart by their ids, so
//! that moving one changes nothing else; comments do not count.

mod align;
mod effect;
mod moves;
mod normal;
mod place;
mod render;
mod walk;
mod words;

pub use moves::{Crossing, Example, Moved, Stand};

use crate::check::check;
use crate::json;
use crate::plan::{Label, Plan};
use crate::problem::Problem;
use serde::Serialize;
use serde_json::Value;

/// A plan that was compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Its id.
    pub id: String,
    /// Hash of everything in it but comments: 8 hexadecimal digits.
    pub hash: String,
    /// Its revision, if it says.
    pub revision: Option<String>,
}

/// What happened to a part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is the same under another id.
    Renamed,
    /// It stands elsewhere in its list.
    Moved,
    /// It says something else.
    Changed,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where: keys, and ids in the place of numbers: `criteria.pricing-time.points`.
    pub path: String,
    /// What happened.
    pub kind: Kind,
    /// What it is about: `criterion pricing-time (Time on pricing)`.
    pub subject: Label,
    /// What changed of it: `points 5 → 8`.
    pub words: Label,
    /// What that does to visitors who are remembered, if it does anything.
    pub effect: Option<Label>,
    /// What stood there: as it was written, but for a list of one value that was written alone, and a default that was left out.
    pub old: Option<Value>,
    /// What stands there now, in the same way; of a renamed item what it is under its new id.
    pub new: Option<Value>,
}

/// What changed from one plan to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The plan before.
    pub old: Compared,
    /// The plan after.
    pub new: Compared,
    /// True when nothing that counts has changed.
    pub same: bool,
    /// The changes, in the order of the plan.
    pub changes: Vec<Change>,
}

impl Change {
    /// The whole change in a sentence of each language.
    pub fn sentence(&self) -> Label {
        let Change { subject, words, .. } = self;
        Label { fr: format!("{}\u{a0}: {}", subject.fr, words.fr), en: format!("{}: {}", subject.en, words.en) }
    }
}

/// Compares two plans, given as JSON texts.
///
/// # Errors
///
/// All problems of the first of the two that is not good.
///
/// ```
/// let old = include_str!("../../pkg-config/presets/b2b-saas.json");
/// let new = old.replace(r#""hot": 55"#, r#""hot": 60"#);
/// let diff = attise::diff::diff(old, &new).unwrap();
/// assert_eq!(diff.changes[0].sentence().en, "temperature: hot from 55 → 60");
/// assert_eq!(diff.changes[0].sentence().fr, "température\u{a0}: seuil chaud 55 → 60");
/// ```
pub fn diff(old: &str, new: &str) -> Result<Diff, Vec<Problem>> {
    let (before, after) = (check(old)?, check(new)?);
    let changes = walk::changes(&json::read(old)?, &json::read(new)?);
    Ok(Diff { old: compared(&before), new: compared(&after), same: changes.is_empty(), changes })
}

fn compared(plan: &Plan) -> Compared {
    Compared { id: plan.id.clone(), hash: format!("{:08x}", plan.hash), revision: plan.revision.clone() }
}
