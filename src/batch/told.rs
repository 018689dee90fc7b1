//! Rows that could not be used, of which the first are told.

use crate::replay::{BadRow, TOLD};
use serde::{Deserialize, Serialize};

/// A row that could not be used, by the line or row that it begins on, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The line.
    pub line: u64,
    /// What is wrong with it.
    pub message: String,
}

/// Notes a row behind those before it, if it is still to be told.
pub fn note(told: &mut Vec<Told>, line: u64, message: String) {
    if told.len() < TOLD {
        told.push(Told { line, message });
    }
}

/// Brings together what was noted of one file in several places.
pub fn join(told: &mut Vec<Told>, more: Vec<Told>) {
    told.extend(more);
    told.sort_by_key(|told| told.line);
    told.truncate(TOLD);
}

/// The rows of all files, file by file.
pub fn rows(files: [(&'static str, Vec<Told>); 3]) -> Vec<BadRow> {
    let rows = files
        .into_iter()
        .flat_map(|(file, told)| told.into_iter().map(move |Told { line, message }| BadRow { file, line, message }));
    rows.take(TOLD).collect()
}
