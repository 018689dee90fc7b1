//! Comparing what people type: without case, accents, punctuation or doubled spaces, in French and English.

/// A text folded for comparing: lower case, no accents, words of letters and digits with one space between.
///
/// ```
/// assert_eq!(attise::text::fold("  Directrice Générale – Santé "), "directrice generale sante");
/// assert_eq!(attise::text::fold("Chef d’atelier"), "chef d atelier");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
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
            _ => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
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
    let folded = fold(words);
    let end = if words.trim_end().ends_with('*') { "" } else { " " };
    !folded.is_empty() && format!(" {text} ").contains(&format!(" {folded}{end}"))
}

/// The first whole number of a text. Groups of three digits may be apart: `1 000+`, `1.000` and `1,000` are 1000, `50-100` is 50,
/// `12,5` is 12.
///
/// ```
/// use attise::text::number;
/// assert_eq!(number("1 000+"), Some(1000));
/// assert_eq!(number("de 50 à 99"), Some(50));
/// assert_eq!(number("10 20"), Some(10));
/// assert_eq!(number("beaucoup"), None);
/// ```
pub fn number(text: &str) -> Option<i32> {
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let negative = text.get(..start).is_some_and(|before| before.trim_end().ends_with('-'));
    let mut rest = text.get(start..)?;
    let mut digits = String::new();
    loop {
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        digits.push_str(rest.get(..end)?);
        rest = rest.get(end..)?;
        let apart = rest.chars().next().filter(|letter| matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '.' | ','));
        let group = apart.and_then(|letter| rest.get(letter.len_utf8()..)).unwrap_or_default();
        if group.chars().take_while(char::is_ascii_digit).count() != 3 || digits.len() > 9 {
            break;
        }
        rest = group;
    }
    let number = digits.parse::<i64>().unwrap_or(i64::MAX).min(i64::from(i32::MAX)) as i32;
    Some(if negative { -number } else { number })
}

/// Bytes as hexadecimal digits.
#[inline(never)]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(four.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
