//! Outcomes and facts, apart by the partition of their visitors.

use super::gather::{Head, Part};
use super::hash::Hash;
use super::parquet;
use super::segment::Segment;
use super::source::Source;
use super::told::{Told, note};
use super::work::Work;
use crate::bytes::{Reader, Writer};
use crate::columns::{facts_header, outcomes_header, visitor_of};
use crate::csv::{Row, Table};
use crate::outcome::{Reasons, Said, Verdict};
use crate::plan::Plan;

/// Bytes that are kept in memory before they are written.
const MOST: usize = 16 << 20;
/// Bytes of a file that are read at a time.
const READ: usize = 1 << 20;

/// A file of outcomes or facts.
#[derive(Debug, Default)]
pub struct Aside {
    /// Its columns.
    pub header: Vec<String>,
    /// Its rows.
    pub segments: Vec<Segment>,
    /// Rows that could not be used.
    pub malformed: u64,
    /// The first of them.
    pub told: Vec<Told>,
}

/// Writes down the rows of a file.
struct Sorter<'w> {
    work: Option<&'w Work>,
    what: &'static str,
    hash: Hash,
    parts: Vec<Part>,
    size: usize,
    aside: Aside,
    failed: Result<(), String>,
}

impl<'w> Sorter<'w> {
    fn new(what: &'static str, work: Option<&'w Work>, hash: &Hash, partitions: usize) -> Sorter<'w> {
        let parts = core::iter::repeat_with(Part::default).take(partitions).collect();
        Sorter { work, what, hash: hash.clone(), parts, size: 0, aside: Aside::default(), failed: Ok(()) }
    }

    /// Takes a row by its visitor.
    fn put(&mut self, visitor: &str, fill: impl FnOnce(&mut Writer)) {
        let partition = self.hash.of(visitor.as_bytes()).part(self.parts.len());
        let mut writer = Writer::default();
        run(&mut writer, visitor);
        fill(&mut writer);
        if let Some(part) = self.parts.get_mut(partition) {
            part.events.extend_from_slice(&writer.bytes);
            self.size += writer.bytes.len();
        }
        if self.size >= MOST && self.work.is_some() {
            self.flush();
        }
    }

    fn refuse(&mut self, line: u64, message: String) {
        self.aside.malformed += 1;
        note(&mut self.aside.told, line, message);
    }

    fn flush(&mut self) {
        let name = format!("{}-{:06}", self.what, self.aside.segments.len());
        match Segment::keep(self.work, &name, Head::default(), &mut self.parts) {
            Ok(segment) => self.aside.segments.push(segment),
            Err(message) => self.failed = Err(message),
        }
        self.parts.iter_mut().for_each(|part| part.events.clear());
        self.size = 0;
    }
}

fn run(writer: &mut Writer, text: &str) {
    writer.varint(text.len() as u64);
    writer.bytes.extend_from_slice(text.as_bytes());
}

/// Reads the outcomes. Reasons are those of the whole file, in its order.
///
/// # Errors
///
/// Why the file cannot be read, or what is wrong with it as a whole.
pub fn outcomes(path: &str, work: Option<&Work>, hash: &Hash, partitions: usize, reasons: &mut Reasons) -> Result<Aside, String> {
    read(path, outcomes_header, &|_| true, Sorter::new("outcomes", work, hash, partitions), |sorter, line, row| {
        let said = reasons.read(row)?;
        sorter.put(said.visitor, |writer| {
            writer.varint(line);
            writer.u8(said.converted.map_or(0, |converted| 1 + u8::from(converted)));
            writer.u8(said.verdict.map_or(0, |verdict| 1 + u8::from(verdict.accepted)));
            writer.varint(u64::from(said.verdict.map_or(0, |verdict| verdict.reason)));
        });
        Ok(())
    })
}

/// Reads the facts, as far as the plan looks at them.
///
/// # Errors
///
/// Why the file cannot be read, or what is wrong with it as a whole.
pub fn facts(path: &str, plan: &Plan, work: Option<&Work>, hash: &Hash, partitions: usize) -> Result<Aside, String> {
    let fields = plan.looks_at();
    let wanted = |name: &str| name == "visitor" || fields.contains(name);
    read(path, facts_header, &wanted, Sorter::new("facts", work, hash, partitions), |sorter, _, row| {
        let visitor = visitor_of(row)?;
        sorter.put(visitor, |writer| {
            row.others().filter(|(name, _)| wanted(name)).for_each(|(_, value)| run(writer, value));
        });
        Ok(())
    })
}

fn read(
    path: &str,
    check: fn(&[String]) -> Result<(), String>,
    wanted: &dyn Fn(&str) -> bool,
    mut sorter: Sorter<'_>,
    mut put: impl FnMut(&mut Sorter<'_>, u64, &Row<'_>) -> Result<(), String>,
) -> Result<Aside, String> {
    let mut take = |line: u64, row: Result<Row<'_>, String>| {
        if let Err(message) = row.and_then(|row| put(&mut sorter, line, &row)) {
            sorter.refuse(line, message);
        }
    };
    let header = if parquet::is_parquet(path)? {
        parquet::each_row(path, check, wanted, &mut take)?
    } else {
        let mut source = Source::open(path)?;
        let mut table = Table::new(check);
        let mut bytes = Vec::new();
        while source.read(&mut bytes, READ)? > 0 {
            table.feed(&bytes, &mut take).map_err(|message| source.wrong(&message))?;
            bytes.clear();
        }
        table.end(&mut take).map_err(|message| source.wrong(&message))?;
        table.head().0.iter().filter(|name| wanted(name)).cloned().collect()
    };
    sorter.flush();
    sorter.failed?;
    sorter.aside.header = header;
    Ok(sorter.aside)
}

/// What the rows of a partition say, in their order; `column` is the one that says who converted.
pub fn said<'b>(bytes: &'b [u8], column: Option<&'b str>, mut take: impl FnMut(u64, Said<'b>)) {
    let mut reader = Reader::new(bytes);
    while !reader.done() && !reader.broken() {
        let visitor = core::str::from_utf8(reader.run()).unwrap_or_default();
        let line = reader.varint();
        let converted = Some(reader.u8()).filter(|said| *said > 0).map(|said| said == 2);
        let judged = Some(reader.u8()).filter(|said| *said > 0).map(|said| said == 2);
        let reason = reader.u32();
        take(line, Said { visitor, column, converted, verdict: judged.map(|accepted| Verdict { accepted, reason }) });
    }
}

/// The fields of the rows of a partition, in their order.
pub fn fields<'b>(
    bytes: &'b [u8],
    names: &'b [&'b str],
    mut take: impl FnMut(&'b str, &mut dyn Iterator<Item = (&'b str, &'b str)>),
) {
    let mut reader = Reader::new(bytes);
    while !reader.done() && !reader.broken() {
        let visitor = core::str::from_utf8(reader.run()).unwrap_or_default();
        let mut values = names.iter().map(|name| (*name, core::str::from_utf8(reader.run()).unwrap_or_default()));
        take(visitor, &mut values);
        values.for_each(drop);
    }
}
