//! What is said of a Parquet file that cannot be read, also where the reader breaks down on it: some of what a damaged file may hold makes it panic.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Reads a file, or something of it.
///
/// # Errors
///
/// What is wrong with it, the path first.
pub fn guarded<T>(path: &str, read: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let tell = take_hook();
        set_hook(Box::new(move |panic| {
            if !READING.get() {
                tell(panic)
            }
        }));
    });
    READING.set(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    READING.set(false);
    read.unwrap_or_else(|_| Err(unreadable(path, "what no writer writes")))
}

/// What is said of a file that the reader gives up, in whose words.
pub fn unreadable(path: &str, why: impl core::fmt::Display) -> String {
    let why = why.to_string();
    let mut why = why.as_str();
    while let Some(rest) = PREFIXES.iter().find_map(|prefix| why.strip_prefix(prefix)) {
        why = rest;
    }
    format!("{path}: expected Parquet that is whole and not encrypted, found `{why}`")
}

/// What the reader puts before what it has to say.
const PREFIXES: [&str; 5] = ["Parquet error: ", "Parquet argument error: ", "External: ", "Arrow: ", "EOF: "];
