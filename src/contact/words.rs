//! Whether words of a list stand in a folded text.

/// A list of words that is told at a glance what it does not have: of most words that it lacks, its marks are enough to know.
pub struct List {
    words: &'static str,
    marks: u128,
}

impl List {
    /// Words with a space between; `_` stands for a space within one.
    pub const fn new(words: &'static str) -> List {
        let bytes = words.as_bytes();
        let (mut rest, mut marks) = (bytes, 0);
        while let Some((word, after)) = split(rest) {
            marks |= 1 << mark(word);
            rest = after;
        }
        List { words, marks }
    }

    /// True when one of its words is the whole folded text.
    pub fn has(&self, folded: &str) -> bool {
        self.may(mark(folded.as_bytes())) && one(folded, self.words)
    }

    /// The first of some lists that has the whole folded text.
    pub fn first_with<'l, T>(lists: &'l [(T, List)], folded: &str) -> Option<&'l T> {
        let mark = mark(folded.as_bytes());
        lists.iter().find(|(_, list)| list.may(mark) && one(folded, list.words)).map(|(what, _)| what)
    }

    fn may(&self, mark: u32) -> bool {
        self.marks & 1 << mark != 0
    }

    /// The first of its words, in its own order, that is one of these; `_` stands for itself.
    pub fn first_in<'t>(&self, words: impl Iterator<Item = &'t str> + Clone) -> Option<&'static str> {
        if !words.clone().any(|word| self.has(word)) {
            return None;
        }
        self.words.split(' ').find(|own| words.clone().any(|word| word == *own))
    }
}

/// The first of some words, and those after it.
const fn split(words: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut length = 0;
    let mut rest = words;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b' ' {
            break;
        }
        length += 1;
    }
    match words.split_at_checked(length) {
        Some((word, _)) if !words.is_empty() => Some((word, rest)),
        _ => None,
    }
}

/// The place of a word's mark: by its length and three of its letters.
const fn mark(word: &[u8]) -> u32 {
    let (Some(first), Some(last)) = (word.first(), word.last()) else { return 0 };
    let (_, half) = word.split_at(word.len() / 2);
    let middle = match half.first() {
        Some(b'_') | None => b' ',
        Some(letter) => *letter,
    };
    (word.len() as u32 * 29 + *first as u32 * 5 + *last as u32 * 43 + middle as u32 * 11) & 127
}

/// True when a folded text has one of the words of a list as a whole word; `*` at the end of a listed word stands for the rest of a word, `_` for a
/// space.
#[inline(never)]
pub fn any(folded: &str, list: &str) -> bool {
    list.split(' ').any(|wanted| stands(folded.as_bytes(), wanted.as_bytes()))
}

/// True when one of the words of a list is the whole folded text.
#[inline(never)]
pub fn one(folded: &str, list: &str) -> bool {
    list.as_bytes().split(|byte| *byte == b' ').any(|wanted| wanted.len() == folded.len() && begins(folded.as_bytes(), wanted))
}

/// Whether a wanted word stands at the beginning of the text, or of one of its words.
pub(super) fn stands(mut text: &[u8], wanted: &[u8]) -> bool {
    let (start, open) = match wanted.split_last() {
        Some((b'*', start)) => (start, true),
        _ => (wanted, false),
    };
    loop {
        if begins(text, start) && (open || matches!(text.get(start.len()), None | Some(b' '))) {
            return !start.is_empty();
        }
        match text.iter().position(|byte| *byte == b' ') {
            Some(space) => text = text.get(space + 1..).unwrap_or_default(),
            None => return false,
        }
    }
}

fn begins(text: &[u8], start: &[u8]) -> bool {
    text.len() >= start.len() && start.iter().zip(text).all(|(a, b)| a == b || (*a == b'_' && *b == b' '))
}
