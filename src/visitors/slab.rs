//! Room for records of different lengths: chunks of slots of one length, and a list of the free ones for each length.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

/// Words of the unit that lengths are rounded up to.
const UNIT: usize = 4;
/// Units of a chunk, as a power of 2: 8 KiB.
const CHUNK: u32 = 9;
/// No place.
pub const NOWHERE: u32 = u32::MAX;

/// Slots of one length.
#[derive(Clone, Copy, Debug)]
struct Class {
    /// The first slot that was given back; its first word says where the next one is.
    free: u32,
    /// The next slot that was never used.
    fresh: u32,
    /// How many were never used.
    left: u32,
}

/// The slab. A place is a number of units from the first chunk on.
#[derive(Clone, Debug)]
pub struct Slab {
    chunks: Vec<Box<[u32]>>,
    classes: Vec<Class>,
    /// Units of a chunk, as a power of 2.
    chunk: u32,
}

impl Slab {
    /// A slab for records of at most so many words.
    pub fn new(most: usize) -> Slab {
        let mut chunk = CHUNK;
        while (UNIT << chunk) < most {
            chunk += 1;
        }
        Slab { chunks: Vec::new(), classes: Vec::new(), chunk }
    }

    /// The words from a place to the end of its chunk.
    #[inline(always)]
    pub fn words(&self, place: u32) -> &[u32] {
        let from = (place & ((1 << self.chunk) - 1)) as usize * UNIT;
        self.chunks.get((place >> self.chunk) as usize).and_then(|chunk| chunk.get(from..)).unwrap_or_default()
    }

    /// The same, to be changed.
    #[inline(always)]
    pub fn words_mut(&mut self, place: u32) -> &mut [u32] {
        let from = (place & ((1 << self.chunk) - 1)) as usize * UNIT;
        self.chunks.get_mut((place >> self.chunk) as usize).and_then(|chunk| chunk.get_mut(from..)).unwrap_or_default()
    }

    /// A slot for so many words, all of them 0.
    pub fn take(&mut self, words: usize) -> u32 {
        let units = units(words);
        if self.classes.len() <= units {
            self.classes.resize(units + 1, Class { free: NOWHERE, fresh: 0, left: 0 });
        }
        let Some(class) = self.classes.get(units).copied() else { return NOWHERE };
        if class.free != NOWHERE {
            let next = self.words_mut(class.free).first_mut().map(core::mem::take).unwrap_or(NOWHERE);
            self.set(units, Class { free: next, ..class });
            return class.free;
        }
        let class = if class.left > 0 { class } else { self.chunk(units, class) };
        self.set(units, Class { fresh: class.fresh + units as u32, left: class.left - 1, ..class });
        class.fresh
    }

    /// A slot for so many words where there was one for fewer, with what it held. The slot may be the same.
    pub fn grow(&mut self, place: u32, from: usize, to: usize) -> u32 {
        if units(from) == units(to) {
            return place;
        }
        let new = self.take(to);
        // two slots of one chunk cannot be borrowed at once, so what is copied goes by way of a few words
        for at in (0..from).step_by(UNIT) {
            let part = self.words(place).get(at..).and_then(|words| words.first_chunk::<UNIT>()).copied();
            let room = self.words_mut(new).get_mut(at..).and_then(|words| words.first_chunk_mut::<UNIT>());
            if let (Some(part), Some(room)) = (part, room) {
                *room = part;
            }
        }
        self.free(place, from);
        new
    }

    /// Gives a slot for so many words back. Nothing stays in it.
    pub fn free(&mut self, place: u32, words: usize) {
        let units = units(words);
        let next = self.classes.get(units).map_or(NOWHERE, |class| class.free);
        if let Some(words) = self.words_mut(place).get_mut(..units * UNIT) {
            words.fill(0);
            if let Some(first) = words.first_mut() {
                *first = next;
            }
        }
        if let Some(class) = self.classes.get_mut(units) {
            class.free = place;
        }
    }

    /// Bytes of all chunks.
    pub fn bytes(&self) -> usize {
        self.chunks.len() * (UNIT << self.chunk) * size_of::<u32>()
    }

    fn set(&mut self, units: usize, to: Class) {
        if let Some(class) = self.classes.get_mut(units) {
            *class = to;
        }
    }

    #[inline(never)]
    fn chunk(&mut self, units: usize, class: Class) -> Class {
        let fresh = (self.chunks.len() as u32) << self.chunk;
        self.chunks.push(vec![0; UNIT << self.chunk].into_boxed_slice());
        Class { fresh, left: (1 << self.chunk) / (units as u32).max(1), ..class }
    }
}

fn units(words: usize) -> usize {
    words.div_ceil(UNIT)
}
