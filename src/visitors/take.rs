//! What a signal does to a record: as [`crate::score`] does it to a memory.

use crate::compiled::Repeat;
use crate::decay::{BITS, ONE};
use crate::memory::{Count, SEEN};
use crate::score::{DAY, VISIT_GAP};
use crate::signal::{Kind, Signal};
use crate::visitors::Now;
use crate::visitors::record::Desk;
use crate::visitors::tables::Row;
use crate::visitors::tick::{LONG, Rounded, Tick};

/// What has happened to a record so far during one signal.
#[derive(Default)]
struct Change {
    /// A criterion has counted that has a group: the lines have to be summed up anew.
    grouped: bool,
    /// A criterion has counted.
    counted: bool,
}

impl Desk<'_> {
    /// Takes one signal in; the head is not put back. If the score is not asked for, lines are summed up only where the temperature might not stay.
    #[inline(always)]
    pub fn take(&mut self, signal: &Signal, asked: bool) {
        let signal = Signal { at: signal.at.max(self.head.last), ..*signal };
        let exact = self.settle(signal.at, asked);
        let mut change = Change::default();
        if self.head.first == 0 {
            self.head.first = signal.at;
            self.head.since = signal.at;
        }
        if signal.kind != Kind::EmailOpen as u8 {
            if self.head.visits == 0 || signal.at.saturating_sub(self.head.visited) > VISIT_GAP {
                self.visit(&signal, &mut change);
            }
            self.head.visited = signal.at;
        }
        self.count(&signal, &mut change);
        if self.head.unsettled || change.counted {
            self.combine(&signal, &mut change);
        }
        if change.grouped {
            self.sum_up(signal.at);
        }
        self.head.last = signal.at;
        if exact || change.grouped {
            self.turn(signal.at);
        } else {
            self.settle(signal.at, false);
        }
    }

    /// What is known after the last signal.
    #[inline(always)]
    pub fn now(&self) -> Now {
        Now { score: self.score(), temperature: self.head.temperature }
    }

    /// Brings the temperature up to date, and with it the score unless that is not asked for and the temperature stays whatever it is; says whether it did.
    #[inline(always)]
    fn settle(&mut self, now: u32, asked: bool) -> bool {
        if now >= self.head.until {
            if !asked && self.stays(now) {
                return false;
            }
            self.sum_up(now);
        }
        self.turn(now);
        true
    }

    /// Lets the temperature follow from the score.
    #[inline(always)]
    fn turn(&mut self, now: u32) {
        let temperature = self.temperature(self.score(), now);
        if temperature != self.head.temperature {
            self.head.temperature = temperature;
            self.head.since = now;
        }
    }

    #[inline(never)]
    fn visit(&mut self, signal: &Signal, change: &mut Change) {
        self.head.visits = self.head.visits.saturating_add(1);
        if self.head.visits > 1 {
            self.count(&Signal { kind: Kind::ReturnVisit as u8, ..*signal }, change);
        }
        self.count(&Signal { kind: Kind::Visit as u8, ..*signal }, change);
    }

    #[inline]
    fn count(&mut self, signal: &Signal, change: &mut Change) {
        let tables = self.tables;
        tables.on_pages(signal.kind, signal.pages, |place, row| {
            let names = tables.names_of(row.names);
            if (names.is_empty() || names.contains(&signal.name)) && signal.amount >= row.least {
                self.counts(place, row, signal, change);
            }
        });
    }

    /// Counts a signal that matches.
    fn counts(&mut self, place: u32, row: &Row, signal: &Signal, change: &mut Change) {
        let at = self.entry(place, &row.worth);
        let mut count = self.load(at, &row.worth);
        let paged = signal.kind <= Kind::ActiveTime as u8 || signal.kind == Kind::Scroll as u8 || signal.name == 0;
        let what = if paged { signal.path } else { signal.name };
        let gone = if signal.kind == Kind::ActiveTime as u8 { signal.amount.min(DAY) } else { 1 };
        let whole = if row.worth.extra || self.head.wide {
            let about = match row.repeat {
                Repeat::PerVisit => self.head.visits,
                Repeat::PerDay => signal.at / DAY,
                Repeat::PerWeek => (signal.at / DAY + 3) / 7,
                Repeat::PerKey => what & 0xffff,
                Repeat::Once | Repeat::Every => 0,
            } << 1;
            count.gather(about, gone, row.step)
        } else {
            gone
        };
        if whole > 0 {
            self.occur(row, &mut count, whole, signal.at, what, change);
        }
        self.store(place, at, &row.worth, &count);
    }

    /// Counts so many occurrences, as far as they count, and brings the sum of the lines up to date.
    #[inline(always)]
    fn occur(&mut self, row: &Row, count: &mut Count, whole: u32, at: u32, what: u32, change: &mut Change) {
        let tick = self.tick(row.worth.fade, at);
        let before = line(row, count, &tick);
        let mut any = false;
        for _ in 0..whole {
            if !self.occurs(row, count, &tick, what) {
                break;
            }
            any = true;
        }
        if any {
            let after = line(row, count, &tick);
            self.head.sum += after.points - before.points;
            self.head.size = self.head.size.saturating_add(after.points.abs_diff(before.points));
            self.head.changes = self.head.changes.saturating_add(1);
            let until = at.saturating_add(after.stays(&row.worth, LONG) as u32);
            self.head.until = self.head.until.min(until);
            change.grouped |= row.worth.group != 0;
            change.counted |= !self.tables.combinations.is_empty();
        }
    }

    /// Counts one occurrence, if `repeat` lets it.
    #[inline(always)]
    fn occurs(&mut self, row: &Row, count: &mut Count, tick: &Tick, what: u32) -> bool {
        match row.repeat {
            Repeat::PerVisit | Repeat::PerDay | Repeat::PerWeek => {
                if count.mark & 1 == 1 {
                    return false;
                }
                count.mark |= 1;
            }
            Repeat::PerKey => {
                let hash = (what ^ row.key).wrapping_mul(0x9e37_79b1) >> 8;
                if self.has_seen(hash) || usize::from(self.head.seen) >= SEEN || count.times >= row.most_seen {
                    return false;
                }
                self.see(hash);
            }
            Repeat::Once | Repeat::Every => {}
        }
        let weight = &mut count.weight;
        let gained = row.worth.most_weight.saturating_sub(tick.read(weight.sum, weight.landmark)).min(ONE);
        tick.put(&mut weight.sum, &mut weight.landmark, gained);
        if count.times < row.most_times {
            count.times += 1;
            if row.worth.half_life > 0 {
                count.trimmed = count.trimmed.saturating_add(((ONE - gained) >> (BITS - 8)) as u32);
            }
        }
        true
    }

    /// Counts the combinations of which all parts have counted; of one counted under another plan nothing is left if they have not.
    #[inline(never)]
    fn combine(&mut self, signal: &Signal, change: &mut Change) {
        let tables = self.tables;
        let mut changed = false;
        for combination in &tables.combinations {
            let Some(row) = tables.rows.get(combination.place as usize) else { continue };
            let (parts, _) = tables.names_of(combination.parts).as_chunks();
            let whole = parts.iter().all(|[place, times]| self.times(*place) >= *times);
            let (at, there) = self.find(combination.place);
            let mut count = if there { self.load(at, &row.worth) } else { Count::default() };
            if !whole && count != Count::default() {
                let tick = self.tick(row.worth.fade, signal.at);
                self.head.sum -= line(row, &count, &tick).points;
                self.head.changes = self.head.changes.saturating_add(1);
                change.grouped |= row.worth.group != 0;
                self.store(combination.place, at, &row.worth, &Count::default());
                changed = true;
            } else if whole && count.times == 0 {
                let at = self.entry(combination.place, &row.worth);
                self.occur(row, &mut count, 1, signal.at, 0, change);
                self.store(combination.place, at, &row.worth, &count);
                changed = true;
            }
        }
        self.head.unsettled = changed;
    }

    fn times(&self, place: u32) -> u32 {
        match (self.tables.rows.get(place as usize), self.find(place)) {
            (Some(row), (at, true)) => self.load(at, &row.worth).times,
            _ => 0,
        }
    }
}

#[inline(always)]
fn line(row: &Row, count: &Count, tick: &Tick) -> Rounded {
    Rounded::new(&row.worth, count.times, tick.read(count.weight.sum, count.weight.landmark))
}
