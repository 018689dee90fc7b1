//! The payload: a visitor's evidence in one short hidden field.
//!
//! base64url text of: version, plan hash, issue time, page nonce, age, visits, temperature and how long it has lasted, then for each
//! criterion with something to say its key, its occurrences, what they weigh, and what a cap trimmed, as long as there is room; last, a check of 16 bits
//! against accidents. No URL, no name, nothing of the person. Evidence, not a verdict.

use alloc::vec::Vec;

#[cfg(feature = "full")]
use crate::base64;
#[cfg(feature = "full")]
use crate::bytes::Reader;
use crate::bytes::Writer;
use crate::compiled::Compiled;
use crate::decay::BITS;
use crate::hash::fnv1a;
#[cfg(feature = "full")]
use crate::journal;
use crate::memory::Memory;
use crate::receipt::Tally;
use crate::temperature::Temperature;

/// The version that this build writes.
pub const VERSION: u8 = 1;
/// Most characters of a payload; a longer one is refused before it is decoded.
pub const MAX_CHARS: usize = 512;

/// A nonce of its two halves, 32 bits each. The lower half says something: its first 16 bits are those of the hash of the form's name, 0 for none; the next one
/// is set when anyone has touched the page. The upper half is random.
pub fn nonce(low: u32, high: u32) -> u64 {
    u64::from(low) | u64::from(high) << 32
}

/// The payload's bytes for a memory at a time (Unix seconds); its text is their base64url. `temperature` is the one that the page shows then; `nonce`
/// is that of [`nonce`].
pub fn write(plan: &Compiled, memory: &Memory, temperature: Temperature, nonce: u64, now: u32) -> Vec<u8> {
    let now = now.max(memory.last);
    let changed = if temperature == memory.temperature { memory.since } else { now };
    let mut writer = Writer::default();
    writer.u8(VERSION);
    writer.fixed(u64::from(plan.hash), 4);
    writer.fixed(u64::from(now), 4);
    writer.fixed(nonce, 8);
    let place = writer.bytes.len();
    writer.u8(temperature as u8 | if memory.held(plan) { HELD } else { 0 });
    for number in [now.saturating_sub(memory.first), memory.visits, now.saturating_sub(changed)] {
        writer.varint(u64::from(number));
    }
    for (criterion, count) in plan.criteria.iter().zip(&memory.counts) {
        if count.times > 0 && writer.bytes.len() >= MAX_BYTES {
            if let Some(byte) = writer.bytes.get_mut(place) {
                *byte |= CUT;
            }
        } else if count.times > 0 {
            let tally = Tally::of(criterion, count, now);
            writer.fixed(u64::from(criterion.key), 3);
            // most criteria that count have neither faded nor been trimmed: two bits spare them the rest
            let whole = tally.weight == u64::from(tally.times) << BITS;
            writer.varint(u64::from(tally.times) << 2 | u64::from(tally.trimmed > 0) << 1 | u64::from(!whole));
            if !whole {
                writer.varint(tally.weight);
            }
            if tally.trimmed > 0 {
                writer.varint(u64::from(tally.trimmed));
            }
        }
    }
    let check = fnv1a(&writer.bytes);
    writer.fixed(u64::from(check ^ check >> 16), 2);
    writer.bytes
}

/// The bit of a nonce that says that someone has touched the page.
#[cfg(feature = "full")]
pub const TOUCHED: u64 = 1 << 16;
/// Bit of the temperature's byte that says that counters were left out.
const CUT: u8 = 0x80;
/// Bit of the temperature's byte that says that the visitor sees only the defaults.
const HELD: u8 = 0x40;
/// Bytes after which no further counter is written: the longest one, and the check, still fit in [`MAX_CHARS`].
const MAX_BYTES: usize = MAX_CHARS / 4 * 3 - 24;

/// What a payload says about one criterion.
#[cfg(feature = "full")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counter {
    /// [`crate::hash::key`] of the criterion's id.
    pub key: u32,
    /// What it has been through.
    pub tally: Tally,
}

/// A payload, decoded.
#[cfg(feature = "full")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Hash of the plan that the page used.
    pub plan: u32,
    /// When the payload was written, in Unix seconds of the page's clock.
    pub issued: u32,
    /// What tells this payload from others: see [`nonce`].
    pub nonce: [u8; 8],
    /// The temperature that the page showed.
    pub temperature: Temperature,
    /// Seconds since the visitor's first signal.
    pub age: u32,
    /// Visits so far.
    pub visits: u32,
    /// Seconds since the temperature last changed.
    pub lasted: u32,
    /// True when not all counters found room.
    pub cut: bool,
    /// True for a visitor who saw only the defaults.
    pub held: bool,
    /// True when the page had no engine, and sent what happened instead: see [`crate::journal`].
    pub journal: bool,
    /// The counters, in the order of the page's plan.
    pub counters: Vec<Counter>,
}

#[cfg(feature = "full")]
impl Evidence {
    /// Reads what a form carries: a payload, or a journal as `plan` counts it.
    ///
    /// # Errors
    ///
    /// [`Malformed`] says why it cannot be read.
    pub fn of_post(text: &str, plan: Option<&Compiled>) -> Result<Evidence, Malformed> {
        if journal::is_journal(text) { journal::read(text, plan) } else { Evidence::read(text) }
    }

    /// The first 16 bits of the hash of the form's name ([`fnv1a`]); 0 when it has none.
    pub fn form(&self) -> u16 {
        let [low, high, ..] = self.nonce;
        u16::from_le_bytes([low, high])
    }

    /// True when the page has had a trusted input: someone has touched it, or a program that looks like it.
    pub fn touched(&self) -> bool {
        let [_, _, third, ..] = self.nonce;
        third & 1 != 0
    }

    /// Decodes a payload's text, or says why it cannot be.
    ///
    /// # Errors
    ///
    /// [`Malformed`]: too long, not base64url, of an unknown version, cut or altered.
    pub fn read(text: &str) -> Result<Evidence, Malformed> {
        if text.len() > MAX_CHARS {
            return Err(Malformed::TooLong);
        }
        Evidence::of_bytes(&base64::decode(text).ok_or(Malformed::NotBase64)?)
    }

    /// Decodes a payload's bytes.
    ///
    /// # Errors
    ///
    /// [`Malformed`]: of an unknown version, cut or altered.
    pub fn of_bytes(bytes: &[u8]) -> Result<Evidence, Malformed> {
        let (body, check) = bytes.split_at_checked(bytes.len().saturating_sub(2)).unwrap_or_default();
        if body.is_empty() {
            return Err(Malformed::Damaged);
        }
        let mut reader = Reader::new(body);
        let version = reader.u8();
        if version != VERSION {
            return Err(Malformed::Version(version));
        }
        let sum = fnv1a(body);
        if check != ((sum ^ sum >> 16) as u16).to_le_bytes() {
            return Err(Malformed::Damaged);
        }
        let mut evidence = Evidence { plan: reader.fixed(4) as u32, issued: reader.fixed(4) as u32, ..Evidence::default() };
        for byte in &mut evidence.nonce {
            *byte = reader.u8();
        }
        let temperature = reader.u8();
        evidence.cut = temperature & CUT != 0;
        evidence.held = temperature & HELD != 0;
        let temperature = temperature & !(CUT | HELD);
        evidence.temperature = Temperature::from_number(temperature);
        evidence.age = reader.u32();
        evidence.visits = reader.u32();
        evidence.lasted = reader.u32();
        while !reader.done() && !reader.broken() {
            let key = reader.fixed(3) as u32;
            let packed = reader.varint();
            let times = (packed >> 2) as u32;
            let weight = if packed & 1 == 0 { u64::from(times) << BITS } else { reader.varint() };
            let trimmed = if packed & 2 == 0 { 0 } else { reader.u32() };
            let longer = (packed & 1 != 0 && weight == u64::from(times) << BITS) || (packed & 2 != 0 && trimmed == 0);
            if packed >> 34 != 0 || longer {
                return Err(Malformed::Damaged);
            }
            evidence.counters.push(Counter { key, tally: Tally { times, weight, trimmed } });
        }
        if reader.done() && temperature <= Temperature::Hot as u8 { Ok(evidence) } else { Err(Malformed::Damaged) }
    }
}

/// Why a payload cannot be decoded.
#[cfg(feature = "full")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// Longer than [`MAX_CHARS`].
    TooLong,
    /// Neither a journal nor base64url without padding, or not the one way to write its bytes.
    NotBase64,
    /// Of a version that this build does not know: the one found.
    Version(u8),
    /// Cut, altered, or longer than it says.
    Damaged,
}
