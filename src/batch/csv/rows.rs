//! The rows of a chunk: those without a quote are taken apart where they stand, the others by the table that reads any CSV.

use super::cut::{Cut, Layout, line_at, text_of};
use crate::act::Cells;
use crate::batch::gather::Gather;
use crate::csv::{LONGEST, Table};
use memchr::{memchr, memchr2_iter, memrchr};

/// The columns that are read, in the order of [`Cells`].
const NAMES: [&str; 7] = ["visitor", "at", "seconds", "kind", "path", "name", "value"];
/// Where a value goes that nobody asks for.
const NOWHERE: usize = NAMES.len();

/// Which of a header's columns are read.
#[derive(Clone, Debug)]
pub struct Wanted {
    layout: Layout,
    /// For each column its place in [`NAMES`].
    places: Vec<usize>,
    relative: bool,
}

impl Wanted {
    /// The columns of a header.
    pub fn new(layout: &Layout) -> Wanted {
        let place = |column: &String| NAMES.iter().position(|name| name == column).unwrap_or(NOWHERE);
        Wanted {
            places: layout.header.iter().map(place).collect(),
            relative: layout.header.iter().any(|column| column == "seconds"),
            layout: layout.clone(),
        }
    }

    /// Takes the rows of a chunk.
    pub fn chunk(&self, cut: &Cut, bytes: &[u8], gather: &mut Gather<'_>) {
        let (mut at, mut line) = (0, cut.line);
        while let Some(quote) = memchr(b'"', bytes.get(at..).unwrap_or_default()) {
            let plain = memrchr(b'\n', bytes.get(at..at + quote).unwrap_or_default()).map_or(0, |end| end + 1);
            self.plain(bytes.get(at..at + plain).unwrap_or_default(), &mut line, gather);
            at = self.odd(bytes, at + plain, &mut line, gather);
        }
        self.plain(bytes.get(at..).unwrap_or_default(), &mut line, gather);
    }

    /// Takes the rows from one with a quote on until they are whole again, and gives where that is.
    fn odd(&self, bytes: &[u8], from: usize, line: &mut u64, gather: &mut Gather<'_>) -> usize {
        let Layout { header, separator } = &self.layout;
        let mut table = Table::resumed(header, *separator, *line);
        let mut take = |line: u64, row: Result<crate::csv::Row<'_>, String>| match row {
            Ok(row) => gather.row(line, &Cells::of(&row)),
            Err(message) => gather.refuse(line, message),
        };
        let mut at = from;
        // the header is there: a table without a header alone can be wrong as a whole
        while let Some(text) = line_at(bytes, at) {
            let _ = table.feed(text, &mut take);
            at += text.len();
            if table.open_since().is_none() {
                *line = table.number();
                return at;
            }
        }
        let _ = table.feed(bytes.get(at..).unwrap_or_default(), &mut take);
        let _ = table.end(&mut take);
        *line = table.number();
        bytes.len()
    }

    /// Takes rows without quotes.
    fn plain(&self, bytes: &[u8], line: &mut u64, gather: &mut Gather<'_>) {
        if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
            return self.texts(text, line, gather);
        }
        let mut at = 0;
        while at < bytes.len() {
            let rest = bytes.get(at..).unwrap_or_default();
            let whole = line_at(bytes, at).unwrap_or(rest);
            at += whole.len();
            match core::str::from_utf8(whole) {
                Ok(text) => self.texts(text, line, gather),
                Err(_) => {
                    let message = match text_of(whole).len() {
                        ..=LONGEST => "expected text in UTF-8".into(),
                        _ => too_long(),
                    };
                    gather.refuse(*line, message);
                    *line += 1;
                }
            }
        }
    }

    fn texts(&self, text: &str, line: &mut u64, gather: &mut Gather<'_>) {
        let mut row = RowAt { values: [""; NOWHERE + 1], start: 0, from: 0, found: 0 };
        for end in memchr2_iter(self.layout.separator, b'\n', text.as_bytes()) {
            if text.as_bytes().get(end) != Some(&b'\n') {
                let value = text.get(row.from..end).unwrap_or_default();
                self.value(&mut row, value);
                row.from = end + 1;
                continue;
            }
            self.end(&mut row, text, end, *line, gather);
            *line += 1;
        }
        if row.start < text.len() {
            self.end(&mut row, text, text.len(), *line, gather);
            *line += 1;
        }
    }

    #[inline]
    fn value<'t>(&self, row: &mut RowAt<'t>, value: &'t str) {
        let place = self.places.get(row.found).copied().unwrap_or(NOWHERE);
        if let Some(slot) = row.values.get_mut(place) {
            *slot = value;
        }
        row.found += 1;
    }

    /// Ends a row.
    #[inline]
    fn end<'t>(&self, row: &mut RowAt<'t>, text: &'t str, end: usize, line: u64, gather: &mut Gather<'_>) {
        let last = text.get(row.from..end).unwrap_or_default();
        let last = last.strip_suffix('\r').unwrap_or(last);
        let len = row.from + last.len() - row.start;
        let blank = row.found == 0 && last.bytes().all(|byte| byte == b' ');
        self.value(row, last);
        let found = core::mem::take(&mut row.found);
        (row.start, row.from) = (end + 1, end + 1);
        let wanted = self.places.len();
        if blank {
            return;
        }
        if len > LONGEST {
            return gather.refuse(line, too_long());
        }
        if found != wanted {
            return gather.refuse(line, format!("expected {wanted} values, found `{found}`"));
        }
        let [visitor, at, seconds, kind, path, name, value, _] = row.values.map(trim);
        let moment = if self.relative { seconds } else { at };
        gather.row(line, &Cells { visitor, moment, relative: self.relative, kind, path, name, value });
    }
}

/// A row being taken apart.
struct RowAt<'t> {
    values: [&'t str; NOWHERE + 1],
    /// Where it begins.
    start: usize,
    /// Where the next value begins.
    from: usize,
    /// Values so far.
    found: usize,
}

fn too_long() -> String {
    format!("expected a row of {LONGEST} bytes at most")
}

/// A value without the space around it, which few have.
#[inline]
fn trim(value: &str) -> &str {
    let solid = |byte: Option<&u8>| byte.is_none_or(|byte| (0x21..0x7f).contains(byte));
    let bytes = value.as_bytes();
    if solid(bytes.first()) && solid(bytes.last()) { value } else { value.trim() }
}
