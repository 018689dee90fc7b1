//! What the engine promises, by subject.

mod attention;
mod bytes;
mod cases;
mod csv;
mod decay;
mod journey;
mod ladder;
mod language;
mod memory;
mod pattern;
mod payload;
mod plans;
mod problems;
mod reference;
mod replay;
#[cfg(feature = "schema")]
mod schema;
mod score;
mod temperature;
mod verdict;
