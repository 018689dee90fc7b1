//! Law: bytes are refused, or they are a plan by which anything can be scored.
#![no_main]

use attise::compiled::Compiled;
use attise::hash::fnv1a;
use attise::memory::Memory;
use attise::signal::KINDS;
use attise::visitor::Visitor;
use attise_fuzz::NOW;
use libfuzzer_sys::fuzz_target;

/// Where the check stands, and how many bytes it has.
const CHECK: std::ops::Range<usize> = 4..8;

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes.to_vec();
    if let (Some(rest), true) = (bytes.get(CHECK.end..), bytes.len() > CHECK.end) {
        let check = fnv1a(rest).to_le_bytes();
        bytes[CHECK].copy_from_slice(&check);
    }
    let Ok(compiled) = Compiled::read(&bytes) else { return };
    let memory = Memory::new(&compiled);
    let mut visitor = Visitor::new(compiled, memory, NOW);
    for kind in 0..KINDS.len() as u8 {
        visitor.page("/tarifs/pro", 1000 * u32::from(kind), NOW + 3600 * u32::from(kind));
        visitor.signal(kind, "demo", 75, NOW + 3600 * u32::from(kind));
    }
    visitor.refresh(NOW + 90 * 86_400);
    visitor.offers();
    visitor.record();
    visitor.payload(&[0; 8], NOW + 90 * 86_400);
});
