//! The boundary of the `live` module: numbers, texts and bytes in; numbers, texts and bytes out. An instance of the module is one page's visitor.

use alloc::string::String;
use alloc::vec::Vec;

use super::page::{put, with};
use crate::compiled::{Compiled, Unreadable};
use crate::memory::Memory;
use crate::receipt;
use crate::visitor::Visitor;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads the compiled plan and the stored memory (empty for a new visitor). `now` is in Unix seconds, here and below. Gives 0 when all is well, 1 for
/// bytes that are no compiled plan, 2 for a damaged one, 256 × (version + 1) for one of another version; then all else does nothing. `draw`, a random
/// number from 0 to 99, decides for a new visitor about the holdout.
#[wasm_bindgen]
pub fn open(plan: &[u8], memory: &[u8], now: u32, draw: u8) -> u32 {
    match Compiled::read(plan) {
        Ok(plan) => {
            let mut memory = Memory::read(memory, &plan, now);
            if memory.visits == 0 {
                memory.draw = draw;
            }
            put(Visitor::new(plan, memory, now));
            0
        }
        Err(Unreadable::Magic) => 1,
        Err(Unreadable::Damaged) => 2,
        Err(Unreadable::Version(found)) => (u32::from(found) + 1) << 8,
    }
}

/// A page view. `ms` is the monotonic clock in milliseconds. Returns what changed: 1 score, 2 temperature, 4 offers.
#[wasm_bindgen]
pub fn page(path: &str, ms: u32, now: u32) -> u32 {
    with(|visitor| visitor.page(path, ms, now))
}

/// Makes a path the current page without a view, for an instance that takes over from another one. Returns what changed.
#[wasm_bindgen]
pub fn turn(path: &str, now: u32) -> u32 {
    with(|visitor| {
        visitor.turn(path);
        visitor.refresh(now)
    })
}

/// A signal on the current page, by the number of its kind. Returns what changed.
#[wasm_bindgen]
pub fn signal(kind: u8, name: &str, amount: u32, now: u32) -> u32 {
    with(|visitor| visitor.signal(kind, name, amount, now))
}

/// An event of the attention clock, by its number. Returns what changed.
#[wasm_bindgen]
pub fn attend(event: u8, ms: u32, now: u32) -> u32 {
    with(|visitor| visitor.attend(event, ms, now))
}

/// Engagement points as of the last call.
#[wasm_bindgen]
pub fn score() -> i32 {
    with(|visitor| visitor.score)
}

/// 0 cold, 1 warm, 2 hot, as of the last call.
#[wasm_bindgen]
pub fn temperature() -> u8 {
    with(|visitor| visitor.temperature as u8)
}

/// The offers that stand: a line a slot, slot and offer apart by a tab.
#[wasm_bindgen]
pub fn offers() -> String {
    with(|visitor| visitor.offers().into())
}

/// The receipt: for each criterion that has counted its index, base, times, faded, trimmed, floor and points.
#[wasm_bindgen]
pub fn receipt(now: u32) -> Vec<i32> {
    with(|visitor| {
        let mut numbers = Vec::new();
        let (lines, _) = receipt::read(&visitor.plan, &visitor.memory, now);
        for (i, line) in lines.iter().enumerate() {
            if line.times > 0 {
                let times = line.times as i32;
                numbers.extend([i as i32, line.base, times, line.faded, line.trimmed, line.floor, line.points]);
            }
        }
        numbers
    })
}

/// The memory as it is stored.
#[wasm_bindgen]
pub fn stored() -> Vec<u8> {
    with(|visitor| visitor.memory.write(&visitor.plan))
}

/// The payload for a form. `nonce` is 8 random bytes.
#[wasm_bindgen]
pub fn payload(nonce: &[u8], now: u32) -> String {
    with(|visitor| visitor.payload(nonce, now))
}
