//! CSV, cut into chunks that are read side by side.

mod cut;
mod rows;

pub use cut::{Cut, Cutter};
pub use rows::Wanted;
