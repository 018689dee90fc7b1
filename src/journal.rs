//! The journal: what a page posts in place of a payload when it has no engine. The same engine reads it here, so the reading is the one that the page
//! would have had.
//!
//! Lines of numbers to the base of 36, each after a `~`, the numbers apart by dots, zeros at the end of a line left out. The first line: the plan's hash, when it
//! was written (Unix seconds), the two halves of its nonce, and the groups of each page, a bit each. Then for each signal how many seconds before, the number of
//! its kind, the place of its page in the first line, the hash of its name, its amount. Pages are told apart by their places alone.

use crate::compiled::Compiled;
use crate::memory::Memory;
use crate::payload::{self, Evidence, MAX_CHARS, Malformed};
use crate::score::{glance, take};
use crate::signal::{KINDS, Kind, Signal};

/// Most steps that the seconds of one line are given to the engine in; so a line costs no more than that, whatever it claims.
const STEPS: u32 = 120;

/// True for the text of a journal rather than of a payload.
///
/// ```
/// assert!(attise::journal::is_journal("~1z141z4.t4xgk0.1ekg.3w5e~0.0"));
/// assert!(!attise::journal::is_journal("AQ"));
/// ```
pub fn is_journal(text: &str) -> bool {
    text.starts_with('~')
}

/// Reads a journal as the evidence that a page with an engine would have sent. Without a plan it has no counters. Kinds of signals that this build does not
/// know are skipped.
///
/// # Errors
///
/// [`Malformed`]: too long, or not what a page writes.
pub fn read(text: &str, plan: Option<&Compiled>) -> Result<Evidence, Malformed> {
    if text.len() > MAX_CHARS {
        return Err(Malformed::TooLong);
    }
    let lines: Option<Vec<Vec<u64>>> = text.split('~').skip(1).map(numbers).collect();
    let lines = lines.ok_or(Malformed::Damaged)?;
    let (head, lines) = lines.split_first().ok_or(Malformed::Damaged)?;
    let word = |place: usize| u32::try_from(head.get(place).copied().unwrap_or(0)).ok();
    let (hash, issued) = word(0).zip(word(1)).ok_or(Malformed::Damaged)?;
    let (low, high) = word(2).zip(word(3)).ok_or(Malformed::Damaged)?;
    let nonce = payload::nonce(low, high);
    let pages = head.get(4..).unwrap_or_default();
    let mut signals = Vec::new();
    for line in lines {
        signals.extend(signal(line, pages, issued).ok_or(Malformed::Damaged)?);
    }
    // several tabs may have written, each in its own order
    signals.sort_by_key(|signal| signal.at);
    let mut evidence = Evidence { issued, nonce: nonce.to_le_bytes(), ..Evidence::default() };
    if let Some(plan) = plan {
        let mut memory = Memory::new(plan);
        for signal in &signals {
            tell(plan, &mut memory, signal);
        }
        let (_, temperature) = glance(plan, &memory, issued);
        evidence = Evidence::of_bytes(&payload::write(plan, &memory, temperature, nonce, issued))?;
    }
    Ok(Evidence { plan: hash, journal: true, ..evidence })
}

fn numbers(line: &str) -> Option<Vec<u64>> {
    line.split('.').map(|number| if number.starts_with('+') { None } else { u64::from_str_radix(number, 36).ok() }).collect()
}

fn signal(line: &[u64], pages: &[u64], issued: u32) -> Option<Option<Signal>> {
    let mut words = [0u32; 5];
    for (word, number) in words.iter_mut().zip(line) {
        *word = u32::try_from(*number).ok()?;
    }
    let [age, kind, page, name, amount] = words;
    let groups = u32::try_from(pages.get(page as usize).copied().unwrap_or(0)).ok()?;
    let kind = u8::try_from(kind).ok().filter(|kind| usize::from(*kind) < KINDS.len());
    let path = page.wrapping_add(1);
    Some(kind.map(|kind| Signal { kind, pages: groups, path, name, amount, at: issued.saturating_sub(age) }))
}

/// Tells the engine a signal; seconds of attention one by one, as a page does, if they are not too many.
fn tell(plan: &Compiled, memory: &mut Memory, signal: &Signal) {
    if signal.kind != Kind::ActiveTime as u8 {
        return take(plan, memory, signal);
    }
    let step = signal.amount.div_ceil(STEPS).max(1);
    let mut left = signal.amount;
    while left > 0 {
        let amount = step.min(left);
        left -= amount;
        take(plan, memory, &Signal { amount, at: signal.at.saturating_sub(left), ..*signal });
    }
}
