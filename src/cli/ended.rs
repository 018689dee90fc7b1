//! What ends a command early: a failure that the message alone explains, or a wrong usage.

use super::host::Fault;

/// Why a command ended early.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended {
    /// Exit code 1: the message says what is wrong and where.
    Failure(String),
    /// Exit code 2: the message says what was expected, and the usage follows.
    Misuse(String),
}

impl Ended {
    /// A file or folder that could not be used.
    pub fn at(path: &str, fault: &Fault) -> Ended {
        Ended::Failure(format!("{path}: {fault}"))
    }
}
