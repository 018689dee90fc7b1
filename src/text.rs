//! Comparing what people type: without case, accents, punctuation or doubled spaces, in French and English.

/// A text folded for comparing: lower case, no accents, words of letters and digits with one space between.
///
/// ```
/// assert_eq!(attise::text::fold("  Directrice Générale – Santé "), "directrice generale sante");
/// assert_eq!(attise::text::fold("Chef d’atelier"), "chef d atelier");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'a'..='z' | '0'..='9' => folded.push(letter),
            'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
            '\0'..='\x7f' => part(&mut folded),
            _ => letter.to_lowercase().for_each(|letter| fold_letter(&mut folded, letter)),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The end of a word.
fn part(folded: &mut String) {
    if !matches!(folded.as_bytes().last(), None | Some(b' ')) {
        folded.push(' ');
    }
}

/// A letter in lower case, without its accent.
#[inline(never)]
fn fold_letter(folded: &mut String, letter: char) {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
        'ç' => folded.push('c'),
        'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
        'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
        'ñ' => folded.push('n'),
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => folded.push('o'),
        'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
        'ý' | 'ÿ' => folded.push('y'),
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        // combining marks, as in texts that come decomposed
        '\u{300}'..='\u{36f}' => {}
        _ if letter.is_alphanumeric() => folded.push(letter),
        _ => part(folded),
    }
}

/// True when a folded text holds some words, as people write them, as whole words; `*` at the end stands for the rest of a word.
///
/// ```
/// use attise::text::holds;
/// assert!(holds("directrice des achats", "Achats"));
/// assert!(!holds("rachats", "achats"));
/// assert!(holds("directrice des achats", "Direct*"));
/// ```
pub fn holds(text: &str, words: &str) -> bool {
    Words::new(words).stand_in(text)
}

/// Words as people write them, folded once for looking in many texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The words, folded.
    pub folded: String,
    /// True when the last one stands for the beginning of a word.
    open: bool,
}

impl Words {
    /// Folds some words.
    pub fn new(words: &str) -> Words {
        Words { folded: fold(words), open: words.trim_end().ends_with('*') }
    }

    /// True when they stand in a folded text as whole words, one after the other: see [`holds`].
    pub fn stand_in(&self, text: &str) -> bool {
        let here = |text: &str| {
            text.strip_prefix(self.folded.as_str()).is_some_and(|after| self.open || after.is_empty() || after.starts_with(' '))
        };
        let mut rest = Some(text);
        while let Some(text) = rest.filter(|_| !self.folded.is_empty()) {
            if here(text) {
                return true;
            }
            rest = text.split_once(' ').map(|(_, next)| next);
        }
        false
    }
}

/// The value of a decimal digit as people type it: Western, Arabic, Persian, Devanagari or full-width.
pub fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(u32::from(letter) - u32::from(zero))
}

/// Words after which a number is an upper bound.
const BELOW: [&str; 9] = ["moins de", "less than", "fewer than", "under", "below", "jusqu a", "up to", "inferieur a", "maximum"];

/// The first whole number of a text. Groups of three digits may be apart: `1 000+`, `1.000` and `1,000` are 1000, `50-100` is 50,
/// `12,5` is 12, `10k` is 10000. Of an upper bound, such as `moins de 10`, it is 1, or less where that says so. `1e9` is none.
///
/// ```
/// use attise::text::number;
/// assert_eq!(number("1 000+"), Some(1000));
/// assert_eq!(number("de 50 à 99"), Some(50));
/// assert_eq!(number("10 20"), Some(10));
/// assert_eq!(number("moins de 10"), Some(1));
/// assert_eq!(number("٣٠"), Some(30));
/// assert_eq!(number("beaucoup"), None);
/// ```
pub fn number(text: &str) -> Option<i32> {
    let (start, _) = text.char_indices().find(|(_, letter)| digit(*letter).is_some())?;
    let (before, rest) = text.split_at_checked(start)?;
    let mut letters = rest.chars();
    let mut number = 0i64;
    let mut length = 0;
    let unit = loop {
        let letter = letters.next();
        if let Some(value) = letter.and_then(digit) {
            number = number.saturating_mul(10).saturating_add(value.into());
            length += 1;
            continue;
        }
        let apart = matches!(letter, Some(' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '.' | ','));
        let group = letters.clone().take_while(|letter| digit(*letter).is_some()).count() == 3;
        if !(apart && group && length < 10) {
            break letter;
        }
    };
    let next = letters.next();
    if matches!(unit, Some('e' | 'E')) && next.is_some_and(|letter| letter.is_ascii_digit()) {
        return None;
    }
    if matches!(unit, Some('k' | 'K')) && !next.is_some_and(char::is_alphanumeric) {
        number = number.saturating_mul(1000);
    }
    let number = number.min(i64::from(i32::MAX)) as i32;
    let before = before.trim_end();
    if before.ends_with(['-', '−']) {
        return Some(-number);
    }
    let said = fold(before);
    let bound = before.ends_with(['<', '≤']) || BELOW.iter().any(|words| said.ends_with(words));
    Some(if bound { number.min(1) } else { number })
}

/// Bytes as hexadecimal digits.
#[inline(never)]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from(if four < 10 { b'0' + four } else { b'a' - 10 + four });
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 15));
    }
    text
}
