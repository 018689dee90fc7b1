//! The files of a replay, and what is said when one cannot be read.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Stdin};

/// A file being read.
#[derive(Debug)]
pub struct Source {
    path: String,
    input: Input,
}

#[derive(Debug)]
enum Input {
    File(File),
    Stdin(Stdin),
}

impl Source {
    /// Opens a file; `-` is standard input.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn open(path: &str) -> Result<Source, String> {
        let input = match path {
            "-" => Input::Stdin(io::stdin()),
            _ => {
                let file = File::open(path).map_err(|error| fault(path, &error))?;
                let folder = file.metadata().is_ok_and(|metadata| metadata.is_dir());
                if folder {
                    return Err(fault(path, &ErrorKind::IsADirectory.into()));
                }
                Input::File(file)
            }
        };
        Ok(Source { path: path.into(), input })
    }

    /// Reads so many bytes behind those that are there, fewer only at the end. Returns how many.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read(&mut self, bytes: &mut Vec<u8>, wanted: usize) -> Result<usize, String> {
        let found = match &mut self.input {
            Input::File(file) => file.take(wanted as u64).read_to_end(bytes),
            Input::Stdin(stdin) => stdin.lock().take(wanted as u64).read_to_end(bytes),
        };
        found.map_err(|error| fault(&self.path, &error))
    }

    /// How long it is; 0 for what nobody knows.
    pub fn bytes(&self) -> u64 {
        match &self.input {
            Input::File(file) => file.metadata().map_or(0, |metadata| metadata.len()),
            Input::Stdin(_) => 0,
        }
    }

    /// Goes on at a byte of the file.
    ///
    /// # Errors
    ///
    /// Why it cannot be read there.
    pub fn seek(&mut self, to: u64) -> Result<(), String> {
        match &mut self.input {
            Input::File(file) => file.seek(SeekFrom::Start(to)).map(drop).map_err(|error| fault(&self.path, &error)),
            Input::Stdin(_) => Err(self.wrong("expected a file, found standard input")),
        }
    }

    /// What is wrong with the file.
    pub fn wrong(&self, message: &str) -> String {
        format!("{}: {message}", self.path)
    }
}

/// Whether a path is a stream, which can be read once only: standard input, or a pipe.
pub fn is_stream(path: &str) -> bool {
    path == "-" || std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// Why a file or a folder could not be used.
pub fn fault(path: impl core::fmt::Display, error: &io::Error) -> String {
    let why = match error.kind() {
        ErrorKind::NotFound => "no such file or folder",
        ErrorKind::PermissionDenied => "not allowed",
        ErrorKind::IsADirectory => "expected a file, found a folder",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "expected a folder, found a file",
        ErrorKind::ReadOnlyFilesystem => "not allowed, nothing can be written there",
        ErrorKind::StorageFull => "no space left",
        _ => return format!("{path}: {error}"),
    };
    format!("{path}: {why}")
}
