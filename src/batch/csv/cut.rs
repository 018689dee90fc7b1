//! A CSV file cut into chunks that can be read apart: each ends where a row does, whatever its quotes hold.

use crate::batch::source::Source;
use crate::columns::events_header;
use crate::csv::{LONGEST, Table};
use crate::record::Record;
use memchr::{memchr, memchr_iter, memrchr};

/// What the rows of a file have in common.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The columns.
    pub header: Vec<String>,
    /// What stands between values.
    pub separator: u8,
}

/// A chunk of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The byte of the file that it begins with.
    pub start: u64,
    /// The byte behind it.
    pub end: u64,
    /// The number of its first line.
    pub line: u64,
    /// The number of the line behind it.
    pub next_line: u64,
}

/// Cuts a file.
#[derive(Debug)]
pub struct Cutter {
    source: Source,
    size: usize,
    /// What was read and is not part of a chunk yet. Its lines end with LF or CRLF, but for a CR at its very end.
    carry: Vec<u8>,
    /// The byte of the file behind the carry.
    read: u64,
    line: u64,
    ended: bool,
    layout: Layout,
}

impl Cutter {
    /// Reads the header of an event log that is to be cut into chunks of about so many bytes.
    ///
    /// # Errors
    ///
    /// Why the file cannot be read, or what is wrong with its header.
    pub fn open(source: Source, size: usize) -> Result<Cutter, String> {
        let layout = Layout { header: Vec::new(), separator: b',' };
        let mut cutter = Cutter { source, size, carry: Vec::new(), read: 0, line: 1, ended: false, layout };
        cutter.header()?;
        Ok(cutter)
    }

    /// How long the file is; 0 for what nobody knows.
    pub fn bytes(&self) -> u64 {
        self.source.bytes()
    }

    /// What its rows have in common.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    fn header(&mut self) -> Result<(), String> {
        let mut table = Table::new(events_header);
        let mut none = |_: u64, _: Result<crate::csv::Row<'_>, String>| {};
        let mut bytes = Vec::new();
        let named = |table: &Table| !table.head().0.is_empty();
        while !(named(&table) || self.ended && bytes.is_empty()) {
            shorten(&mut bytes);
            let (clean, size) = (bytes.len().saturating_sub(1), bytes.len() + LONGEST);
            self.fill(&mut bytes, clean, size)?;
            while let Some(line) = line_at(&bytes, 0).filter(|_| !named(&table)) {
                table.feed(line, &mut none).map_err(|message| self.source.wrong(&message))?;
                let fed = line.len();
                bytes.drain(..fed);
            }
            if self.ended && !named(&table) {
                table.feed(&bytes, &mut none).map_err(|message| self.source.wrong(&message))?;
                table.end(&mut none).map_err(|message| self.source.wrong(&message))?;
                bytes.clear();
            }
        }
        self.carry = bytes;
        self.line = table.number();
        let (header, separator) = table.head();
        self.layout = Layout { header: header.to_vec(), separator };
        Ok(())
    }

    /// Goes on behind a chunk that was cut before.
    ///
    /// # Errors
    ///
    /// Why the file cannot be read there.
    pub fn skip(&mut self, end: u64, next_line: u64) -> Result<(), String> {
        self.source.seek(end)?;
        self.carry.clear();
        (self.read, self.line, self.ended) = (end, next_line, false);
        Ok(())
    }

    /// Where the next chunk begins.
    pub fn start(&self) -> u64 {
        self.read - self.carry.len() as u64
    }

    /// Puts the next chunk in place of some bytes; `None` at the end of the file.
    ///
    /// # Errors
    ///
    /// Why the file cannot be read.
    pub fn next(&mut self, bytes: &mut Vec<u8>) -> Result<Option<Cut>, String> {
        let (start, line) = (self.start(), self.line);
        bytes.clear();
        bytes.append(&mut self.carry);
        let (mut clean, mut size) = (bytes.len().saturating_sub(1), self.size);
        let cut = loop {
            self.fill(bytes, clean, size)?;
            if self.ended {
                break bytes.len();
            }
            match self.place(bytes)? {
                0 => shorten(bytes),
                cut => break cut,
            }
            clean = bytes.len().saturating_sub(1);
            size = bytes.len() + self.size;
        };
        self.carry.extend_from_slice(bytes.get(cut..).unwrap_or_default());
        bytes.truncate(cut);
        if bytes.is_empty() {
            return Ok(None);
        }
        self.line += memchr_iter(b'\n', bytes).count() as u64;
        Ok(Some(Cut { start, end: self.start(), line, next_line: self.line }))
    }

    /// Reads on until there are so many bytes, or until the end, and lets all lines from `clean` on end with LF or CRLF.
    fn fill(&mut self, bytes: &mut Vec<u8>, clean: usize, size: usize) -> Result<(), String> {
        let wanted = size.saturating_sub(bytes.len());
        bytes.reserve(wanted);
        let found = self.source.read(bytes, wanted)?;
        self.read += found as u64;
        self.ended = found < wanted;
        normalise(bytes, clean, self.ended);
        Ok(())
    }

    /// Where the last row begins that may not be whole; 0 when that is the first one.
    fn place(&self, bytes: &[u8]) -> Result<usize, String> {
        let whole = bytes.get(..memrchr(b'\n', bytes).map_or(0, |last| last + 1)).unwrap_or_default();
        let mut at = 0;
        while let Some(quote) = memchr(b'"', whole.get(at..).unwrap_or_default()) {
            let from = at + memrchr(b'\n', whole.get(at..at + quote).unwrap_or_default()).map_or(0, |end| end + 1);
            let Some(line) = line_at(whole, from) else { break };
            at = from + line.len();
            let text = text_of(line);
            if text.len() <= LONGEST && Record::is_open(text, self.layout.separator) {
                match self.close(whole, from)? {
                    Ok(end) => at = end,
                    Err(open) => return Ok(open),
                }
            }
        }
        Ok(whole.len())
    }

    /// Where the rows are whole again behind a line that leaves a quote open, or where the row begins that is open at the end.
    fn close(&self, bytes: &[u8], from: usize) -> Result<Result<usize, usize>, String> {
        let mut table = Table::resumed(&self.layout.header, self.layout.separator, 0);
        let mut starts = Vec::new();
        let mut at = from;
        while let Some(line) = line_at(bytes, at) {
            starts.push(at);
            table.feed(line, &mut |_, _| {})?;
            at += line.len();
            if table.open_since().is_none() {
                return Ok(Ok(at));
            }
        }
        let open = table.open_since().and_then(|number| starts.get(number as usize));
        Ok(Err(open.copied().unwrap_or(from)))
    }
}

/// The line that begins at a place, with its end, if it is there.
pub fn line_at(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let rest = bytes.get(at..)?;
    rest.get(..memchr(b'\n', rest)? + 1)
}

/// A line without its end.
pub fn text_of(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Lets a CR that stands alone be an LF: both end a line, and a quoted value holds the same for both.
fn normalise(bytes: &mut [u8], clean: usize, ended: bool) {
    let mut at = clean;
    while let Some(place) = memchr(b'\r', bytes.get(at..).unwrap_or_default()) {
        at += place + 1;
        let alone = match bytes.get(at) {
            Some(next) => *next != b'\n',
            None => ended,
        };
        if let Some(byte) = bytes.get_mut(at - 1).filter(|_| alone) {
            *byte = b'\n';
        }
    }
}

/// Of a line without an end keeps what says that it is too long for a row, and a CR that may end it.
fn shorten(bytes: &mut Vec<u8>) {
    if bytes.len() > LONGEST + 2 && memchr(b'\n', bytes).is_none() {
        let cr = bytes.last() == Some(&b'\r');
        bytes.truncate(LONGEST + 1);
        bytes.extend(cr.then_some(b'\r'));
    }
}
