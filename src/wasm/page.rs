//! What an instance of the `live` module holds: its one visitor, and the bytes that come and go.

use alloc::vec::Vec;
use core::cell::UnsafeCell;

use crate::visitor::Visitor;

/// The page's one visitor, and the bytes that JavaScript hands in or takes out.
pub(super) struct Page {
    pub visitor: Option<Visitor>,
    pub buffer: Vec<u8>,
}

struct Cell(UnsafeCell<Page>);

#[allow(unsafe_code, reason = "single-threaded, as above")]
unsafe impl Sync for Cell {}

static PAGE: Cell = Cell(UnsafeCell::new(Page { visitor: None, buffer: Vec::new() }));

#[allow(unsafe_code, reason = "no call from JavaScript begins before the one before it has ended: nothing here calls out")]
pub(super) fn page() -> &'static mut Page {
    unsafe { &mut *PAGE.0.get() }
}

/// What a call gives for the page's visitor; nothing while there is none.
pub(super) fn with<T: Default>(call: impl FnOnce(&mut Visitor) -> T) -> T {
    page().visitor.as_mut().map_or_else(T::default, call)
}

/// Puts the bytes that a call gives into the buffer, and returns how many they are.
pub(super) fn give(call: impl FnOnce(&mut Visitor) -> Vec<u8>) -> usize {
    page().buffer = with(call);
    page().buffer.len()
}
