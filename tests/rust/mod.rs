//! What the engine promises, by subject.

mod attention;
#[cfg(feature = "native")]
mod batch;
mod bytes;
mod capacity;
mod case_files;
mod cases;
mod cli;
mod contact;
mod csv;
mod decay;
mod diff;
mod handover;
mod journey;
mod ladder;
mod language;
mod lint;
mod memory;
mod pattern;
mod payload;
mod placed;
mod plans;
mod presets;
mod problems;

mod records;
mod reference;
mod replay;
mod report;
#[cfg(feature = "schema")]
mod schema;
mod score;
mod seal;
mod search;
mod sla;
mod suspicion;
mod temperature;
mod trust;
mod verdict;
mod visitors;
mod work;
