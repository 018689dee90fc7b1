//! The one Rust integration binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    reason = "tests stop at the first surprise, and the reference scorer is in floating point"
)]

mod rust;
