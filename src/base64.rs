//! base64url without padding (RFC 4648 §5): one way to write any bytes, and only that one is read.

use alloc::string::String;
use alloc::vec::Vec;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text of some bytes.
///
/// ```
/// assert_eq!(attise::base64::encode(b"attise"), "YXR0aXNl");
/// ```
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = 0u32;
        for i in 0..3 {
            group = group << 8 | u32::from(chunk.get(i).copied().unwrap_or(0));
        }
        for i in 0..=chunk.len() as u32 {
            let digit = group >> (18 - 6 * i) & 63;
            text.push(char::from(ALPHABET.get(digit as usize).copied().unwrap_or(b'A')));
        }
    }
    text
}

/// What a letter of the alphabet stands for.
fn digit(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

/// The bytes of a text, or `None` if it is not what [`encode`] writes.
///
/// ```
/// assert_eq!(attise::base64::decode("YXR0aXNl").as_deref(), Some(b"attise".as_slice()));
/// assert_eq!(attise::base64::decode("YXR0aXN="), None);
/// ```
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut group = 0u32;
        for i in 0..4 {
            let digit = match chunk.get(i) {
                Some(letter) => digit(*letter)?,
                None => 0,
            };
            group = group << 6 | u32::from(digit);
        }
        let count = chunk.len() * 3 / 4;
        if count == 0 || group & (0x00ff_ffff >> (8 * count)) != 0 {
            return None;
        }
        bytes.extend(group.to_be_bytes().iter().skip(1).take(count));
    }
    Some(bytes)
}
