//! Replaying logs of any length on all cores, in memory that does not grow with them: the same result as [`crate::replay`], whatever
//! the order of rows but those of a visitor within one second.
//!
//! The event log is cut into chunks ([`csv`], [`parquet`]), each read by one thread into compact events, apart by the partition of their visitors
//! ([`gather`]); what they come to is kept on disk ([`segment`]). Then each partition is brought together ([`visitors`]), goes through the engine
//! ([`score`]) and is added up ([`sums`]). A work folder ([`work`]) says what is done, so that an interrupted replay goes on from there.

mod aside;
mod csv;
mod gather;
mod hash;
mod pages;
mod parquet;
mod plan;
mod pool;
mod progress;
mod read;
mod score;
mod segment;
mod source;
mod sums;
mod told;
mod visitors;
mod work;

pub use plan::Sizes;

use crate::cli::Replaying;
use crate::outcome::Reasons;
use crate::replay::{Read, Replayed};
use aside::Aside;
use hash::Hash;
use plan::Setting;
use score::{Desk, Files};
use sums::Sums;
use visitors::Group;

/// Replays the files of a command.
///
/// # Errors
///
/// What is wrong with one of the files as a whole, or with the work folder; the path comes first.
pub fn replay(asked: &Replaying<'_>) -> Result<Replayed, String> {
    replay_in(asked, None)
}

/// Replays the files of a command in chunks and partitions of other sizes than those that suit their length.
///
/// # Errors
///
/// As [`replay`].
pub fn replay_in(asked: &Replaying<'_>, sizes: Option<Sizes>) -> Result<Replayed, String> {
    let setting = Setting::of(asked, sizes)?;
    let replayed = play(asked, &setting);
    if replayed.is_err() && setting.can_go_on() {
        return replayed;
    }
    let ended = setting.end();
    replayed.and_then(|replayed| ended.map(|()| replayed))
}

/// Reads all files, and plays them. Outcomes and facts come before the rows of the log: what is wrong with them is said before hours of work.
fn play(asked: &Replaying<'_>, setting: &Setting) -> Result<Replayed, String> {
    let hash = Hash::new(setting.seed());
    let bar = progress::Progress::new("reading");
    let log = read::Log::open(asked, setting)?;
    let mut reasons = Reasons::default();
    let (work, partitions) = (setting.work.as_ref(), setting.sizes.partitions);
    let outcomes = match asked.outcomes {
        Some(path) => aside::outcomes(path, work, &hash, partitions, &mut reasons)?,
        None => Aside::default(),
    };
    let facts = match asked.facts {
        Some(path) => aside::facts(path, asked.plan, work, &hash, partitions)?,
        None => Aside::default(),
    };
    let (segments, head) = log.read(asked, setting, &hash, &bar)?;
    bar.end(head.events);
    let bar = progress::Progress::new("scoring");
    let files = Files { segments: &segments, outcomes: &outcomes, facts: &facts, reasons: reasons.all().len() };
    let desk = Desk::new(asked.plan, asked.compiled, asked.now, asked.top, &head, files);
    let sums = score(asked, setting, &hash, &desk, reasons.all().len(), &bar)?;
    bar.end(head.events);
    let (visitors, strangers) = (sums.visitors, sums.strangers);
    let malformed = head.malformed + outcomes.malformed + sums.malformed + facts.malformed;
    let mut told = outcomes.told;
    told::join(&mut told, sums.told.clone());
    let bad_rows = told::rows([("events", head.told), ("outcomes", told), ("facts", facts.told)]);
    let (tables, report) = sums.finish(reasons.all());
    let outcomes = asked.outcomes.is_some();
    let read = Read { visitors, events: head.events, later: head.later, malformed, bad_rows, outcomes, strangers };
    Ok(Replayed { read, tables, report })
}

/// Plays all partitions.
fn score<'p>(
    asked: &Replaying<'p>,
    setting: &Setting,
    hash: &Hash,
    desk: &Desk<'_>,
    reasons: usize,
    bar: &progress::Progress,
) -> Result<Sums<'p>, String> {
    let partitions = setting.sizes.partitions;
    let work = setting.work.as_ref();
    let mut sums = Sums::new(asked.plan, asked.top, reasons);
    let mut whole = true;
    let mut from = 0;
    bar.expect(partitions as u64);
    pool::each(
        setting.threads,
        |_| {
            let partition = from;
            from += 1;
            Ok((partition < partitions).then_some(partition))
        },
        || desk.seat(Group::new(hash.clone())),
        |seat, partition| {
            let name = format!("partition-{partition:06}.sums");
            let kept = match work.map(|work| work.load(&name)).transpose()?.flatten() {
                Some(kept) => kept,
                None => {
                    let kept = desk.partition(*partition, seat)?;
                    work.map(|work| work.save(&name, &kept)).transpose()?;
                    kept
                }
            };
            Ok((name, kept))
        },
        |(_, kept)| {
            whole &= sums.join(kept);
            bar.add(1);
        },
    )?;
    if whole { Ok(sums) } else { Err(setting.damaged()) }
}
