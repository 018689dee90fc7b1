//! Tests in plan files: beside `plan.json` lies `plan.cases.json`, with journeys and what each must come to.
//!
//! ```json
//! { "about": "…", "cases": [ { "name": "…", "journey": { "signals": [ … ] }, "expect": { "reading": { "engagement": 12 } } } ] }
//! ```
//!
//! An object that is expected may have fewer keys than the one that is found; all else must be equal, arrays item by item.

use crate::compiled::Compiled;
use crate::fit::FitLine;
use crate::journey::{self, Journey, play};
use crate::json;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::reading::ReceiptLine;
use crate::walk::{Node, Notes, hint, quoted};
use serde::Serialize;
use serde_json::{Map, Value};

/// What a journey comes to, as `expect` may name it.
pub const PLAYED: [&str; 6] = ["reading", "reasons", "payload", "memory", "trend", "history"];
/// The keys of a reading, as `expect.reading` may name them.
pub const READING: [&str; 27] = [
    "at",
    "engagement",
    "temperature",
    "receipt",
    "fit",
    "coverage",
    "fitReceipt",
    "grade",
    "mark",
    "persona",
    "personas",
    "quadrant",
    "quadrantAction",
    "action",
    "phase",
    "bant",
    "subject",
    "segments",
    "disqualified",
    "raised",
    "stage",
    "next",
    "owner",
    "contact",
    "sla",
    "actions",
    "offers",
];
/// Most differences of one case that are told.
const TOLD: usize = 20;

/// A journey, and what it must come to.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name.
    pub name: String,
    /// Ids of what it proves, such as rows of a list of acceptance.
    pub rows: Vec<String>,
    /// The journey.
    pub journey: Journey,
    /// What must be in what is found.
    pub expect: Map<String, Value>,
}

/// Something that is not as expected.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Where: `reading.engagement`.
    pub path: String,
    /// What was expected there.
    pub expected: Value,
    /// What is there; `None` when there is nothing of that name.
    pub found: Option<Value>,
}

/// A case that does not come to what it must.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failed {
    /// Its name.
    pub name: String,
    /// Ids of what it would prove.
    pub rows: Vec<String>,
    /// What is not as expected, twenty at most.
    pub differences: Vec<Difference>,
    /// Where the engagement comes from, when something of it is not as expected.
    pub receipt: Vec<ReceiptLine>,
    /// Where the fit comes from, when something of it is not as expected.
    pub fit_receipt: Vec<FitLine>,
}

/// What came of some cases.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tested {
    /// Cases that came to what they must.
    pub passed: u32,
    /// The others.
    pub failed: Vec<Failed>,
    /// Ids of what is proven: those of the cases that passed, without those of cases that failed, in the order of the file.
    pub rows: Vec<String>,
}

/// Reads the cases beside a plan.
///
/// # Errors
///
/// All problems of the document, case by case.
///
/// ```
/// let text = r#"{ "cases": [ { "name": "a look", "journey": { "signals": [] }, "expect": { "raeding": {} } } ] }"#;
/// let problems = attise::cases::read(text).unwrap_err();
/// assert_eq!(problems[0].to_string(), "cases[0].expect: unknown key `raeding`");
/// assert_eq!(problems[0].help, "did you mean `reading`?");
/// ```
pub fn read(text: &str) -> Result<Vec<Case>, Vec<Problem>> {
    let value = json::read(text)?;
    let notes = Notes::default();
    let mut listed = Vec::new();
    if let Some(mut object) = Node::root(&value, &notes).object() {
        object.optional("$schema");
        if let Some(about) = object.optional("about") {
            about.text();
        }
        if let Some(cases) = object.required("cases") {
            listed = cases.array();
            if listed.is_empty() && cases.value.is_array() {
                cases.problem("empty", "expected at least one case, found `[]`".into(), "");
            }
        }
        object.finish();
    }
    let (mut cases, mut problems) = (Vec::new(), Vec::new());
    for node in &listed {
        match case(node.value) {
            Ok(case) => cases.push(case),
            Err(found) => problems.extend(found.into_iter().map(|problem| within(&node.path, problem))),
        }
    }
    let all = [notes.into_problems(), problems].concat();
    if all.is_empty() { Ok(cases) } else { Err(all) }
}

fn case(value: &Value) -> Result<Case, Vec<Problem>> {
    let notes = Notes::default();
    let mut problems = Vec::new();
    let mut case = Case { name: String::new(), rows: Vec::new(), journey: Journey::default(), expect: Map::new() };
    if let Some(mut object) = Node::root(value, &notes).object() {
        case.name = object.required("name").and_then(|node| node.text()).unwrap_or_default().into();
        object.optional("comment");
        let rows = object.optional("rows").map(|node| node.array()).unwrap_or_default();
        case.rows = rows.iter().filter_map(|node| node.text()).map(String::from).collect();
        if let Some(node) = object.required("journey") {
            match journey::read(&node.value.to_string()) {
                Ok(journey) => case.journey = journey,
                Err(found) => problems.extend(found.into_iter().map(|problem| within("journey", problem))),
            }
        }
        if let Some(expect) = object.required("expect") {
            known(&expect, &PLAYED);
            if let Some(reading) = expect.get("reading") {
                known(&reading, &READING);
            }
            case.expect = expect.value.as_object().cloned().unwrap_or_default();
        }
        object.finish();
    }
    let all = [notes.into_problems(), problems].concat();
    if all.is_empty() { Ok(case) } else { Err(all) }
}

/// An object of which each key must be one of some names.
fn known(node: &Node<'_>, names: &[&str]) {
    let Some(object) = node.object() else { return };
    let node = object.node.clone();
    let entries = object.entries();
    if entries.is_empty() {
        node.problem("empty", format!("expected at least one of {}, found `{{}}`", quoted(names)), "");
    }
    for (key, _) in entries.iter().filter(|(key, _)| !names.contains(key)) {
        node.problem("unknown-key", format!("unknown key `{key}`"), &hint(key, names, "known here"));
    }
}

fn within(path: &str, problem: Problem) -> Problem {
    let inner = if problem.path.is_empty() { String::new() } else { format!(".{}", problem.path) };
    Problem { path: format!("{path}{inner}"), ..problem }
}

/// Plays cases under a plan, and compares.
pub fn run(plan: &Plan, compiled: &Compiled, cases: &[Case]) -> Tested {
    let mut tested = Tested::default();
    for case in cases {
        match fails(plan, compiled, case) {
            Some(failed) => tested.failed.push(failed),
            None => {
                tested.passed += 1;
                tested.rows.extend(case.rows.iter().cloned());
            }
        }
    }
    let Tested { failed, rows, .. } = &mut tested;
    let mut seen: Vec<String> = Vec::new();
    rows.retain(|row| {
        let fresh = !seen.contains(row) && !failed.iter().any(|failed| failed.rows.contains(row));
        seen.push(row.clone());
        fresh
    });
    tested
}

fn fails(plan: &Plan, compiled: &Compiled, case: &Case) -> Option<Failed> {
    let played = play(plan, compiled, &case.journey);
    let found = serde_json::to_value(&played).unwrap_or_default();
    let mut differences = Vec::new();
    for (key, expected) in &case.expect {
        compare(key, expected, found.get(key), &mut differences);
    }
    if differences.is_empty() {
        return None;
    }
    let differs = |parts: &[&str]| differences.iter().any(|difference| parts.iter().any(|part| starts(&difference.path, part)));
    let engagement = differs(&["reading.engagement", "reading.temperature", "reading.receipt"]);
    let fit = differs(&["reading.fit", "reading.coverage", "reading.grade", "reading.fitReceipt", "reading.personas"]);
    differences.truncate(TOLD);
    Some(Failed {
        name: case.name.clone(),
        rows: case.rows.clone(),
        differences,
        receipt: if engagement { played.reading.receipt } else { Vec::new() },
        fit_receipt: if fit { played.reading.fit_receipt } else { Vec::new() },
    })
}

/// True for a path, and for all that is in it.
fn starts(path: &str, part: &str) -> bool {
    path.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Notes what of an expected value is not in what was found.
pub fn compare(path: &str, expected: &Value, found: Option<&Value>, differences: &mut Vec<Difference>) {
    match (expected, found) {
        (Value::Object(wanted), Some(Value::Object(there))) => {
            for (key, value) in wanted {
                compare(&format!("{path}.{key}"), value, there.get(key), differences);
            }
        }
        (Value::Array(wanted), Some(Value::Array(there))) if wanted.len() == there.len() => {
            for (i, (value, found)) in wanted.iter().zip(there).enumerate() {
                compare(&format!("{path}[{i}]"), value, Some(found), differences);
            }
        }
        _ if Some(expected) == found => {}
        _ => differences.push(Difference { path: path.into(), expected: expected.clone(), found: found.cloned() }),
    }
}
