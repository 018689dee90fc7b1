//! Law: whatever is in the storage becomes a memory that can be written, read again and scored on.
#![no_main]

use attise::memory::Memory;
use attise::receipt;
use attise::visitor::Visitor;
use attise_fuzz::{NOW, PLAN};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (_, compiled) = &*PLAN;
    let memory = Memory::read(bytes, compiled, NOW);
    assert_eq!(Memory::read(&memory.write(compiled), compiled, NOW), memory);
    let (lines, score) = receipt::read(compiled, &memory, NOW);
    assert_eq!(lines.iter().map(|line| line.points).sum::<i32>(), score);
    let mut visitor = Visitor::new(compiled.clone(), memory, NOW);
    visitor.join(bytes, true, NOW);
    visitor.page("/tarifs", 0, NOW);
    visitor.signal(2, "demo", 0, NOW + 60);
    assert!(visitor.record().len() <= 4096);
});
