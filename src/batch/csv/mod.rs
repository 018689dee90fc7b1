//! CSV, cut into chunks that are read side by side.

mod cut;
mod rows;

pub use cut::{Cut, Cutter, Layout};
pub use rows::Wanted;
