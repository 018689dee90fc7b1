//! Which offer stands in a slot.

use alloc::vec::Vec;

use crate::bytes::Reader;
use crate::compiled::{Choice, Compiled};
use crate::hash::fnv1a;
use crate::receipt::Line;
use crate::temperature::Temperature;

/// Offers with a frequency cap of which is remembered that they were seen; of further ones it is not.
pub const SHOWN: usize = 16;

/// In how many visits an offer has stood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Hash of the offer's id, 24 bits.
    pub key: u32,
    /// Visits in which it has stood.
    pub visits: u32,
    /// The last of them, counted from 1.
    pub last: u32,
}

/// What the choice of an offer looks at.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The engagement receipt, in the plan's order.
    pub lines: &'a [Line],
    /// Engagement points.
    pub score: i32,
    /// Temperature.
    pub temperature: Temperature,
    /// Page groups of the current page, a bit each.
    pub pages: u32,
    /// The current visit, counted from 1.
    pub visit: u32,
    /// True for a visitor who sees only the defaults.
    pub held: bool,
}

impl View<'_> {
    /// True when all conditions of a choice hold; `shown` says in how many visits which offers have stood.
    pub fn holds(&self, choice: &Choice<'_>, shown: &[Shown]) -> bool {
        !self.held
            && (choice.temperature == 0 || choice.temperature & (1 << self.temperature as u8) != 0)
            && (choice.pages == 0 || choice.pages & self.pages != 0)
            && choice.engagement.is_none_or(|least| self.score >= least)
            && (choice.did.is_empty() || self.has_counted(choice.did))
            && !self.has_counted(choice.did_not)
            && (choice.visits == 0 || self.may_stand(choice, shown))
    }

    fn has_counted(&self, parts: &[u8]) -> bool {
        let mut reader = Reader::new(parts);
        let mut counted = false;
        while !reader.done() && !reader.broken() {
            let (place, times) = (reader.u32(), reader.u32());
            counted |= self.lines.get(place as usize).is_some_and(|line| line.times >= times);
        }
        counted
    }

    fn may_stand(&self, choice: &Choice<'_>, shown: &[Shown]) -> bool {
        let found = shown.iter().find(|shown| shown.key == key(choice.offer));
        found.is_none_or(|shown| shown.visits < choice.visits || shown.last == self.visit)
    }
}

fn key(offer: &[u8]) -> u32 {
    fnv1a(offer) & 0x00ff_ffff
}

/// Notes that an offer with a frequency cap stands in a visit.
fn note(shown: &mut Vec<Shown>, offer: &[u8], visit: u32) {
    let key = key(offer);
    let room = shown.len() < SHOWN;
    match shown.iter_mut().find(|shown| shown.key == key) {
        Some(shown) if shown.last != visit => {
            shown.visits = shown.visits.saturating_add(1);
            shown.last = visit;
        }
        None if room => shown.push(Shown { key, visits: 1, last: visit }),
        _ => {}
    }
}

/// The offers that stand, in ASCII, one line a slot: the slot's id, a tab, the offer's id. In each slot it is the offer of the first choice
/// that holds, else the default. Those with a frequency cap are noted in `shown` if `noting`.
pub fn standing(plan: &Compiled, view: &View<'_>, shown: &mut Vec<Shown>, noting: bool) -> Vec<u8> {
    let mut text = Vec::new();
    plan.each_slot(|id, default, mut choices| {
        let first = Iterator::find(&mut choices, |choice| view.holds(choice, shown));
        let offer = first.map_or(default, |choice| choice.offer);
        if noting && first.is_some_and(|choice| choice.visits > 0) {
            note(shown, offer, view.visit);
        }
        for part in [id, b"\t", offer, b"\n"] {
            text.extend_from_slice(part);
        }
    });
    text
}
