//! What is wrong or unwise in a plan, each with its place in the text: for those who have it open in an editor.

use crate::check::check;
use crate::compile::compile;
use crate::compiled::Compiled;
use crate::lint::{Warning, lint};
use crate::problem::Problem;
use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::Serialize;
use std::collections::HashMap;

/// Lines shown before and after the one that is meant.
const AROUND: usize = 2;
/// The most characters of a line that are shown.
const WIDTH: usize = 120;

/// A problem or a warning, and where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct Placed<T> {
    /// What is wrong or unwise.
    #[serde(flatten)]
    pub what: T,
    /// The line, from 1.
    pub line: usize,
    /// The column in UTF-16 units, from 0, as JavaScript's tools count it.
    pub column: usize,
    /// The line's text.
    pub line_text: String,
    /// The lines around it, with a mark at the line and below the place.
    pub frame: String,
}

/// All that can be said of a plan's text.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    /// Its problems, in the order of the file; with one of them it is no plan.
    pub problems: Vec<Placed<Problem>>,
    /// Its warnings; none while it has problems.
    pub warnings: Vec<Placed<Warning>>,
}

/// Checks a plan, and lints it if it is good.
///
/// ```
/// let seen = attise::placed::see("{\n  \"version\": 2\n}");
/// let problem = &seen.problems[0];
/// assert_eq!((problem.line, problem.column), (2, 13));
/// assert_eq!(problem.frame, "  1 | {\n> 2 |   \"version\": 2\n    |              ^\n  3 | }");
/// ```
pub fn see(text: &str) -> Seen {
    let places = Places::of(text);
    let plan = match check(text) {
        Ok(plan) => plan,
        Err(problems) => {
            return Seen { problems: problems.into_iter().map(|problem| places.problem(problem)).collect(), warnings: Vec::new() };
        }
    };
    let warnings = Compiled::read(&compile(&plan)).map(|compiled| lint(&plan, &compiled)).unwrap_or_default();
    let place = |warning: Warning| places.placed(places.value(&warning.path), warning);
    Seen { problems: Vec::new(), warnings: warnings.into_iter().map(place).collect() }
}

/// Where everything stands in a text: offsets in bytes.
struct Places<'t> {
    lines: Vec<(usize, &'t str)>,
    values: HashMap<String, usize>,
    /// By the path of its object and its name; of a key that stands twice the last one.
    keys: HashMap<(String, String), usize>,
    /// Where it ceases to be JSON.
    broken: Option<usize>,
}

impl<'t> Places<'t> {
    fn of(text: &'t str) -> Self {
        let starts = core::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
        let lines = starts.zip(text.split('\n').map(|line| line.trim_end_matches('\r')));
        let mut places = Places { lines: lines.collect(), values: HashMap::new(), keys: HashMap::new(), broken: None };
        match serde_json::from_str::<serde::de::IgnoredAny>(text) {
            Err(error) => {
                let line = places.lines.get(error.line().saturating_sub(1));
                places.broken =
                    Some(line.map_or(text.len(), |(start, line)| start + line.len().min(error.column().saturating_sub(1))));
            }
            Ok(_) => {
                if let Ok(Some(value)) = parse_to_ast(text, &CollectOptions::default(), &strict()).map(|parsed| parsed.value) {
                    places.note(&value, String::new());
                }
            }
        }
        places
    }

    fn note(&mut self, value: &Value<'_>, path: String) {
        match value {
            Value::Object(object) => self.note_entries(object, &path),
            Value::Array(array) => array.elements.iter().enumerate().for_each(|(i, item)| self.note(item, format!("{path}[{i}]"))),
            _ => {}
        }
        self.values.insert(path, value.start());
    }

    fn note_entries(&mut self, object: &Object<'_>, path: &str) {
        for entry in &object.properties {
            let key = entry.name.as_str();
            self.note(&entry.value, if path.is_empty() { key.into() } else { format!("{path}.{key}") });
            self.keys.insert((path.into(), key.into()), entry.name.start());
        }
    }

    /// Where the value at a path begins, or the nearest one that it would be in.
    fn value(&self, path: &str) -> usize {
        let above = || path.rfind(['.', '[']).and_then(|end| path.get(..end)).unwrap_or_default();
        match self.values.get(path) {
            Some(place) => *place,
            None if path.is_empty() => self.broken.unwrap_or(0),
            None => self.value(above()),
        }
    }

    /// A key that is wrong is what is meant, not the object that it is in.
    fn problem(&self, problem: Problem) -> Placed<Problem> {
        let named = matches!(problem.code, "unknown-key" | "same-key-twice").then(|| problem.message.split('`').nth(1)).flatten();
        let key = named.and_then(|key| self.keys.get(&(problem.path.clone(), key.into())));
        self.placed(key.copied().unwrap_or_else(|| self.value(&problem.path)), problem)
    }

    fn placed<T>(&self, offset: usize, what: T) -> Placed<T> {
        let at = self.lines.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        let (start, text) = self.lines.get(at).copied().unwrap_or_default();
        let before = text.get(..offset - start).unwrap_or(text);
        Placed {
            what,
            line: at + 1,
            column: before.encode_utf16().count(),
            line_text: text.into(),
            frame: self.frame(at, before.chars().count()),
        }
    }

    fn frame(&self, at: usize, column: usize) -> String {
        let first = at.saturating_sub(AROUND);
        let shown = self.lines.iter().enumerate().skip(first).take(at - first + AROUND + 1);
        let digits = (at + AROUND + 1).to_string().len();
        // A plan without line breaks is shown around the place.
        let cut = column.saturating_sub(WIDTH / 2);
        let rows = shown.flat_map(|(i, (_, text))| {
            let text: String = text.chars().skip(cut).take(WIDTH).collect();
            let row = format!("{} {:>digits$} | {text}", if i == at { '>' } else { ' ' }, i + 1);
            let indent = text.chars().take(column - cut).map(|char| if char == '\t' { '\t' } else { ' ' });
            let mark = (i == at).then(|| format!("  {:digits$} | {}^", "", indent.collect::<String>()));
            [Some(row.trim_end().into()), mark].into_iter().flatten()
        });
        rows.collect::<Vec<String>>().join("\n")
    }
}

/// JSON and nothing else.
fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}
