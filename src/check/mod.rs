//! From a plan's JSON text to a checked plan, or to all of its problems at once: what the schema says, and what no schema can say (names that
//! refer to one another, orders, ids that stand once).

mod ladder;
mod names;
mod order;
mod pages;

use crate::hash::fnv1a;
use crate::json;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::schema::{Schema, Shapes};
use crate::walk::{Node, Notes, found, under};
use serde_json::Value;
use std::sync::LazyLock;

/// The version of the plan language that this build reads.
pub const VERSION: u32 = 1;

/// The published JSON Schema of plans (draft 2020-12), made from the types of `document/`, without its descriptions.
const SCHEMA: &str = include_str!(concat!(env!("OUT_DIR"), "/plan.schema.json"));

static PARSED: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(SCHEMA).unwrap_or_default());

/// The same, read.
static SHAPES: LazyLock<Shapes<'static>> = LazyLock::new(|| Shapes::of(&PARSED));

/// Checks a plan.
///
/// # Errors
///
/// All of its problems, in the order of the file.
///
/// ```
/// let problems = attise::check::check(r#"{ "version": 2 }"#).unwrap_err();
/// assert_eq!(problems[0].to_string(), "version: expected `1`, found `2`");
/// ```
pub fn check(text: &str) -> Result<Plan, Vec<Problem>> {
    let notes = Notes::default();
    let value = json::read(text)?;
    hold(&Node::root(&value, &notes));
    let problems = notes.into_problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Plan::new(&value, hash(&value)))
}

/// Hash of a plan's whole content, whatever the order of its keys: comments and `$schema` apart.
fn hash(value: &Value) -> u32 {
    let mut text = String::new();
    canonical(value, 0, &mut text);
    fnv1a(text.as_bytes())
}

/// `names`: so many levels of keys are names of the author's, which may well be `comment`.
fn canonical(value: &Value, names: u8, text: &mut String) {
    match value {
        Value::Object(map) => {
            let counts = |key: &str| names > 0 || (key != "comment" && key != "$schema");
            let mut entries: Vec<_> = map.iter().filter(|(key, _)| counts(key)).collect();
            entries.sort_by_key(|(key, _)| *key);
            text.push('{');
            for (key, value) in entries {
                let inside = match key.as_str() {
                    _ if names > 0 => names - 1,
                    "pages" | "groups" | "fields" | "assets" | "values" | "aliases" => 1,
                    "matrix" => 2,
                    _ => 0,
                };
                put_quoted(text, key, is_plain, |key| format!("{key:?}"));
                text.push(':');
                canonical(value, inside, text);
                text.push(',');
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for item in items {
                canonical(item, names, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::String(said) => put_quoted(text, said, |_| true, |said| Value::from(said).to_string()),
        other => text.push_str(&other.to_string()),
    }
}

/// A text in quotes: as it is where all of its letters may stand there, of those beyond ASCII as `may` says, else `escaped`.
fn put_quoted(text: &mut String, said: &str, may: fn(char) -> bool, escaped: fn(&str) -> String) {
    let stands =
        |letter: char| if letter.is_ascii() { !letter.is_ascii_control() && letter != '"' && letter != '\\' } else { may(letter) };
    if said.chars().all(stands) {
        text.push('"');
        text.push_str(said);
        text.push('"');
    } else {
        text.push_str(&escaped(said));
    }
}

/// True of letters with accents, which nothing escapes.
fn is_plain(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{24f}')
}

fn hold(root: &Node<'_>) {
    let version = root.get("version");
    if let Some(version) = version.filter(|version| version.value != VERSION) {
        let help = "this build reads version 1 of the plan language";
        version.problem("wrong-version", format!("expected `{VERSION}`, found {}", found(version.value)), help);
        return;
    }
    Schema::new(&SHAPES).hold(root);
    pages::hold(root);
    names::hold(root);
    order::hold(root);
    ladder::hold(root);
}

/// Items of one list that are looked into: no list may have more.
const LOOKED_INTO: usize = 200;

/// The items of a list that are looked into; none when it is left out or is no list.
#[inline(never)]
fn items<'a>(node: &Node<'a>, key: &str) -> Vec<Node<'a>> {
    let mut items = all(node, key);
    items.truncate(LOOKED_INTO);
    items
}

/// The items of a list, those beyond a limit too: they are there to be named.
#[inline(never)]
fn all<'a>(node: &Node<'a>, key: &str) -> Vec<Node<'a>> {
    node.get(key).map(|node| node.items()).unwrap_or_default()
}

/// The items of a list, or the one that stands alone.
#[inline(never)]
fn each<'a>(node: &Node<'a>, key: &str) -> Vec<Node<'a>> {
    node.get(key).map(|node| node.each()).unwrap_or_default()
}

#[inline(never)]
fn number(node: &Node<'_>, key: &str) -> Option<i64> {
    under(node.value, key).and_then(Value::as_i64)
}
