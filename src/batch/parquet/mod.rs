//! Parquet, read by row groups.

mod column;
mod file;
mod guard;
mod rows;
mod table;

pub use file::{Piece, Shelf, is_parquet};
pub use table::each_row;
