//! Where in a plan something stands, and how people speak of that place.

use super::words::{named, noun, say};
use crate::plan::{Label, Language};
use serde_json::Value;

/// Keys whose items are what people speak of; the rest of a path is what is said of them.
const SUBJECTS: [&str; 13] = [
    "pages",
    "phases",
    "criteria",
    "groups",
    "fields",
    "fit",
    "personas",
    "stages",
    "disqualifiers",
    "segments",
    "assets",
    "offers",
    "choices",
];

/// A step on the way into a document.
#[derive(Clone, Debug)]
enum Step {
    /// Into an object, by a key of the plan language.
    Key(String),
    /// To an item, by its id, with its name for people.
    Item(String, Option<Label>),
}

/// A place in a plan.
#[derive(Clone, Debug, Default)]
pub struct Place(Vec<Step>);

impl Place {
    /// The place under a key.
    pub fn key(&self, key: &str) -> Place {
        Place([self.0.as_slice(), &[Step::Key(key.into())]].concat())
    }

    /// The place of an item.
    pub fn item(&self, id: &str, item: &Value) -> Place {
        let label = item.get("label").map(|value| match value {
            Value::Object(_) => Label { fr: text(&value["fr"]), en: text(&value["en"]) },
            one => Label { fr: text(one), en: text(one) },
        });
        Place([self.0.as_slice(), &[Step::Item(id.into(), label)]].concat())
    }

    /// The keys on the way, without the items' ids.
    pub fn keys(&self) -> Vec<&str> {
        self.0.iter().filter_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None }).collect()
    }

    /// The last key on the way.
    pub fn last_key(&self) -> &str {
        self.keys().last().copied().unwrap_or_default()
    }

    /// True at an item, false under a key.
    pub fn is_item(&self) -> bool {
        matches!(self.0.last(), Some(Step::Item(..)))
    }

    /// The path, as data has it.
    pub fn path(&self) -> String {
        let step = |step: &Step| match step {
            Step::Key(text) | Step::Item(text, _) => text.clone(),
        };
        self.0.iter().map(step).collect::<Vec<_>>().join(".")
    }

    /// What people speak of, and what is said of it: `criterion x (Label)` and `points`.
    pub fn words(&self) -> (Label, Label) {
        let (fr_subject, fr) = self.said(Language::Fr);
        let (en_subject, en) = self.said(Language::En);
        (Label { fr: fr_subject, en: en_subject }, Label { fr, en })
    }

    fn said(&self, language: Language) -> (String, String) {
        let (mut subject, mut rest): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut steps = self.0.iter().peekable();
        while let Some(step) = steps.next() {
            let (Step::Key(text) | Step::Item(text, _)) = step;
            let item = match steps.peek() {
                Some(Step::Item(id, label)) if matches!(step, Step::Key(_)) => Some((id, label)),
                _ => None,
            };
            let Some((id, label)) = item else {
                let name = match step {
                    Step::Key(key) => named(key).map_or(text.as_str(), |word| say(word, language)),
                    Step::Item(..) => text.as_str(),
                };
                rest.push(name.into());
                continue;
            };
            steps.next();
            let what = noun(text).or_else(|| named(text)).map_or(text.as_str(), |word| say(word, language));
            if rest.is_empty() && SUBJECTS.contains(&text.as_str()) {
                let label = label.as_ref().map(|label| format!(" ({})", label.text(language))).unwrap_or_default();
                subject.push(format!("{what} {id}{label}"));
            } else {
                rest.push(format!("{what} {id}"));
            }
        }
        if subject.is_empty() {
            // of a part that stands alone the part is the subject, of a value the plan
            let alone = if rest.len() > 1 || self.0.is_empty() { None } else { Some(say(("plan", "plan"), language)) };
            match alone {
                Some(plan) => subject.push(plan.into()),
                None if !rest.is_empty() => subject.push(rest.remove(0)),
                None => {}
            }
        }
        (subject.join(", "), rest.join(" "))
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), String::from)
}
