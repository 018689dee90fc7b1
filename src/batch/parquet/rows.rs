//! The events of a Parquet file: what is plainly good is taken as it is, any other row is read as the same row of a CSV file would be.

use super::column::Column;
use super::file::{Piece, Shelf};
use crate::act::{Cells, named};
use crate::batch::gather::Gather;
use crate::moment::quick;
use crate::play::{Page, Step};
use crate::signal::{KINDS, Kind};
use arrow_array::RecordBatch;
use std::borrow::Cow;

const NAMES: [&str; 7] = ["visitor", "at", "seconds", "kind", "path", "name", "value"];
const DAY: u32 = 86_400;

/// What a path says that is plainly one.
type Place = Option<Option<Page>>;

impl Shelf {
    /// Takes the rows of a piece.
    ///
    /// # Errors
    ///
    /// Why they cannot be read.
    pub fn events(&self, piece: &Piece, gather: &mut Gather<'_>) -> Result<(), String> {
        self.guarded(|| {
            let mut line = piece.start + 1;
            for batch in self.read(piece, |name| NAMES.contains(&name))? {
                let batch = batch.map_err(|error| self.unreadable(error))?;
                Batch::new(self, &batch, line)?.take(gather);
                line += batch.num_rows() as u64;
            }
            Ok(())
        })
    }
}

struct Batch {
    rows: usize,
    line: u64,
    columns: [Column; 7],
    relative: bool,
}

impl Batch {
    fn new(shelf: &Shelf, batch: &RecordBatch, line: u64) -> Result<Batch, String> {
        let rows = batch.num_rows();
        let mut columns = NAMES.map(|_| Column::Whole(vec![None; rows]));
        for (name, column) in NAMES.iter().zip(&mut columns) {
            if let Some(array) = batch.column_by_name(name) {
                *column = shelf.column(name, array)?;
            }
        }
        Ok(Batch { rows, line, columns, relative: batch.column_by_name("seconds").is_some() })
    }

    fn take(&self, gather: &mut Gather<'_>) {
        let [visitors, at, seconds, kinds, paths, names, values] = &self.columns;
        let (rows, now) = (self.rows, gather.now());
        let number = |number: i64| u32::try_from(number).ok();
        let moments = if self.relative {
            seconds.map(rows, |_| None, |seconds| number(seconds).filter(|seconds| *seconds <= now))
        } else {
            at.map(rows, quick, number)
        };
        let kinds = kinds.map(rows, kind, |_| None);
        let pages: Vec<Place> = paths.map(rows, |path| page(path, gather), |_| None);
        // a name that is no text in UTF-8 stands for a line end, which none can be
        let names = names.map(rows, |name| Some(named(name)).filter(|_| name != "\n"), |_| None);
        let amounts = values.map(rows, amount, |value| number(value).map(Some));
        let columns = moments.iter().zip(&kinds).zip(&pages).zip(&names).zip(&amounts).enumerate();
        for (row, ((((at, kind), page), name), amount)) in columns {
            let step = plain(*at, *kind, *page, *name, *amount);
            let visitor = visitors.text(row).filter(|visitor| !visitor.is_empty());
            match (visitor, step) {
                (Some(visitor), Some(step)) => gather.step(&visitor, self.relative, &step),
                _ => self.odd(row, gather),
            }
        }
    }

    /// Takes a row as the same row of a CSV file.
    fn odd(&self, row: usize, gather: &mut Gather<'_>) {
        let line = self.line + row as u64;
        let mut texts = NAMES.map(|_| Cow::Borrowed(""));
        for (text, column) in texts.iter_mut().zip(&self.columns) {
            match column.text(row) {
                Some(value) => *text = value,
                None => return gather.refuse(line, "expected text in UTF-8".into()),
            }
        }
        let [visitor, at, seconds, kind, path, name, value] = &texts;
        let moment = if self.relative { seconds } else { at };
        gather.row(line, &Cells { visitor, moment, relative: self.relative, kind, path, name, value });
    }
}

/// What a row says whose values are all plainly good.
#[inline]
fn plain(at: Option<u32>, kind: Option<u8>, page: Place, name: Option<u32>, amount: Option<Option<u32>>) -> Option<Step> {
    let (at, kind, page, name, amount) = (at?, kind?, page?, name?, amount?);
    if kind == Kind::PageView as u8 && page.is_none() {
        return None;
    }
    let most = if kind == Kind::Scroll as u8 || kind == Kind::VideoPlay as u8 { 100 } else { DAY };
    let needed = kind == Kind::Scroll as u8 || kind == Kind::ActiveTime as u8;
    let amount = match amount {
        None if needed => return None,
        amount => amount.unwrap_or(0),
    };
    (amount <= most).then_some(Step { at, kind, page, name, amount })
}

fn kind(name: &str) -> Option<u8> {
    if name.is_empty() {
        return Some(Kind::PageView as u8);
    }
    KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind as u8)
}

fn page(path: &str, gather: &mut Gather<'_>) -> Place {
    match path {
        "" => Some(None),
        path if path.starts_with('/') && !path.contains('\n') => Some(Some(gather.page(path))),
        _ => None,
    }
}

/// A whole number, or nothing.
fn amount(text: &str) -> Option<Option<u32>> {
    if text.is_empty() {
        Some(None)
    } else {
        text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit())).map(Some)
    }
}
