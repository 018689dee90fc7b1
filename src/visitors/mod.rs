//! Many visitors in one instance: what a consumer of a stream of events scores, one event at a time.
//!
//! The same readings as [`crate::score`] gives of a [`Memory`], to the last bit, made another way: what follows from the plan alone is worked out once
//! ([`tables`]), a visitor is a few words in a slab ([`slab`], [`record`]) and holds only the criteria that have counted, and a score stays known for as
//! long as none of its rounded lines can have changed ([`tick`]). Nothing is allocated for an event but room for a criterion that counts for the first time.

mod evaluate;
pub mod fit;
mod memory;
mod read;
mod record;
mod slab;
mod tables;
mod take;
mod tick;
#[cfg(feature = "full")]
pub mod values;

use alloc::vec;
use alloc::vec::Vec;

use crate::compiled::Compiled;
use crate::memory::Memory;
use crate::signal::Signal;
use crate::temperature::Temperature;
pub use evaluate::Amount;
use fit::{Fit, Fitting};
use record::Desk;
use slab::{NOWHERE, Slab};
use tables::Tables;
use tick::Tick;

/// What is known of a visitor after a signal, or at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// Engagement points.
    pub score: i32,
    /// Cold, warm or hot.
    pub temperature: Temperature,
}

/// All that the plan says of a visitor in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Engagement points, and the temperature.
    pub now: Now,
    /// Fit, and the grade.
    pub fit: Fitting,
    /// 1 to 4 for `q1` to `q4`; 0 when nothing is known of the fit, or the plan has no quadrants.
    pub quadrant: u8,
    /// The band of action, counted from 1; 0 when the plan has none.
    pub action: u8,
}

/// Many visitors of one plan. A visitor is a number that [`Visitors::add`] gives; a number that is not in use is a visitor of whom nothing is known, and
/// what is said of it is lost.
///
/// ```
/// use attise::{check::check, compile::compile, compiled::Compiled, signal::Signal, visitors::Visitors};
/// let plan = check(include_str!("../../pkg-config/presets/b2b-saas.json")).unwrap();
/// let compiled = Compiled::read(&compile(&plan)).unwrap();
/// let mut visitors = Visitors::new(&compiled);
/// let visitor = visitors.add();
/// let path = b"/pricing";
/// let view = Signal { pages: compiled.groups_of(path), path: attise::hash::fnv1a(path), at: 1_767_607_200, ..Signal::default() };
/// assert!(visitors.take(visitor, &view).score > 0);
/// ```
#[derive(Clone, Debug)]
pub struct Visitors {
    tables: Tables,
    fit: Fit,
    slab: Slab,
    ticks: Vec<Tick>,
    sums: Vec<i32>,
    /// Where each visitor is; for a number that is free the next free one, with [`FREE`].
    places: Vec<u32>,
    /// The fit of whom nothing is known.
    unknown: Fitting,
    free: u32,
    len: u32,
}

/// The bit that says that a number is free, and no place in the slab.
const FREE: u32 = 1 << 31;

impl Visitors {
    /// No visitors yet.
    pub fn new(plan: &Compiled) -> Visitors {
        let tables = Tables::new(plan);
        Visitors {
            slab: Slab::new(tables.most_words()),
            ticks: tables.fades.iter().map(|fade| fade.at(0)).collect(),
            sums: vec![0; tables.ranges.len()],
            tables,
            fit: Fit::default(),
            places: Vec::new(),
            unknown: Fitting::default(),
            free: NOWHERE,
            len: 0,
        }
    }

    /// The same, no visitors yet, with the plan's fit: [`values::tables`], and of each field the class of saying nothing ([`values::class`]).
    pub fn with_fit<'c>(mut self, tables: &[i32], nothing: impl IntoIterator<Item = &'c [i32]>) -> Visitors {
        self.clear();
        self.fit = Fit::new(tables);
        for (field, class) in nothing.into_iter().enumerate() {
            self.fit.class(field, class);
        }
        self.tables = self.tables.with_fields(self.fit.fields());
        self.slab = Slab::new(self.tables.most_words());
        self.unknown = self.fit.read(|_| 0);
        self
    }

    /// A visitor of whom nothing is known: the number of one removed, or the next one.
    pub fn add(&mut self) -> u32 {
        let place = record::blank(&self.tables, &mut self.slab, &self.unknown);
        self.len += 1;
        let number = self.free & !FREE;
        match self.places.get_mut(number as usize) {
            Some(free) if self.free != NOWHERE => {
                self.free = *free;
                *free = place;
                number
            }
            _ => {
                self.places.push(place);
                self.places.len() as u32 - 1
            }
        }
    }

    /// Forgets a visitor. Its number is given to one that is added later.
    pub fn remove(&mut self, visitor: u32) {
        let Some(place) = self.place(visitor) else { return };
        let used = self.desk(place).used();
        self.slab.free(place, used);
        if let Some(taken) = self.places.get_mut(visitor as usize) {
            *taken = self.free;
        }
        self.free = visitor | FREE;
        self.len -= 1;
    }

    /// Forgets all visitors, and gives their memory back.
    pub fn clear(&mut self) {
        self.slab = Slab::new(self.tables.most_words());
        self.places = Vec::new();
        self.free = NOWHERE;
        self.len = 0;
    }

    /// Takes one signal in. One that says it is older than the visitor's last counts as of the last: a clock that goes back ages nothing.
    #[inline]
    pub fn take(&mut self, visitor: u32, signal: &Signal) -> Now {
        let Some(place) = self.place(visitor) else { return Now::default() };
        let mut desk = self.desk(place);
        desk.take(signal, true);
        desk.save();
        let (now, moved) = (desk.now(), desk.place);
        if moved != place {
            self.moved(visitor, moved);
        }
        now
    }

    /// Takes one signal in, as [`Visitors::take`], and tells nothing, which costs less.
    #[inline]
    pub fn take_quietly(&mut self, visitor: u32, signal: &Signal) {
        let Some(place) = self.place(visitor) else { return };
        let mut desk = self.desk(place);
        desk.take(signal, false);
        desk.save();
        let moved = desk.place;
        if moved != place {
            self.moved(visitor, moved);
        }
    }

    /// What is known at a time (Unix seconds), the visitor left as it is. A time before the last signal reads as the last signal's.
    pub fn read(&mut self, visitor: u32, now: u32) -> Now {
        self.place(visitor).map_or_else(Now::default, |place| self.desk(place).read(now))
    }

    /// All that is remembered of a visitor; `None` for a number that is not in use.
    pub fn memory(&mut self, visitor: u32) -> Option<Memory> {
        self.place(visitor).map(|place| self.desk(place).memory())
    }

    /// Lets a visitor be what a memory of this plan says; what its fields say stays. False for a number that is not in use.
    pub fn restore(&mut self, visitor: u32, memory: &Memory) -> bool {
        let Some(place) = self.place(visitor) else { return false };
        let mut desk = self.desk(place);
        let (used, fit) = (desk.used(), desk.fit_words().to_vec());
        self.slab.free(place, used);
        let place = record::blank(&self.tables, &mut self.slab, &self.unknown);
        let mut desk = self.desk(place);
        desk.fit_words().copy_from_slice(&fit);
        desk.restore(memory);
        let moved = desk.place;
        self.moved(visitor, moved);
        true
    }

    /// The number of what a field says, by what the rules make of it: see [`Fit::class`].
    pub fn class(&mut self, field: usize, class: &[i32]) -> u16 {
        self.fit.class(field, class)
    }

    /// Lets fields of a visitor say something: the place of each and the class of what it says. False for a number that is not in use.
    pub fn say(&mut self, visitor: u32, said: impl IntoIterator<Item = (u16, u16)>) -> bool {
        let Some(place) = self.place(visitor) else { return false };
        let Visitors { tables, slab, ticks, sums, fit, .. } = self;
        let mut desk = Desk::open(tables, slab, ticks, sums, place);
        let Some((known, classes)) = desk.fit_words().split_first_chunk_mut() else { return true };
        for (field, class) in said {
            if let Some(word) = classes.get_mut(usize::from(field) / 2) {
                let bits = u32::from(field) % 2 * 16;
                *word = *word & !(0xffff << bits) | u32::from(class) << bits;
            }
        }
        let class = |field: usize| classes.get(field / 2).map_or(0, |word| (word >> (field % 2 * 16)) as u16);
        *known = fit.read(class).words();
        true
    }

    /// Takes one signal in, as [`Visitors::take`], and tells all; `None` for a number that is not in use.
    #[inline]
    pub fn reading_after(&mut self, visitor: u32, signal: &Signal) -> Option<Reading> {
        let place = self.place(visitor)?;
        let mut desk = self.desk(place);
        desk.take(signal, true);
        desk.save();
        let (now, fit, moved) = (desk.now(), desk.fitting(), desk.place);
        if moved != place {
            self.moved(visitor, moved);
        }
        Some(self.classed(now, fit))
    }

    /// Takes signals in, one after another, and tells all that is known after the last; `None` for a number that is not in use.
    #[inline]
    pub fn reading_after_all(&mut self, visitor: u32, signals: impl IntoIterator<Item = Signal>) -> Option<Reading> {
        let place = self.place(visitor)?;
        let mut desk = self.desk(place);
        for signal in signals {
            desk.take(&signal, false);
        }
        desk.save();
        let now = desk.read(0);
        let (fit, moved) = (desk.fitting(), desk.place);
        if moved != place {
            self.moved(visitor, moved);
        }
        Some(self.classed(now, fit))
    }

    /// What the plan wants to know of signals of a kind: 1 their page, 2 their name, 3 both.
    pub fn wants(&self, kind: u8) -> u32 {
        self.tables.wants(kind)
    }

    /// How many criteria the plan has.
    pub fn criteria(&self) -> usize {
        self.tables.rows.len()
    }

    /// All that is known at a time, as [`Visitors::read`]; `None` for a number that is not in use.
    pub fn reading(&mut self, visitor: u32, now: u32) -> Option<Reading> {
        let place = self.place(visitor)?;
        let mut desk = self.desk(place);
        let (now, fit) = (desk.read(now), desk.fitting());
        Some(self.classed(now, fit))
    }

    #[inline(always)]
    fn classed(&self, now: Now, fit: Fitting) -> Reading {
        let (quadrant, action) = (self.fit.quadrant(&fit, now.score), self.fit.action(fit.points, now.score));
        Reading { now, fit, quadrant, action }
    }

    #[inline(always)]
    fn moved(&mut self, visitor: u32, to: u32) {
        if let Some(place) = self.places.get_mut(visitor as usize) {
            *place = to;
        }
    }

    /// How many visitors there are.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Bytes that the visitors take, with the room that is kept for more.
    pub fn bytes(&self) -> usize {
        self.slab.bytes() + self.places.capacity() * size_of::<u32>()
    }

    #[inline(always)]
    fn place(&self, visitor: u32) -> Option<u32> {
        self.places.get(visitor as usize).copied().filter(|place| place & FREE == 0)
    }

    #[inline(always)]
    fn desk(&mut self, place: u32) -> Desk<'_> {
        Desk::open(&self.tables, &mut self.slab, &mut self.ticks, &mut self.sums, place)
    }
}
