//! What a command needs of the machine that it runs on: files, standard streams, the clock, random bytes. Natively that is the standard library, in the
//! npm package Node.

use crate::compiled::Compiled;
use crate::plan::Plan;
use crate::replay::Replayed;
use std::ops::ControlFlow;

/// Why a file or a folder could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing of that name.
    Missing,
    /// The system does not allow it.
    Forbidden,
    /// A file was expected, and a folder found.
    IsFolder,
    /// A folder was expected, and a file found.
    IsFile,
    /// The disk is full.
    NoSpace,
    /// Anything else, in the system's words.
    Other(String),
}

impl core::fmt::Display for Fault {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Fault::Missing => "no such file or folder",
            Fault::Forbidden => "not allowed",
            Fault::IsFolder => "expected a file, found a folder",
            Fault::IsFile => "expected a folder, found a file",
            Fault::NoSpace => "no space left",
            Fault::Other(message) => message,
        })
    }
}

/// What there is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// True for a folder.
    pub folder: bool,
    /// Bytes of a file.
    pub bytes: u64,
}

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// True for a folder, false also for a link to one.
    pub folder: bool,
}

/// An event log that is to be replayed.
#[derive(Clone, Copy, Debug)]
pub struct Replaying<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The same plan, compiled.
    pub compiled: &'a Compiled,
    /// When the readings are made, in Unix seconds.
    pub now: u32,
    /// How many leads of the ranking are named.
    pub top: usize,
    /// The path of the event log; `-` is standard input, here and below.
    pub events: &'a str,
    /// The path of the outcomes, if there are any.
    pub outcomes: Option<&'a str>,
    /// The path of the facts, if there are any.
    pub facts: Option<&'a str>,
    /// True to go on where a replay of the same files was interrupted.
    pub resume: bool,
    /// Where what is done is kept meanwhile, if that is said.
    pub work: Option<&'a str>,
    /// How many threads work at it, if that is said.
    pub threads: Option<usize>,
}

/// The machine. What a host does not have may be left as it is here: it has no files, no arguments from the environment, and replays in memory.
pub trait Host {
    /// A whole file; `-` is standard input.
    ///
    /// # Errors
    ///
    /// Why it could not be read.
    fn read(&self, _path: &str) -> Result<Vec<u8>, Fault> {
        Err(Fault::Missing)
    }

    /// Hands on a file piece by piece, until its end or until told to stop; `-` is standard input.
    ///
    /// # Errors
    ///
    /// Why it could not be read.
    fn pieces(&self, path: &str, take: &mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), Fault> {
        let _ = take(&self.read(path)?);
        Ok(())
    }

    /// What there is at a path; `None` for nothing.
    fn stat(&self, _path: &str) -> Option<Stat> {
        None
    }

    /// What there is in a folder, in any order.
    ///
    /// # Errors
    ///
    /// Why it could not be read.
    fn list(&self, _folder: &str) -> Result<Vec<Entry>, Fault> {
        Err(Fault::Missing)
    }

    /// Writes a file, in place of one of that name.
    ///
    /// # Errors
    ///
    /// Why it could not be written.
    fn write(&self, _path: &str, _content: &[u8]) -> Result<(), Fault> {
        Err(Fault::Forbidden)
    }

    /// Writes a file where there is none; `false` when there is something of that name, which is left as it is.
    ///
    /// # Errors
    ///
    /// Why it could not be written.
    fn create(&self, _path: &str, _content: &[u8]) -> Result<bool, Fault> {
        Err(Fault::Forbidden)
    }

    /// Makes a folder, and those that it is in.
    ///
    /// # Errors
    ///
    /// Why it could not be made.
    fn make_folder(&self, _path: &str) -> Result<(), Fault> {
        Err(Fault::Forbidden)
    }

    /// A text file that comes with the command, by its path in the npm package.
    ///
    /// # Errors
    ///
    /// Why it could not be read.
    fn shipped(&self, _name: &str) -> Result<String, Fault> {
        Err(Fault::Missing)
    }

    /// Writes to standard output.
    fn print(&self, text: &str);

    /// Writes to standard error.
    fn complain(&self, text: &str);

    /// True when standard error is a terminal, so that somebody may watch it.
    fn watched(&self) -> bool {
        false
    }

    /// A variable of the environment.
    fn variable(&self, _name: &str) -> Option<String> {
        None
    }

    /// Fills bytes with random ones, fit for keys.
    ///
    /// # Errors
    ///
    /// Why there are none.
    fn random(&self, _bytes: &mut [u8]) -> Result<(), Fault> {
        Err(Fault::Other("no random numbers here".into()))
    }

    /// The time, in Unix seconds.
    fn now(&self) -> u32 {
        0
    }

    /// Replays an event log in the host's own way; `None` when it has none for these files, so that they are read as CSV and replayed in memory. An error is a
    /// message with the path first.
    fn replay(&self, _asked: &Replaying<'_>) -> Option<Result<Replayed, String>> {
        None
    }
}
