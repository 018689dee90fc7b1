//! Journeys in words, in French and English.

use super::way::{Act, Opening};
use crate::fields::Fields;
use crate::plan::{Gate, Label, Language, Plan};

/// A journey in words: `pricing 90 s + white paper, with e-mail`.
pub(super) fn way(plan: &Plan, acts: &[Act], fields: &Fields, openings: &[Opening], verified: bool) -> Label {
    let say = |language| told(plan, acts, fields, openings, verified, language);
    Label { fr: say(Language::Fr), en: say(Language::En) }
}

fn told(plan: &Plan, acts: &[Act], fields: &Fields, openings: &[Opening], verified: bool, language: Language) -> String {
    let french = language == Language::Fr;
    let said = |fr: &str, en: &str| String::from(if french { fr } else { en });
    let mut text = parts(acts, language).join(" + ");
    if text.is_empty() {
        text = said("rien de plus", "nothing more");
    }
    if !fields.is_empty() {
        let names: Vec<String> = fields.keys().map(|name| field(plan, name, language)).collect();
        text = format!("{text}{}{}", said(", avec ", ", with "), names.join(", "));
    }
    if verified {
        text += &said(", puis une personne vérifie le BANT", ", then a person verifies BANT");
    }
    if !openings.is_empty() {
        let quoted = |stage: &str| if french { format!("«\u{a0}{stage}\u{a0}»") } else { format!("“{stage}”") };
        let stages: Vec<String> = openings.iter().map(|opening| quoted(opening.label.text(language))).collect();
        text += &format!("{}{}", said(", puis une personne ouvre ", ", then a person opens "), join(&stages, &said("et", "and")));
        if openings.iter().any(|opening| opening.gate == Gate::Verbal) {
            text += &said(" après un échange de vive voix", " after speaking with the lead");
        }
    }
    text
}

/// The acts in words, one by one; those that only lead somewhere are left out.
pub(super) fn parts(acts: &[Act], language: Language) -> Vec<String> {
    let stays = |page: &Option<String>| acts.iter().any(|act| act.kind == "activeTime" && act.page == *page);
    let others = acts.iter().any(|act| act.kind != "pageView");
    let shown = acts.iter().filter(|act| match act.kind {
        // staying on a page says that it was seen, and whatever is done is done on some page
        "pageView" => !act.criteria.is_empty() && !(act.times == 1 && (stays(&act.page) || act.page.is_none() && others)),
        _ => true,
    });
    let mut parts: Vec<Act> = Vec::new();
    for act in shown {
        match parts.iter_mut().find(|other| (other.kind, &other.label) == (act.kind, &act.label)) {
            Some(other) if act.kind == "activeTime" => other.amount += act.amount,
            Some(other) => other.times += act.times,
            None => parts.push(act.clone()),
        }
    }
    parts.iter().map(|act| part(act, language)).collect()
}

fn part(act: &Act, language: Language) -> String {
    let name = lower(act.label.text(language));
    let gap = gap(language);
    match act.kind {
        "activeTime" => format!("{name} {}", seconds(act.amount, language)),
        "pageView" if act.page.is_none() && act.times > 1 => format!("{}{gap}pages", act.times),
        _ if act.times > 1 => format!("{name} ×{gap}{}", act.times),
        _ => name,
    }
}

/// `90 s`, `2 min`, `2 min 30 s`.
pub(super) fn seconds(seconds: u32, language: Language) -> String {
    let gap = gap(language);
    match (seconds / 60, seconds % 60) {
        _ if seconds < 120 => format!("{seconds}{gap}s"),
        (minutes, 0) => format!("{minutes}{gap}min"),
        (minutes, rest) => format!("{minutes}{gap}min{gap}{rest}{gap}s"),
    }
}

/// What stands between a figure and its unit.
fn gap(language: Language) -> &'static str {
    if language == Language::Fr { "\u{a0}" } else { " " }
}

/// A field's name for people, inside a sentence.
pub(super) fn field(plan: &Plan, name: &str, language: Language) -> String {
    let declared = plan.fields.iter().find(|field| field.name == name);
    declared.map_or_else(|| name.into(), |field| lower(field.label.text(language)))
}

/// A label inside a sentence: without its capital, unless it begins with an acronym.
pub(super) fn lower(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() && !second.is_ascii_digit() => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => label.into(),
    }
}

/// `one, two and three`.
pub(super) fn join(parts: &[String], and: &str) -> String {
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {and} {last}", others.join(", ")),
        None => String::new(),
    }
}
