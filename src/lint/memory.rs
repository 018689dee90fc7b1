//! Time, and what page and payload have room for.

use super::ground::Ground;
use super::notes::{Notes, Place, Section};
use crate::compiled::Repeat;
use crate::memory::SEEN;
use crate::offer::SHOWN;
use crate::plan::Criterion;
use std::collections::BTreeSet;

/// Criteria that have counted and for which a payload has room.
const CARRIED: usize = 40;

pub(super) fn hold(ground: &Ground<'_>, notes: &mut Notes) {
    let plan = ground.plan;
    let at = Place(Section::Criteria, plan.criteria.len());
    let fades = plan.criteria.iter().any(|criterion| criterion.half_life > 0);
    if !fades {
        let message = "no criterion has a `halfLifeDays`, so last year's interest counts like today's".into();
        let help = "let what passes pass: 14 to 30 days for pages read, 60 to 90 for forms sent".into();
        notes.add(at, "nothing-fades", "criteria".into(), message, help);
    }
    let falls = fades || plan.criteria.iter().any(|criterion| criterion.points < 0);
    if falls && plan.temperature.hysteresis == 0 && plan.temperature.dwell == 0 {
        let message =
            "it has neither `hysteresis` nor `dwellSeconds`, so the page changes back and forth around a threshold".into();
        let help = "give it a `hysteresis` of a few points, or a `dwellSeconds` of 20 or more".into();
        notes.add(Place(Section::Temperature, 1), "flapping", "temperature".into(), message, help);
    }
    let count = plan.criteria.len();
    if count > CARRIED {
        let message =
            format!("`{count}` criteria may count, and a payload has room for about {CARRIED}: the verdict may say `counters_cut`");
        let help = "make criteria one that say the same".into();
        notes.add(at, "many-criteria", "criteria".into(), message, help);
    }
    let keys: Vec<(&str, u64)> = plan
        .criteria
        .iter()
        .enumerate()
        .filter(|(i, criterion)| criterion.repeat == Repeat::PerKey && ground.times(*i) > 0)
        .map(|(i, criterion)| (criterion.id.as_str(), wanted(criterion, ground.times(i))))
        .collect();
    let sum: u64 = keys.iter().map(|(_, keys)| keys).sum();
    if sum > SEEN as u64 {
        let listed: Vec<String> = keys.iter().take(6).map(|(id, keys)| format!("`{id}` {keys}")).collect();
        let more = if keys.len() > 6 { ", …" } else { "" };
        let message = format!(
            "its criteria with `perKey` may count `{sum}` different pages and assets, and {SEEN} are remembered in all: {}{more}",
            listed.join(", ")
        );
        let help = "give them caps: what is worth nothing more needs no room".into();
        notes.add(at, "crowded-memory", "criteria".into(), message, help);
    }
    let limited = plan.offers.iter().flat_map(|slot| &slot.choices).filter(|choice| choice.visits > 0);
    let offers = limited.map(|choice| choice.offer.as_str()).collect::<BTreeSet<_>>().len();
    if offers > SHOWN {
        let message = format!(
            "`{offers}` offers have `visits`, and of {SHOWN} it is remembered that they stood: the others stand without end"
        );
        let help = "leave `visits` to those that tire".into();
        notes.add(Place(Section::Offers, plan.offers.len()), "crowded-offers", "offers".into(), message, help);
    }
}

/// How many different ones are worth something: no more than fill the cap.
fn wanted(criterion: &Criterion, times: u64) -> u64 {
    let points = u64::from(criterion.points.unsigned_abs()).max(1);
    if criterion.cap == 0 { times } else { times.min(u64::from(criterion.cap).div_ceil(points)) }
}
