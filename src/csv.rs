//! CSV with a header, handed over in chunks: rows with their line numbers, whatever is wrong with them.

use csv_core::{ReadRecordResult, Reader};

/// A table being read.
#[derive(Debug)]
pub struct Table {
    reader: Reader,
    header: Option<Vec<String>>,
    fields: Vec<u8>,
    ends: Vec<usize>,
    filled: usize,
    ended: usize,
    line: u64,
}

/// One row, with the table's header.
#[derive(Debug)]
pub struct Row<'t> {
    header: &'t [String],
    values: Vec<String>,
    /// The line it begins on, counted from 1.
    pub line: u64,
}

impl Row<'_> {
    /// An error unless the row has as many values as the header has names.
    pub fn whole(&self) -> Result<(), String> {
        let (wanted, found) = (self.header.len(), self.values.len());
        if wanted == found { Ok(()) } else { Err(format!("expected {wanted} values, found `{found}`")) }
    }

    /// The value of a column.
    pub fn get(&self, name: &str) -> Option<&str> {
        let place = self.header.iter().position(|column| column == name)?;
        self.values.get(place).map(|value| value.trim())
    }

    /// All columns but `visitor`.
    pub fn others(&self) -> impl Iterator<Item = (&str, &str)> {
        let columns = self.header.iter().zip(&self.values).filter(|(name, _)| *name != "visitor");
        columns.map(|(name, value)| (name.as_str(), value.trim()))
    }
}

impl Table {
    /// An empty table.
    pub fn new() -> Table {
        Table { reader: Reader::new(), header: None, fields: vec![0; 1024], ends: vec![0; 32], filled: 0, ended: 0, line: 1 }
    }

    /// Takes a chunk of the file and hands over the rows that it ends; an empty chunk ends the file.
    pub fn feed(&mut self, chunk: &[u8], mut take: impl FnMut(&Row<'_>)) {
        let mut rest = chunk;
        loop {
            let fields = self.fields.get_mut(self.filled..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ended..).unwrap_or_default();
            let (result, read, wrote, ended) = self.reader.read_record(rest, fields, ends);
            rest = rest.get(read..).unwrap_or_default();
            self.filled += wrote;
            self.ended += ended;
            match result {
                ReadRecordResult::InputEmpty if rest.is_empty() && !chunk.is_empty() => return,
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.row(&mut take);
                    self.line = self.reader.line();
                }
                ReadRecordResult::End => return,
            }
        }
    }

    fn row(&mut self, take: &mut impl FnMut(&Row<'_>)) {
        let mut from = 0;
        let mut values = Vec::with_capacity(self.ended);
        for end in self.ends.iter().take(self.ended) {
            let value = self.fields.get(from..*end).unwrap_or_default();
            values.push(String::from_utf8_lossy(value).into_owned());
            from = *end;
        }
        (self.filled, self.ended) = (0, 0);
        match &self.header {
            None => self.header = Some(values.iter().map(|name| name.trim_start_matches('\u{feff}').trim().into()).collect()),
            Some(header) => take(&Row { header, values, line: self.line }),
        }
    }
}
