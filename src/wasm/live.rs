//! The boundary of the `live` module: numbers, texts and bytes in; numbers, texts and bytes out.

use alloc::string::String;
use alloc::vec::Vec;

use crate::compiled::{Compiled, Unreadable};
use crate::memory::Memory;
use crate::receipt;
use crate::visitor::Visitor;
use wasm_bindgen::prelude::wasm_bindgen;

/// A visitor on a page. With a compiled plan that cannot be read, [`Live::problem`] says why and all else does nothing.
#[wasm_bindgen]
pub struct Live {
    visitor: Option<Visitor>,
    problem: u32,
}

#[wasm_bindgen]
impl Live {
    /// Reads the compiled plan and the stored memory (empty for a new visitor). `now` is in Unix seconds, here and below.
    #[wasm_bindgen(constructor)]
    pub fn new(plan: &[u8], memory: &[u8], now: u32) -> Live {
        match Compiled::read(plan) {
            Ok(plan) => {
                let memory = Memory::read(memory, &plan);
                Live { visitor: Some(Visitor::new(plan, memory, now)), problem: 0 }
            }
            Err(Unreadable::Magic) => Live { visitor: None, problem: 1 },
            Err(Unreadable::Damaged) => Live { visitor: None, problem: 2 },
            Err(Unreadable::Version(found)) => Live { visitor: None, problem: (u32::from(found) + 1) << 8 },
        }
    }

    /// 0 when all is well, 1 for bytes that are no compiled plan, 2 for a damaged one, 256 × (version + 1) for one of
    /// another version.
    pub fn problem(&self) -> u32 {
        self.problem
    }

    /// A page view. `ms` is the monotonic clock in milliseconds. Returns what changed: 1 score, 2 temperature, 4 offers.
    pub fn page(&mut self, path: &str, ms: u32, now: u32) -> u32 {
        self.visitor.as_mut().map_or(0, |visitor| visitor.page(path, ms, now))
    }

    /// Makes a path the current page without a view, for an instance that takes over from another one.
    pub fn turn(&mut self, path: &str, now: u32) -> u32 {
        self.visitor.as_mut().map_or(0, |visitor| {
            visitor.turn(path);
            visitor.refresh(now)
        })
    }

    /// A signal on the current page, by the number of its kind. Returns what changed.
    pub fn signal(&mut self, kind: u8, name: &str, amount: u32, now: u32) -> u32 {
        self.visitor.as_mut().map_or(0, |visitor| visitor.signal(kind, name, amount, now))
    }

    /// An event of the attention clock, by its number. Returns what changed.
    pub fn attend(&mut self, event: u8, ms: u32, now: u32) -> u32 {
        self.visitor.as_mut().map_or(0, |visitor| visitor.attend(event, ms, now))
    }

    /// Engagement points as of the last call.
    pub fn score(&self) -> i32 {
        self.visitor.as_ref().map_or(0, |visitor| visitor.score)
    }

    /// 0 cold, 1 warm, 2 hot, as of the last call.
    pub fn temperature(&self) -> u8 {
        self.visitor.as_ref().map_or(0, |visitor| visitor.temperature as u8)
    }

    /// The offers that stand: a line a slot, slot and offer apart by a tab.
    pub fn offers(&self) -> String {
        self.visitor.as_ref().map_or(String::new(), |visitor| visitor.offers().into())
    }

    /// The receipt: for each criterion that has counted its index, base, times, faded, trimmed, floor and points.
    pub fn receipt(&self, now: u32) -> Vec<i32> {
        let mut numbers = Vec::new();
        if let Some(visitor) = &self.visitor {
            let (lines, _) = receipt::read(&visitor.plan, &visitor.memory, now);
            for (i, line) in lines.iter().enumerate() {
                if line.times > 0 {
                    let times = line.times as i32;
                    numbers.extend([i as i32, line.base, times, line.faded, line.trimmed, line.floor, line.points]);
                }
            }
        }
        numbers
    }

    /// The memory as it is stored.
    pub fn memory(&self) -> Vec<u8> {
        self.visitor.as_ref().map_or(Vec::new(), |visitor| visitor.memory.write(&visitor.plan))
    }

    /// The payload for a form. `nonce` is 8 random bytes.
    pub fn payload(&self, nonce: &[u8], now: u32) -> String {
        self.visitor.as_ref().map_or(String::new(), |visitor| visitor.payload(nonce, now))
    }
}
