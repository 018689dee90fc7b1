//! The machine by the standard library.

use attise::cli::{Entry, Fault, Host, Replaying, Stat};
use attise::replay::Replayed;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::ops::ControlFlow;
use std::time::{SystemTime, UNIX_EPOCH};

/// Bytes of a piece of a file.
const PIECE: usize = 1 << 20;

/// Where somebody types.
pub struct Desk;

impl Host for Desk {
    fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        if path == "-" {
            io::stdin().lock().read_to_end(&mut bytes)
        } else {
            File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
        }
        .map_err(fault)?;
        Ok(bytes)
    }

    fn pieces(&self, path: &str, take: &mut dyn FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), Fault> {
        let mut file: Box<dyn Read> =
            if path == "-" { Box::new(io::stdin().lock()) } else { Box::new(File::open(path).map_err(fault)?) };
        let mut piece = vec![0; PIECE];
        loop {
            match file.read(&mut piece) {
                Ok(0) => return Ok(()),
                Ok(length) => {
                    if take(piece.get(..length).unwrap_or_default()).is_break() {
                        return Ok(());
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(fault(error)),
            }
        }
    }

    fn stat(&self, path: &str) -> Option<Stat> {
        fs::metadata(path).ok().map(|found| Stat { folder: found.is_dir(), bytes: found.len() })
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, Fault> {
        let entry = |entry: io::Result<fs::DirEntry>| {
            let entry = entry?;
            Ok(Entry { name: entry.file_name().to_string_lossy().into_owned(), folder: entry.file_type()?.is_dir() })
        };
        fs::read_dir(folder).and_then(|entries| entries.map(entry).collect()).map_err(fault)
    }

    fn write(&self, path: &str, content: &[u8]) -> Result<(), Fault> {
        fs::write(path, content).map_err(fault)
    }

    fn create(&self, path: &str, content: &[u8]) -> Result<bool, Fault> {
        match OpenOptions::new().write(true).create_new(true).open(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            opened => opened.and_then(|mut file| file.write_all(content)).map(|()| true).map_err(fault),
        }
    }

    fn make_folder(&self, path: &str) -> Result<(), Fault> {
        fs::create_dir_all(path).map_err(fault)
    }

    fn shipped(&self, name: &str) -> Result<String, Fault> {
        let found = super::shipped::FILES.iter().find(|(path, _)| *path == name);
        found.map(|(_, content)| (*content).into()).ok_or(Fault::Missing)
    }

    fn print(&self, text: &str) {
        let mut out = io::stdout().lock();
        if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            // A reader that has seen enough (`attise … | head`) ends us quietly.
            if error.kind() == ErrorKind::BrokenPipe {
                std::process::exit(0);
            }
            self.complain(&format!("standard output: {}\n", fault(error)));
            std::process::exit(1);
        }
    }

    fn complain(&self, text: &str) {
        // there is nobody left to tell
        let _ = io::stderr().write_all(text.as_bytes());
    }

    fn watched(&self) -> bool {
        io::stderr().is_terminal()
    }

    fn variable(&self, name: &str) -> Option<String> {
        std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
    }

    fn random(&self, bytes: &mut [u8]) -> Result<(), Fault> {
        getrandom::fill(bytes).map_err(|error| Fault::Other(error.to_string()))
    }

    fn replay(&self, asked: &Replaying<'_>) -> Option<Result<Replayed, String>> {
        Some(attise::batch::replay(asked))
    }

    fn now(&self) -> u32 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u32::try_from(since.as_secs()).unwrap_or(u32::MAX)
    }
}

fn fault(error: io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound => Fault::Missing,
        ErrorKind::PermissionDenied => Fault::Forbidden,
        ErrorKind::IsADirectory => Fault::IsFolder,
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => Fault::IsFile,
        ErrorKind::StorageFull => Fault::NoSpace,
        _ => Fault::Other(error.to_string()),
    }
}
