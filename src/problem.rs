//! What is wrong with a document, worded for the person who wrote it.

use serde::Serialize;

/// One problem of a plan or another document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A short stable name, such as `unknown-key`.
    pub code: &'static str,
    /// Where it is, such as `criteria[3].halfLifeDays`; empty for the document as a whole.
    pub path: String,
    /// What is wrong, with the input in backticks and what would be right.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl core::fmt::Display for Problem {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}
