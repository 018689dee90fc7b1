//! One text in several fields, as programs fill them.

use crate::contact::kinds::{Kind, Said};
use crate::text::fold;

/// True when three fields that have nothing to do with one another say the same.
pub fn is_repeated(said: &Said<'_>) -> bool {
    let texts = said.every().filter(|(kind, _)| !matches!(kind, Kind::Employees | Kind::Country));
    let folded: Vec<String> = texts.map(|(_, text)| fold(text)).filter(|text| text.len() > 2).take(MOST).collect();
    folded.iter().any(|text| folded.iter().filter(|other| *other == text).count() > 2)
}

/// Fields that are compared: no form asks so much of a person.
const MOST: usize = 30;
