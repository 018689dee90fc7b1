//! The score of a record at a time, without a receipt.

use crate::temperature::Temperature;
use crate::visitors::Now;
use crate::visitors::record::{Desk, bits};
use crate::visitors::tick::{LONG, Rounded};

impl Desk<'_> {
    /// What is known at a time, the record left as it is.
    pub fn read(&mut self, now: u32) -> Now {
        let now = now.max(self.head.last);
        if now >= self.head.until {
            // not saved
            self.sum_up(now);
        }
        let score = self.score();
        Now { score, temperature: self.temperature(score, now) }
    }

    /// The score as of the last sum.
    #[inline(always)]
    pub fn score(&self) -> i32 {
        self.tables.score(self.head.sum)
    }

    /// The temperature at a time that is not before the last signal, given the score of then.
    #[inline(always)]
    pub fn temperature(&self, score: i32, now: u32) -> Temperature {
        self.head.temperature.next(score, now.saturating_sub(self.head.since), &self.tables.thresholds)
    }

    /// Sums up all lines as of a time, and tells how long they stay so.
    #[inline(never)]
    pub fn sum_up(&mut self, now: u32) {
        let tables = self.tables;
        self.sums.fill(0);
        let mut lasts = LONG;
        let mut at = tables.head;
        for word in 0..tables.extra.len() {
            let mask = self.masks().get(word).copied().unwrap_or(0);
            for place in bits((&mask, word as u32)) {
                let Some(row) = tables.rows.get(place as usize) else { continue };
                let count = self.load(at, row);
                at += self.size(row);
                let tick = self.tick(row.fade, now);
                let line = Rounded::new(row, count.times, tick.read(count.weight.sum, count.weight.landmark));
                lasts = line.stays(row, lasts);
                if let Some(sum) = self.sums.get_mut(row.group as usize) {
                    *sum += line.points;
                }
            }
        }
        self.head.sum = tables.sum(self.sums);
        self.head.until = now.saturating_add(lasts as u32);
    }
}
