//! The edge's allocator: what is given back is wiped, so that nothing of a post stays in the memory of an instance that serves others. Small blocks, of which
//! a verdict takes hundreds, are kept by their size for the next of it; the others are the usual allocator's.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::UnsafeCell;
use std::ptr::null_mut;

/// Sizes of small blocks are multiples of this, and so are their places.
const STEP: usize = 16;
/// How many sizes there are.
const SIZES: usize = 64;
/// Bytes that are asked for to make small blocks of.
const CHUNK: usize = 32 << 10;

/// The small blocks: those given back, by size, each beginning with the place of the next; and what none has been made of yet.
struct Blocks {
    free: [*mut u8; SIZES],
    next: *mut u8,
    left: usize,
}

struct Wiping(UnsafeCell<Blocks>);

#[allow(unsafe_code, reason = "a WebAssembly module without threads is single-threaded")]
unsafe impl Sync for Wiping {}

#[global_allocator]
static ALLOCATOR: Wiping = Wiping(UnsafeCell::new(Blocks { free: [null_mut(); SIZES], next: null_mut(), left: 0 }));

/// Which size of small block it takes, in steps; `None` when it is too large for any.
#[inline(always)]
fn steps(layout: Layout) -> Option<usize> {
    let steps = layout.size().div_ceil(STEP);
    (steps < SIZES && layout.align() <= STEP).then_some(steps)
}

impl Blocks {
    #[inline(always)]
    #[allow(unsafe_code, reason = "what is free is nobody's, and begins with the place of what is free after it")]
    unsafe fn take(&mut self, steps: usize) -> *mut u8 {
        unsafe {
            let free = self.free.as_mut_ptr().add(steps);
            let place = *free;
            if place.is_null() {
                return self.make(steps * STEP);
            }
            *free = *place.cast();
            place
        }
    }

    #[inline(never)]
    #[allow(unsafe_code, reason = "takes no more of a chunk than there is left of it")]
    unsafe fn make(&mut self, size: usize) -> *mut u8 {
        unsafe {
            if size > self.left {
                let chunk = System.alloc(Layout::from_size_align_unchecked(CHUNK, STEP));
                if chunk.is_null() {
                    return chunk;
                }
                (self.next, self.left) = (chunk, CHUNK);
            }
            let place = self.next;
            self.left -= size;
            self.next = place.add(size);
            place
        }
    }
}

#[allow(unsafe_code, reason = "hands on what it is asked, under the same conditions; what it wipes was its caller's until now")]
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match steps(layout) {
            Some(steps) => unsafe { (*self.0.get()).take(steps) },
            None => unsafe { System.alloc(layout) },
        }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        unsafe {
            let Some(steps) = steps(layout) else {
                place.write_bytes(0, layout.size());
                return System.dealloc(std::hint::black_box(place), layout);
            };
            // Word by word: for a few of them a call costs more than all of it.
            let words = place.cast::<u64>();
            (0..steps * 2).for_each(|word| words.add(word).write_volatile(0));
            let free = (*self.0.get()).free.as_mut_ptr().add(steps);
            place.cast::<*mut u8>().write(*free);
            *free = place;
        }
    }

    // Not in place where that could leave the end of what shrinks.
    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        unsafe {
            let wanted = Layout::from_size_align_unchecked(size, layout.align());
            if size >= layout.size() && steps(layout).is_some() && steps(layout) == steps(wanted) {
                return place;
            }
            let moved = self.alloc(wanted);
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(place, layout.size().min(size));
                self.dealloc(place, layout);
            }
            moved
        }
    }
}

/// Bytes of the stack that a verdict may have used, several times over.
const USED: usize = 16 << 10;

/// Wipes what calls before have left on the stack, such as the last block of a text that was hashed.
#[inline(never)]
pub fn wipe_stack() {
    std::hint::black_box(&mut [0u8; USED]);
}
