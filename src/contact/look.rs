//! What can be seen of a text without knowing what it is: links, letters, and what people and programs type when they have to type something.

use super::words::one;
use crate::text::{digit, fold};

/// Rows of French and English keyboards, in folded letters.
const ROWS: [&[u8]; 6] = [b"azertyuiop", b"qsdfghjklm", b"wxcvbn", b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
/// Shorter runs that nobody is called.
const SHORT: &str =
    "aze asd asdf dfg dfgh fgh fghj ghj hjkl jkl jklm qsd qsdf qwe qwer qwertz sdf sdfg vbn wxc wxcv xcv xcvb zxc zxcv";

/// How many words of a text are of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Not one.
    None,
    /// Some of them.
    Some,
    /// All of them.
    All,
}

/// What can be seen of a text.
#[derive(Clone, Debug)]
pub struct Look {
    /// The text, folded.
    pub folded: String,
    /// Letters and digits in it.
    pub signs: usize,
    /// Letters in it.
    pub letters: usize,
    /// True when it has a digit.
    pub digits: bool,
    /// True when it has control characters.
    pub control: bool,
    /// Addresses of pages.
    pub links: usize,
    /// Words that run along a row of the keyboard.
    pub keyboard: Share,
    /// Most times that a letter follows itself in a word.
    pub repeated: usize,
    /// True when each word is one letter, three times or more.
    pub uniform: bool,
    /// True when a word of five letters or more has no vowel.
    pub no_vowel: bool,
}

/// Looks at a text.
pub fn look(text: &str) -> Look {
    let folded = fold(text);
    let mut look = Look {
        signs: 0,
        letters: 0,
        digits: false,
        control: false,
        links: links(text),
        keyboard: Share::None,
        repeated: 0,
        uniform: !folded.is_empty(),
        no_vowel: false,
        folded: String::new(),
    };
    for letter in text.chars() {
        look.signs += usize::from(letter.is_alphanumeric());
        look.letters += usize::from(letter.is_alphabetic());
        look.digits |= digit(letter).is_some();
        look.control |= letter.is_control();
    }
    let (mut runs, mut words) = (0, 0);
    for word in folded.split(' ') {
        let repeated = repeated(word);
        words += 1;
        runs += usize::from(keyboard_run(word));
        look.repeated = look.repeated.max(repeated);
        look.uniform &= repeated > 2 && repeated == word.chars().count();
        look.no_vowel |= no_vowel(word);
    }
    if runs > 0 {
        look.keyboard = if runs == words { Share::All } else { Share::Some };
    }
    look.folded = folded;
    look
}

/// True of a folded word along a row of the keyboard: all of it from five letters on, six letters within it, or a short one, also twice.
#[inline(never)]
pub fn keyboard_run(word: &str) -> bool {
    let half = word.split_at_checked(word.len() / 2).filter(|(first, second)| first == second).map(|(half, _)| half);
    let along = longest_run(word.as_bytes());
    along > 5
        || (along > 4 && along == word.len())
        || one(word, SHORT)
        || half.is_some_and(|half| one(half, SHORT) || half.len() > 3 && longest_run(half.as_bytes()) == half.len())
}

/// Most letters that follow one another on a row, forwards or backwards.
fn longest_run(word: &[u8]) -> usize {
    let mut most = 0;
    for row in ROWS {
        let (mut up, mut down, mut last) = (1, 1, None);
        for letter in word {
            let now = place(row, *letter);
            let step = |by: usize, from: Option<usize>, to: Option<usize>| from.is_some_and(|from| Some(from + by) == to);
            up = if step(1, last, now) { up + 1 } else { 1 };
            down = if step(1, now, last) { down + 1 } else { 1 };
            most = most.max(up).max(down);
            last = now;
        }
    }
    most
}

#[inline(never)]
fn place(row: &[u8], letter: u8) -> Option<usize> {
    row.iter().position(|other| *other == letter)
}

/// The longest time that one letter follows itself.
#[inline(never)]
pub fn repeated(word: &str) -> usize {
    let (mut most, mut now, mut last) = (0, 0, None);
    for letter in word.chars() {
        now = if last == Some(letter) { now + 1 } else { 1 };
        last = Some(letter);
        most = most.max(now);
    }
    most
}

/// True of a word of Latin letters, five or more of them, without a vowel.
fn no_vowel(word: &str) -> bool {
    word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_lowercase() && !b"aeiouy".contains(&byte))
}

/// Addresses of pages in a text, and their marks: how many.
pub fn links(text: &str) -> usize {
    let starts = |rest: &[u8], mark: &[u8]| rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
    let (mut found, mut after) = (0, false);
    for at in 0..text.len() {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let page = starts(rest, b"://");
        // the `www.` of an address that has been counted
        found += usize::from(
            page || (starts(rest, b"www.") && !after) || starts(rest, b"[url") || starts(rest, b"[link") || starts(rest, b"<a "),
        );
        after = page || (after && matches!(rest.first(), Some(b':' | b'/')));
    }
    found
}
