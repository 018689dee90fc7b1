//! What is unwise in a plan that is not wrong: each warning with a code, a path, what was found and what would be right. One file for each family.
//!
//! Each check does a bounded amount of work: pairs of criteria, of stages, of choices; never all ways that something may happen.

mod acts;
mod caps;
mod case;
mod codes;
mod content;
mod excludes;
mod facets;
mod flaws;
mod ground;
mod guards;
mod implies;
mod ladder;
mod memory;
mod names;
mod notes;
mod offers;
mod pages;
mod reach;
mod unused;

pub use codes::CODES;

use crate::compiled::Compiled;
use crate::plan::Plan;
use crate::walk::hint;
use ground::Ground;
use notes::{Notes, Place, Section};
use serde::Serialize;

/// One thing in a plan that is unwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// A short stable name, one of [`CODES`].
    pub code: &'static str,
    /// Where it is, such as `criteria[3].cap`.
    pub path: String,
    /// What was found, and what it leads to.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The section of the docs about the code, from the folder of the docs' own.
    pub docs: String,
}

impl core::fmt::Display for Warning {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}: {} ({})", self.path, self.message, self.code)
    }
}

/// All warnings of a plan but those that it accepts, in the order in which the docs list a plan's keys, and of its lists.
///
/// ```
/// let text = include_str!("../../pkg-config/presets/b2b-saas.json").replace(r#""hot": 55"#, r#""hot": 550"#);
/// let plan = attise::check::check(&text).unwrap();
/// let compiled = attise::compiled::Compiled::read(&attise::compile::compile(&plan)).unwrap();
/// let warnings = attise::lint::lint(&plan, &compiled);
/// let found = warnings.iter().find(|warning| warning.code == "unreachable-temperature").unwrap();
/// assert_eq!(found.message, "hot begins at `550`, and no visitor can have more than `100` points: the cap of `total` is 100");
/// ```
pub fn lint(plan: &Plan, compiled: &Compiled) -> Vec<Warning> {
    let ground = Ground::new(plan, compiled);
    let mut notes = Notes::default();
    pages::hold(&ground, &mut notes);
    reach::hold(&ground, &mut notes);
    caps::hold(&ground, &mut notes);
    acts::hold(&ground, compiled, &mut notes);
    content::hold(&ground, &mut notes);
    names::hold(&ground, &mut notes);
    unused::hold(&ground, &mut notes);
    guards::hold(&ground, &mut notes);
    ladder::hold(&ground, &mut notes);
    offers::hold(&ground, &mut notes);
    memory::hold(&ground, &mut notes);
    accept(plan, &mut notes);
    let mut warnings = notes.into_warnings();
    warnings.retain(|warning| !plan.accept.iter().any(|code| code == warning.code));
    warnings
}

/// Codes that the plan accepts and that nobody knows, or that have nothing to silence.
fn accept(plan: &Plan, notes: &mut Notes) {
    // codes about the list itself are looked at last: they speak of the others
    let (others, own): (Vec<_>, Vec<_>) =
        plan.accept.iter().enumerate().partition(|(_, code)| !["needless-accept", "unknown-code"].contains(&code.as_str()));
    for (i, code) in others.into_iter().chain(own) {
        let at = Place(Section::Accept, i);
        let path = format!("accept[{i}]");
        if !CODES.contains(&code.as_str()) {
            notes.add(at, "unknown-code", path, format!("unknown code `{code}`"), hint_of(code));
        } else if plan.accept.iter().take(i).any(|earlier| earlier == code) {
            notes.add(at, "needless-accept", path, format!("`{code}` is accepted twice"), "take it off the list".into());
        } else if !notes.has(code) {
            notes.add(at, "needless-accept", path, format!("the plan gives no warning `{code}`"), "take it off the list".into());
        }
    }
}

fn hint_of(code: &str) -> String {
    match crate::walk::nearest(code, CODES) {
        Some(_) => hint(code, CODES, "known"),
        None => "the docs of the linter list all codes".into(),
    }
}
