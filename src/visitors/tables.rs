//! What follows from a plan alone, worked out once.

use alloc::vec;
use alloc::vec::Vec;

use crate::compiled::{Compiled, Range, Repeat, Thresholds};
use crate::memory::{SEEN, SEEN_BY_ONE};
use crate::offer::SHOWN;
use crate::receipt::MOST_POINTS;
use crate::signal::{KINDS, Kind};
use crate::visitors::record::{EXTRA, HEAD, WIDE};
use crate::visitors::tick::Fade;

/// What an event looks at of a criterion.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The criterion's own numbers, as [`crate::compiled::Criterion`] has them.
    pub pages: u32,
    pub least: u32,
    pub names: (u32, u32),
    pub key: u32,
    pub step: u32,
    /// Most occurrences that count.
    pub most_times: u32,
    /// Most occurrences of distinct pages or assets.
    pub most_seen: u32,
    pub repeat: Repeat,
    /// What its line is made of.
    pub worth: Worth,
}

/// What a line is made of.
#[derive(Clone, Copy, Debug)]
pub struct Worth {
    /// Most that its occurrences may weigh, and most of them that are worth points.
    pub most_weight: u64,
    pub most_times: u32,
    /// Points without the sign.
    pub size: u32,
    pub half_life: u32,
    /// The place of its half-life in [`Tables::fades`].
    pub fade: u16,
    /// Its group, counted from 1; 0 for none.
    pub group: u16,
    pub negative: bool,
    /// True when what is on the way to an occurrence, or the visit, day or page it belongs to, has to be remembered.
    pub extra: bool,
}

/// The criteria that count one kind of signal: where they are in [`Tables::order`], and a bit for each of them (of 64 at most) that asks for no page, or for
/// pages of a group.
#[derive(Clone, Debug, Default)]
struct Counting {
    from: u32,
    to: u32,
    anywhere: u64,
    on: [u64; 32],
}

/// A combination: its place, and where its parts are in [`Tables::names`].
#[derive(Clone, Copy, Debug)]
pub struct Combination {
    pub place: u32,
    pub parts: (u32, u32),
}

/// A plan, as events need it.
#[derive(Clone, Debug)]
pub struct Tables {
    pub rows: Vec<Row>,
    pub worths: Vec<Worth>,
    kinds: Vec<Counting>,
    order: Vec<u32>,
    pub names: Vec<u32>,
    pub fades: Vec<Fade>,
    /// The shortest half-life, in seconds.
    pub shortest: u32,
    /// Ranges of the total, then of each group.
    pub ranges: Vec<Range>,
    pub thresholds: Thresholds,
    pub combinations: Vec<Combination>,
    /// A bit for each criterion whose entry has [`EXTRA`] more words, in words of 32.
    pub extra: Vec<u32>,
    /// Where what is known of the fit is: two words of [`crate::visitors::fit::Fitting`], then the fields' classes, two a word.
    pub fit: usize,
    /// Words before the entries.
    pub head: usize,
}

impl Tables {
    /// The tables of a plan.
    pub fn new(plan: &Compiled) -> Tables {
        let mut fades: Vec<Fade> = Vec::new();
        let mut rows = Vec::new();
        let mut combinations = Vec::new();
        let mut extra = vec![0; plan.criteria.len().div_ceil(32)];
        for (place, criterion) in plan.criteria.iter().enumerate() {
            let known = fades.iter().position(|fade| fade.half_life() == criterion.half_life);
            let fade = known.unwrap_or_else(|| {
                fades.push(Fade::new(criterion.half_life));
                fades.len() - 1
            });
            let combined = criterion.kind == Kind::Combination as u8;
            let names = (criterion.names_from as u32, criterion.names_to as u32);
            if combined {
                combinations.push(Combination { place: place as u32, parts: names });
            }
            let repeat = repeat(criterion.repeat);
            let marked = !matches!(repeat, Repeat::Once | Repeat::Every);
            let needs = marked || (!combined && criterion.step != 1);
            if let Some(word) = extra.get_mut(place / 32).filter(|_| needs) {
                *word |= 1 << (place % 32);
            }
            let size = criterion.points.unsigned_abs();
            rows.push(Row {
                pages: criterion.pages,
                least: criterion.least,
                names,
                key: criterion.key,
                step: criterion.step,
                most_times: criterion.most_times(),
                most_seen: SEEN_BY_ONE.min(criterion.most_times()),
                repeat,
                worth: Worth {
                    most_weight: criterion.most_weight(),
                    most_times: criterion.most_times().min(MOST_POINTS / size.max(1)),
                    size,
                    half_life: criterion.half_life,
                    fade: fade as u16,
                    group: if criterion.group as usize <= plan.groups.len() { criterion.group as u16 } else { 0 },
                    negative: criterion.points < 0,
                    extra: needs,
                },
            });
        }
        let (mut order, mut kinds) = (Vec::new(), Vec::new());
        for kind in 0..KINDS.len() {
            let mut counting = Counting { from: order.len() as u32, ..Counting::default() };
            let mut bit = 1u64;
            for (criterion, place) in plan.criteria.iter().zip(0u32..).filter(|(criterion, _)| usize::from(criterion.kind) == kind)
            {
                order.push(place);
                for (group, bits) in counting.on.iter_mut().enumerate() {
                    *bits |= if criterion.pages >> group & 1 == 1 { bit } else { 0 };
                }
                counting.anywhere |= if criterion.pages == 0 { bit } else { 0 };
                bit = bit.wrapping_shl(1);
            }
            counting.to = order.len() as u32;
            kinds.push(counting);
        }
        let mut ranges = Vec::new();
        ranges.push(plan.total);
        ranges.extend_from_slice(&plan.groups);
        Tables {
            fit: HEAD + extra.len(),
            head: HEAD + extra.len(),
            worths: rows.iter().map(|row: &Row| row.worth).collect(),
            rows,
            kinds,
            order,
            names: plan.names.clone(),
            shortest: fades.iter().map(Fade::half_life).filter(|half_life| *half_life > 0).min().unwrap_or(u32::MAX),
            fades,
            ranges,
            thresholds: plan.temperature,
            combinations,
            extra,
        }
    }

    /// Leaves room for what so many fields say.
    pub fn with_fields(mut self, fields: usize) -> Tables {
        self.head = self.fit + 2 + fields.div_ceil(2);
        self
    }

    /// The places of the criteria that count a kind of signal, in the plan's order.
    pub fn of_kind(&self, kind: u8) -> &[u32] {
        let counting = self.kinds.get(usize::from(kind));
        counting.and_then(|counting| self.order.get(counting.from as usize..counting.to as usize)).unwrap_or_default()
    }

    /// Those of them that ask for one of some pages, or for none: each with its numbers.
    #[inline(always)]
    pub fn on_pages(&self, kind: u8, pages: u32, mut each: impl FnMut(u32, &Row)) {
        let Some(counting) = self.kinds.get(usize::from(kind)) else { return };
        let order = self.order.get(counting.from as usize..counting.to as usize).unwrap_or_default();
        if order.len() > 64 {
            for place in order {
                if let Some(row) = self.rows.get(*place as usize).filter(|row| row.pages == 0 || row.pages & pages != 0) {
                    each(*place, row);
                }
            }
            return;
        }
        let mut left = counting.anywhere;
        let mut groups = pages;
        while groups != 0 {
            left |= counting.on.get(groups.trailing_zeros() as usize).copied().unwrap_or(0);
            groups &= groups - 1;
        }
        while left != 0 {
            if let Some(place) = order.get(left.trailing_zeros() as usize)
                && let Some(row) = self.rows.get(*place as usize)
            {
                each(*place, row);
            }
            left &= left - 1;
        }
    }

    /// The names of a criterion, or the parts of a combination.
    #[inline(always)]
    pub fn names_of(&self, (from, to): (u32, u32)) -> &[u32] {
        self.names.get(from as usize..to as usize).unwrap_or_default()
    }

    /// What criteria look at of signals of a kind, any of which may also begin a visit: 1 their page, 2 their name, 3 both.
    pub fn wants(&self, kind: u8) -> u32 {
        let kinds = [kind, Kind::Visit as u8, Kind::ReturnVisit as u8];
        let rows = kinds.iter().flat_map(|kind| self.of_kind(*kind)).filter_map(|place| self.rows.get(*place as usize));
        rows.fold(0, |wants, row| {
            let keyed = row.repeat == Repeat::PerKey;
            wants | u32::from(row.pages != 0 || keyed) | u32::from(row.names.0 != row.names.1 || keyed) << 1
        })
    }

    /// The sum of all lines, given those of no group and of each group: those of groups within their ranges.
    #[inline(always)]
    pub fn sum(&self, sums: &[i32]) -> i32 {
        let kept = sums.iter().zip(&self.ranges).skip(1).map(|(sum, range)| within(*sum, range));
        sums.first().copied().unwrap_or(0) + kept.sum::<i32>()
    }

    /// The score that such a sum gives: within the range of the total. Sums of lines that are cut one after another until they fit (as [`crate::receipt`]
    /// does, to say which) end at the bound that they went beyond, for no range excludes 0.
    #[inline(always)]
    pub fn score(&self, sum: i32) -> i32 {
        self.ranges.first().map_or(sum, |range| within(sum, range))
    }

    /// Words of the longest record.
    pub fn most_words(&self) -> usize {
        self.head + self.rows.len() * WIDE.max(EXTRA + 3) + SEEN + 3 * SHOWN
    }
}

#[inline(always)]
fn within(sum: i32, range: &Range) -> i32 {
    sum.min(range.cap).max(range.floor)
}

fn repeat(number: u8) -> Repeat {
    let all = [Repeat::Once, Repeat::PerVisit, Repeat::PerDay, Repeat::PerKey, Repeat::PerWeek];
    all.into_iter().find(|repeat| *repeat as u8 == number).unwrap_or(Repeat::Every)
}
