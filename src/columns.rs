//! The columns of a log's files: what a header must have, and what a value says.

use crate::csv::Row;
use crate::moment::quick;
use crate::signal::{KINDS, Kind};
use crate::time;
use crate::walk::{nearest, quoted};

/// Columns of the outcomes in which sales says what it thinks of a lead.
pub const FEEDBACK: [&str; 2] = ["verdict", "reason"];
/// Columns of a header that a message shows.
const SHOWN: usize = 8;

/// What is wrong with the header of an event log.
pub fn events_header(header: &[String]) -> Result<(), String> {
    let has = |name: &str| header.iter().any(|column| column == name);
    need(header, "visitor")?;
    match (has("at"), has("seconds")) {
        (true, true) => return Err("expected a column `at` or a column `seconds`, found both".into()),
        (false, false) => return Err(format!("expected a column `at` or a column `seconds`, found {}", shown(header))),
        _ => {}
    }
    // without kinds all rows are page views
    if has("kind") { Ok(()) } else { need(header, "path") }
}

/// What is wrong with the header of outcomes.
pub fn outcomes_header(header: &[String]) -> Result<(), String> {
    need(header, "visitor")?;
    let has = |name: &str| header.iter().any(|column| column == name);
    if has("reason") && !has("verdict") {
        return Err(format!("expected a column `verdict` beside `reason`, found {}", shown(header)));
    }
    let mut others = others(header);
    others.retain(|column| !FEEDBACK.contains(column));
    match others.as_slice() {
        [_] => Ok(()),
        [] if has("verdict") => Ok(()),
        [] => Err("expected a column that says who converted, found only `visitor`".into()),
        several => Err(format!("expected one column that says who converted, found {}", shown(several))),
    }
}

/// What is wrong with the header of facts.
pub fn facts_header(header: &[String]) -> Result<(), String> {
    need(header, "visitor")?;
    if others(header).is_empty() { Err("expected a column for each form field, found only `visitor`".into()) } else { Ok(()) }
}

fn need(header: &[String], name: &str) -> Result<(), String> {
    let found = header.iter().any(|column| column == name);
    if found { Ok(()) } else { Err(format!("expected a column `{name}`, found {}", shown(header))) }
}

fn others(header: &[String]) -> Vec<&str> {
    header.iter().map(String::as_str).filter(|name| !name.is_empty() && *name != "visitor").collect()
}

fn shown(header: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = header.iter().take(SHOWN).map(AsRef::as_ref).collect();
    let more = header.len() - names.len();
    if more > 0 { format!("{} and {more} more", quoted(&names)) } else { quoted(&names) }
}

/// The visitor of a row.
pub fn visitor_of<'r>(row: &Row<'r>) -> Result<&'r str, String> {
    row.get("visitor").filter(|visitor| !visitor.is_empty()).ok_or_else(|| "visitor: expected an id, found ``".into())
}

/// A time, in Unix seconds.
pub fn moment_of(column: &str, text: &str) -> Result<u32, String> {
    quick(text).map_or_else(|| time::parse(text), Ok).map_err(|expected| format!("{column}: expected {expected}, found `{text}`"))
}

/// Whole seconds.
pub fn seconds_of(column: &str, text: &str, most: u32) -> Result<u32, String> {
    whole(text, most).ok_or_else(|| format!("{column}: expected whole seconds up to {most}, found `{text}`"))
}

/// A whole percentage.
pub fn percent_of(column: &str, text: &str) -> Result<u32, String> {
    whole(text, 100).ok_or_else(|| format!("{column}: expected a whole percentage up to 100, found `{text}`"))
}

fn whole(text: &str, most: u32) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number <= most)
}

/// Whether a visitor converted; an empty value says that they did not.
pub fn converted_of(column: &str, value: &str) -> Result<bool, String> {
    match value.to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "oui" | "vrai" => Ok(true),
        "0" | "false" | "no" | "non" | "faux" | "" => Ok(false),
        _ => Err(format!("{column}: expected `1` or `0`, found `{value}`")),
    }
}

/// A kind of signal, by its name.
pub fn kind_of(name: &str) -> Result<Kind, String> {
    KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind).ok_or_else(|| {
        let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
        let hint = nearest(name, &names).map(|near| format!(", did you mean `{near}`?")).unwrap_or_default();
        format!("kind: unknown kind `{name}`{hint}")
    })
}
