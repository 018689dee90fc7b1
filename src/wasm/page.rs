//! What an instance of the `live` module holds, its one visitor and the bytes that come and go, and its allocator: the two places where the page needs
//! `unsafe`.

use alloc::vec::Vec;
use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

use crate::visitor::Visitor;

/// The default allocator would be nearly half of the module's bytes. This one ends the instance when there is no memory left, so that nothing of what
/// would be said about it is compiled in.
struct Small(AssumeSingleThreaded<FreeListAllocator>);

#[global_allocator]
#[allow(unsafe_code, reason = "a WebAssembly module without threads is single-threaded, which is all that is asserted")]
static ALLOCATOR: Small = Small(unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) });

#[allow(unsafe_code, reason = "hands on what it is asked, under the same conditions")]
unsafe impl GlobalAlloc for Small {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let place = unsafe { self.0.alloc(layout) };
        if place.is_null() {
            core::arch::wasm32::unreachable();
        }
        place
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        unsafe { self.0.dealloc(place, layout) }
    }
}

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

/// Nothing in the module panics but the allocator when the page has no memory left: the instance ends there, and the shell goes on.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
