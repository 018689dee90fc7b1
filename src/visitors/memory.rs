//! A record as a memory, and back.

use crate::memory::{Count, Memory, SEEN};
use crate::offer::{SHOWN, Shown};
use crate::visitors::record::Desk;

impl Desk<'_> {
    /// All that the record says.
    pub fn memory(&self) -> Memory {
        let head = &self.head;
        let mut memory = Memory {
            first: head.first,
            last: head.last,
            visited: head.visited,
            visits: head.visits,
            temperature: head.temperature,
            since: head.since,
            draw: head.draw,
            ..Memory::default()
        };
        memory.counts.resize(self.tables.rows.len(), Count::default());
        for (place, at) in self.touched() {
            if let (Some(row), Some(count)) = (self.tables.worths.get(place as usize), memory.counts.get_mut(place as usize)) {
                *count = self.load(at, row);
            }
        }
        memory.seen.extend_from_slice(self.seen());
        memory.shown.extend(self.shown().iter().map(|[key, visits, last]| Shown { key: *key, visits: *visits, last: *last }));
        memory
    }

    /// Lets a blank record say what a memory does.
    pub fn restore(&mut self, memory: &Memory) {
        let head = &mut self.head;
        (head.first, head.last, head.visited, head.since) = (memory.first, memory.last, memory.visited, memory.since);
        (head.visits, head.temperature, head.draw) = (memory.visits, memory.temperature, memory.draw);
        // nothing is known of the sum, and under another plan combinations may have counted
        (head.until, head.unsettled) = (0, !self.tables.combinations.is_empty());
        let tables = self.tables;
        for ((place, row), count) in (0u32..).zip(&tables.worths).zip(&memory.counts) {
            if *count != Count::default() {
                let at = self.entry(place, row);
                self.store(place, at, row, count);
            }
        }
        for Shown { key, visits, last } in memory.shown.iter().take(SHOWN) {
            self.show([*key, *visits, *last]);
        }
        for hash in memory.seen.iter().take(SEEN) {
            self.see(*hash);
        }
        self.save();
    }
}
