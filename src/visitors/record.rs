//! A visitor as words of 32 bits: a head, a bit for each criterion that has counted, an entry for each of those, then what offers were shown and what distinct
//! pages and assets were seen.
//!
//! An entry is narrow, which holds what nearly all visitors ever need, or all of a visitor's are wide.

use crate::decay::Weight;
use crate::memory::{Count, SEEN};
use crate::offer::SHOWN;
use crate::temperature::Temperature;
use crate::visitors::fit::Fitting;
use crate::visitors::slab::Slab;
use crate::visitors::tables::{Tables, Worth};
use crate::visitors::tick::Tick;

/// Words of the head.
pub const HEAD: usize = 10;
/// Words of a narrow entry: the sum in 40 bits, the landmark in 24, `times` in 12, `trimmed` in 20.
const NARROW: usize = 3;
/// Words more of a narrow entry that needs them: `rest` and `mark`.
pub const EXTRA: usize = 2;
/// Words of a wide entry.
pub const WIDE: usize = 7;

const SUM: u32 = 40;
const TIMES: u32 = 12;

/// What a record begins with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Head {
    pub first: u32,
    pub last: u32,
    pub visited: u32,
    pub since: u32,
    pub visits: u32,
    /// The sum of all lines, groups kept in their ranges, and the time before which it stays so.
    pub sum: i32,
    pub until: u32,
    /// When all lines were last summed up, the sum of their sizes without signs, those of later occurrences with it, and how many times one has changed since.
    pub summed: u32,
    pub size: u32,
    pub changes: u8,
    pub temperature: Temperature,
    pub draw: u8,
    /// How many distinct pages and assets, and offers, are remembered.
    pub seen: u8,
    pub shown: u8,
    /// True when the entries are wide.
    pub wide: bool,
    /// True when a combination may have to be looked at although none of its parts counts.
    pub unsettled: bool,
}

impl Head {
    fn flags(&self) -> u32 {
        self.temperature as u32
            | u32::from(self.wide) << 2
            | u32::from(self.unsettled) << 3
            | u32::from(self.shown & 0x1f) << 4
            | u32::from(self.seen & 0x3f) << 9
            | u32::from(self.draw) << 16
            | u32::from(self.changes) << 24
    }

    fn new(words: &[u32; HEAD]) -> Head {
        let [first, last, visited, since, visits, sum, until, summed, size, flags] = *words;
        Head {
            first,
            last,
            visited,
            since,
            visits,
            sum: sum as i32,
            until,
            summed,
            size,
            changes: (flags >> 24) as u8,
            temperature: Temperature::from_number((flags & 3) as u8),
            wide: flags & 4 != 0,
            unsettled: flags & 8 != 0,
            shown: (flags >> 4 & 0x1f) as u8,
            seen: (flags >> 9 & 0x3f) as u8,
            draw: (flags >> 16) as u8,
        }
    }

    fn words(&self) -> [u32; HEAD] {
        let Head { first, last, visited, since, visits, sum, until, summed, size, .. } = *self;
        [first, last, visited, since, visits, sum as u32, until, summed, size, self.flags()]
    }
}

/// A new record of a visitor of whom nothing is known.
pub fn blank(tables: &Tables, slab: &mut Slab, fit: &Fitting) -> u32 {
    let place = slab.take(tables.head);
    let head = Head { until: u32::MAX, unsettled: !tables.combinations.is_empty(), ..Head::default() };
    if let Some(words) = slab.words_mut(place).first_chunk_mut() {
        *words = head.words();
    }
    let known = slab.words_mut(place).get_mut(tables.fit..tables.head).unwrap_or_default();
    if let Some(words) = known.first_chunk_mut() {
        *words = fit.words();
    }
    place
}

/// One visitor's record, and what it is worked on with.
pub struct Desk<'a> {
    pub tables: &'a Tables,
    pub slab: &'a mut Slab,
    pub ticks: &'a mut [Tick],
    /// Room for the sums of the groups.
    pub sums: &'a mut [i32],
    /// Where the record is.
    pub place: u32,
    pub head: Head,
}

impl<'a> Desk<'a> {
    #[inline(always)]
    pub fn open(tables: &'a Tables, slab: &'a mut Slab, ticks: &'a mut [Tick], sums: &'a mut [i32], place: u32) -> Desk<'a> {
        let head = slab.words(place).first_chunk().map(Head::new).unwrap_or_default();
        Desk { tables, slab, ticks, sums, place, head }
    }

    /// Puts the head back.
    #[inline(always)]
    pub fn save(&mut self) {
        if let Some(words) = self.slab.words_mut(self.place).first_chunk_mut() {
            *words = self.head.words();
        }
    }

    /// All words of the record.
    #[inline(always)]
    pub fn words(&self) -> &[u32] {
        self.slab.words(self.place)
    }

    /// The words that say which criteria have counted, a bit each.
    #[inline(always)]
    pub fn masks(&self) -> &[u32] {
        self.words().get(HEAD..self.tables.fit).unwrap_or_default()
    }

    /// A moment, as a half-life of the plan sees it.
    #[inline(always)]
    pub fn tick(&mut self, fade: u16, at: u32) -> Tick {
        tick(self.tables, self.ticks, fade, at)
    }

    /// What is known of the fit; nothing where the plan's fit is not asked.
    #[inline(always)]
    pub fn fitting(&self) -> Fitting {
        let words = self.words().get(self.tables.fit..self.tables.head).unwrap_or_default();
        words.first_chunk().copied().map(Fitting::of).unwrap_or_default()
    }

    /// What is known of the fit, to be changed: as words, with the classes of the fields.
    pub fn fit_words(&mut self) -> &mut [u32] {
        let (from, to) = (self.tables.fit, self.tables.head);
        self.slab.words_mut(self.place).get_mut(from..to).unwrap_or_default()
    }

    /// Words of the entry of a criterion.
    #[inline(always)]
    pub fn size(&self, worth: &Worth) -> usize {
        match (self.head.wide, worth.extra) {
            (true, _) => WIDE,
            (false, true) => NARROW + EXTRA,
            (false, false) => NARROW,
        }
    }

    /// Where the entry of a criterion is, or would be; and whether it is there.
    #[inline(always)]
    pub fn find(&self, place: u32) -> (usize, bool) {
        let (word, bit) = ((place / 32) as usize, 1u32 << (place % 32));
        let (mut entries, mut extras, mut there) = (0, 0, false);
        for ((at, mask), extra) in self.masks().iter().enumerate().zip(&self.tables.extra) {
            let below = match at.cmp(&word) {
                core::cmp::Ordering::Less => *mask,
                core::cmp::Ordering::Equal => mask & (bit - 1),
                core::cmp::Ordering::Greater => break,
            };
            entries += below.count_ones();
            extras += (below & extra).count_ones();
            there = at == word && mask & bit != 0;
        }
        (self.tables.head + self.words_of(entries, extras), there)
    }

    #[inline(always)]
    fn words_of(&self, entries: u32, extras: u32) -> usize {
        let (entries, extras) = (entries as usize, extras as usize);
        if self.head.wide { entries * WIDE } else { entries * NARROW + extras * EXTRA }
    }

    /// Where the entries end.
    pub fn entries_end(&self) -> usize {
        let (mut entries, mut extras) = (0, 0);
        for (mask, extra) in self.masks().iter().zip(&self.tables.extra) {
            entries += mask.count_ones();
            extras += (mask & extra).count_ones();
        }
        self.tables.head + self.words_of(entries, extras)
    }

    /// Words that are in use.
    pub fn used(&self) -> usize {
        self.entries_end() + 3 * usize::from(self.head.shown) + usize::from(self.head.seen)
    }

    /// Where the entry of a criterion is, which is made if need be.
    #[inline(always)]
    pub fn entry(&mut self, place: u32, worth: &Worth) -> usize {
        match self.find(place) {
            (at, true) => at,
            (at, false) => {
                self.insert(place, at, self.size(worth));
                at
            }
        }
    }

    #[inline(never)]
    fn insert(&mut self, place: u32, at: usize, size: usize) {
        let used = self.used();
        self.place = self.slab.grow(self.place, used, used + size);
        let words = self.slab.words_mut(self.place);
        if let Some(mask) = words.get_mut(HEAD + (place / 32) as usize) {
            *mask |= 1 << (place % 32);
        }
        if let Some(after) = words.get_mut(at..used + size) {
            after.copy_within(..used - at, size);
            after.iter_mut().take(size).for_each(|word| *word = 0);
        }
    }

    /// Adds words at the end.
    fn push(&mut self, more: &[u32]) {
        let used = self.used();
        self.place = self.slab.grow(self.place, used, used + more.len());
        if let Some(room) = self.slab.words_mut(self.place).get_mut(used..used + more.len()) {
            room.copy_from_slice(more);
        }
    }

    /// What the entry at a place says.
    #[inline(always)]
    pub fn load(&self, at: usize, worth: &Worth) -> Count {
        let words = self.words().get(at..).unwrap_or_default();
        if self.head.wide {
            return words.first_chunk().map(wide).unwrap_or_default();
        }
        let mut count = words.first_chunk().map(narrow).unwrap_or_default();
        if worth.extra
            && let Some([_, _, _, rest, mark]) = words.first_chunk()
        {
            (count.rest, count.mark) = (*rest, *mark);
        }
        count
    }

    /// Writes the entry of a criterion, which is at a place. What has no room makes all entries wide.
    #[inline(always)]
    pub fn store(&mut self, place: u32, at: usize, worth: &Worth, count: &Count) {
        let small = count.weight.sum >> SUM == 0
            && count.weight.landmark >> (64 - SUM) == 0
            && count.times >> TIMES == 0
            && count.trimmed >> (32 - TIMES) == 0
            && (worth.extra || count.rest | count.mark == 0);
        if self.head.wide || !small {
            self.store_wide(place, count);
            return;
        }
        let Some(words) = self.slab.words_mut(self.place).get_mut(at..) else { return };
        let Count { times, rest, weight, trimmed, mark } = *count;
        if let Some(entry) = words.first_chunk_mut() {
            *entry = [weight.sum as u32, (weight.sum >> 32) as u32 | weight.landmark << (SUM - 32), times | trimmed << TIMES];
        }
        if worth.extra
            && let Some([_, _, _, rest_of, mark_of]) = words.first_chunk_mut()
        {
            (*rest_of, *mark_of) = (rest, mark);
        }
    }

    #[inline(never)]
    fn store_wide(&mut self, place: u32, count: &Count) {
        self.widen();
        let (at, _) = self.find(place);
        if let Some(words) = self.slab.words_mut(self.place).get_mut(at..).and_then(|words| words.first_chunk_mut()) {
            let Count { times, rest, weight, trimmed, mark } = *count;
            *words = [weight.sum as u32, (weight.sum >> 32) as u32, weight.landmark, times, trimmed, rest, mark];
        }
    }

    /// Makes all entries wide.
    fn widen(&mut self) {
        if self.head.wide {
            return;
        }
        let (from, end, used) = (self.tables.head, self.entries_end(), self.used());
        let old: alloc::vec::Vec<u32> = self.words().get(from..used).unwrap_or_default().to_vec();
        let tables = self.tables;
        let counts: alloc::vec::Vec<(u32, Count)> = self
            .touched()
            .map(|(place, at)| (place, tables.worths.get(place as usize).map(|worth| self.load(at, worth)).unwrap_or_default()))
            .collect();
        self.head.wide = true;
        let now = self.used();
        self.place = self.slab.grow(self.place, used, now);
        let tail = old.get(end - from..).unwrap_or_default();
        if let Some(room) = self.slab.words_mut(self.place).get_mut(now - tail.len()..now) {
            room.copy_from_slice(tail);
        }
        for (place, count) in counts {
            self.store_wide(place, &count);
        }
    }

    /// The criteria that have counted, each with where its entry is, in the plan's order.
    pub fn touched(&self) -> impl Iterator<Item = (u32, usize)> + '_ {
        let mut at = self.tables.head;
        self.masks().iter().zip(0u32..).flat_map(bits).map(move |place| {
            let here = at;
            at += self.tables.worths.get(place as usize).map_or(0, |worth| self.size(worth));
            (place, here)
        })
    }

    /// Whether a page or asset was seen.
    pub fn has_seen(&self, hash: u32) -> bool {
        self.seen().contains(&hash)
    }

    /// The distinct pages and assets that were seen.
    pub fn seen(&self) -> &[u32] {
        let to = self.used();
        self.words().get(to - usize::from(self.head.seen)..to).unwrap_or_default()
    }

    /// Remembers a page or asset; the caller has seen that there is room.
    pub fn see(&mut self, hash: u32) {
        if usize::from(self.head.seen) < SEEN {
            self.push(&[hash]);
            self.head.seen += 1;
        }
    }

    /// In how many visits which offers have stood: three words each.
    pub fn shown(&self) -> &[[u32; 3]] {
        let from = self.entries_end();
        let words = self.words().get(from..from + 3 * usize::from(self.head.shown)).unwrap_or_default();
        words.as_chunks().0
    }

    /// Remembers an offer. All offers come before what was seen.
    pub fn show(&mut self, shown: [u32; 3]) {
        if usize::from(self.head.shown) < SHOWN && self.head.seen == 0 {
            self.push(&shown);
            self.head.shown += 1;
        }
    }
}

/// A moment, as a half-life of the plan sees it: the last one is remembered.
#[inline(always)]
pub fn tick(tables: &Tables, ticks: &mut [Tick], fade: u16, at: u32) -> Tick {
    match (ticks.get_mut(usize::from(fade)), tables.fades.get(usize::from(fade))) {
        (Some(tick), Some(half_life)) => {
            if tick.at != at {
                *tick = half_life.at(at);
            }
            *tick
        }
        _ => Tick::default(),
    }
}

/// What the first of some entries says, and the others. What is on the way to an occurrence is not read.
#[inline(always)]
pub fn next<'w>(entries: &'w [u32], worth: &Worth, is_wide: bool) -> (Count, &'w [u32]) {
    if is_wide {
        return entries.split_first_chunk().map(|(words, rest)| (wide(words), rest)).unwrap_or_default();
    }
    let (count, rest) = entries.split_first_chunk().map(|(words, rest)| (narrow(words), rest)).unwrap_or_default();
    (count, if worth.extra { rest.get(EXTRA..).unwrap_or_default() } else { rest })
}

/// The places of the bits of a word.
#[inline(always)]
fn bits((word, number): (&u32, u32)) -> impl Iterator<Item = u32> + use<> {
    let mut left = *word;
    core::iter::from_fn(move || {
        let bit = (left != 0).then(|| left.trailing_zeros())?;
        left &= left - 1;
        Some(number * 32 + bit)
    })
}

#[inline(always)]
pub fn narrow(words: &[u32; NARROW]) -> Count {
    let [low, high, counts] = *words;
    let high_bits = high & ((1 << (SUM - 32)) - 1);
    Count {
        times: counts & ((1 << TIMES) - 1),
        weight: Weight { sum: u64::from(low) | u64::from(high_bits) << 32, landmark: high >> (SUM - 32) },
        trimmed: counts >> TIMES,
        ..Count::default()
    }
}

#[inline(always)]
pub fn wide(words: &[u32; WIDE]) -> Count {
    let [low, high, landmark, times, trimmed, rest, mark] = *words;
    Count { times, rest, weight: Weight { sum: u64::from(low) | u64::from(high) << 32, landmark }, trimmed, mark }
}
