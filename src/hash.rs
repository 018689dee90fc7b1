//! Short keys for names: FNV-1a of 32 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>).

/// FNV-1a of some bytes. Not for security: names only have to stay apart within one plan, and the checker makes sure.
///
/// ```
/// assert_eq!(attise::hash::fnv1a(b"quote"), 0xb288_7bd7);
/// ```
pub fn fnv1a(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5u32;
    for byte in bytes {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    hash
}

/// The key of 24 bits under which a criterion is remembered, in memory and in payloads.
///
/// ```
/// assert!(attise::hash::key("pricing-time") < 1 << 24);
/// ```
pub fn key(id: &str) -> u32 {
    fnv1a(id.as_bytes()) & 0x00ff_ffff
}
