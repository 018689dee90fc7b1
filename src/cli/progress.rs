//! A progress bar on standard error, only where a person watches.

use super::host::Host;

const WIDTH: u64 = 24;

/// A bar for the bytes of some files.
pub struct Progress<'h> {
    host: Option<&'h dyn Host>,
    total: u64,
    done: u64,
    shown: Option<u64>,
}

impl<'h> Progress<'h> {
    /// Opens a bar for these files.
    pub fn new<'f>(host: &'h dyn Host, files: impl Iterator<Item = &'f str>) -> Progress<'h> {
        let host = Some(host).filter(|host| host.watched());
        let total = host.map_or(0, |host| files.filter_map(|file| host.stat(file)).map(|stat| stat.bytes).sum());
        Progress { host, total, done: 0, shown: None }
    }

    /// So many more bytes of a file are done.
    pub fn add(&mut self, bytes: usize, file: &str) {
        self.done += bytes as u64;
        let percent = (self.done * 100).checked_div(self.total).unwrap_or(0).min(100);
        if self.shown != Some(percent) {
            self.shown = Some(percent);
            self.draw(percent, file);
        }
    }

    /// All bytes are done; what is left has no measure.
    pub fn last(&self, what: &str) {
        self.draw(100, what);
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        if let Some(host) = self.host {
            host.complain("\r\x1b[K");
        }
    }

    fn draw(&self, percent: u64, what: &str) {
        let Some(host) = self.host else { return };
        let full = ((percent * WIDTH + 50) / 100) as usize;
        let (full, rest) = ("#".repeat(full), ".".repeat(WIDTH as usize - full));
        host.complain(&format!("\r\x1b[K[{full}{rest}] {percent} %  {what}"));
    }
}
