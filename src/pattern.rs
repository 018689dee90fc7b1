//! Page groups by path: the pathname subset of the web's URLPattern that plans use.
//!
//! A compiled pattern is the path's own bytes, where [`ANY`] stands for `*` (anything, `/` too) and [`SEGMENT`] for `:name`
//! (one or more characters up to the next `/`), as in <https://urlpattern.spec.whatwg.org/>.

/// Stands for `*` in a compiled pattern.
pub const ANY: u8 = 1;
/// Stands for `:name` in a compiled pattern.
pub const SEGMENT: u8 = 2;

/// Longest path, in bytes, that belongs to any group.
pub const LONGEST_PATH: usize = 2048;
/// Longest compiled pattern, in bytes: one bit each in the walk below.
pub const LONGEST_PATTERN: usize = 127;

/// True when the whole path fits the compiled pattern. All ways to fit are followed at once, so time grows with the product of the
/// two lengths whatever they hold.
///
/// ```
/// use attise::pattern::{matches, ANY};
/// let pattern = [b"/tarifs".as_slice(), &[ANY]].concat();
/// assert!(matches(&pattern, b"/tarifs/pro"));
/// assert!(!matches(&pattern, b"/contact"));
/// ```
pub fn matches(pattern: &[u8], path: &[u8]) -> bool {
    if path.len() > LONGEST_PATH || pattern.len() > LONGEST_PATTERN {
        return false;
    }
    // bit i: what has been read of the path fits the first i bytes of the pattern
    let mut fits = read(pattern, 1, None);
    for byte in path {
        fits = read(pattern, fits, Some(*byte));
    }
    fits & 1u128 << pattern.len() != 0
}

/// One more byte of the path, or none: then only `*` goes on, which may stand for nothing.
fn read(pattern: &[u8], fits: u128, byte: Option<u8>) -> u128 {
    let mut next = if byte.is_none() { fits } else { 0 };
    let mut bit = 1;
    for wanted in pattern {
        let (before, after) = (fits & bit != 0, fits & bit << 1 != 0);
        let goes_on = match *wanted {
            ANY => {
                if before {
                    next |= bit;
                }
                next & bit != 0
            }
            SEGMENT => (before || after) && byte.is_some_and(|byte| byte != b'/'),
            _ => before && byte == Some(*wanted),
        };
        bit <<= 1;
        if goes_on {
            next |= bit;
        }
    }
    next
}
