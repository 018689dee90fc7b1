//! The visitors of one partition: who they are, and what each of them did in the order of time.

use super::gather::{EVENT, Event, Part};
use super::hash::Hash;
use super::segment::Segment;
use hashbrown::HashTable;

/// The visitors of a partition, brought together from all chunks. It is used again for the next partition.
#[derive(Debug)]
pub struct Group {
    hash: Hash,
    parts: Vec<Part>,
    known: HashTable<u32>,
    ids: Vec<u8>,
    /// Where each id begins; behind them where the last one ends.
    starts: Vec<usize>,
    /// For each part the visitors by their places in it.
    places: Vec<Vec<u32>>,
    /// Where each visitor's events begin, and a last end.
    ends: Vec<usize>,
    events: Vec<Event>,
}

impl Group {
    /// Nobody yet.
    pub fn new(hash: Hash) -> Group {
        let (parts, places) = (Vec::new(), Vec::new());
        Group {
            hash,
            parts,
            places,
            known: HashTable::new(),
            ids: Vec::new(),
            starts: vec![0],
            ends: Vec::new(),
            events: Vec::new(),
        }
    }

    /// Brings together a partition.
    ///
    /// # Errors
    ///
    /// Why a part of it cannot be read.
    pub fn load(&mut self, segments: &[Segment], partition: usize) -> Result<(), String> {
        self.known.clear();
        self.ids.clear();
        self.starts.clear();
        self.starts.push(0);
        self.parts.resize_with(segments.len(), Part::default);
        self.places.resize_with(segments.len(), Vec::new);
        for (place, segment) in segments.iter().enumerate() {
            let Some(part) = self.parts.get_mut(place) else { break };
            segment.part(partition, part)?;
            self.name(place);
        }
        self.sort();
        Ok(())
    }

    /// How many visitors there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The id of a visitor.
    pub fn id(&self, visitor: usize) -> &str {
        core::str::from_utf8(id_of(&self.ids, &self.starts, visitor)).unwrap_or_default()
    }

    /// A visitor by id.
    pub fn find(&self, id: &str) -> Option<usize> {
        let Group { hash, known, ids, starts, .. } = self;
        let hash = hash.of(id.as_bytes()).0;
        known.find(hash, |known| id_of(ids, starts, *known as usize) == id.as_bytes()).map(|known| *known as usize)
    }

    /// What a visitor did, in the order of time.
    pub fn events(&self, visitor: usize) -> &[Event] {
        let from = visitor.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = from.zip(self.ends.get(visitor).copied());
        range.and_then(|(from, to)| self.events.get(from..to)).unwrap_or_default()
    }

    /// Finds the visitors of a part.
    fn name(&mut self, place: usize) {
        let Group { hash: seed, parts, places, known, ids, starts, .. } = self;
        let (Some(part), Some(places)) = (parts.get(place), places.get_mut(place)) else { return };
        places.clear();
        let mut rest = part.ids.as_slice();
        while let Some((len, tail)) = rest.split_first_chunk::<4>() {
            let Some((id, tail)) = tail.split_at_checked(u32::from_le_bytes(*len) as usize) else { break };
            rest = tail;
            let hash = seed.of(id).0;
            let found = known.find(hash, |known| id_of(ids, starts, *known as usize) == id).copied();
            places.push(found.unwrap_or_else(|| {
                let new = (starts.len() - 1) as u32;
                ids.extend_from_slice(id);
                starts.push(ids.len());
                known.insert_unique(hash, new, |known| seed.of(id_of(ids, starts, *known as usize)).0);
                new
            }));
        }
    }

    /// Brings the events of each visitor together, those of an earlier row first, then into the order of time.
    fn sort(&mut self) {
        let visitors = self.len();
        let Group { parts, places, ends, events, .. } = self;
        ends.clear();
        ends.resize(visitors, 0);
        let rows = || {
            let parts = parts.iter().zip(places.iter());
            parts.flat_map(|(part, places)| {
                let (rows, _) = part.events.as_chunks::<EVENT>();
                rows.iter().filter_map(move |row| {
                    let (place, event) = Event::read(row);
                    Some((*places.get(place as usize)? as usize, event))
                })
            })
        };
        for (visitor, _) in rows() {
            if let Some(count) = ends.get_mut(visitor) {
                *count += 1;
            }
        }
        let mut all = 0;
        for end in ends.iter_mut() {
            all += core::mem::replace(end, all);
        }
        events.clear();
        events.resize(all, Event::default());
        // each end is where the next event goes, and in the end where they end
        for (visitor, event) in rows() {
            let Some(next) = ends.get_mut(visitor) else { continue };
            if let Some(slot) = events.get_mut(*next) {
                *slot = event;
            }
            *next += 1;
        }
        let mut from = 0;
        for end in ends.iter() {
            if let Some(own) = events.get_mut(from..*end)
                && !own.is_sorted_by_key(Event::at)
            {
                own.sort_by_key(Event::at);
            }
            from = *end;
        }
    }
}

fn id_of<'a>(ids: &'a [u8], starts: &[usize], visitor: usize) -> &'a [u8] {
    let range = starts.get(visitor).zip(starts.get(visitor + 1));
    range.and_then(|(from, to)| ids.get(*from..*to)).unwrap_or_default()
}
