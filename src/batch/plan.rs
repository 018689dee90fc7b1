//! How a replay goes about its files: in which chunks and partitions, on how many threads, and where it keeps what it has done.

use super::hash;
use super::parquet::{Shelf, is_parquet};
use super::source::is_stream;
use super::work::{Known, Manifest, Work};
use crate::cli::Replaying;
use crate::columns::events_header;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

/// Bytes of a chunk of CSV.
const CHUNK: usize = 32 << 20;
/// Rows of a piece of a Parquet file.
const ROWS: usize = 1 << 19;
/// Bytes of CSV that make a partition of a few hundred thousand events.
const PARTITION: u64 = 24 << 20;
/// Rows of a Parquet file that make one.
const PARTITION_ROWS: u64 = 1 << 18;
/// Most partitions.
const PARTITIONS: u64 = 2048;
/// Partitions for a log whose length nobody knows.
const UNKNOWN: u64 = 256;
/// Bytes of all files, and rows of a Parquet file, that are kept in memory.
const SMALL: u64 = 64 << 20;
const SMALL_ROWS: u64 = 1 << 19;

/// How the work is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Bytes of a chunk of CSV, about; a row is never cut.
    pub chunk: usize,
    /// Most rows of a piece of a Parquet file.
    pub rows: usize,
    /// Partitions of the visitors, 1 or more.
    pub partitions: usize,
}

/// What is settled before the first row is read.
#[derive(Debug)]
pub struct Setting {
    /// How the work is cut.
    pub sizes: Sizes,
    /// Threads.
    pub threads: usize,
    /// The event log, if it is Parquet.
    pub shelf: Option<Shelf>,
    /// The work folder, unless all is kept in memory.
    pub work: Option<Work>,
    /// True when one of the files can be read once only.
    streamed: bool,
    seed: u64,
}

impl Setting {
    /// Looks at the files of a command.
    ///
    /// # Errors
    ///
    /// Why one of them cannot be used, or the work folder.
    pub fn of(asked: &Replaying<'_>, sizes: Option<Sizes>) -> Result<Setting, String> {
        let files = [("events", Some(asked.events)), ("outcomes", asked.outcomes), ("facts", asked.facts)];
        let streamed = files.iter().any(|(_, path)| path.is_some_and(is_stream));
        if streamed && asked.resume {
            return Err("--resume: expected files, found a stream, which cannot be read again".into());
        }
        let known = files.iter().filter_map(|(what, path)| path.filter(|path| !is_stream(path)).map(|path| Known::of(what, path)));
        let known = known.collect::<Result<Vec<Known>, String>>()?;
        let shelf = is_parquet(asked.events)?.then(|| Shelf::open(asked.events, events_header)).transpose()?;
        let bytes: u64 = known.iter().map(|known| known.bytes).sum();
        let aside = known.iter().filter(|known| known.what != "events").map(|known| known.bytes).sum::<u64>();
        let (partitions, small) = match &shelf {
            _ if is_stream(asked.events) => (UNKNOWN, false),
            Some(shelf) => (shelf.rows() / PARTITION_ROWS + aside / PARTITION, shelf.rows() <= SMALL_ROWS && aside <= SMALL),
            None => (bytes / PARTITION, bytes <= SMALL),
        };
        let partitions = partitions.clamp(1, PARTITIONS) as usize;
        let mut sizes = sizes.unwrap_or(Sizes { chunk: CHUNK, rows: ROWS, partitions });
        let mut seed = hash::seed();
        let work = if small && asked.work.is_none() {
            None
        } else {
            let folder = asked.work.map_or_else(|| beside(asked.events), PathBuf::from);
            let mut manifest = Manifest::new(asked.compiled.hash, asked.now, asked.top, known);
            (manifest.chunk, manifest.rows, manifest.partitions, manifest.seed) = (sizes.chunk, sizes.rows, sizes.partitions, seed);
            let work = Work::open(&folder, &manifest, asked.resume)?;
            let found = &work.manifest;
            (sizes, seed) = (Sizes { chunk: found.chunk, rows: found.rows, partitions: found.partitions }, found.seed);
            Some(work)
        };
        let cores = || available_parallelism().map_or(1, NonZero::get);
        Ok(Setting { sizes, threads: asked.threads.unwrap_or_else(cores), shelf, work, streamed, seed })
    }

    /// What visitors' ids are hashed with.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// What is said when something of the work is not as it was written.
    pub fn damaged(&self) -> String {
        self.work.as_ref().map_or_else(String::new, |work| work.damaged("partitions"))
    }

    /// Whether another replay may go on from what this one has done.
    pub fn can_go_on(&self) -> bool {
        !self.streamed && self.work.as_ref().is_some_and(Work::has_chunks)
    }

    /// Takes the work folder away.
    ///
    /// # Errors
    ///
    /// Why it cannot be taken away.
    pub fn end(self) -> Result<(), String> {
        self.work.map_or(Ok(()), Work::end)
    }
}

/// The work folder of a log, if none is named: beside it, where there is room for as much.
fn beside(events: &str) -> PathBuf {
    if is_stream(events) {
        return std::env::temp_dir().join(format!("attise-replay-{}", std::process::id()));
    }
    let path = Path::new(events);
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".attise-work");
    path.with_file_name(name)
}
