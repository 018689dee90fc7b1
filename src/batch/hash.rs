//! The hash of a visitor's id. It only spreads: ids are compared whenever two hashes meet.

use core::hash::{BuildHasher, Hasher};
use foldhash::fast::FixedState;

/// A way to hash that no log can be written against, for its seed is drawn.
#[derive(Clone, Debug)]
pub struct Hash(FixedState);

/// The hash of one id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashed(pub u64);

impl Hash {
    /// The hash of a seed.
    pub fn new(seed: u64) -> Hash {
        Hash(FixedState::with_seed(seed))
    }

    /// The hash of some bytes.
    #[inline]
    pub fn of(&self, bytes: &[u8]) -> Hashed {
        let mut hasher = self.0.build_hasher();
        hasher.write(bytes);
        Hashed(hasher.finish())
    }
}

impl Hashed {
    /// Which of so many partitions it belongs to. A table within the partition looks at the highest and the lowest bits, so these are others.
    #[inline]
    pub fn part(self, partitions: usize) -> usize {
        let middle = (self.0 >> 20) & 0xffff_ffff;
        ((middle * partitions as u64) >> 32) as usize
    }
}

/// A seed of its own for each replay.
pub fn seed() -> u64 {
    std::hash::RandomState::new().hash_one(0u64)
}

/// What bytes of a work file are checked by.
pub fn check(bytes: &[u8]) -> u64 {
    Hash::new(0).of(bytes).0
}
