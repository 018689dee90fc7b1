//! What is remembered of one visitor: bounded counters, no URLs, no personal data.
//!
//! Stored form: a version byte, then varints in the order of [`Memory::write`]. Criteria are stored under the key of their id, so a
//! memory written under an older plan keeps what still exists and drops the rest.
//!
//! Each tab stores a record of its own, in the same form, with what it has counted itself: no two ever write the same one. Records add up to
//! the memory ([`Memory::join`]).

use alloc::vec::Vec;

use crate::bytes::{Reader, Writer};
use crate::compiled::{Compiled, Criterion};
use crate::decay::Weight;
use crate::offer::{SHOWN, Shown};
use crate::temperature::Temperature;

/// The version of the stored form that this build reads and writes.
pub const VERSION: u8 = 1;
/// Distinct pages and assets that are remembered, of all criteria together; further ones count as seen.
pub const SEEN: usize = 32;
/// Distinct pages and assets that one criterion may count, so that it leaves room for the others.
pub const SEEN_BY_ONE: u32 = 16;
const DAY: u32 = 86_400;

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
    /// The visit, the day since 1970 or the page that `rest` and the lowest bit are about; the bit says that it has counted.
    pub mark: u32,
}

impl Count {
    /// Adds so much of what makes an occurrence, and returns how many are whole. What is on the way to one belongs to one visit, day, week or page.
    pub fn gather(&mut self, about: u32, gone: u32, step: u32) -> u32 {
        if self.mark & !1 != about {
            self.mark = about;
            self.rest = 0;
        }
        let gathered = self.rest.saturating_add(gone);
        self.rest = gathered.checked_rem(step).unwrap_or(0);
        gathered.checked_div(step).unwrap_or(gathered)
    }

    /// Adds what another tab has counted for the same criterion. What both have counted for one visit, day or week counts once.
    fn join(&mut self, criterion: &Criterion, other: &Count) {
        let twice = if self.mark == other.mark { self.mark & 1 } else { 0 };
        if self.mark & !1 <= other.mark {
            self.gather(other.mark & !1, other.rest, criterion.step);
            self.mark |= other.mark & 1;
        }
        self.times = self.times.saturating_add(other.times).saturating_sub(twice).min(criterion.most_times());
        self.trimmed = self.trimmed.saturating_add(other.trimmed);
        self.weight.join(other.weight);
    }
}

/// What is remembered of one visitor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// First signal, in Unix seconds; 0 before there was one.
    pub first: u32,
    /// Last signal, in Unix seconds.
    pub last: u32,
    /// Last signal on the site, in Unix seconds.
    pub visited: u32,
    /// Visits so far.
    pub visits: u32,
    /// Temperature after the last signal.
    pub temperature: Temperature,
    /// When it last changed, in Unix seconds.
    pub since: u32,
    /// A number from 0 to 99, drawn once: whether the visitor belongs to the holdout.
    pub draw: u8,
    /// One entry for each criterion of the plan, in its order.
    pub counts: Vec<Count>,
    /// Hashes (24 bits) of criterion and page or asset, for criteria that count each once.
    pub seen: Vec<u32>,
    /// In how many visits which offers with a frequency cap have stood.
    pub shown: Vec<Shown>,
}

impl Memory {
    /// A visitor of whom nothing is known.
    pub fn new(plan: &Compiled) -> Memory {
        let mut memory = Memory::default();
        memory.counts.resize(plan.criteria.len(), Count::default());
        memory
    }

    /// The temperature at a time (Unix seconds, never before the last signal), given the score of then.
    pub fn temperature_at(&self, score: i32, now: u32, plan: &Compiled) -> Temperature {
        self.temperature.next(score, now.max(self.last).saturating_sub(self.since), &plan.temperature)
    }

    /// True for a visitor who sees only the defaults.
    pub fn held(&self, plan: &Compiled) -> bool {
        self.draw >= 100 - plan.holdout.min(100)
    }

    /// Reads a stored memory at `now` (Unix seconds). What is damaged, of another version or empty gives a new visitor. A criterion whose half-life
    /// is another one now goes on from what it weighed at the last signal; a memory from the future goes on from now.
    pub fn read(bytes: &[u8], plan: &Compiled, now: u32) -> Memory {
        let mut memory = Memory::new(plan);
        let mut reader = Reader::new(bytes);
        if reader.u8() != VERSION {
            return memory;
        }
        memory.last = reader.fixed(4) as u32;
        memory.first = memory.last.saturating_sub(reader.u32());
        memory.since = memory.last.saturating_sub(reader.u32());
        memory.visited = memory.last.saturating_sub(reader.u32());
        memory.temperature = Temperature::from_number(reader.u8());
        memory.visits = reader.u32();
        memory.draw = reader.u8();
        let last = memory.last;
        if last > now.saturating_add(DAY) {
            memory.last = now;
            memory.first = memory.first.min(now);
            memory.since = memory.since.min(now);
            memory.visited = memory.visited.min(now);
        }
        for _ in 0..reader.count() {
            let key = reader.fixed(3) as u32;
            let half_life = reader.u32();
            let periods = last.checked_div(half_life).unwrap_or(0);
            let mut count = Count {
                times: reader.u32(),
                rest: reader.u32(),
                weight: Weight { sum: reader.varint(), landmark: periods.saturating_sub(reader.u32()) },
                trimmed: reader.u32(),
                mark: reader.u32(),
            };
            for (criterion, slot) in plan.criteria.iter().zip(&mut memory.counts) {
                if criterion.key == key {
                    if criterion.half_life != half_life || memory.last != last {
                        count.weight = Weight::of(count.weight.read(last, half_life), memory.last, criterion.half_life);
                    }
                    *slot = count;
                }
            }
        }
        for _ in 0..reader.count().min(SEEN) {
            memory.seen.push(reader.fixed(3) as u32);
        }
        for _ in 0..reader.count().min(SHOWN) {
            memory.shown.push(Shown { key: reader.fixed(3) as u32, visits: reader.u32(), last: reader.u32() });
        }
        if reader.done() { memory } else { Memory::new(plan) }
    }

    /// Adds what the record of another tab says.
    pub fn join(&mut self, plan: &Compiled, other: &Memory) {
        if other.first == 0 {
            return;
        }
        if self.first == 0 || other.first < self.first {
            self.first = other.first;
            self.draw = other.draw;
        }
        if other.last >= self.last {
            self.temperature = other.temperature;
            self.since = other.since;
            self.shown.clone_from(&other.shown);
        }
        self.last = self.last.max(other.last);
        self.visited = self.visited.max(other.visited);
        self.visits = self.visits.max(other.visits);
        for ((criterion, count), more) in plan.criteria.iter().zip(&mut self.counts).zip(&other.counts) {
            count.join(criterion, more);
        }
        for hash in &other.seen {
            if !self.seen.contains(hash) && self.seen.len() < SEEN {
                self.seen.push(*hash);
            }
        }
    }

    /// The stored form.
    #[cfg(feature = "visitors")]
    pub fn write(&self, plan: &Compiled) -> Vec<u8> {
        self.record(plan, self)
    }

    /// The stored form of one tab's record: the times and visits that are common to all, the counts that are `own`.
    pub fn record(&self, plan: &Compiled, own: &Memory) -> Vec<u8> {
        let mut writer = Writer::default();
        writer.u8(VERSION);
        writer.fixed(u64::from(self.last), 4);
        writer.varint(u64::from(self.last.saturating_sub(self.first)));
        writer.varint(u64::from(self.last.saturating_sub(self.since)));
        writer.varint(u64::from(self.last.saturating_sub(self.visited)));
        writer.u8(self.temperature as u8);
        writer.varint(u64::from(self.visits));
        writer.u8(self.draw);
        let known = || plan.criteria.iter().zip(&own.counts).filter(|(_, count)| **count != Count::default());
        writer.varint(known().count() as u64);
        for (criterion, count) in known() {
            let periods = self.last.checked_div(criterion.half_life).unwrap_or(0);
            writer.fixed(u64::from(criterion.key), 3);
            for number in [
                u64::from(criterion.half_life),
                u64::from(count.times),
                u64::from(count.rest),
                count.weight.sum,
                u64::from(periods.saturating_sub(count.weight.landmark)),
                u64::from(count.trimmed),
                u64::from(count.mark),
            ] {
                writer.varint(number);
            }
        }
        writer.varint(own.seen.len() as u64);
        for hash in &own.seen {
            writer.fixed(u64::from(*hash), 3);
        }
        writer.varint(self.shown.len() as u64);
        for Shown { key, visits, last } in &self.shown {
            writer.fixed(u64::from(*key), 3);
            writer.varint(u64::from(*visits));
            writer.varint(u64::from(*last));
        }
        writer.bytes
    }
}
