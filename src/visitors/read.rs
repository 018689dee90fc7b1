//! The score of a record at a time, without a receipt.

use crate::compiled::Thresholds;
use crate::temperature::Temperature;
use crate::visitors::Now;
use crate::visitors::record::{self, Desk, HEAD};
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

    /// Whether the temperature is sure to stay at a time, though lines may have faded since they were summed up: none of them by more than the same share as the
    /// fastest does, and what is rounded.
    #[inline(always)]
    pub fn stays(&self, now: u32) -> bool {
        let Thresholds { warm, hot, hysteresis, .. } = self.tables.thresholds;
        let score = self.score();
        let (up, down) = (i64::from(hot) - i64::from(score), i64::from(score) + i64::from(hysteresis));
        let gap = match self.head.temperature {
            Temperature::Cold => i64::from(warm) - i64::from(score),
            Temperature::Warm => up.min(down - i64::from(warm) + 1),
            Temperature::Hot => down - i64::from(hot) + 1,
        };
        let lines: u32 = self.masks().iter().map(|mask| mask.count_ones()).sum();
        let room = gap - i64::from(lines) - i64::from(self.head.changes) - i64::from(self.head.size >> 14);
        let faded = u64::from(self.head.size) * u64::from(now.saturating_sub(self.head.summed));
        room > 0 && self.head.changes < u8::MAX && faded < room.unsigned_abs() * u64::from(self.tables.shortest)
    }

    /// Sums up all lines as of a time, and tells how long they stay so.
    #[inline(never)]
    pub fn sum_up(&mut self, now: u32) {
        let tables = self.tables;
        let grouped = tables.ranges.len() > 1;
        if grouped {
            self.sums.fill(0);
        }
        let (mut sum, mut size, mut lasts) = (0, 0, LONG);
        let (mut fade, mut tick) = (0, self.tick(0, now));
        let Desk { slab, ticks, sums, head, .. } = self;
        let words = slab.words(self.place);
        let masks = words.get(HEAD..tables.fit).unwrap_or_default();
        let mut entries = words.get(tables.head..).unwrap_or_default();
        for (mask, number) in masks.iter().zip(0usize..) {
            let mut left = *mask;
            while left != 0 {
                let Some(worth) = tables.worths.get(number * 32 + left.trailing_zeros() as usize) else { break };
                left &= left - 1;
                let count;
                (count, entries) = record::next(entries, worth, head.wide);
                if worth.fade != fade {
                    fade = worth.fade;
                    tick = record::tick(tables, ticks, fade, now);
                }
                let line = Rounded::new(worth, count.times, tick.read(count.weight.sum, count.weight.landmark));
                lasts = line.stays(worth, lasts);
                size += line.points.unsigned_abs();
                if worth.group == 0 || !grouped {
                    sum += line.points;
                } else if let Some(sum) = sums.get_mut(usize::from(worth.group)) {
                    *sum += line.points;
                }
            }
        }
        head.sum = if grouped { sum + tables.sum(sums) } else { sum };
        (head.until, head.summed, head.size, head.changes) = (now.saturating_add(lasts as u32), now, size, 0);
    }
}
