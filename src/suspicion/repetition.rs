//! One text in several fields, as programs fill them.

use super::{Seen, Sign};
use crate::contact::kinds::Kind;
use crate::text::fold;

/// The sign, when three fields that have nothing to do with one another say the same.
pub fn signs(seen: &Seen<'_>) -> Option<Sign> {
    let texts = seen.said.every().filter(|(kind, _)| !matches!(kind, Kind::Employees | Kind::Country));
    let mut folded: Vec<String> = texts.map(|(_, text)| fold(text)).filter(|text| text.len() > 2).collect();
    folded.sort_unstable();
    folded.windows(3).any(|three| matches!(three, [a, _, c] if a == c)).then_some(Sign::SameText)
}
