//! The edge's allocator: the usual one, but what is given back is wiped, so that nothing of a post stays in the memory of an instance that serves others.

use std::alloc::{GlobalAlloc, Layout, System};

struct Wiping;

#[global_allocator]
static ALLOCATOR: Wiping = Wiping;

// `realloc` is left as the trait has it, by these two: in place, it could leave the end of what shrinks.
#[allow(unsafe_code, reason = "hands on what it is asked, under the same conditions; what it wipes was its caller's until now")]
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        unsafe {
            place.write_bytes(0, layout.size());
            System.dealloc(std::hint::black_box(place), layout);
        }
    }
}

/// Bytes of the stack that a verdict may have used.
const USED: usize = 64 << 10;

/// Wipes what calls before have left on the stack, such as the last block of a text that was hashed.
#[inline(never)]
pub fn wipe_stack() {
    std::hint::black_box(&mut [0u8; USED]);
}
