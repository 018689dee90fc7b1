//! The rows of a Parquet file whose columns are only known from its header: outcomes and facts.

use super::column::Column;
use super::file::Shelf;
use crate::csv::{Row, Take};

/// Rows of a piece.
const ROWS: usize = 1 << 17;

/// Hands over all rows of a file with the columns that are wanted, as those of the same CSV file, numbered from 1.
///
/// # Errors
///
/// Why it cannot be read, or what is wrong with its columns.
pub fn each_row(
    path: &str,
    check: fn(&[String]) -> Result<(), String>,
    wanted: &dyn Fn(&str) -> bool,
    take: &mut Take<'_>,
) -> Result<Vec<String>, String> {
    let shelf = Shelf::open(path, check)?;
    let header: Vec<String> = shelf.header.iter().filter(|name| wanted(name)).cloned().collect();
    let mut line = 0;
    shelf.guarded(|| {
        for piece in shelf.pieces(ROWS) {
            for batch in shelf.read(&piece, wanted)? {
                let batch = batch.map_err(|error| shelf.unreadable(error))?;
                let columns = header.iter().zip(batch.columns()).map(|(name, array)| shelf.column(name, array));
                let columns = columns.collect::<Result<Vec<Column>, String>>()?;
                for row in 0..batch.num_rows() {
                    line += 1;
                    let (mut text, mut ends) = (String::new(), Vec::new());
                    let written = columns.iter().all(|column| {
                        column.text(row).is_some_and(|value| {
                            text.push_str(&value);
                            ends.push(text.len());
                            true
                        })
                    });
                    take(line, if written { Ok(Row::new(&header, &text, &ends)) } else { Err("expected text in UTF-8".into()) });
                }
            }
        }
        Ok(())
    })?;
    Ok(header)
}
