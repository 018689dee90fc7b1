//! The allocator of the modules without std, and what is left of panics there.

use core::alloc::{GlobalAlloc, Layout};
use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

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

/// Nothing in the module panics but the allocator when there is no memory left: the instance ends there, and the shell goes on.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
