//! The top three reasons of a reading in one sentence, for a salesperson with ten seconds.

use crate::plan::{Label, Language};
use crate::reading::Reading;
use crate::temperature::Temperature;

/// The sentence in both languages.
pub fn reasons(reading: &Reading, measured: bool) -> Label {
    Label { fr: sentence(reading, measured, Language::Fr), en: sentence(reading, measured, Language::En) }
}

fn sentence(reading: &Reading, measured: bool, language: Language) -> String {
    let french = language == Language::Fr;
    let (interest, profile) = top(reading, language);
    let head = match (measured, reading.temperature, french) {
        (false, _, true) => "Intérêt non mesuré".into(),
        (false, _, false) => "Interest not measured".into(),
        (_, temperature, _) => format!("{}, {}", named(temperature, french), points(reading.engagement, french)),
    };
    let none = if french { "aucun critère rempli" } else { "no criterion met" };
    let mut text = clause(&head, &interest, french, Some(none).filter(|_| profile.is_empty()));
    if !profile.is_empty() {
        let head = format!("{}, {}", if french { "Profil" } else { "Fit" }, points(reading.fit, french));
        text = format!("{text} {}", clause(&head, &profile, french, None));
    }
    text
}

/// `Head: one, two and three.`, or the head alone when there is nothing to say.
fn clause(head: &str, parts: &[String], french: bool, none: Option<&str>) -> String {
    let said = match (parts, none) {
        ([], None) => return format!("{head}."),
        ([], Some(none)) => none.into(),
        (parts, _) => join(parts, if french { "et" } else { "and" }),
    };
    format!("{head}{}{said}.", if french { "\u{a0}: " } else { ": " })
}

fn named(temperature: Temperature, french: bool) -> &'static str {
    match (temperature, french) {
        (Temperature::Cold, true) => "Froid",
        (Temperature::Warm, true) => "Tiède",
        (Temperature::Hot, true) => "Chaud",
        (Temperature::Cold, false) => "Cold",
        (Temperature::Warm, false) => "Warm",
        (Temperature::Hot, false) => "Hot",
    }
}

/// `12 points`. French has its plural from 2 on, English for all but 1.
fn points(points: i32, french: bool) -> String {
    let plural = if french { points.abs() >= 2 } else { points.abs() != 1 };
    let minus = if points < 0 { "−" } else { "" };
    format!("{minus}{} point{}", points.unsigned_abs(), if plural { "s" } else { "" })
}

/// The three lines that weigh most, ties in the plan's order: those of engagement, then those of fit.
fn top(reading: &Reading, language: Language) -> (Vec<String>, Vec<String>) {
    let engagement = reading.receipt.iter().map(|line| (line.points, &line.label, true));
    let fit = reading.fit_receipt.iter().map(|line| (line.points, &line.label, false));
    let mut lines: Vec<(i32, &Label, bool)> = engagement.chain(fit).filter(|(points, ..)| *points != 0).collect();
    lines.sort_by_key(|(points, ..)| -points.abs());
    lines.truncate(3);
    let (interest, profile): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(.., interest)| *interest);
    let said = |lines: Vec<(i32, &Label, bool)>| {
        lines.iter().map(|(points, label, _)| format!("{} ({})", lower(label.text(language)), signed(*points))).collect()
    };
    (said(interest), said(profile))
}

/// A number with its sign, minus as typographers write it.
pub fn signed(points: i32) -> String {
    if points < 0 { format!("−{}", points.unsigned_abs()) } else { format!("+{points}") }
}

/// A label inside a sentence: without its capital, unless it begins with an acronym.
fn lower(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() && !second.is_ascii_digit() => {
            first.to_lowercase().chain([second]).chain(letters).collect()
        }
        _ => label.into(),
    }
}

fn join(parts: &[String], and: &str) -> String {
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {and} {last}", others.join(", ")),
        None => String::new(),
    }
}
