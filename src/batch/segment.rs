//! What a chunk came to, partition by partition: on disk, or in memory when the log is small.

use super::gather::{Head, Part};
use super::hash::check;
use super::source::fault;
use super::work::Work;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::PathBuf;

/// A chunk that is done.
#[derive(Debug)]
pub struct Segment {
    /// What is known of it as a whole.
    pub head: Head,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Memory(Vec<Part>),
    Disk { path: PathBuf, index: Vec<Block> },
}

/// Where the part of a partition stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Block {
    from: u64,
    visitors: u32,
    ids: u32,
    events: u32,
    check: u64,
}

impl Segment {
    /// Keeps what a chunk came to, on disk if there is a work folder. `parts` are empty afterwards.
    ///
    /// # Errors
    ///
    /// Why it cannot be written.
    pub fn keep(work: Option<&Work>, name: &str, head: Head, parts: &mut [Part]) -> Result<Segment, String> {
        let Some(work) = work else {
            return Ok(Segment { head, place: Place::Memory(parts.iter_mut().map(core::mem::take).collect()) });
        };
        let mut from = 0;
        let block = |part: &Part| {
            let check = check(&part.ids).wrapping_add(check(&part.events));
            let block =
                Block { from, visitors: part.visitors, ids: part.ids.len() as u32, events: part.events.len() as u32, check };
            from += (part.ids.len() + part.events.len()) as u64;
            block
        };
        let index: Vec<Block> = parts.iter().map(block).collect();
        let pieces: Vec<&[u8]> = parts.iter().flat_map(|part| [part.ids.as_slice(), part.events.as_slice()]).collect();
        work.put(&format!("{name}.rows"), &pieces)?;
        work.save(&format!("{name}.sums"), &(&head, &index))?;
        Ok(Segment { head, place: Place::Disk { path: work.path(&format!("{name}.rows")), index } })
    }

    /// A chunk that an interrupted replay has done; `None` if it has not.
    ///
    /// # Errors
    ///
    /// That it is damaged.
    pub fn kept(work: Option<&Work>, name: &str) -> Result<Option<Segment>, String> {
        let Some(work) = work else { return Ok(None) };
        let found: Option<(Head, Vec<Block>)> = work.load(&format!("{name}.sums"))?;
        let Some((head, index)) = found else { return Ok(None) };
        let path = work.path(&format!("{name}.rows"));
        let size = index.last().map_or(0, |last| last.from + u64::from(last.ids) + u64::from(last.events));
        if index.len() != work.manifest.partitions || std::fs::metadata(&path).map_or(0, |metadata| metadata.len()) != size {
            return Err(work.damaged(&format!("{name}.rows")));
        }
        Ok(Some(Segment { head, place: Place::Disk { path, index } }))
    }

    /// What a partition has of it.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, or that it is damaged.
    pub fn part(&self, partition: usize, part: &mut Part) -> Result<(), String> {
        part.ids.clear();
        part.events.clear();
        part.visitors = 0;
        match &self.place {
            Place::Memory(parts) => {
                if let Some(own) = parts.get(partition) {
                    part.ids.extend_from_slice(&own.ids);
                    part.events.extend_from_slice(&own.events);
                    part.visitors = own.visitors;
                }
                Ok(())
            }
            Place::Disk { path, index } => {
                let Some(block) = index.get(partition).filter(|block| block.ids + block.events > 0) else { return Ok(()) };
                let mut read = || {
                    let mut file = File::open(path)?;
                    file.seek(SeekFrom::Start(block.from))?;
                    (&file).take(u64::from(block.ids)).read_to_end(&mut part.ids)?;
                    (&file).take(u64::from(block.events)).read_to_end(&mut part.events)
                };
                read().map_err(|error| fault(path.display(), &error))?;
                part.visitors = block.visitors;
                if check(&part.ids).wrapping_add(check(&part.events)) == block.check {
                    Ok(())
                } else {
                    Err(format!("{}: damaged; leave out `--resume` to begin anew", path.display()))
                }
            }
        }
    }
}
