//! The warnings found so far, and where each belongs.

use super::Warning;

/// The parts of a plan, in the order of the docs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Accept,
    Pages,
    Phases,
    Criteria,
    Groups,
    Total,
    Fields,
    Fit,
    Personas,
    Temperature,
    Grade,
    Quadrant,
    Actions,
    Stages,
    Disqualifiers,
    Segments,
    Bant,
    Capacity,
    Assets,
    Offers,
}

/// A part of the plan, and the place of an item in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(pub Section, pub usize);

/// The warnings found so far.
#[derive(Debug, Default)]
pub(super) struct Notes(Vec<(Place, Warning)>);

impl Notes {
    pub fn add(&mut self, at: Place, code: &'static str, path: String, message: String, help: String) {
        let docs = format!("www/docs/lint.md#{code}");
        self.0.push((at, Warning { code, path, message, help, docs }));
    }

    /// True when a code has been noted.
    pub fn has(&self, code: &str) -> bool {
        self.0.iter().any(|(_, warning)| warning.code == code)
    }

    /// True when something is noted at a path.
    pub fn is_at(&self, path: &str) -> bool {
        self.0.iter().any(|(_, warning)| warning.path == path)
    }

    /// All warnings in the order of the plan.
    pub fn into_warnings(mut self) -> Vec<Warning> {
        self.0.sort_by_key(|(place, _)| *place);
        self.0.into_iter().map(|(_, warning)| warning).collect()
    }
}

/// The path of one of several items: without its number when it stands alone, as a value that stands alone needs no list.
pub(super) fn item(path: &str, place: usize, of: usize) -> String {
    if of == 1 { path.into() } else { format!("{path}[{place}]") }
}
