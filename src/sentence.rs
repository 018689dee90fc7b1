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
    let head = if !measured {
        if french { "Intérêt non mesuré".into() } else { "Interest not measured".into() }
    } else {
        let name = match (reading.temperature, french) {
            (Temperature::Cold, true) => "Froid",
            (Temperature::Warm, true) => "Tiède",
            (Temperature::Hot, true) => "Chaud",
            (Temperature::Cold, false) => "Cold",
            (Temperature::Warm, false) => "Warm",
            (Temperature::Hot, false) => "Hot",
        };
        let engagement = reading.engagement;
        // French has its plural from 2 on, English for all but 1
        let plural = if french { engagement.abs() >= 2 } else { engagement.abs() != 1 };
        format!("{name}, {engagement} point{}", if plural { "s" } else { "" })
    };
    let colon = if french { "\u{a0}: " } else { ": " };
    let top = top(reading, language);
    let tail = if !top.is_empty() {
        join(&top, if french { "et" } else { "and" })
    } else if french {
        "aucun critère rempli".into()
    } else {
        "no criterion met".into()
    };
    format!("{head}{colon}{tail}.")
}

/// The three lines of engagement and fit that weigh most, ties in the plan's order.
fn top(reading: &Reading, language: Language) -> Vec<String> {
    let engagement = reading.receipt.iter().map(|line| (line.points, &line.label));
    let fit = reading.fit_receipt.iter().map(|line| (line.points, &line.label));
    let mut lines: Vec<(i32, &Label)> = engagement.chain(fit).filter(|(points, _)| *points != 0).collect();
    lines.sort_by_key(|(points, _)| -points.abs());
    lines.iter().take(3).map(|(points, label)| format!("{} ({})", lower(label.text(language)), signed(*points))).collect()
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
