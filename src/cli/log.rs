//! Reads the files of an event log, and says what of them could not be used.

use super::ended::Ended;
use super::host::{Fault, Host};
use super::progress::Progress;
use super::text::iso_time;
use crate::problem::Problem;
use crate::replay::{Read, Replay};
use std::ops::ControlFlow;

/// The log's files, by what they hold.
#[derive(Clone, Copy)]
pub struct Files<'a> {
    pub events: &'a str,
    pub outcomes: Option<&'a str>,
    pub facts: Option<&'a str>,
}

/// How a replay takes a piece of a file.
type Take = fn(&mut Replay, &[u8]) -> Result<(), Problem>;

impl Files<'_> {
    fn all(&self) -> impl Iterator<Item = (&'static str, &str, Take)> {
        let outcomes = self.outcomes.map(|file| ("outcomes", file, Replay::outcomes as Take));
        let facts = self.facts.map(|file| ("facts", file, Replay::facts as Take));
        [Some(("events", self.events, Replay::events as Take)), outcomes, facts].into_iter().flatten()
    }

    fn path(&self, kind: &str) -> &str {
        self.all().find(|(name, ..)| *name == kind).map_or("", |(_, file, _)| file)
    }

    /// Holds that no file is of another format than the one that is read here.
    ///
    /// # Errors
    ///
    /// A file whose name says Parquet.
    pub fn must_be_csv(&self) -> Result<(), Ended> {
        let parquet = self.all().find(|(_, file, _)| file.to_ascii_lowercase().ends_with(".parquet"));
        parquet.map_or(Ok(()), |(_, file, _)| {
            Err(Ended::Failure(format!("{file}: expected CSV, found Parquet, which only `replay` of the native command reads")))
        })
    }

    /// Reads the files to their ends, then ends the replay.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or is wrong as a whole.
    pub fn read<T>(
        &self,
        host: &dyn Host,
        mut replay: Replay,
        finish: impl FnOnce(Replay) -> Result<T, Problem>,
    ) -> Result<T, Ended> {
        let mut progress = Progress::new(host, self.all().map(|(_, file, _)| file));
        let wrong = |problem: Problem| Ended::Failure(format!("{}: {}", self.path(&problem.path), problem.message));
        let read = self.all().try_for_each(|file| {
            feed(host, &mut replay, file, &mut progress).map_err(|stopped| match stopped {
                Stopped::Wrong(problem) => wrong(problem),
                Stopped::Unreadable(fault) => Ended::at(file.1, &fault),
            })
        });
        let result = read.and_then(|()| {
            progress.last("scoring");
            finish(replay).map_err(wrong)
        });
        progress.clear();
        result
    }

    /// Tells the rows that were left out; `now` is the time of the reading.
    ///
    /// # Errors
    ///
    /// When no row could be used.
    pub fn must_have_rows(&self, host: &dyn Host, read: &Read, now: u32) -> Result<(), Ended> {
        self.warn(host, read);
        if read.visitors > 0 {
            return Ok(());
        }
        let nothing = match read.later {
            0 => "expected events, found no row that could be used".into(),
            later => format!("expected events until {}, found only later ones: {later}", iso_time(now)),
        };
        Err(Ended::Failure(format!("{}: {nothing}", self.events)))
    }

    fn warn(&self, host: &dyn Host, read: &Read) {
        if read.malformed == 0 {
            return;
        }
        let count = if read.malformed == 1 { "1 malformed row".into() } else { format!("{} malformed rows", read.malformed) };
        let told = read.bad_rows.len();
        let shown = if read.malformed > told as u64 { format!(", the first {told}:") } else { ":".into() };
        let mut lines = format!("{count} left out{shown}\n");
        for row in &read.bad_rows {
            lines.push_str(&format!("  {}:{}: {}\n", self.path(row.file), row.line, row.message));
        }
        host.complain(&lines);
    }
}

enum Stopped {
    Wrong(Problem),
    Unreadable(Fault),
}

fn feed(
    host: &dyn Host,
    replay: &mut Replay,
    (_, file, take): (&str, &str, Take),
    progress: &mut Progress<'_>,
) -> Result<(), Stopped> {
    // an empty file is a file too
    let mut fed = take(replay, &[]);
    if fed.is_ok() {
        let read = host.pieces(file, &mut |piece| {
            fed = take(replay, piece);
            progress.add(piece.len(), file);
            if fed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        read.map_err(Stopped::Unreadable)?;
    }
    fed.map_err(Stopped::Wrong)
}

/// Holds that standard input is one file at most.
///
/// # Errors
///
/// When it is to be two.
pub fn once_stdin(files: &[Option<&str>]) -> Result<(), Ended> {
    match files.iter().filter(|file| **file == Some("-")).count() {
        0 | 1 => Ok(()),
        _ => Err(Ended::Misuse("expected `-` once: standard input is one file".into())),
    }
}
