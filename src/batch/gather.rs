//! The events of one chunk of a log, apart by the partition of their visitors.

use super::hash::Hash;
use super::pages::Pages;
use super::told::{Told, note};
use crate::act::{self, Act, Cells};
use crate::compiled::Compiled;
use crate::play::{Page, Step};
use crate::signal::Kind;
use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

/// Bytes of an event.
pub const EVENT: usize = 24;
/// Where the kind stands in the last number of an event, above its amount.
const KIND: u32 = 24;
/// The bit that says that an event is on a page of its own.
const PAGED: u32 = 1 << 23;

/// What is known of a chunk as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Where it begins: a byte of the file, or a row of a Parquet file.
    pub start: u64,
    /// Where it ends.
    pub end: u64,
    /// The number of the line behind it.
    pub next_line: u64,
    /// Rows that are played.
    pub events: u64,
    /// Rows that are later than the reading.
    pub later: u64,
    /// True when a row says how long a visitor was active.
    pub timed: bool,
    /// The highest number of a `seconds` column, if there is one.
    pub seconds: Option<u32>,
    /// Rows that could not be used.
    pub malformed: u64,
    /// The first of them.
    pub told: Vec<Told>,
}

/// What one partition has of a chunk.
#[derive(Debug, Default)]
pub struct Part {
    /// The ids of its visitors, each behind its length in four bytes.
    pub ids: Vec<u8>,
    /// How many they are.
    pub visitors: u32,
    /// Their events, each beginning with the place of its visitor.
    pub events: Vec<u8>,
}

/// A visitor of the chunk.
#[derive(Debug)]
struct Known {
    part: u32,
    /// The visitor's place in the partition.
    place: u32,
    /// Where the id begins among the partition's ids, and its bytes.
    from: u32,
    len: u32,
}

/// The events of one chunk.
#[derive(Debug)]
pub struct Gather<'p> {
    now: u32,
    hash: Hash,
    pages: Pages<'p>,
    /// The partitions.
    pub parts: Vec<Part>,
    known: HashTable<Known>,
    /// What is known of the chunk as a whole.
    pub head: Head,
}

fn id_of<'a>(parts: &'a [Part], known: &Known) -> &'a [u8] {
    let from = known.from as usize;
    parts.get(known.part as usize).and_then(|part| part.ids.get(from..from + known.len as usize)).unwrap_or_default()
}

impl<'p> Gather<'p> {
    /// Room for so many partitions of a log that is read at `now` (Unix seconds).
    pub fn new(compiled: &'p Compiled, now: u32, hash: Hash, partitions: usize) -> Gather<'p> {
        Gather {
            now,
            hash,
            pages: Pages::new(compiled),
            parts: core::iter::repeat_with(Part::default).take(partitions).collect(),
            known: HashTable::new(),
            head: Head::default(),
        }
    }

    /// Begins another chunk.
    pub fn begin(&mut self, head: Head) {
        self.head = head;
        self.known.clear();
        for part in &mut self.parts {
            part.ids.clear();
            part.events.clear();
            part.visitors = 0;
        }
    }

    /// When the log is read, in Unix seconds.
    pub fn now(&self) -> u32 {
        self.now
    }

    /// Takes a row as it is written.
    pub fn row(&mut self, line: u64, cells: &Cells<'_>) {
        match act::read(cells, self.now) {
            Ok(Act { visitor, at, kind, path, name, amount }) => {
                let page = if path.is_empty() { None } else { Some(self.page(path)) };
                self.step(visitor, cells.relative, &Step { at, kind: kind as u8, page, name, amount });
            }
            Err(message) => self.refuse(line, message),
        }
    }

    /// Leaves out a row.
    pub fn refuse(&mut self, line: u64, message: String) {
        self.head.malformed += 1;
        note(&mut self.head.told, line, message);
    }

    /// The page of a path as it is written.
    pub fn page(&mut self, path: &str) -> Page {
        self.pages.of(path)
    }

    /// Takes what a good row says; `relative` when its time is one of the visitor's own.
    #[inline]
    pub fn step(&mut self, visitor: &str, relative: bool, step: &Step) {
        let Step { at, kind, page, name, amount } = *step;
        if at > self.now {
            self.head.later += 1;
            return;
        }
        if relative {
            self.head.seconds = self.head.seconds.max(Some(at));
        }
        self.head.timed |= kind == Kind::ActiveTime as u8;
        self.head.events += 1;
        let hash = self.hash.of(visitor.as_bytes());
        let part = hash.part(self.parts.len());
        let place = self.place(hash.0, part, visitor.as_bytes());
        let Some(part) = self.parts.get_mut(part) else { return };
        let Page { groups, hash } = page.unwrap_or_default();
        let what = amount | u32::from(kind) << KIND | if page.is_some() { PAGED } else { 0 };
        let mut event = [0u8; EVENT];
        let (words, _) = event.as_chunks_mut::<4>();
        for (word, number) in words.iter_mut().zip([place, at, groups, hash, name, what]) {
            *word = number.to_le_bytes();
        }
        part.events.extend_from_slice(&event);
    }

    /// The visitor's place in their partition.
    #[inline]
    fn place(&mut self, hash: u64, part: usize, id: &[u8]) -> u32 {
        let Gather { parts, known, hash: seed, .. } = self;
        if let Some(known) = known.find(hash, |known| id_of(parts, known) == id) {
            return known.place;
        }
        let Some(own) = parts.get_mut(part) else { return 0 };
        let place = own.visitors;
        own.visitors += 1;
        own.ids.extend_from_slice(&(id.len() as u32).to_le_bytes());
        let new = Known { part: part as u32, place, from: own.ids.len() as u32, len: id.len() as u32 };
        own.ids.extend_from_slice(id);
        known.insert_unique(hash, new, |known| seed.of(id_of(parts, known)).0);
        place
    }
}

/// An event, its visitor's place apart.
#[derive(Clone, Copy, Debug, Default)]
pub struct Event([u32; 5]);

impl Event {
    /// The visitor's place and the event of some bytes.
    #[inline]
    pub fn read(bytes: &[u8; EVENT]) -> (u32, Event) {
        let (words, _) = bytes.as_chunks::<4>();
        let mut numbers = [0u32; 6];
        for (number, word) in numbers.iter_mut().zip(words) {
            *number = u32::from_le_bytes(*word);
        }
        let [visitor, rest @ ..] = numbers;
        (visitor, Event(rest))
    }

    /// When it happened.
    #[inline]
    pub fn at(&self) -> u32 {
        let [at, ..] = self.0;
        at
    }

    /// What happened.
    #[inline]
    pub fn step(&self) -> Step {
        let [at, groups, hash, name, what] = self.0;
        let page = (what & PAGED != 0).then_some(Page { groups, hash });
        Step { at, kind: (what >> KIND) as u8, page, name, amount: what & (PAGED - 1) }
    }
}
