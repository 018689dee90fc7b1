//! Many visitors in one instance: what a consumer of a stream of events scores, one event at a time.
//!
//! The same readings as [`crate::score`] gives of a [`Memory`], to the last bit, made another way: what follows from the plan alone is worked out once
//! ([`tables`]), a visitor is a few words in a slab ([`slab`], [`record`]) and holds only the criteria that have counted, and a score stays known for as
//! long as none of its rounded lines can have changed ([`tick`]). Nothing is allocated for an event but room for a criterion that counts for the first time.

mod memory;
mod read;
mod record;
mod slab;
mod tables;
mod take;
mod tick;

use alloc::vec;
use alloc::vec::Vec;

use crate::compiled::Compiled;
use crate::memory::Memory;
use crate::signal::Signal;
use crate::temperature::Temperature;
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
    slab: Slab,
    ticks: Vec<Tick>,
    sums: Vec<i32>,
    /// Where each visitor is; for a number that is free the next free one, with [`FREE`].
    places: Vec<u32>,
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
            places: Vec::new(),
            free: NOWHERE,
            len: 0,
        }
    }

    /// A visitor of whom nothing is known: the number of one removed, or the next one.
    pub fn add(&mut self) -> u32 {
        let place = record::blank(&self.tables, &mut self.slab);
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
        let now = desk.take(signal);
        let moved = desk.place;
        if moved != place
            && let Some(place) = self.places.get_mut(visitor as usize)
        {
            *place = moved;
        }
        now
    }

    /// What is known at a time (Unix seconds), the visitor left as it is. A time before the last signal reads as the last signal's.
    pub fn read(&mut self, visitor: u32, now: u32) -> Now {
        self.place(visitor).map_or_else(Now::default, |place| self.desk(place).read(now))
    }

    /// All that is remembered of a visitor; `None` for a number that is not in use.
    pub fn memory(&mut self, visitor: u32) -> Option<Memory> {
        self.place(visitor).map(|place| self.desk(place).memory())
    }

    /// Lets a visitor be what a memory of this plan says. Does nothing for a number that is not in use.
    pub fn restore(&mut self, visitor: u32, memory: &Memory) {
        let Some(place) = self.place(visitor) else { return };
        let used = self.desk(place).used();
        self.slab.free(place, used);
        let mut place = record::blank(&self.tables, &mut self.slab);
        let mut desk = self.desk(place);
        desk.restore(memory);
        place = desk.place;
        if let Some(known) = self.places.get_mut(visitor as usize) {
            *known = place;
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
