//! The top three reasons of a reading in one sentence, for a salesperson with ten seconds.

use crate::plan::{Label, Language};
use crate::reading::Reading;
use crate::temperature::Temperature;

/// The sentence in both languages.
pub fn reasons(reading: &Reading, measured: bool) -> Label {
    let top = top(reading);
    Label { fr: sentence(reading, &top, measured, Language::Fr), en: sentence(reading, &top, measured, Language::En) }
}

/// A line of either receipt: its points, its name, and whether it is one of engagement.
type Reason<'r> = (i32, &'r Label, bool);

fn sentence(reading: &Reading, top: &[Reason<'_>], measured: bool, language: Language) -> String {
    let french = language == Language::Fr;
    let colon = if french { "\u{a0}: " } else { ": " };
    let mut text = String::with_capacity(ROOM);
    match measured {
        true => head(&mut text, named(reading.temperature, french), reading.engagement, french),
        false => text.push_str(if french { "Intérêt non mesuré" } else { "Interest not measured" }),
    }
    let [interest, profile] = [true, false].map(|interest| top.iter().filter(move |(.., of)| *of == interest));
    let none = profile.clone().next().is_none();
    if interest.clone().next().is_some() {
        text.push_str(colon);
        list(&mut text, interest, language);
    } else if none {
        text.push_str(colon);
        text.push_str(if french { "aucun critère rempli" } else { "no criterion met" });
    }
    text.push('.');
    if !none {
        text.push(' ');
        head(&mut text, if french { "Profil" } else { "Fit" }, reading.fit, french);
        text.push_str(colon);
        list(&mut text, profile, language);
        text.push('.');
    }
    text
}

/// Bytes that most sentences find room in.
const ROOM: usize = 256;

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

/// `Warm, 12 points`. French has its plural from 2 on, English for all but 1.
fn head(text: &mut String, name: &str, points: i32, french: bool) {
    let plural = if french { points.abs() >= 2 } else { points.abs() != 1 };
    let number = points.unsigned_abs().to_string();
    for part in [name, ", ", if points < 0 { "−" } else { "" }, &number, " point", if plural { "s" } else { "" }] {
        text.push_str(part);
    }
}

/// The three lines that weigh most, ties in the plan's order: those of engagement, then those of fit.
fn top(reading: &Reading) -> Vec<Reason<'_>> {
    let engagement = reading.receipt.iter().map(|line| (line.points, &line.label, true));
    let fit = reading.fit_receipt.iter().map(|line| (line.points, &line.label, false));
    let mut lines: Vec<Reason<'_>> = engagement.chain(fit).filter(|(points, ..)| *points != 0).collect();
    lines.sort_by_key(|(points, ..)| -points.abs());
    lines.truncate(3);
    lines
}

/// `one (+3), two (+2) and three (+1)`.
fn list<'r>(text: &mut String, lines: impl Iterator<Item = &'r Reason<'r>> + Clone, language: Language) {
    let last = lines.clone().count().saturating_sub(1);
    for (place, (points, label, _)) in lines.enumerate() {
        text.push_str(match (place, language) {
            (0, _) => "",
            (place, _) if place < last => ", ",
            (_, Language::Fr) => " et ",
            (_, Language::En) => " and ",
        });
        lower(text, label.text(language));
        for part in [" (", &signed(*points), ")"] {
            text.push_str(part);
        }
    }
}

/// A number with its sign, minus as typographers write it.
pub fn signed(points: i32) -> String {
    [if points < 0 { "−" } else { "+" }, &points.unsigned_abs().to_string()].concat()
}

/// A label inside a sentence: without its capital, unless it begins with an acronym.
fn lower(text: &mut String, label: &str) {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() && !second.is_ascii_digit() => {
            text.extend(first.to_lowercase());
            text.push(second);
            text.push_str(letters.as_str());
        }
        _ => text.push_str(label),
    }
}
