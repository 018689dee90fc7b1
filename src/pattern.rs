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
    // fits[i]: what has been read of the path fits the first i bytes of the pattern
    let mut fits = [false; LONGEST_PATTERN + 1];
    let mut whole = step(pattern, &mut fits, true, None);
    for byte in path {
        whole = step(pattern, &mut fits, false, Some(*byte));
    }
    whole
}

/// One more byte of the path, or none: then only `*` goes on, which may stand for nothing. `before`: whether the empty pattern fits.
fn step(pattern: &[u8], fits: &mut [bool], start: bool, byte: Option<u8>) -> bool {
    let mut old = match fits.first_mut() {
        Some(first) => core::mem::replace(first, start),
        None => return false,
    };
    let mut before = start;
    for (wanted, fit) in pattern.iter().zip(fits.iter_mut().skip(1)) {
        let was = *fit;
        *fit = match *wanted {
            ANY => before || old || was,
            SEGMENT => (old || was) && byte.is_some_and(|byte| byte != b'/'),
            _ => old && byte == Some(*wanted),
        };
        old = was;
        before = *fit;
    }
    before
}
