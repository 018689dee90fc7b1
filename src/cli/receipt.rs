//! A reading as tables that add up.

use super::table::{Cell, number, table};
use super::words::{temperature, words};
use crate::classify::{BantReading, SubjectReading};
use crate::fit::FitLine;
use crate::plan::{Action, Certainty, Language};
use crate::reading::{Named, Reading, ReceiptLine};
use crate::search::Outlook;

/// The classes of a reading, then its receipts with their sums: that of the fit only if something of it is known.
pub fn reading(reading: &Reading, language: Language) -> Vec<String> {
    [
        summary(reading, language),
        vec![String::new()],
        engagement(&reading.receipt, reading.engagement, language),
        fit(&reading.fit_receipt, reading.fit, language),
    ]
    .concat()
}

fn summary(reading: &Reading, language: Language) -> Vec<String> {
    let say = words(language);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut row = |cells: &[&str]| rows.push(cells.iter().map(|cell| Cell::from(*cell)).collect());
    row(&[say.engagement, &reading.engagement.to_string(), temperature(reading.temperature, language)]);
    row(&[say.fit, &reading.fit.to_string(), &say.known(reading.coverage)]);
    if let Some(grade) = reading.grade {
        row(&[say.grade, &grade.to_string()]);
    }
    if let Some(mark) = &reading.mark {
        row(&[say.mark, mark]);
    }
    if let Some(quadrant) = reading.quadrant {
        let place = ["q1", "q2", "q3", "q4"].iter().position(|name| *name == quadrant);
        let told = place.and_then(|place| say.quadrants.get(place)).copied().unwrap_or_default();
        let action = reading.quadrant_action.as_ref().map(|action| format!(" ({})", action.label.text(language)));
        row(&[say.quadrant, quadrant, &format!("{told}{}", action.unwrap_or_default())]);
    }
    if let Some(Action { id, label }) = &reading.action {
        row(&[say.action, id, label.text(language)]);
    }
    if let Some(persona) = &reading.persona {
        row(&[say.persona, persona, &personas(reading)]);
    }
    if let Some(phase) = &reading.phase {
        row(&[say.phase, phase]);
    }
    if !reading.segments.is_empty() {
        row(&[say.segments, &reading.segments.join(", ")]);
    }
    if let Some([known, told]) = reading.bant.map(|found| bant(found, language)) {
        row(&[say.bant, &known, &told]);
    }
    if let Some([known, told]) = reading.subject.map(|found| subject(found, language)) {
        row(&[say.subject, &known, &told]);
    }
    if let Some(stage) = &reading.stage {
        row(&[say.stage, stage, reading.owner.as_deref().unwrap_or_default()]);
    }
    if let Some(next) = &reading.next {
        row(&[say.next, &next.stage, say.gate(next.gate)]);
    }
    if !reading.raised.is_empty() {
        row(&[say.raised, &reading.raised.join(", ")]);
    }
    if !reading.disqualified.is_empty() {
        let of = |each: fn(&Named) -> &str| reading.disqualified.iter().map(each).collect::<Vec<_>>().join(", ");
        let labels = match language {
            Language::Fr => of(|each| &each.label.fr),
            Language::En => of(|each| &each.label.en),
        };
        row(&[say.disqualified, &of(|each| &each.id), &labels]);
    }
    if let Some((name, told)) = reading.contact.and_then(|contact| say.restriction(contact)) {
        row(&[say.contact, name, told]);
    }
    if let Some(minutes) = reading.sla {
        row(&[say.sla, &say.delay(minutes)]);
    }
    if !reading.actions.is_empty() {
        let ids: Vec<&str> = reading.actions.iter().map(|action| action.id.as_str()).collect();
        let labels: Vec<&str> = reading.actions.iter().map(|action| action.label.text(language)).collect();
        row(&[say.actions, &ids.join(", "), &labels.join(", ")]);
    }
    for (slot, offer) in &reading.offers {
        row(&[say.offers, offer, slot]);
    }
    table(&rows, &[])
}

/// The points of each persona, best first.
fn personas(reading: &Reading) -> String {
    let mut personas: Vec<_> = reading.personas.iter().collect();
    personas.sort_by_key(|persona| -persona.points);
    personas.iter().map(|persona| format!("{} {}", persona.id, persona.points)).collect::<Vec<_>>().join(", ")
}

fn bant(bant: BantReading, language: Language) -> [String; 2] {
    let say = words(language);
    let facts = [bant.budget, bant.authority, bant.need, bant.timing];
    let known = facts.iter().filter(|fact| **fact != Certainty::Unknown).count();
    let told = say.facts.iter().zip(facts).map(|(name, fact)| format!("{name} {}", say.certainty(fact)));
    [say.of(known, facts.len()), told.collect::<Vec<_>>().join(", ")]
}

fn subject(subject: SubjectReading, language: Language) -> [String; 2] {
    let say = words(language);
    let parts = [subject.person, subject.company, subject.project];
    let known: Vec<&str> = say.subjects.iter().zip(parts).filter(|(_, known)| *known).map(|(name, _)| *name).collect();
    [say.of(usize::from(subject.known), parts.len()), known.join(", ")]
}

/// What is missing to the next temperature and to the next stage, with how soon the lead is one for sales.
pub fn outlook(outlook: &Outlook, language: Language) -> Vec<String> {
    let say = words(language);
    let missing = [&outlook.temperature, &outlook.stage].into_iter().flatten();
    let rows = missing.map(|missing| {
        let target = format!("{} {}", say.to, missing.target.label.text(language));
        vec![target.into(), missing.text.text(language).into()]
    });
    let head = vec![say.readiness.into(), say.ready(outlook.readiness).into()];
    table(&[head].into_iter().chain(rows).collect::<Vec<_>>(), &[])
}

/// The receipt of the engagement with its sum.
pub fn engagement(receipt: &[ReceiptLine], sum: i32, language: Language) -> Vec<String> {
    let say = words(language);
    let head = [say.criterion].into_iter().chain(say.receipt).map(Cell::from).collect();
    let lines = receipt.iter().map(|line| {
        let ReceiptLine { label, base, times, faded, trimmed, floor, points, .. } = line;
        let numbers = [*base, *faded, *trimmed, *floor, *points].map(number);
        let [base, faded, trimmed, floor, points] = numbers;
        vec![label.text(language).into(), base, number(times), faded, trimmed, floor, points]
    });
    let blank = || Cell::from("");
    let last = vec![say.sum.into(), blank(), blank(), blank(), blank(), blank(), number(sum)];
    table(&[head].into_iter().chain(lines).chain([last]).collect::<Vec<_>>(), &[])
}

/// The receipt of the fit with its sum, an empty line before it; nothing if nothing of it is known.
pub fn fit(receipt: &[FitLine], sum: i32, language: Language) -> Vec<String> {
    if !receipt.iter().any(|line| line.known) {
        return Vec::new();
    }
    let say = words(language);
    let head = [say.fit, say.value, say.points].map(Cell::from).into();
    let lines = receipt.iter().map(|line| {
        let value = if line.known { line.value.as_deref().unwrap_or_default() } else { say.unknown };
        vec![line.label.text(language).into(), value.into(), number(line.points)]
    });
    let last = vec![say.sum.into(), "".into(), number(sum)];
    let rows: Vec<Vec<Cell>> = [head].into_iter().chain(lines).chain([last]).collect();
    [vec![String::new()], table(&rows, &[])].concat()
}
