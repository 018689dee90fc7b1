//! The event log, read side by side.

use super::csv::{Cut, Cutter, Wanted};
use super::gather::{Gather, Head};
use super::hash::Hash;
use super::parquet::{Piece, Shelf};
use super::plan::Setting;
use super::pool::each;
use super::progress::Progress;
use super::segment::Segment;
use super::source::Source;
use super::told::join;
use crate::cli::Replaying;

/// What is to be done with a chunk.
#[derive(Debug, Default)]
struct Job<Chunk> {
    number: usize,
    chunk: Chunk,
    /// What an interrupted replay has made of it.
    kept: Option<Segment>,
    /// Room for its bytes.
    bytes: Vec<u8>,
}

fn name(number: usize) -> String {
    format!("events-{number:06}")
}

/// A log whose columns are known, and none of its rows yet.
pub enum Log<'s> {
    /// CSV.
    Csv(Cutter),
    /// Parquet.
    Parquet(&'s Shelf),
}

impl<'s> Log<'s> {
    /// Opens the log.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, or what is wrong with its columns.
    pub fn open(asked: &Replaying<'_>, setting: &'s Setting) -> Result<Log<'s>, String> {
        Ok(match &setting.shelf {
            Some(shelf) => Log::Parquet(shelf),
            None => Log::Csv(Cutter::open(Source::open(asked.events)?, setting.sizes.chunk)?),
        })
    }

    /// Reads all chunks, and gives them in their order with what is known of all together.
    ///
    /// # Errors
    ///
    /// Why the log cannot be read.
    pub fn read(
        self,
        asked: &Replaying<'_>,
        setting: &Setting,
        hash: &Hash,
        bar: &Progress,
    ) -> Result<(Vec<Segment>, Head), String> {
        let gather = || Gather::new(asked.compiled, asked.now, hash.clone(), setting.sizes.partitions);
        let mut segments = match self {
            Log::Parquet(shelf) => pieces(shelf, setting, &gather, bar)?,
            Log::Csv(cutter) => chunks(cutter, setting, &gather, bar)?,
        };
        segments.sort_by_key(|(number, _)| *number);
        let segments: Vec<Segment> = segments.into_iter().map(|(_, segment)| segment).collect();
        let mut all = Head::default();
        for Segment { head, .. } in &segments {
            all.events += head.events;
            all.later += head.later;
            all.timed |= head.timed;
            all.seconds = all.seconds.max(head.seconds);
            all.malformed += head.malformed;
            join(&mut all.told, head.told.clone());
        }
        Ok((segments, all))
    }
}

fn chunks<'p>(
    mut cutter: Cutter,
    setting: &Setting,
    gather: &(impl Fn() -> Gather<'p> + Sync),
    bar: &Progress,
) -> Result<Vec<(usize, Segment)>, String> {
    bar.expect(cutter.bytes());
    let wanted = Wanted::new(cutter.layout());
    let work = setting.work.as_ref();
    let mut segments = Vec::new();
    let mut number = 0;
    each(
        setting.threads,
        |old: Option<Job<Option<Cut>>>| {
            let mut job =
                Job { number, chunk: None, kept: Segment::kept(work, &name(number))?, bytes: old.unwrap_or_default().bytes };
            number += 1;
            if let Some(Segment { head, .. }) = &job.kept {
                if head.start != cutter.start() {
                    return Err(setting.damaged());
                }
                cutter.skip(head.end, head.next_line)?;
                return Ok(Some(job));
            }
            job.chunk = cutter.next(&mut job.bytes)?;
            Ok(job.chunk.is_some().then_some(job))
        },
        gather,
        |gather, job| {
            let Some(Cut { start, end, next_line, .. }) = job.chunk else { return Ok((job.number, job.kept.take())) };
            gather.begin(Head { start, end, next_line, ..Head::default() });
            if let Some(cut) = &job.chunk {
                wanted.chunk(cut, &job.bytes, gather);
            }
            Segment::keep(work, &name(job.number), core::mem::take(&mut gather.head), &mut gather.parts)
                .map(|segment| (job.number, Some(segment)))
        },
        |(number, segment)| {
            if let Some(segment) = segment {
                bar.add(segment.head.end - segment.head.start);
                segments.push((number, segment));
            }
        },
    )?;
    Ok(segments)
}

fn pieces<'p>(
    shelf: &Shelf,
    setting: &Setting,
    gather: &(impl Fn() -> Gather<'p> + Sync),
    bar: &Progress,
) -> Result<Vec<(usize, Segment)>, String> {
    bar.expect(shelf.rows());
    let work = setting.work.as_ref();
    let mut segments = Vec::new();
    let mut pieces = shelf.pieces(setting.sizes.rows).into_iter().enumerate();
    each(
        setting.threads,
        |_: Option<(usize, Piece)>| Ok(pieces.next()),
        gather,
        |gather, (number, piece)| {
            if let Some(kept) = Segment::kept(work, &name(*number))? {
                return Ok((*number, kept));
            }
            let (start, end) = (piece.start, piece.start + piece.rows as u64);
            gather.begin(Head { start, end, ..Head::default() });
            shelf.events(piece, gather)?;
            Segment::keep(work, &name(*number), core::mem::take(&mut gather.head), &mut gather.parts)
                .map(|segment| (*number, segment))
        },
        |(number, segment)| {
            bar.add(segment.head.end - segment.head.start);
            segments.push((number, segment));
        },
    )?;
    Ok(segments)
}
