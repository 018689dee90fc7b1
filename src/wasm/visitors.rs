//! The boundary of the `visitors` module: numbers alone, as that of `live`. What is longer comes and goes by way of one buffer. An instance holds the
//! visitors of one plan.

use alloc::vec::Vec;
use core::cell::UnsafeCell;

use crate::compiled::Compiled;
use crate::hash::fnv1a;
use crate::memory::Memory;
use crate::pathname::pathname;
use crate::signal::Signal;
use crate::visitors::{Amount, Reading, Visitors};
use wasm_bindgen::prelude::wasm_bindgen;

/// Words of a signal in the buffer: when, kind and amount, page groups, path, name.
const SIGNAL: usize = 5;
/// Signals that one call takes.
const AT_ONCE: usize = 256;
/// What stands for a reading of a visitor that is not in use.
const NOBODY: u32 = u32::MAX;
/// Bits of a kind, below the amount.
const KIND: u32 = 5;

struct State {
    plan: Option<(Compiled, Visitors)>,
    /// Texts, bytes and classes.
    buffer: Vec<u32>,
    /// Counts and ages.
    columns: Vec<u32>,
    signals: [[u32; SIGNAL]; AT_ONCE],
    /// Engagement and fit points of the last reading, or the page groups of the last path.
    result: [i32; 2],
}

struct Cell(UnsafeCell<State>);

#[allow(unsafe_code, reason = "a WebAssembly module without threads is single-threaded")]
unsafe impl Sync for Cell {}

static STATE: Cell = Cell(UnsafeCell::new(State {
    plan: None,
    buffer: Vec::new(),
    columns: Vec::new(),
    signals: [[0; SIGNAL]; AT_ONCE],
    result: [0; 2],
}));

#[allow(unsafe_code, reason = "no call from JavaScript begins before the one before it has ended: nothing here calls out")]
#[inline(always)]
fn state() -> &'static mut State {
    unsafe { &mut *STATE.0.get() }
}

#[inline(always)]
fn visitors<T: Default>(call: impl FnOnce(&mut Visitors, &[u32]) -> T) -> T {
    let State { plan, buffer, .. } = state();
    plan.as_mut().map_or_else(T::default, |(_, visitors)| call(visitors, buffer))
}

/// Makes the buffer at least so many words long, and tells its address.
#[wasm_bindgen]
pub fn buffer(words: usize) -> *const u32 {
    let buffer = &mut state().buffer;
    if buffer.len() < words {
        buffer.resize(words, 0);
    }
    buffer.as_ptr()
}

/// Where a batch of signals is written.
#[wasm_bindgen]
pub fn signals() -> *const u32 {
    state().signals.as_ptr().cast()
}

/// Makes room for so many words of counts, ages and classes, and tells where.
#[wasm_bindgen]
pub fn columns(words: usize) -> *const u32 {
    let columns = &mut state().columns;
    columns.resize(words, 0);
    columns.as_ptr()
}

/// Where points are found after a call that gives a reading.
#[wasm_bindgen]
pub fn result() -> *const i32 {
    state().result.as_ptr()
}

/// Reads the compiled plan of so many bytes in the buffer; false if it is damaged.
#[wasm_bindgen]
pub fn open(length: usize) -> bool {
    let bytes = bytes(length);
    let state = state();
    state.plan = Compiled::read(&bytes).ok().map(|plan| {
        let visitors = Visitors::new(&plan);
        (plan, visitors)
    });
    state.plan.is_some()
}

/// Reads so many words in the buffer: the rules of fit, and after them for each field the length and the words of its first class.
#[wasm_bindgen]
pub fn fit(tables: usize, classes: usize) {
    let State { plan, buffer, .. } = state();
    let words: Vec<i32> = buffer.iter().map(|word| *word as i32).collect();
    let Some((compiled, visitors)) = plan else { return };
    let mut rest = words.get(tables..tables + classes).unwrap_or_default();
    let nothing = core::iter::from_fn(|| {
        let (length, after) = rest.split_first()?;
        let (class, after) = after.split_at_checked(*length as usize)?;
        rest = after;
        Some(class)
    });
    *visitors = Visitors::new(compiled).with_fit(words.get(..tables).unwrap_or_default(), nothing);
}

/// The number of a class of a field, of so many words in the buffer.
#[wasm_bindgen(js_name = classOf)]
pub fn class(field: usize, words: usize) -> u16 {
    visitors(|visitors, buffer| {
        let class: Vec<i32> = buffer.iter().take(words).map(|word| *word as i32).collect();
        visitors.class(field, &class)
    })
}

/// The hash of the path of an address of so many bytes in the buffer; its page groups are found as the first of the result.
#[wasm_bindgen]
pub fn path(length: usize) -> u32 {
    let bytes = bytes(length);
    let address = core::str::from_utf8(&bytes).unwrap_or_default();
    let path = pathname(without_origin(address));
    let State { plan, result, .. } = state();
    let groups = plan.as_ref().map_or(0, |(plan, _)| plan.groups_of(path.as_bytes()));
    *result = [groups as i32, 0];
    fnv1a(path.as_bytes())
}

/// An address from its path on.
fn without_origin(address: &str) -> &str {
    let Some((scheme, rest)) = address.split_once("://") else { return address };
    if scheme.contains(['/', '?', '#']) {
        return address;
    }
    rest.find(['/', '?', '#']).and_then(|at| rest.get(at..)).filter(|path| path.starts_with('/')).unwrap_or("/")
}

/// The hash of a name of so many bytes in the buffer; 0 for none.
#[wasm_bindgen]
pub fn name(length: usize) -> u32 {
    if length == 0 { 0 } else { fnv1a(&bytes(length)) }
}

/// What the plan wants to know of signals of a kind: 1 their page, 2 their name.
#[wasm_bindgen]
pub fn wants(kind: u8) -> u32 {
    visitors(|visitors, _| visitors.wants(kind))
}

/// A new visitor. Numbers begin with 1, for 0 is what JavaScript makes of what is no number.
#[wasm_bindgen]
pub fn add() -> u32 {
    visitors(|visitors, _| visitors.add() + 1)
}

fn number(visitor: u32) -> u32 {
    visitor.wrapping_sub(1)
}

/// Forgets a visitor.
#[wasm_bindgen]
pub fn remove(visitor: u32) {
    visitors(|visitors, _| visitors.remove(number(visitor)));
}

/// How many visitors there are.
#[wasm_bindgen]
pub fn size() -> usize {
    visitors(|visitors, _| visitors.len())
}

/// Takes one signal, and gives the reading after it.
#[wasm_bindgen]
pub fn take(visitor: u32, kind: u8, pages: u32, path: u32, name: u32, amount: u32, at: u32) -> u32 {
    let signal = Signal { kind, pages, path, name, amount, at };
    give(|visitors| visitors.reading_after(number(visitor), &signal))
}

/// Takes so many signals of the batch, and gives the reading after the last.
#[wasm_bindgen(js_name = takeAll)]
pub fn take_all(visitor: u32, count: usize) -> u32 {
    let batch = state().signals.iter().take(count).map(|[at, what, pages, path, name]| Signal {
        kind: (what & ((1 << KIND) - 1)) as u8,
        amount: what >> KIND,
        pages: *pages,
        path: *path,
        name: *name,
        at: *at,
    });
    give(|visitors| visitors.reading_after_all(number(visitor), batch))
}

/// Lets so many fields say something: pairs of place and class in the columns. False for a number that is not in use.
#[wasm_bindgen]
pub fn say(visitor: u32, fields: usize) -> bool {
    let State { plan: Some((_, visitors)), columns, .. } = state() else { return false };
    let (pairs, _) = columns.as_chunks();
    let said = pairs.iter().take(fields).map(|[field, class]| (*field as u16, *class as u16));
    visitors.say(number(visitor), said)
}

/// The reading at a time.
#[wasm_bindgen]
pub fn read(visitor: u32, now: u32) -> u32 {
    give(|visitors| visitors.reading(number(visitor), now))
}

/// The reading of counts and ages: in the columns a pair for each criterion, then a class for each field.
#[wasm_bindgen]
pub fn evaluate() -> u32 {
    let State { plan: Some((_, visitors)), columns, result, .. } = state() else { return NOBODY };
    let (amounts, classes) = columns.split_at_checked(2 * visitors.criteria()).unwrap_or_default();
    let (amounts, _) = amounts.as_chunks();
    let amount = |place: usize| amounts.get(place).map(|[amount, age]| Amount { amount: *amount, age: *age });
    let class = |field: usize| classes.get(field).map_or(0, |class| *class as u16);
    told(&visitors.evaluate(|place| amount(place).unwrap_or_default(), class), result)
}

/// Puts what is stored of a visitor into the buffer, and tells how many bytes it is; 0 for a number that is not in use.
#[wasm_bindgen]
pub fn stored(visitor: u32) -> usize {
    let State { plan, buffer, .. } = state();
    let Some((plan, visitors)) = plan else { return 0 };
    let bytes = visitors.memory(number(visitor)).map(|memory| memory.write(plan)).unwrap_or_default();
    buffer.resize(buffer.len().max(bytes.len().div_ceil(4)), 0);
    for (word, bytes) in buffer.iter_mut().zip(bytes.chunks(4)) {
        *word = bytes.iter().rev().fold(0, |word, byte| word << 8 | u32::from(*byte));
    }
    bytes.len()
}

/// Lets a visitor be what was stored, so many bytes in the buffer. `now` is in Unix seconds. False for a number that is not in use.
#[wasm_bindgen]
pub fn restore(visitor: u32, length: usize, now: u32) -> bool {
    let bytes = bytes(length);
    let Some((plan, visitors)) = &mut state().plan else { return false };
    visitors.restore(number(visitor), &Memory::read(&bytes, plan, now))
}

/// So many bytes of the buffer.
fn bytes(length: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = state().buffer.iter().take(length.div_ceil(4)).flat_map(|word| word.to_le_bytes()).collect();
    bytes.truncate(length);
    bytes
}

#[inline(always)]
fn give(call: impl FnOnce(&mut Visitors) -> Option<Reading>) -> u32 {
    let State { plan: Some((_, visitors)), result, .. } = state() else { return NOBODY };
    call(visitors).map_or(NOBODY, |reading| told(&reading, result))
}

/// Points go into the result, all else into one number.
#[inline(always)]
fn told(reading: &Reading, result: &mut [i32; 2]) -> u32 {
    let Reading { now, fit, quadrant, action } = *reading;
    *result = [now.score, fit.points];
    now.temperature as u32
        | u32::from(fit.grade) << 2
        | u32::from(quadrant) << 5
        | u32::from(fit.coverage) << 8
        | u32::from(action) << 15
        | u32::from(fit.persona) << 23
}
