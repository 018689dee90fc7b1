//! The one visitor of an instance of the `live` module, and its allocator: the two places where the page needs `unsafe`.

use core::cell::UnsafeCell;
use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

use crate::visitor::Visitor;

/// The default allocator would be nearly half of the module's bytes.
#[global_allocator]
#[allow(unsafe_code, reason = "a WebAssembly module without threads is single-threaded, which is all that is asserted")]
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> = unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };

struct Page(UnsafeCell<Option<Visitor>>);

#[allow(unsafe_code, reason = "single-threaded, as above")]
unsafe impl Sync for Page {}

static PAGE: Page = Page(UnsafeCell::new(None));

#[allow(unsafe_code, reason = "no call from JavaScript begins before the one before it has ended: nothing here calls out")]
fn visitor() -> &'static mut Option<Visitor> {
    unsafe { &mut *PAGE.0.get() }
}

/// Makes a visitor the page's.
pub(super) fn put(new: Visitor) {
    *visitor() = Some(new);
}

/// What a call gives for the page's visitor; nothing while there is none.
pub(super) fn with<T: Default>(call: impl FnOnce(&mut Visitor) -> T) -> T {
    visitor().as_mut().map_or_else(T::default, call)
}

/// Nothing in the module panics but the allocator when the page has no memory left: the instance ends there, and the shell goes on.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
