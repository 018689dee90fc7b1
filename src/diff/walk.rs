//! Walking through two plans at once, and saying what differs.

use super::align::{Items, Pair, Reordered, identified, pairs, renamed, reordered};
use super::normal::{canonical, default, entries, is_map, items, same};
use super::place::Place;
use super::render::{NOTHING, render, render_item};
use super::words::{Word, say};
use super::{Change, Kind, effect};
use crate::plan::{Label, Language};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

const ADDED: Word = ("ajout", "added");
const REMOVED: Word = ("retrait", "removed");
const ORDER: Word = ("dans un autre ordre\u{a0}:", "in another order:");
const RENAMED: Word = ("s’appelle maintenant", "is now called");
/// Lists whose order says which comes first.
const ORDERED: [&str; 1] = ["field"];
/// Lists of small documents without an id.
const ANONYMOUS: [&str; 3] = ["any", "where", "all"];

/// All changes from one plan's document to another.
pub fn changes(old: &Value, new: &Value) -> Vec<Change> {
    let mut walk = Walk::default();
    walk.object(&Place::default(), Some(old), Some(new), false);
    walk.0
}

#[derive(Debug, Default)]
struct Walk(Vec<Change>);

impl Walk {
    fn note(&mut self, place: &Place, kind: Kind, pair: Pair<'_>, words: impl Fn(Language) -> String) {
        let (subject, phrase) = place.words();
        let whole =
            |phrase: &str, language| if phrase.is_empty() { words(language) } else { format!("{phrase} {}", words(language)) };
        self.0.push(Change {
            path: place.path(),
            kind,
            subject,
            words: Label { fr: whole(&phrase.fr, Language::Fr), en: whole(&phrase.en, Language::En) },
            effect: effect::of(place, kind, pair),
            old: pair.old.cloned(),
            new: pair.new.cloned(),
        });
    }

    /// Compares what stands at a place, on one side at least.
    fn compare(&mut self, place: &Place, old: Option<&Value>, new: Option<&Value>) {
        let key = place.last_key();
        let fallback = default(key).filter(|_| !place.is_item());
        let (before, after) = (old.or(fallback.as_ref()), new.or(fallback.as_ref()));
        if before.is_none() && after.is_none() || before.zip(after).is_some_and(|(a, b)| same(key, a, b)) {
            return;
        }
        let is = |test: fn(&Value) -> bool| [before, after].into_iter().flatten().any(test);
        let one = before.or(after).unwrap_or(&Value::Null);
        let map = if place.is_item() { key == "matrix" && one.is_object() } else { is_map(key, one) };
        let (old_items, new_items) = (items(before), items(after));
        if key == "label" || (place.is_item() && key == "values") {
            self.label(place, before, after);
        } else if map {
            self.object(place, before, after, true);
        } else if !place.is_item() && (is(Value::is_array) || ANONYMOUS.contains(&key) || key == "recycle") {
            match (identified(key, &old_items), identified(key, &new_items)) {
                (Some(old), Some(new)) => self.identified(place, &old, &new),
                _ => self.list(place, &old_items, &new_items),
            }
        } else if before.is_some_and(Value::is_object) && after.is_some_and(Value::is_object) && key != "sla" {
            self.object(place, before, after, false);
        } else if before.is_some() != after.is_some() && one.is_object() && key != "sla" {
            self.item(place, Pair { old: before, new: after });
        } else if is(Value::is_array) {
            self.list(place, &old_items, &new_items);
        } else {
            self.leaf(place, before, after);
        }
    }

    /// Compares two objects key by key. `map`: their keys are names of the plan's own.
    fn object(&mut self, place: &Place, old: Option<&Value>, new: Option<&Value>, map: bool) {
        let (old, new) = (entries(old, map), entries(new, map));
        let before: HashMap<&str, &Value> = old.iter().copied().collect();
        let after: HashMap<&str, &Value> = new.iter().copied().collect();
        let gone = old.iter().filter(|(key, _)| !after.contains_key(key));
        for (key, either) in new.iter().chain(gone) {
            let pair = Pair { old: before.get(key).copied(), new: after.get(key).copied() };
            let here = if map { place.item(key, either) } else { place.key(key) };
            match (map, pair) {
                (true, Pair { new: None, .. } | Pair { old: None, .. }) => self.item(&here, pair),
                _ => self.compare(&here, pair.old, pair.new),
            }
        }
    }

    /// Compares lists whose items have ids.
    fn identified(&mut self, place: &Place, old: &Items<'_>, new: &Items<'_>) {
        let pairs = pairs(old, new);
        let renamed = renamed(&pairs);
        let names: HashSet<&String> = renamed.values().collect();
        for (id, pair) in &pairs {
            let here = place.item(id, pair.new.or(pair.old).unwrap_or(&Value::Null));
            match (pair.old, pair.new, renamed.get(id)) {
                (Some(before), Some(after), _) => self.compare(&here, Some(before), Some(after)),
                (_, None, Some(name)) => {
                    let pair = Pair { old: pair.old, new: new.iter().find(|(id, _)| id == name).map(|(_, item)| *item) };
                    self.note(&here, Kind::Renamed, pair, |language| format!("{} {name}", say(RENAMED, language)));
                }
                (None, ..) if names.contains(id) => {}
                _ => self.item(&here, *pair),
            }
        }
        if let Some(Reordered { old, new, moved }) = reordered(old, new) {
            let pair = Pair { old: Some(&json!(old)), new: Some(&json!(new)) };
            self.note(place, Kind::Moved, pair, |language| format!("{} {}", say(ORDER, language), moved.join(", ")));
        }
    }

    /// An item that stands on one side only.
    fn item(&mut self, place: &Place, pair: Pair<'_>) {
        let key = place.last_key().to_string();
        match pair.new {
            None => self.note(place, Kind::Removed, pair, |language| say(REMOVED, language).into()),
            Some(new) => self.note(place, Kind::Added, pair, |language| match render_item(&key, new, language) {
                details if details.is_empty() => say(ADDED, language).into(),
                details => format!("{} ({details})", say(ADDED, language)),
            }),
        }
    }

    /// Compares lists of values, or of small documents: what is new in them, and what is gone.
    fn list(&mut self, place: &Place, old: &[&Value], new: &[&Value]) {
        let key = place.last_key().to_string();
        let but = |these: &[&Value], those: &[&Value]| -> Vec<Value> {
            let known: HashSet<String> = those.iter().map(|item| canonical(item)).collect();
            these.iter().filter(|item| !known.contains(&canonical(item))).map(|item| (*item).clone()).collect()
        };
        let (gone, come) = (but(old, new), but(new, old));
        if ANONYMOUS.contains(&key.as_str()) && !gone.is_empty() && gone.len() == come.len() {
            for (i, (before, after)) in gone.iter().zip(&come).enumerate() {
                let field = before.get("field").filter(|field| after.get("field") == Some(field) && field.is_string());
                let id = field.and_then(Value::as_str).map_or_else(|| (i + 1).to_string(), String::from);
                self.object(&place.item(&id, &Value::Null), Some(before), Some(after), false);
            }
            return;
        }
        let whole = |items: &[&Value]| Value::Array(items.iter().map(|item| (*item).clone()).collect());
        let (before, after) = (whole(old), whole(new));
        let pair = Pair { old: Some(&before).filter(|_| !old.is_empty()), new: Some(&after).filter(|_| !new.is_empty()) };
        if gone.is_empty() && come.is_empty() {
            if ORDERED.contains(&key.as_str()) {
                let words = |language| {
                    format!("{} {} → {}", say(ORDER, language), render(&key, &before, language), render(&key, &after, language))
                };
                self.note(place, Kind::Moved, pair, words);
            }
            return;
        }
        if old.is_empty() || new.is_empty() || (gone.len() == 1 && come.len() == 1 && old.len() == 1 && new.len() == 1) {
            self.leaf(place, pair.old, pair.new);
            return;
        }
        self.note(place, Kind::Changed, pair, |language| {
            let some = |sign, items: &[Value]| {
                let list = Value::Array(items.to_vec());
                if items.is_empty() { None } else { Some(format!("{sign} {}", render(&key, &list, language))) }
            };
            [some("+", &come), some("−", &gone)].into_iter().flatten().collect::<Vec<_>>().join(", ")
        });
    }

    fn label(&mut self, place: &Place, old: Option<&Value>, new: Option<&Value>) {
        let text = |label: Option<&Value>, language| {
            label.map_or_else(|| say(NOTHING, language).into(), |label| render("label", label, language))
        };
        let change = |language| (text(old, language), text(new, language));
        let both = [change(Language::Fr), change(Language::En)];
        self.note(place, Kind::Changed, Pair { old, new }, |language| {
            let [fr, en] = &both;
            let (own, other, name) = match language {
                Language::Fr => (fr, en, "en"),
                Language::En => (en, fr, "fr"),
            };
            // the name in one's own language, unless only the other one changed
            let ((old, new), tail) = if own.0 == own.1 { (other, format!(" ({name})")) } else { (own, String::new()) };
            format!("{old} → {new}{tail}")
        });
    }

    fn leaf(&mut self, place: &Place, old: Option<&Value>, new: Option<&Value>) {
        let key = place.last_key().to_string();
        let kind = match (old, new) {
            (None, _) => Kind::Added,
            (_, None) => Kind::Removed,
            _ => Kind::Changed,
        };
        let text = |value: Option<&Value>, language| {
            value.map_or_else(|| say(NOTHING, language).to_string(), |value| render(&key, value, language))
        };
        self.note(place, kind, Pair { old, new }, |language| format!("{} → {}", text(old, language), text(new, language)));
    }
}
