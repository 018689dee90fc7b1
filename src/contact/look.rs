//! What can be seen of a text without knowing what it is: links, letters, and what people and programs type when they have to type something.

use super::words::List;
use crate::text::{digit, fold};

/// The place of each letter on a French and on an English keyboard: rows begin at 10, 30 and 50.
const PLACES: [[u8; 26]; 2] =
    [places([b"azertyuiop", b"qsdfghjklm", b"wxcvbn"]), places([b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"])];
/// Shorter runs that nobody is called.
static SHORT: List =
    List::new("aze asd asdf dfg dfgh fgh fghj ghj hjkl jkl jklm qsd qsdf qwe qwer qwertz sdf sdfg vbn wxc wxcv xcv xcvb zxc zxcv");

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
        || SHORT.has(word)
        || half.is_some_and(|half| SHORT.has(half) || half.len() > 3 && longest_run(half.as_bytes()) == half.len())
}

/// Most letters that follow one another on a row, forwards or backwards.
fn longest_run(word: &[u8]) -> usize {
    let mut most = 0;
    for places in &PLACES {
        let (mut up, mut down, mut last) = (1, 1, 0);
        for letter in word {
            let now = places.get(usize::from(letter.wrapping_sub(b'a'))).copied().unwrap_or(0);
            up = if last > 0 && now == last + 1 { up + 1 } else { 1 };
            down = if now > 0 && last == now + 1 { down + 1 } else { 1 };
            most = most.max(up).max(down);
            last = now;
        }
    }
    most
}

const fn places(rows: [&[u8]; 3]) -> [u8; 26] {
    let mut places = [0; 26];
    let (mut rows, mut start) = (rows.as_slice(), 10);
    while let Some((row, others)) = rows.split_first() {
        let (mut row, mut place) = (*row, start);
        while let Some((letter, after)) = row.split_first() {
            let (_, from) = places.split_at_mut((*letter - b'a') as usize);
            if let Some(at) = from.first_mut() {
                *at = place;
            }
            place += 1;
            row = after;
        }
        start += 20;
        rows = others;
    }
    places
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
    let (mut found, mut after) = (0, false);
    for (at, byte) in text.bytes().enumerate() {
        let starts =
            |mark: &str| text.as_bytes().get(at..at + mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark.as_bytes()));
        let page = byte == b':' && starts("://");
        found += usize::from(match byte {
            // the `www.` of an address that has been counted
            b'w' | b'W' => !after && starts("www."),
            b'[' => starts("[url") || starts("[link"),
            b'<' => starts("<a "),
            _ => page,
        });
        after = page || (after && matches!(byte, b':' | b'/'));
    }
    found
}
