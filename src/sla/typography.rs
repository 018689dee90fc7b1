//! Spaces, quotes and apostrophes as typographers set them, and numbers.

use crate::plan::Language;

/// A space that no line breaks at.
pub(super) const FIXED: char = '\u{a0}';
/// The same, narrow: before `;`, `?` and `!`, and between thousands in French.
pub(super) const NARROW: char = '\u{202f}';

/// A text as it is printed: apostrophes curled, and in French spaces that hold to the signs that they belong to.
pub(super) fn typeset(text: &str, language: Language) -> String {
    let mut set = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        let now = match (letter, after) {
            ('\'', _) if before.is_alphanumeric() && (after.is_alphanumeric() || after == '«') => '’',
            (' ', ':' | '%' | '»') if language == Language::Fr => FIXED,
            (' ', ';' | '?' | '!') if language == Language::Fr => NARROW,
            (' ', _) if language == Language::Fr && before == '«' => FIXED,
            _ => letter,
        };
        set.push(now);
        before = letter;
    }
    set
}

/// A whole number, with its thousands apart and a true minus.
pub(super) fn number(number: i64, language: Language) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "−" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(if language == Language::Fr { NARROW } else { ',' });
        }
        text.push(digit);
    }
    text
}
