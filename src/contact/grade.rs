//! How good a contact datum is.

use serde::Serialize;

/// How good a contact datum is, best first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Nothing speaks against it. It does not say that it exists.
    Valid,
    /// It can be right, and something speaks against it.
    Doubtful,
    /// It can be of no use.
    Unusable,
    /// The form says nothing of it.
    #[default]
    Missing,
}

impl Grade {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Grade::Valid => "valid",
            Grade::Doubtful => "doubtful",
            Grade::Unusable => "unusable",
            Grade::Missing => "missing",
        }
    }
}

/// A datum with its grade, and why: stable names, most telling first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Graded {
    /// How good it is.
    pub grade: Grade,
    /// Why it is not better, or what is to be known of it all the same.
    pub reasons: Vec<&'static str>,
}

impl Graded {
    /// Something given, of which nothing is said yet.
    pub fn given() -> Graded {
        Graded { grade: Grade::Valid, reasons: Vec::new() }
    }

    /// Adds a reason, and lowers the grade to what it leaves.
    #[inline(never)]
    pub fn add(&mut self, grade: Grade, reason: &'static str) {
        self.grade = self.grade.max(grade);
        self.reasons.push(reason);
    }

    /// The same, if something is so.
    #[inline(never)]
    pub fn when(&mut self, so: bool, grade: Grade, reason: &'static str) {
        if so {
            self.add(grade, reason);
        }
    }

    /// True when one of the reasons is this.
    pub fn has(&self, reason: &str) -> bool {
        has(&self.reasons, reason)
    }
}

/// True when one of some reasons is one of these.
#[inline(never)]
pub fn has_any(reasons: &[&str], any: &[&str]) -> bool {
    any.iter().any(|reason| reasons.contains(reason))
}

/// True when one of some reasons is this.
#[inline(never)]
pub fn has(reasons: &[&str], reason: &str) -> bool {
    reasons.contains(&reason)
}
