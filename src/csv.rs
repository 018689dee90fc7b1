//! CSV with a header, handed over in chunks of any size: rows with the lines they begin on, whatever is wrong with them.
//!
//! Lines end with LF, CRLF or CR. The header says whether commas, semicolons or tabs stand between values. A quoted value may hold line
//! ends, but a quote that is not closed soon spoils its own line only.

use crate::record::{Record, Taken};
use std::collections::VecDeque;

/// Most bytes of a row: a quote that is still open behind them is taken to be never closed.
pub const LONGEST: usize = 64 * 1024;

/// A table being read.
#[derive(Debug)]
pub struct Table {
    check: fn(&[String]) -> Result<(), String>,
    header: Vec<String>,
    separator: u8,
    /// What is there of the line being read, and its number.
    line: Vec<u8>,
    number: u64,
    /// True behind a CR: an LF would belong to it.
    after_cr: bool,
    record: Record,
    /// The lines of the record being read, when a quote is open.
    held: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    number: u64,
    text: Vec<u8>,
}

/// One row, with the table's header.
#[derive(Debug)]
pub struct Row<'t> {
    header: &'t [String],
    text: &'t str,
    ends: &'t [usize],
}

impl<'t> Row<'t> {
    /// A row of a table in which values stand one behind the other, and end at `ends`.
    #[cfg(feature = "native")]
    pub fn new(header: &'t [String], text: &'t str, ends: &'t [usize]) -> Row<'t> {
        Row { header, text, ends }
    }

    /// The value of a column.
    pub fn get(&self, name: &str) -> Option<&'t str> {
        self.value(self.header.iter().position(|column| column == name)?)
    }

    /// All columns that have a name, but `visitor`.
    pub fn others(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let columns = self.header.iter().enumerate().filter(|(_, name)| !name.is_empty() && *name != "visitor");
        columns.filter_map(|(place, name)| Some((name.as_str(), self.value(place)?)))
    }

    fn value(&self, place: usize) -> Option<&'t str> {
        let from = place.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(from..*self.ends.get(place)?).map(str::trim)
    }
}

/// What takes the rows: the line that each begins on, and the row or what is wrong with it.
pub type Take<'f> = dyn FnMut(u64, Result<Row<'_>, String>) + 'f;

impl Table {
    /// An empty table. `check` says what is wrong with its header, and all ends there.
    pub fn new(check: fn(&[String]) -> Result<(), String>) -> Table {
        Table {
            check,
            header: Vec::new(),
            separator: b',',
            line: Vec::new(),
            number: 1,
            after_cr: false,
            record: Record::default(),
            held: Vec::new(),
        }
    }

    /// A table whose header was read before, from a line of this number on.
    #[cfg(feature = "native")]
    pub fn resumed(header: &[String], separator: u8, number: u64) -> Table {
        Table { header: header.to_vec(), separator, number, ..Table::new(|_| Ok(())) }
    }

    /// The header, once it is read, and what stands between values.
    #[cfg(feature = "native")]
    pub fn head(&self) -> (&[String], u8) {
        (&self.header, self.separator)
    }

    /// The number of the next line.
    #[cfg(feature = "native")]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Where the record began whose quote is open, by the number of its line. All lines before it are done.
    #[cfg(feature = "native")]
    pub fn open_since(&self) -> Option<u64> {
        self.held.first().map(|line| line.number)
    }

    /// Takes a chunk of the file and hands over the rows that it ends.
    ///
    /// # Errors
    ///
    /// What is wrong with the header.
    pub fn feed(&mut self, chunk: &[u8], take: &mut Take<'_>) -> Result<(), String> {
        let mut rest = chunk;
        while let Some(place) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let (text, tail) = rest.split_at(place);
            let cr = tail.first() == Some(&b'\r');
            rest = tail.get(1..).unwrap_or_default();
            if core::mem::replace(&mut self.after_cr, cr) && !cr && place == 0 {
                continue;
            }
            self.end_line(text, take)?;
        }
        if !rest.is_empty() {
            self.after_cr = false;
            self.keep(rest);
        }
        Ok(())
    }

    /// Ends the file, whose last line may lack its end.
    ///
    /// # Errors
    ///
    /// What is wrong with the header.
    pub fn end(&mut self, take: &mut Take<'_>) -> Result<(), String> {
        if !self.line.is_empty() {
            self.end_line(&[], take)?;
        }
        while !self.held.is_empty() {
            let again = self.give_up(take)?;
            self.lines(again, take)?;
        }
        if self.header.is_empty() {
            Err("expected a line with the names of the columns, found an empty file".into())
        } else {
            Ok(())
        }
    }

    /// Keeps a part of a line; of one that is too long only enough to see that.
    fn keep(&mut self, part: &[u8]) {
        let room = (LONGEST + 1).saturating_sub(self.line.len());
        self.line.extend(part.iter().take(room));
    }

    fn end_line(&mut self, rest: &[u8], take: &mut Take<'_>) -> Result<(), String> {
        let number = self.number;
        self.number += 1;
        if self.line.is_empty() && self.held.is_empty() {
            // most lines: whole in their chunk, and a record each
            if self.fresh(number, rest, take)? == Taken::Open {
                self.held.push(Line { number, text: rest.to_vec() });
            }
            return Ok(());
        }
        self.keep(rest);
        let text = core::mem::take(&mut self.line);
        self.lines(VecDeque::from([Line { number, text }]), take)
    }

    /// Takes lines, and again those behind a quote that turns out to be never closed.
    fn lines(&mut self, mut lines: VecDeque<Line>, take: &mut Take<'_>) -> Result<(), String> {
        while let Some(Line { number, text }) = lines.pop_front() {
            if self.held.is_empty() {
                if self.fresh(number, &text, take)? == Taken::Open {
                    self.held.push(Line { number, text });
                }
                continue;
            }
            let taken = self.record.take(&text, self.separator);
            let short = text.len() <= LONGEST && self.record.text.len() <= LONGEST;
            self.held.push(Line { number, text });
            let (values, columns) = (self.record.ends.len(), self.header.len());
            match taken {
                Taken::Whole if short && (columns == 0 || values == columns) => {
                    let first = self.held.first().map_or(number, |line| line.number);
                    self.held.clear();
                    self.row(first, take)?;
                }
                Taken::Open if short && (columns == 0 || values < columns) => {}
                // not even a row comes of it: what closed the quote was another one
                _ => {
                    let mut again = self.give_up(take)?;
                    again.append(&mut lines);
                    lines = again;
                }
            }
        }
        Ok(())
    }

    /// Takes a line that begins a record.
    fn fresh(&mut self, number: u64, text: &[u8], take: &mut Take<'_>) -> Result<Taken, String> {
        if text.iter().all(|byte| *byte == b' ') {
            return Ok(Taken::Whole);
        }
        if text.len() > LONGEST {
            self.refuse(number, format!("expected a row of {LONGEST} bytes at most"), take)?;
            return Ok(Taken::Broken);
        }
        let mut text = text;
        if self.header.is_empty() {
            text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
            self.separator = separator(text)?;
        }
        self.record.clear();
        let taken = self.record.take(text, self.separator);
        match taken {
            Taken::Whole => self.row(number, take)?,
            Taken::Broken => self.refuse(number, "expected the end of the value after its closing quote".into(), take)?,
            Taken::Open => {}
        }
        Ok(taken)
    }

    /// Refuses the line whose quote is never closed, and gives the lines behind it.
    fn give_up(&mut self, take: &mut Take<'_>) -> Result<VecDeque<Line>, String> {
        let mut lines = VecDeque::from(core::mem::take(&mut self.held));
        if let Some(Line { number, .. }) = lines.pop_front() {
            self.refuse(number, format!("quote opened on line {number} is never closed"), take)?;
        }
        Ok(lines)
    }

    fn refuse(&self, number: u64, message: String, take: &mut Take<'_>) -> Result<(), String> {
        if self.header.is_empty() {
            return Err(message);
        }
        take(number, Err(message));
        Ok(())
    }

    fn row(&mut self, number: u64, take: &mut Take<'_>) -> Result<(), String> {
        let Record { text, ends, .. } = &self.record;
        // two values that are each half a letter are none
        let whole = |text: &&str| ends.iter().all(|end| text.is_char_boundary(*end));
        let Some(text) = core::str::from_utf8(text).ok().filter(whole) else {
            return self.refuse(number, "expected text in UTF-8".into(), take);
        };
        let row = Row { header: &self.header, text, ends };
        if self.header.is_empty() {
            let header: Vec<String> = (0..ends.len()).filter_map(|place| row.value(place)).map(String::from).collect();
            once(&header)?;
            (self.check)(&header)?;
            self.header = header;
            return Ok(());
        }
        let (wanted, found) = (self.header.len(), ends.len());
        take(number, if wanted == found { Ok(row) } else { Err(format!("expected {wanted} values, found `{found}`")) });
        Ok(())
    }
}

/// What stands between values: of comma, semicolon and tab the one that the header has most of, outside quotes.
fn separator(header: &[u8]) -> Result<u8, String> {
    if let Some(other) = other_than_csv(header) {
        return Err(format!("expected CSV in UTF-8, found {other}"));
    }
    let count = |separator: u8| {
        let mut quoted = false;
        let outside = header.iter().filter(|byte| {
            quoted ^= **byte == b'"';
            !quoted && **byte == separator
        });
        outside.count()
    };
    Ok([b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b','))
}

/// What a file is that is plainly no text in UTF-8, by what it begins with.
fn other_than_csv(start: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 9] = [
        (&[0xff, 0xfe], "UTF-16"),
        (&[0xfe, 0xff], "UTF-16"),
        (&[0x1f, 0x8b], "gzip, which must be unpacked first"),
        (&[0x28, 0xb5, 0x2f, 0xfd], "Zstandard, which must be unpacked first"),
        (b"PK\x03\x04", "a zip archive or a spreadsheet"),
        (b"PAR1", "Parquet, which only the native command reads, and only from a file"),
        (b"PARE", "Parquet that is encrypted"),
        (b"{", "JSON"),
        (b"[{", "JSON"),
    ];
    let known = KNOWN.iter().find(|(magic, _)| start.starts_with(magic)).map(|(_, name)| *name);
    known.or_else(|| match start.iter().position(|byte| *byte == 0)? {
        0 | 1 => Some("UTF-16"),
        _ => Some("bytes that are no text"),
    })
}

/// An error when a name stands twice in a header.
pub fn once(header: &[String]) -> Result<(), String> {
    let twice = header.iter().enumerate().find(|(i, name)| !name.is_empty() && header.iter().take(*i).any(|other| other == *name));
    twice.map_or(Ok(()), |(_, name)| Err(format!("expected each column once, found `{name}` twice")))
}
