//! The allocator of the `live` module: the default one would be nearly half of its bytes.

use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

#[global_allocator]
#[allow(unsafe_code, reason = "a WebAssembly module without threads is single-threaded, which is all that is asserted")]
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> = unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };

/// Nothing in the module panics but the allocator when the page has no memory left: the instance ends there, and the shell goes on.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
