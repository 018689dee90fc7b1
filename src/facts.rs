//! What the host knows of a lead beyond its form: what people have opened, verified and taken.

use crate::plan::Gate;
use std::collections::BTreeMap;

/// The four facts of BANT.
pub const BANT: [&str; 4] = ["budget", "authority", "need", "timing"];

/// What the host knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Stages whose gate a person has opened, by id, and how: `human`, or `verbal` after having spoken with the lead.
    pub opened: BTreeMap<String, Gate>,
    /// Facts of [`BANT`] that a person has verified.
    pub verified: Vec<String>,
    /// Leads that sales has taken in this period, for the plan's capacity; `None` when nobody counts.
    pub taken: Option<u32>,
    /// The stage, by id or alias, that a person has sent the lead back to: it goes no higher while this is said.
    pub at_most: Option<String>,
}
