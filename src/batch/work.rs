//! The work folder: what an interrupted replay has done, so that another one may go on from there.

use super::hash::check;
use super::source::fault;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The version of the work files.
const VERSION: u32 = 1;
const MANIFEST: &str = "manifest.json";
const LOCK: &str = "lock";
/// How the names of the other files begin and end.
const BEGINNINGS: [&str; 5] = ["events-", "outcomes-", "facts-", "partition-", MANIFEST];
const ENDS: [&str; 3] = [".rows", ".sums", ".new"];
/// Bytes at each end of a file by which it is known.
const END: u64 = 1 << 16;

/// What a work folder was made for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    /// Hash of the plan.
    pub plan: u32,
    /// When the readings are made.
    pub now: u32,
    /// How many leads of the ranking are named.
    pub top: usize,
    /// About how many bytes make a chunk of CSV.
    pub chunk: usize,
    /// Most rows of a piece of a Parquet file.
    pub rows: usize,
    /// How many partitions there are.
    pub partitions: usize,
    /// What visitors' ids are hashed with.
    pub seed: u64,
    /// The files.
    pub files: Vec<Known>,
}

/// A file, as far as it can be told from another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// What it is: `events`, `outcomes` or `facts`.
    pub what: String,
    /// Its path as it was given.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    modified: String,
    ends: u64,
}

/// The folder.
#[derive(Debug)]
pub struct Work {
    folder: PathBuf,
    /// What it was made for.
    pub manifest: Manifest,
    /// True when an earlier replay may have left something to go on from.
    pub resumed: bool,
    _lock: File,
}

impl Manifest {
    /// What a replay is for that has yet to decide how to cut its files.
    pub fn new(plan: u32, now: u32, top: usize, files: Vec<Known>) -> Manifest {
        Manifest { version: VERSION, plan, now, top, chunk: 0, rows: 0, partitions: 0, seed: 0, files }
    }

    /// What differs from another one's purpose.
    fn differs(&self, other: &Manifest) -> Option<String> {
        let changed = |known: &Known| other.files.iter().all(|file| file != known);
        if self.version != other.version {
            return Some("the command is of another version".into());
        }
        if self.plan != other.plan {
            return Some("the plan is another one".into());
        }
        if (self.now, self.top) != (other.now, other.top) {
            return Some("`--now` or `--top` is another one".into());
        }
        let file =
            self.files.iter().find(|known| changed(known)).map(|file| format!("`{}` is another one, or has changed", file.path));
        file.or((self.files.len() != other.files.len()).then(|| "it was given other files".into()))
    }
}

impl Known {
    /// What a file is known by.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn of(what: &str, path: &str) -> Result<Known, String> {
        let wrong = |error| fault(path, &error);
        let mut file = File::open(path).map_err(wrong)?;
        let metadata = file.metadata().map_err(wrong)?;
        if metadata.is_dir() {
            return Err(fault(path, &ErrorKind::IsADirectory.into()));
        }
        let mut ends = Vec::new();
        (&file).take(END).read_to_end(&mut ends).map_err(wrong)?;
        file.seek(SeekFrom::Start(metadata.len().saturating_sub(END))).map_err(wrong)?;
        file.take(END).read_to_end(&mut ends).map_err(wrong)?;
        let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = modified.map(|time| time.as_nanos().to_string()).unwrap_or_default();
        Ok(Known { what: what.into(), path: path.into(), bytes: metadata.len(), modified, ends: check(&ends) })
    }
}

impl Work {
    /// Opens a folder: goes on in it if it was made for the same, or begins anew.
    ///
    /// # Errors
    ///
    /// Why it cannot be used: it holds other files, is in use, cannot be written, or with `resume` was made for something else or is damaged.
    pub fn open(folder: &Path, manifest: &Manifest, resume: bool) -> Result<Work, String> {
        let shown = folder.display();
        let wrong = |error| fault(&shown, &error);
        make(folder).map_err(|error| format!("{}; `--work` may name another folder", fault(&shown, &error)))?;
        for entry in fs::read_dir(folder).map_err(wrong)? {
            let name = entry.map_err(wrong)?.file_name();
            let name = name.to_string_lossy();
            let own = BEGINNINGS.iter().any(|begin| name.starts_with(begin)) && ENDS.iter().any(|end| name.ends_with(end));
            if name != MANIFEST && name != LOCK && !own {
                return Err(format!("{shown}: expected an empty folder, or that of an interrupted replay, found `{name}`"));
            }
        }
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join(LOCK)).map_err(wrong)?;
        lock.try_lock().map_err(|_| format!("{shown}: another replay is at work here"))?;
        let path = folder.join(MANIFEST);
        let resumed = resume && path.exists();
        let mut work = Work { folder: folder.into(), manifest: manifest.clone(), resumed, _lock: lock };
        if resumed {
            let text = fs::read(&path).map_err(wrong)?;
            let found: Manifest = serde_json::from_slice(&text).map_err(|_| work.damaged(MANIFEST))?;
            if let Some(difference) = manifest.differs(&found) {
                return Err(format!("{shown}: cannot go on, {difference}; leave out `--resume` to begin anew"));
            }
            work.manifest = found;
        } else {
            work.clear()?;
            let text = serde_json::to_vec_pretty(manifest).map_err(|error| format!("{shown}: {error}"))?;
            work.put(MANIFEST, &[&text])?;
        }
        Ok(work)
    }

    /// What is said of a file that is not as it was written.
    pub fn damaged(&self, name: &str) -> String {
        format!("{}: damaged; leave out `--resume` to begin anew", self.folder.join(name).display())
    }

    /// The path of a file.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file, which is there whole or not at all.
    ///
    /// # Errors
    ///
    /// Why it cannot be written.
    pub fn put(&self, name: &str, parts: &[&[u8]]) -> Result<(), String> {
        let (new, path) = (self.folder.join(format!("{name}.new")), self.folder.join(name));
        let write = || {
            let mut file = File::create(&new)?;
            parts.iter().try_for_each(|part| file.write_all(part))?;
            fs::rename(&new, &path)
        };
        write().map_err(|error| fault(path.display(), &error))
    }

    /// Writes what can be read again by [`Work::load`].
    ///
    /// # Errors
    ///
    /// Why it cannot be written.
    pub fn save(&self, name: &str, value: &impl Serialize) -> Result<(), String> {
        let text = serde_json::to_vec(value).map_err(|error| format!("{name}: {error}"))?;
        self.put(name, &[&check(&text).to_le_bytes(), &text])
    }

    /// Reads what was saved; `None` when it was not.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, or that it is damaged.
    pub fn load<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, String> {
        if !self.resumed {
            return Ok(None);
        }
        let path = self.folder.join(name);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(fault(path.display(), &error)),
        };
        let whole = bytes.split_first_chunk::<8>().filter(|(sum, text)| u64::from_le_bytes(**sum) == check(text));
        let value = whole.and_then(|(_, text)| serde_json::from_slice(text).ok());
        value.map(Some).ok_or_else(|| self.damaged(name))
    }

    /// Whether a chunk of the log is done.
    pub fn has_chunks(&self) -> bool {
        let done = |name: &str| name.starts_with("events-") && name.ends_with(".sums");
        fs::read_dir(&self.folder).is_ok_and(|entries| entries.flatten().any(|entry| done(&entry.file_name().to_string_lossy())))
    }

    /// Takes away all files of the work, and the folder if nothing else is in it.
    ///
    /// # Errors
    ///
    /// Why they cannot be taken away.
    pub fn end(self) -> Result<(), String> {
        // the manifest goes first: what is left without it is nobody's work
        let gone = |name: &str| fs::remove_file(self.folder.join(name));
        gone(MANIFEST).map_err(|error| fault(self.folder.display(), &error))?;
        self.clear()?;
        let _ = gone(LOCK);
        let _ = fs::remove_dir(&self.folder);
        Ok(())
    }

    fn clear(&self) -> Result<(), String> {
        let wrong = |error| fault(self.folder.display(), &error);
        for entry in fs::read_dir(&self.folder).map_err(wrong)? {
            let entry = entry.map_err(wrong)?;
            if entry.file_name() != LOCK {
                fs::remove_file(entry.path()).map_err(wrong)?;
            }
        }
        Ok(())
    }
}

/// Makes a folder that nobody else may look into: it will hold visitors' ids.
fn make(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
