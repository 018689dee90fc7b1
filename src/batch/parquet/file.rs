//! A Parquet file: its columns, and the pieces that are read side by side.

use super::column::Column;
use super::guard::{guarded, unreadable};
use crate::batch::source::{fault, is_stream};
use arrow_array::ArrayRef;
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::basic::{Encoding, LogicalType, PageType};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::schema::types::TypePtr;
use std::fs::File;
use std::io::Read;
use std::sync::Arc;

/// Rows that are decoded at a time.
const BATCH: usize = 1 << 14;

/// Rows of one row group that are read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    group: usize,
    /// Rows of the group before it.
    before: usize,
    /// Its rows.
    pub rows: usize,
    /// Rows of the file before it.
    pub start: u64,
}

/// A Parquet file.
#[derive(Clone, Debug)]
pub struct Shelf {
    path: String,
    metadata: ArrowReaderMetadata,
    /// Its columns.
    pub header: Vec<String>,
}

/// Whether a file begins as Parquet does.
///
/// # Errors
///
/// Why it cannot be read.
pub fn is_parquet(path: &str) -> Result<bool, String> {
    if is_stream(path) {
        return Ok(false);
    }
    let mut magic = Vec::new();
    let file = File::open(path).map_err(|error| fault(path, &error))?;
    file.take(4).read_to_end(&mut magic).map_err(|error| fault(path, &error))?;
    Ok(magic == b"PAR1")
}

impl Shelf {
    /// Reads what a file says of itself, and holds it against what its header must have.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, or what is wrong with its columns.
    pub fn open(path: &str, check: fn(&[String]) -> Result<(), String>) -> Result<Shelf, String> {
        let file = File::open(path).map_err(|error| fault(path, &error))?;
        let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let load = || ArrowReaderMetadata::load(&file, options).map_err(|error| unreadable(path, error));
        let metadata = guarded(path, load)?;
        let header: Vec<String> = metadata.schema().fields().iter().map(|field| field.name().clone()).collect();
        crate::csv::once(&header).and_then(|()| check(&header)).map_err(|message| format!("{path}: {message}"))?;
        Ok(Shelf { path: path.into(), metadata, header })
    }

    /// All of its rows.
    pub fn rows(&self) -> u64 {
        u64::try_from(self.metadata.metadata().file_metadata().num_rows()).unwrap_or(0)
    }

    /// What is wrong with it.
    pub fn wrong(&self, message: impl core::fmt::Display) -> String {
        format!("{}: {message}", self.path)
    }

    /// What is said when the reader gives it up.
    pub fn unreadable(&self, why: impl core::fmt::Display) -> String {
        unreadable(&self.path, why)
    }

    /// Reads something of it.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn guarded<T>(&self, read: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
        guarded(&self.path, read)
    }

    /// The values of one of its columns.
    ///
    /// # Errors
    ///
    /// What was expected, when its type is none that a log has.
    pub fn column(&self, name: &str, array: &ArrayRef) -> Result<Column, String> {
        let fields = self.metadata.metadata().file_metadata().schema_descr().root_schema().get_fields();
        let uuids = |field: &TypePtr| field.name() == name && field.get_basic_info().logical_type_ref() == Some(&LogicalType::Uuid);
        let uuids = fields.iter().any(uuids).then(|| Column::of_uuids(array)).flatten();
        uuids.map_or_else(|| Column::of(name, array), Ok).map_err(|message| self.wrong(message))
    }

    /// Its pieces of so many rows at most, in the order of the rows.
    pub fn pieces(&self, most: usize) -> Vec<Piece> {
        let (mut pieces, mut start) = (Vec::new(), 0);
        for (group, metadata) in self.metadata.metadata().row_groups().iter().enumerate() {
            let all = usize::try_from(metadata.num_rows()).unwrap_or(0);
            let mut before = 0;
            while before < all {
                let rows = most.min(all - before);
                pieces.push(Piece { group, before, rows, start });
                before += rows;
                start += rows as u64;
            }
        }
        pieces
    }

    /// Reads some columns of a piece, batch by batch.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read(&self, piece: &Piece, wanted: impl Fn(&str) -> bool) -> Result<ParquetRecordBatchReader, String> {
        let wrong = |error: parquet::errors::ParquetError| self.unreadable(error);
        let file = File::open(&self.path).map_err(|error| fault(&self.path, &error))?;
        let metadata = self.metadata.metadata();
        let group = metadata.row_groups().get(piece.group);
        let chunk =
            |name: &str| group.and_then(|group| group.columns().iter().find(|column| column.column_path().string() == name));
        let schema = self.metadata.schema();
        let field = |field: &Arc<Field>| match field.data_type() {
            DataType::Utf8 if chunk(field.name()).is_some_and(is_dictionary) => {
                let kind = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
                Field::new(field.name(), kind, field.is_nullable())
            }
            DataType::Utf8 => Field::new(field.name(), DataType::Utf8View, field.is_nullable()),
            _ => field.as_ref().clone(),
        };
        let fields: Vec<Field> = schema.fields().iter().map(field).collect();
        let options = ArrowReaderOptions::new().with_schema(Arc::new(Schema::new(fields)));
        let typed = ArrowReaderMetadata::try_new(metadata.clone(), options).map_err(wrong)?;
        let columns = schema.fields().iter().enumerate().filter(|(_, field)| wanted(field.name())).map(|(place, _)| place);
        let mask = ProjectionMask::roots(metadata.file_metadata().schema_descr(), columns);
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, typed);
        let builder = builder.with_projection(mask).with_row_groups(vec![piece.group]).with_batch_size(BATCH);
        builder.with_offset(piece.before).with_limit(piece.rows).build().map_err(wrong)
    }
}

/// Whether all pages of a column are places in its dictionary.
fn is_dictionary(column: &ColumnChunkMetaData) -> bool {
    if column.dictionary_page_offset().is_none() {
        return false;
    }
    let coded = |encoding: Encoding| matches!(encoding, Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY);
    match column.page_encoding_stats() {
        Some(stats) => stats.iter().all(|page| page.page_type == PageType::DICTIONARY_PAGE || coded(page.encoding)),
        // writers that say nothing of pages name a plain encoding for the dictionary page as well
        None => true,
    }
}
