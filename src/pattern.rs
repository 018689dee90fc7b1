//! Page groups by path: the pathname subset of the web's URLPattern that plans use.
//!
//! A compiled pattern is the path's own bytes, where [`ANY`] stands for `*` (anything, `/` too) and [`SEGMENT`] for `:name`
//! (one or more characters up to the next `/`), as in <https://urlpattern.spec.whatwg.org/>.

/// Stands for `*` in a compiled pattern.
pub const ANY: u8 = 1;
/// Stands for `:name` in a compiled pattern.
pub const SEGMENT: u8 = 2;

/// True when the whole path fits the compiled pattern. Time grows with the product of the two lengths at worst.
///
/// ```
/// use attise::pattern::{matches, ANY};
/// let pattern = [b"/tarifs".as_slice(), &[ANY]].concat();
/// assert!(matches(&pattern, b"/tarifs/pro"));
/// assert!(!matches(&pattern, b"/contact"));
/// ```
pub fn matches(pattern: &[u8], path: &[u8]) -> bool {
    let (mut pattern, mut path) = (pattern, path);
    // Where to go on if what follows the last wildcard does not fit: one more character goes to it, and the pattern resumes
    // behind it. The shortest fit of an earlier wildcard never rules out a fit of a later one, so the last of each is enough.
    let mut any: Option<(&[u8], &[u8])> = None;
    let mut segment: Option<(&[u8], &[u8])> = None;
    loop {
        match (pattern.split_first(), path.split_first()) {
            (Some((&ANY, after)), _) => {
                any = Some((after, path));
                segment = None;
                pattern = after;
            }
            (Some((&SEGMENT, after)), Some((&first, rest))) if first != b'/' => {
                segment = Some((after, rest));
                (pattern, path) = (after, rest);
            }
            (Some((wanted, after)), Some((first, rest))) if wanted == first => (pattern, path) = (after, rest),
            (None, None) => return true,
            _ => {
                if let Some((after, [first, rest @ ..])) = segment
                    && *first != b'/'
                {
                    segment = Some((after, rest));
                    (pattern, path) = (after, rest);
                } else if let Some((after, [_, rest @ ..])) = any {
                    any = Some((after, rest));
                    segment = None;
                    (pattern, path) = (after, rest);
                } else {
                    return false;
                }
            }
        }
    }
}
