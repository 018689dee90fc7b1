//! The compiled plan: what the engine needs of a plan, in a few hundred bytes, read without parsing text.
//!
//! Layout: `ATP`, a version byte, FNV-1a of all that follows (4 bytes), the plan's hash (4 bytes), a bit for each kind of signal that it asks for
//! (4 bytes), where the page groups' patterns begin (4 bytes), then varints in the order of [`Compiled::read`], and last the patterns. The page's shell
//! reads kinds and patterns: what to listen to, and which groups a path belongs to. Names, labels, fit and stages are not in it, but the plan's hash is that of all.

use alloc::vec::Vec;

use crate::bytes::Reader;
use crate::decay::BITS;
use crate::hash::fnv1a;
#[cfg(feature = "visitors")]
use crate::pattern;

/// First bytes of every compiled plan.
pub const MAGIC: [u8; 3] = *b"ATP";
/// The version of the format that this build reads and writes.
pub const VERSION: u8 = 1;

/// Bytes before the varints.
#[cfg(feature = "full")]
pub const HEAD: usize = 20;

/// How often a criterion may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Repeat {
    /// Once in the visitor's life.
    Once = 0,
    /// Once a visit.
    PerVisit = 1,
    /// Once a day (UTC).
    PerDay = 2,
    /// Once for each page or asset.
    PerKey = 3,
    /// Each time.
    Every = 4,
    /// Once a week (UTC, from Monday).
    PerWeek = 5,
}

/// One engagement criterion.
#[derive(Clone, Copy, Debug, Default)]
pub struct Criterion {
    /// [`crate::hash::key`] of its id.
    pub key: u32,
    /// The number of its [`crate::signal::Kind`].
    pub kind: u8,
    /// The number of its [`Repeat`].
    pub repeat: u8,
    /// Points for one occurrence; negative ones lower the score.
    pub points: i32,
    /// Page groups it is about, a bit each; 0 for any page.
    pub pages: u32,
    /// Where its names begin in [`Compiled::names`]: hashes, or for a combination two numbers for each part, the place of the criterion and
    /// how often it must have counted.
    pub names_from: usize,
    /// Where its names end; the same for a criterion that is about any name.
    pub names_to: usize,
    /// What makes one occurrence: so many active seconds, or so many signals.
    pub step: u32,
    /// Least amount of a signal that matches.
    pub least: u32,
    /// Most occurrences that ever count; 0 for no limit.
    pub max: u32,
    /// Most points, without the sign, that it may be worth at any time; 0 for no limit.
    pub cap: u32,
    /// Half-life in seconds; 0 when it never fades.
    pub half_life: u32,
    /// Its group, counted from 1; 0 for none.
    pub group: u32,
}

impl Criterion {
    /// True when it fades.
    pub fn fades(&self) -> bool {
        self.half_life > 0
    }

    /// Most occurrences that it is worth at any time: `max`, and one for `once`.
    pub fn most_times(&self) -> u32 {
        match self.max {
            _ if self.repeat == Repeat::Once as u8 => 1,
            0 => u32::MAX,
            max => max,
        }
    }

    /// Most that its occurrences may weigh at any time, by `max` and `cap`, 2^16 an occurrence.
    pub fn most_weight(&self) -> u64 {
        let most = u64::from(self.most_times()) << BITS;
        match self.cap {
            0 => most,
            cap => most.min((u64::from(cap) << BITS) / u64::from(self.points.unsigned_abs().max(1))),
        }
    }
}

/// The range that the points of several criteria are kept in.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// Lowest sum, 0 or below.
    pub floor: i32,
    /// Highest sum, 0 or above.
    pub cap: i32,
}

/// Thresholds of the temperature.
#[derive(Clone, Copy, Debug, Default)]
pub struct Thresholds {
    /// Points from which a visitor is warm.
    pub warm: i32,
    /// Points from which a visitor is hot.
    pub hot: i32,
    /// Points below a threshold before the visitor cools.
    pub hysteresis: i32,
    /// Seconds that a temperature lasts before it may cool.
    pub dwell: u32,
}

/// An offer that may stand in a slot, and when.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// The offer's id.
    pub offer: &'a [u8],
    /// Temperatures, a bit each (1 cold, 2 warm, 4 hot); 0 for any.
    pub temperature: u8,
    /// Page groups, a bit each; 0 for any page.
    pub pages: u32,
    /// Least engagement points, if there is such a condition.
    pub engagement: Option<i32>,
    /// Criteria of which one must have counted, as [`Compiled::slots`] has them: two numbers each, place and times; empty for none.
    pub did: &'a [u8],
    /// Criteria of which none may have counted, in the same way.
    pub did_not: &'a [u8],
    /// Most visits in which it stands; 0 for no limit.
    pub visits: u32,
}

/// A plan as the engine uses it.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// Hash of the whole plan.
    pub hash: u32,
    /// The patterns of the page groups: for each the group's number, then a run of bytes.
    #[cfg(feature = "visitors")]
    pages: Vec<u8>,
    /// The range of the whole engagement score.
    pub total: Range,
    /// The range of each group.
    pub groups: Vec<Range>,
    /// Temperature thresholds.
    pub temperature: Thresholds,
    /// Hashes of the names of all criteria, and the parts of combinations.
    pub names: Vec<u32>,
    /// The engagement criteria, in the plan's order.
    pub criteria: Vec<Criterion>,
    /// The slots, as [`Compiled::each_slot`] reads them.
    slots: Vec<u8>,
    /// Visitors in a hundred who see only the defaults.
    pub holdout: u8,
}

/// Why bytes are not a compiled plan that this build reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// They do not begin with [`MAGIC`].
    Magic,
    /// They are of another version: the one found.
    Version(u8),
    /// They are cut or altered.
    Damaged,
}

impl Compiled {
    /// Reads a compiled plan.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] says why not. Nothing is read in part.
    pub fn read(bytes: &[u8]) -> Result<Compiled, Unreadable> {
        let Some((magic, rest)) = bytes.split_at_checked(MAGIC.len()) else {
            return Err(Unreadable::Magic);
        };
        if magic != MAGIC {
            return Err(Unreadable::Magic);
        }
        let mut reader = Reader::new(rest);
        let version = reader.u8();
        if version != VERSION {
            return Err(Unreadable::Version(version));
        }
        let check = reader.fixed(4) as u32;
        if fnv1a(reader.rest()) != check {
            return Err(Unreadable::Damaged);
        }
        let hash = reader.fixed(4) as u32;
        reader.fixed(8);
        let total = range(&mut reader);
        let mut groups = Vec::new();
        for _ in 0..reader.count() {
            groups.push(range(&mut reader));
        }
        let temperature = Thresholds { warm: reader.i32(), hot: reader.i32(), hysteresis: reader.i32(), dwell: reader.u32() };
        let mut names = Vec::new();
        let mut criteria = Vec::new();
        for _ in 0..reader.count() {
            criteria.push(criterion(&mut reader, &mut names));
        }
        let slots = reader.run().to_vec();
        let holdout = reader.u8();
        if reader.broken() {
            return Err(Unreadable::Damaged);
        }
        Ok(Compiled {
            hash,
            #[cfg(feature = "visitors")]
            pages: reader.rest().to_vec(),
            total,
            groups,
            temperature,
            names,
            criteria,
            slots,
            holdout,
        })
    }

    /// The names of a criterion, or the parts of a combination.
    pub fn names_of(&self, criterion: &Criterion) -> &[u32] {
        self.names.get(criterion.names_from..criterion.names_to).unwrap_or_default()
    }

    /// The page groups that a path belongs to, a bit each.
    #[cfg(feature = "visitors")]
    pub fn groups_of(&self, path: &[u8]) -> u32 {
        let mut reader = Reader::new(&self.pages);
        let mut bits = 0;
        while !reader.done() && !reader.broken() {
            let group = u32::from(reader.u8());
            if pattern::matches(reader.run(), path) {
                bits |= 1u32.unbounded_shl(group);
            }
        }
        bits
    }

    /// Walks through the slots: for each its id and its default, then for each of its choices, in order, what it says.
    pub fn each_slot<'a>(&'a self, mut slot: impl FnMut(&'a [u8], &'a [u8], &mut dyn Iterator<Item = Choice<'a>>)) {
        let mut reader = Reader::new(&self.slots);
        while !reader.done() && !reader.broken() {
            let (id, default) = (reader.run(), reader.run());
            let mut left = reader.count();
            let mut choices = core::iter::from_fn(|| {
                left = left.checked_sub(1)?;
                Some(Choice {
                    offer: reader.run(),
                    temperature: reader.u8(),
                    pages: reader.u32(),
                    engagement: if reader.u8() == 0 { None } else { Some(reader.i32()) },
                    did: reader.run(),
                    did_not: reader.run(),
                    visits: reader.u32(),
                })
            });
            slot(id, default, &mut choices);
            choices.for_each(drop);
        }
    }
}

fn range(reader: &mut Reader<'_>) -> Range {
    Range { floor: reader.i32(), cap: reader.i32() }
}

fn criterion(reader: &mut Reader<'_>, names: &mut Vec<u32>) -> Criterion {
    let names_from = names.len();
    for _ in 0..reader.count() {
        names.push(reader.fixed(4) as u32);
    }
    Criterion {
        names_from,
        names_to: names.len(),
        key: reader.fixed(3) as u32,
        kind: reader.u8(),
        repeat: reader.u8(),
        points: reader.i32(),
        pages: reader.u32(),
        step: reader.u32(),
        least: reader.u32(),
        max: reader.u32(),
        cap: reader.u32(),
        half_life: reader.u32(),
        group: reader.u32(),
    }
}
