//! A progress bar on standard error, where that is a terminal, and for measuring how long each part of the work took.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Instant;

/// A part of the work.
#[derive(Debug)]
pub struct Progress {
    what: &'static str,
    bar: ProgressBar,
    began: Instant,
}

impl Progress {
    /// Begins a part.
    pub fn new(what: &'static str) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(4));
        if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:24}] {percent} %  {eta} left") {
            bar.set_style(style.progress_chars("#>."));
        }
        bar.set_message(what);
        Progress { what, bar, began: Instant::now() }
    }

    /// Says how much there is to do; 0 for what nobody knows.
    pub fn expect(&self, all: u64) {
        if all > 0 {
            self.bar.set_length(all);
        }
    }

    /// So much more is done.
    pub fn add(&self, more: u64) {
        self.bar.inc(more);
    }

    /// Ends it. With `ATTISE_TIMES` in the environment says how long it took for so many events.
    pub fn end(&self, events: u64) {
        self.bar.finish_and_clear();
        if std::env::var_os("ATTISE_TIMES").is_some() {
            eprintln!("{}: {} ms, {events} events", self.what, self.began.elapsed().as_millis());
            if let Some(peak) = peak() {
                eprintln!("memory: {peak} kB so far");
            }
        }
    }
}

/// The most memory that the process has held, in kB, where the system says so.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.trim().parse().ok()
}
