//! What is remembered of one visitor: bounded counters, no URLs, no personal data.
//!
//! Stored form: a version byte, then varints in the order of [`Memory::write`]. Criteria are stored under the key of their id, so a
//! memory written under an older plan keeps what still exists and drops the rest.

use alloc::vec::Vec;

use crate::bytes::{Reader, Writer};
use crate::compiled::Compiled;
use crate::decay::Weight;
use crate::temperature::Temperature;

/// The version of the stored form that this build reads and writes.
pub const VERSION: u8 = 1;
/// Distinct pages and assets that are remembered; further ones count as seen.
pub const SEEN: usize = 32;

/// What is remembered for one criterion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Occurrences that counted.
    pub times: u32,
    /// Active seconds towards the next occurrence.
    pub rest: u32,
    /// The fading weight of the occurrences.
    pub weight: Weight,
    /// What the cap trimmed, 2^8 an occurrence; only kept for criteria that fade.
    pub trimmed: u32,
    /// The visit, or the day since 1970, of the last occurrence.
    pub mark: u32,
}

/// What is remembered of one visitor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// First signal, in Unix seconds; 0 before there was one.
    pub first: u32,
    /// Last signal, in Unix seconds.
    pub last: u32,
    /// Visits so far.
    pub visits: u32,
    /// Temperature after the last signal.
    pub temperature: Temperature,
    /// When it last changed, in Unix seconds.
    pub since: u32,
    /// One entry for each criterion of the plan, in its order.
    pub counts: Vec<Count>,
    /// Hashes (24 bits) of criterion and page or asset, for criteria that count each once.
    pub seen: Vec<u32>,
}

impl Memory {
    /// A visitor of whom nothing is known.
    pub fn new(plan: &Compiled) -> Memory {
        Memory { counts: plan.criteria.iter().map(|_| Count::default()).collect(), ..Memory::default() }
    }

    /// Reads a stored memory. What is damaged, of another version or empty gives a new visitor.
    pub fn read(bytes: &[u8], plan: &Compiled) -> Memory {
        let mut memory = Memory::new(plan);
        let mut reader = Reader::new(bytes);
        if reader.u8() != VERSION {
            return memory;
        }
        memory.last = reader.fixed(4) as u32;
        memory.first = memory.last.saturating_sub(reader.u32());
        memory.since = memory.last.saturating_sub(reader.u32());
        memory.temperature = Temperature::from_number(reader.u8());
        memory.visits = reader.u32();
        for _ in 0..reader.count() {
            let key = reader.fixed(3) as u32;
            let count = Count {
                times: reader.u32(),
                rest: reader.u32(),
                weight: Weight { sum: reader.varint(), landmark: reader.u32() },
                trimmed: reader.u32(),
                mark: reader.u32(),
            };
            for (criterion, slot) in plan.criteria.iter().zip(&mut memory.counts) {
                if criterion.key == key {
                    *slot = count;
                }
            }
        }
        for _ in 0..reader.count().min(SEEN) {
            memory.seen.push(reader.fixed(3) as u32);
        }
        if reader.done() { memory } else { Memory::new(plan) }
    }

    /// The stored form.
    pub fn write(&self, plan: &Compiled) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.u8(VERSION);
        writer.fixed(u64::from(self.last), 4);
        writer.varint(u64::from(self.last.saturating_sub(self.first)));
        writer.varint(u64::from(self.last.saturating_sub(self.since)));
        writer.u8(self.temperature as u8);
        writer.varint(u64::from(self.visits));
        let known = || plan.criteria.iter().zip(&self.counts).filter(|(_, count)| **count != Count::default());
        writer.varint(known().count() as u64);
        for (criterion, count) in known() {
            writer.fixed(u64::from(criterion.key), 3);
            writer.varint(u64::from(count.times));
            writer.varint(u64::from(count.rest));
            writer.varint(count.weight.sum);
            writer.varint(u64::from(count.weight.landmark));
            writer.varint(u64::from(count.trimmed));
            writer.varint(u64::from(count.mark));
        }
        writer.varint(self.seen.len() as u64);
        for hash in &self.seen {
            writer.fixed(u64::from(*hash), 3);
        }
        writer.bytes
    }
}
