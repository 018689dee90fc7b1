//! Law: bytes are refused, or they are the one way to write what they say; and the verdict on them adds up.
#![no_main]

use attise::base64;
use attise::payload::Evidence;
use attise_fuzz::judged;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let bytes = with_check(body);
    if let Ok(evidence) = Evidence::of_bytes(&bytes) {
        assert_eq!(with_check(&written(&evidence)), bytes, "another way to write the same");
    }
    judged(Some(&base64::encode(&bytes)), Default::default());
});

/// Almost no bytes have the right check by chance: it is put right, so that what stands before it is read.
fn with_check(body: &[u8]) -> Vec<u8> {
    let sum = attise::hash::fnv1a(body);
    [body, &((sum ^ sum >> 16) as u16).to_le_bytes()].concat()
}

/// The bytes before the check, written by the rules of the format.
fn written(evidence: &Evidence) -> Vec<u8> {
    let mut bytes = vec![attise::payload::VERSION];
    bytes.extend(evidence.plan.to_le_bytes());
    bytes.extend(evidence.issued.to_le_bytes());
    bytes.extend(evidence.nonce);
    bytes.push(evidence.temperature as u8 | u8::from(evidence.held) << 6 | u8::from(evidence.cut) << 7);
    for number in [evidence.age, evidence.visits, evidence.lasted] {
        varint(&mut bytes, u64::from(number));
    }
    for counter in &evidence.counters {
        let tally = counter.tally;
        bytes.extend(&counter.key.to_le_bytes()[..3]);
        let whole = tally.weight == u64::from(tally.times) << 16;
        varint(&mut bytes, u64::from(tally.times) << 2 | u64::from(tally.trimmed > 0) << 1 | u64::from(!whole));
        if !whole {
            varint(&mut bytes, tally.weight);
        }
        if tally.trimmed > 0 {
            varint(&mut bytes, u64::from(tally.trimmed));
        }
    }
    bytes
}

fn varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
