//! Offers that never stand in their slot.

use super::case::Case;
use super::flaws::flaw;
use super::ground::Ground;
use super::guards::counts;
use super::implies::implies;
use super::notes::{Notes, Place, Section};
use crate::plan::{Choice, Conditions, Slot};
use crate::temperature::Temperature;

/// Choices of a slot that are looked at.
const CHOICES: usize = 128;
const HEATS: [Temperature; 3] = [Temperature::Cold, Temperature::Warm, Temperature::Hot];

pub(super) fn hold(ground: &Ground<'_>, notes: &mut Notes) {
    for (i, one) in ground.plan.offers.iter().enumerate() {
        slot(ground, notes, i, one);
    }
}

fn slot(ground: &Ground<'_>, notes: &mut Notes, i: usize, slot: &Slot) {
    let at = Place(Section::Offers, i);
    let path = |j: usize| format!("offers[{i}].choices[{j}]");
    let when: Vec<Conditions> = slot.choices.iter().take(CHOICES).map(conditions).collect();
    let always = slot.choices.iter().position(is_catch_all);
    for (j, (choice, conditions)) in slot.choices.iter().zip(&when).enumerate() {
        if let Some(first) = always.filter(|first| *first < j) {
            let left = slot.choices.len() - j;
            let after = if left == 1 {
                "the choice after it never stands".into()
            } else {
                format!("the `{left}` choices after it never stand")
            };
            let message = format!("it holds always, so {after}");
            let help = "put it last, or say when it holds".into();
            notes.add(at, "catch-all-offer", format!("{}.when", path(first)), message, help);
            break;
        }
        counts(ground, notes, at, &format!("{}.when", path(j)), conditions);
        let hopeless = flaw(ground, &Case::of(&format!("{}.when", path(j)), conditions));
        let nowhere = choice.pages != 0 && choice.pages & ground.possible == 0;
        if let Some(flaw) = hopeless {
            if let Some(message) = flaw.message {
                let help = format!("`{}` never stands: change what it asks for, or take it out", choice.offer);
                notes.add(at, "offer-never-shows", flaw.path, message, help);
            }
        } else if nowhere {
            // that no page fits is told where the pages are
        } else if let Some(first) = covered(ground, &slot.choices, &when, j) {
            let message = match first {
                Some(first) => format!("wherever it holds `{}` (choices[{first}]) holds and comes first", named(slot, first)),
                None => "wherever it holds an earlier choice holds and comes first".into(),
            };
            let help = "put it before, ask for something else, or take it out".into();
            notes.add(at, "covered-offer", path(j), message, help);
        } else if choice.offer == slot.default && slot.choices.iter().skip(j).all(|later| later.offer == slot.default) {
            let message = format!("`{}` is the default, which stands anyway when no other choice holds", choice.offer);
            notes.add(at, "offer-is-default", format!("{}.offer", path(j)), message, "take it out".into());
        }
    }
}

fn named(slot: &Slot, place: usize) -> &str {
    slot.choices.get(place).map_or("", |choice| choice.offer.as_str())
}

fn conditions(choice: &Choice) -> Conditions {
    let Choice { temperature, engagement, did, did_not, .. } = choice;
    Conditions {
        temperature: temperature.clone(),
        engagement: *engagement,
        did: did.clone(),
        did_not: did_not.clone(),
        ..Conditions::default()
    }
}

fn is_catch_all(choice: &Choice) -> bool {
    let Choice { temperature, pages, engagement, did, did_not, visits, .. } = choice;
    temperature.is_empty() && *pages == 0 && engagement.is_none() && did.is_empty() && did_not.is_empty() && *visits == 0
}

/// Whether earlier choices hold wherever a choice does, at each temperature and on each of its page groups: the one that does alone, if there is one.
fn covered(ground: &Ground<'_>, choices: &[Choice], when: &[Conditions], place: usize) -> Option<Option<usize>> {
    let (choice, conditions) = (choices.get(place)?, when.get(place)?);
    let thresholds = &ground.plan.temperature;
    let from = |least: i32| conditions.engagement.is_some_and(|asked| asked >= least);
    let heats = HEATS.into_iter().filter(|heat| conditions.temperature.is_empty() || conditions.temperature.contains(heat));
    let heats: Vec<Temperature> = heats
        .filter(|heat| match heat {
            Temperature::Cold => !from(thresholds.warm),
            Temperature::Warm => !from(thresholds.hot),
            Temperature::Hot => true,
        })
        .collect();
    let pages: Vec<u32> =
        if choice.pages == 0 { vec![0] } else { (0..32).map(|i| 1 << i).filter(|bit| choice.pages & bit != 0).collect() };
    let mut by: Vec<usize> = Vec::new();
    for heat in heats {
        let narrow = Conditions { temperature: vec![heat], ..conditions.clone() };
        let narrow = [Case::of("", &narrow)];
        for page in &pages {
            let holds = |(i, earlier): (usize, &Choice)| {
                let here = earlier.pages == 0 || page & earlier.pages != 0;
                earlier.visits == 0 && here && when.get(i).is_some_and(|other| implies(ground, &narrow, &[Case::of("", other)]))
            };
            by.push(choices.iter().take(place).enumerate().position(|(i, earlier)| holds((i, earlier)))?);
        }
    }
    let first = by.first().copied()?;
    Some(by.iter().all(|each| *each == first).then_some(first))
}
