//! Which offer stands in a slot.

use alloc::string::String;

use crate::compiled::{Choice, Compiled};
use crate::temperature::Temperature;

/// True when all conditions of a choice hold.
pub fn holds(choice: &Choice<'_>, score: i32, temperature: Temperature, pages: u32) -> bool {
    (choice.temperature == 0 || choice.temperature & (1 << temperature as u8) != 0)
        && (choice.pages == 0 || choice.pages & pages != 0)
        && choice.engagement.is_none_or(|least| score >= least)
}

/// The offers that stand, one line a slot: the slot's id, a tab, the offer's id. In each slot it is the offer of the first choice
/// that holds, else the default.
pub fn standing(plan: &Compiled, score: i32, temperature: Temperature, pages: u32) -> String {
    let mut text = String::new();
    plan.each_slot(|id, default, mut choices| {
        let first = Iterator::find(&mut choices, |choice| holds(choice, score, temperature, pages));
        let offer = first.map_or(default, |choice| choice.offer);
        for part in [id, b"\t", offer, b"\n"] {
            // ids are ASCII: the checker refuses others
            for byte in part {
                text.push(char::from(*byte));
            }
        }
    });
    text
}
