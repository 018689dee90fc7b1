//! Paths as pages have them: what a log or a journey writes plainly, `location.pathname` holds percent-encoded.

use alloc::string::String;

/// The `pathname` of a path: without query and fragment, spaces and letters beyond ASCII percent-encoded.
/// See <https://url.spec.whatwg.org/#path-percent-encode-set>.
///
/// ```
/// use attise::pathname::pathname;
/// assert_eq!(pathname("/écoles d'été?ville=Lyon#haut"), "/%C3%A9coles%20d'%C3%A9t%C3%A9");
/// assert_eq!(pathname("/%C3%A9coles"), "/%C3%A9coles");
/// ```
pub fn pathname(path: &str) -> String {
    let mut pathname = String::with_capacity(path.len());
    for byte in path.bytes().take_while(|byte| !matches!(byte, b'?' | b'#')) {
        match byte {
            b' ' | b'"' | b'<' | b'>' | b'`' | b'{' | b'}' | 0..0x20 | 0x7f.. => {
                pathname.push('%');
                pathname.extend([byte >> 4, byte & 15].map(|four| char::from(four + if four < 10 { b'0' } else { b'A' - 10 })));
            }
            _ => pathname.push(char::from(byte)),
        }
    }
    pathname
}
