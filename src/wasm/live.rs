//! The boundary of the `live` module: numbers alone. Bytes come and go by way of one buffer: JavaScript asks [`buffer`] for room, writes or reads there, and
//! nothing is copied twice. An instance of the module is one page's visitor.

use alloc::vec::Vec;

use super::page::{give, page, with};
use crate::compiled::Compiled;
use crate::memory::Memory;
use crate::payload::nonce;
use crate::receipt;
use crate::visitor::Visitor;
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the buffer so many bytes long, keeping what is in it, and tells its address.
#[wasm_bindgen]
pub fn buffer(length: usize) -> *const u8 {
    let buffer = &mut page().buffer;
    buffer.resize(length, 0);
    buffer.as_ptr()
}

/// Reads the compiled plan in the buffer; false if it is damaged, and then all else does nothing.
#[wasm_bindgen]
pub fn open() -> bool {
    let page = page();
    page.visitor = Compiled::read(&page.buffer).ok().map(|plan| {
        let memory = Memory::new(&plan);
        Visitor::new(plan, memory, 0)
    });
    page.visitor.is_some()
}

/// Forgets all but the page and its clock, for a visitor of whom nothing is known: `draw`, a random number from 0 to 99, decides about the holdout.
#[wasm_bindgen]
pub fn forget(draw: u8) {
    with(|visitor| {
        visitor.forget();
        visitor.memory.draw = draw;
    });
}

/// Adds the stored record in the buffer, this tab's own or one that is left to another. `now` is in Unix seconds, here and below.
#[wasm_bindgen]
pub fn join(own: bool, now: u32) {
    with(|visitor| visitor.join(&page().buffer, own, now));
}

/// Brings all up to date. Returns what changed: 1 score, 2 temperature, 4 offers.
#[wasm_bindgen]
pub fn refresh(now: u32) -> u32 {
    with(|visitor| visitor.refresh(now))
}

/// A page view: the page's groups, a bit each, and the hash of its path. `ms` is the monotonic clock in milliseconds. Returns what changed.
#[wasm_bindgen(js_name = page)]
pub fn view(pages: u32, path: u32, ms: u32, now: u32) -> u32 {
    with(|visitor| visitor.view(pages, path, ms, now))
}

/// Makes a page the current one without a view, for an instance that takes over from another one.
#[wasm_bindgen]
pub fn turn(pages: u32, path: u32) {
    with(|visitor| visitor.go(pages, path));
}

/// A signal on the current page, by the number of its kind and the hash of its name (0 for none). Returns what changed.
#[wasm_bindgen]
pub fn signal(kind: u8, name: u32, amount: u32, now: u32) -> u32 {
    with(|visitor| visitor.act(kind, name, amount, now))
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

/// The offers that stand, in ASCII: a line a slot, slot and offer apart by a tab. Like all below it puts bytes into the buffer and returns how many.
#[wasm_bindgen]
pub fn offers() -> usize {
    give(|visitor| visitor.offers().to_vec())
}

/// The receipt, in numbers of 32 bits: for each criterion that has counted its index, base, times, faded, trimmed, floor and points.
#[wasm_bindgen]
pub fn receipt(now: u32) -> usize {
    give(|visitor| {
        let mut bytes = Vec::new();
        let (lines, _) = receipt::read(&visitor.plan, &visitor.memory, now);
        for (i, line) in lines.iter().enumerate() {
            if line.times > 0 {
                for number in [i as i32, line.base, line.times as i32, line.faded, line.trimmed, line.floor, line.points] {
                    bytes.extend_from_slice(&number.to_le_bytes());
                }
            }
        }
        bytes
    })
}

/// This tab's record, as it is stored.
#[wasm_bindgen]
pub fn stored() -> usize {
    give(|visitor| visitor.record())
}

/// The payload for a form, with both halves of its nonce.
#[wasm_bindgen]
pub fn payload(low: u32, high: u32, now: u32) -> usize {
    give(|visitor| visitor.evidence(nonce(low, high), now))
}
