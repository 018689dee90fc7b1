//! Attise scores a visitor's intent where it happens: in the landing page and at the edge.
//!
//! The engine is pure. A plan, a memory and a signal give a new memory; a plan, a memory and a time give a reading with a receipt
//! whose lines sum exactly to the score. Integers only: the same input gives the same reading natively and in every
//! JavaScript host.

#![cfg_attr(not(any(feature = "full", test)), no_std)]

extern crate alloc;

// The page: what the `live` module holds.
pub mod attention;
pub mod bytes;
pub mod compiled;
pub mod decay;
pub mod hash;
pub mod memory;
pub mod offer;
pub mod payload;
pub mod receipt;
pub mod score;
pub mod signal;
pub mod temperature;
pub mod visitor;

// A stream: what the `visitors` module holds beside it.
#[cfg(feature = "visitors")]
pub mod pathname;
#[cfg(feature = "visitors")]
pub mod pattern;
#[cfg(feature = "visitors")]
pub mod visitors;

// The edge: what the `full` module holds beside it.
#[cfg(feature = "full")]
pub mod base64;
#[cfg(feature = "full")]
pub mod capacity;
#[cfg(feature = "full")]
pub mod check;
#[cfg(feature = "full")]
pub mod classify;
#[cfg(feature = "full")]
pub mod compile;
#[cfg(feature = "full")]
pub mod contact;
#[cfg(feature = "full")]
pub mod enrichment;
#[cfg(feature = "full")]
pub mod evidence;
#[cfg(feature = "full")]
pub mod facts;
#[cfg(feature = "full")]
pub mod fields;
#[cfg(feature = "full")]
pub mod fit;
#[cfg(feature = "full")]
pub mod handoff;
#[cfg(feature = "full")]
pub mod handover;
#[cfg(feature = "full")]
pub mod journal;
#[cfg(feature = "full")]
pub mod journey;
#[cfg(feature = "full")]
mod json;
#[cfg(feature = "full")]
pub mod keys;
#[cfg(feature = "full")]
pub mod ladder;
#[cfg(feature = "full")]
pub mod lists;
#[cfg(feature = "full")]
pub mod plan;
#[cfg(feature = "full")]
pub mod problem;
#[cfg(feature = "full")]
pub mod punycode;
#[cfg(feature = "full")]
pub mod rank;
#[cfg(feature = "full")]
pub mod reading;
#[cfg(feature = "full")]
mod resolve;
#[cfg(feature = "full")]
pub mod route;
#[cfg(feature = "full")]
mod schema;
#[cfg(feature = "full")]
pub mod seal;
#[cfg(feature = "full")]
pub mod sender;
#[cfg(feature = "full")]
pub mod sentence;
#[cfg(feature = "full")]
pub mod suspicion;
#[cfg(feature = "full")]
pub mod text;
#[cfg(feature = "full")]
pub mod time;
#[cfg(feature = "full")]
pub mod trust;
#[cfg(feature = "full")]
pub mod verdict;
#[cfg(feature = "full")]
mod walk;

// The desk: what people do with plans and logs, in the `tools` module.
#[cfg(feature = "tools")]
mod act;
#[cfg(feature = "native")]
pub mod batch;
#[cfg(feature = "tools")]
pub mod cases;
#[cfg(feature = "tools")]
pub mod cli;
#[cfg(feature = "tools")]
mod columns;
#[cfg(feature = "tools")]
mod csv;
#[cfg(feature = "tools")]
pub mod diff;
#[cfg(feature = "schema")]
pub mod document;
#[cfg(feature = "tools")]
pub mod lint;
#[cfg(feature = "tools")]
mod log;
#[cfg(feature = "tools")]
pub mod moment;
#[cfg(feature = "tools")]
mod outcome;
#[cfg(feature = "tools")]
pub mod placed;
#[cfg(feature = "tools")]
mod play;
#[cfg(feature = "tools")]
mod record;
#[cfg(feature = "tools")]
pub mod replay;
#[cfg(feature = "tools")]
pub mod report;
#[cfg(feature = "tools")]
pub mod search;
#[cfg(feature = "tools")]
pub mod sla;
#[cfg(feature = "tools")]
pub mod tables;

#[cfg(target_arch = "wasm32")]
mod wasm;
