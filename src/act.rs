//! One row of an event log: what it says that a visitor did.

use crate::columns::{kind_of, moment_of, percent_of, seconds_of};
use crate::csv::Row;
use crate::hash::fnv1a;
use crate::signal::Kind;

const DAY: u32 = 86_400;

/// The values of one row; those of columns that the log does not have are empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cells<'r> {
    /// The visitor's id.
    pub visitor: &'r str,
    /// What `at` or `seconds` says.
    pub moment: &'r str,
    /// True when that is `seconds`.
    pub relative: bool,
    /// The kind, by its name.
    pub kind: &'r str,
    /// The path.
    pub path: &'r str,
    /// The name.
    pub name: &'r str,
    /// The amount.
    pub value: &'r str,
}

impl<'r> Cells<'r> {
    /// The values of a row.
    pub fn of(row: &Row<'r>) -> Cells<'r> {
        let get = |name: &str| row.get(name);
        let seconds = get("seconds");
        Cells {
            visitor: get("visitor").unwrap_or_default(),
            moment: seconds.or_else(|| get("at")).unwrap_or_default(),
            relative: seconds.is_some(),
            kind: get("kind").unwrap_or_default(),
            path: get("path").unwrap_or_default(),
            name: get("name").unwrap_or_default(),
            value: get("value").unwrap_or_default(),
        }
    }
}

/// One thing that a visitor did.
#[derive(Clone, Copy, Debug)]
pub struct Act<'r> {
    /// The visitor's id.
    pub visitor: &'r str,
    /// When: Unix seconds, or seconds since the start.
    pub at: u32,
    /// What.
    pub kind: Kind,
    /// The path as it is written; empty for that of the act before.
    pub path: &'r str,
    /// Hash of the name, 0 for none.
    pub name: u32,
    /// Seconds of active time, percent of a page scrolled or of a video played; a day at most.
    pub amount: u32,
}

/// Reads a row of a log that is read at `now` (Unix seconds).
///
/// # Errors
///
/// What is wrong with it.
pub fn read<'r>(cells: &Cells<'r>, now: u32) -> Result<Act<'r>, String> {
    let Cells { visitor, moment, relative, path, value, .. } = *cells;
    if visitor.is_empty() {
        return Err("visitor: expected an id, found ``".into());
    }
    let at = if relative { seconds_of("seconds", moment, now)? } else { moment_of("at", moment)? };
    let kind = if cells.kind.is_empty() { Kind::PageView } else { kind_of(cells.kind)? };
    if needs_path(kind, path) && !path.starts_with('/') {
        return Err(format!("path: expected a path that begins with `/`, found `{path}`"));
    }
    if path.contains('\n') {
        return Err("path: expected a path, found several lines".into());
    }
    let amount = match (kind, value) {
        (Kind::Scroll, value) => percent_of("value", value)?,
        (kind, "") if kind != Kind::ActiveTime => 0,
        (Kind::VideoPlay, value) => percent_of("value", value)?,
        (_, value) => seconds_of("value", value, DAY)?,
    };
    Ok(Act { visitor, at, kind, path, name: named(cells.name), amount })
}

/// Whether a path must begin as paths do.
fn needs_path(kind: Kind, path: &str) -> bool {
    kind == Kind::PageView || !path.is_empty()
}

/// The hash of a name, 0 for none.
pub fn named(name: &str) -> u32 {
    if name.is_empty() { 0 } else { fnv1a(name.as_bytes()) }
}
