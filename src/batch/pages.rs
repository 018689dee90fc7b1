//! Pages by their paths as a log writes them, each looked up in the plan once.

use super::hash::Hash;
use crate::compiled::Compiled;
use crate::pathname::pathname;
use crate::play::Page;
use hashbrown::HashTable;

/// Paths that are kept: a log may have as many as it has rows.
const MOST: usize = 1 << 15;

/// The pages of one plan.
#[derive(Debug)]
pub struct Pages<'p> {
    compiled: &'p Compiled,
    hash: Hash,
    known: HashTable<(Box<str>, Page)>,
}

impl<'p> Pages<'p> {
    /// No page yet.
    pub fn new(compiled: &'p Compiled) -> Pages<'p> {
        Pages { compiled, hash: Hash::new(0), known: HashTable::new() }
    }

    /// The page of a path, whose query and fragment make no difference.
    pub fn of(&mut self, path: &str) -> Page {
        let end = memchr::memchr2(b'?', b'#', path.as_bytes()).unwrap_or(path.len());
        let path = path.get(..end).unwrap_or(path);
        let hash = self.hash.of(path.as_bytes()).0;
        if let Some((_, page)) = self.known.find(hash, |(known, _)| **known == *path) {
            return *page;
        }
        if self.known.len() >= MOST {
            self.known.clear();
        }
        let page = Page::of(self.compiled, &pathname(path));
        self.known.insert_unique(hash, (path.into(), page), |(known, _)| self.hash.of(known.as_bytes()).0);
        page
    }
}
