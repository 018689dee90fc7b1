//! Whether words of a list stand in a folded text.

/// True when a folded text has one of the words of a list as a whole word; `*` at the end of a listed word stands for the rest of a word, `_` for a
/// space.
#[inline(never)]
pub fn any(folded: &str, list: &str) -> bool {
    list.as_bytes().split(|byte| *byte == b' ').any(|wanted| stands(folded.as_bytes(), wanted))
}

/// True when one of the words of a list is the whole folded text.
#[inline(never)]
pub fn one(folded: &str, list: &str) -> bool {
    list.as_bytes().split(|byte| *byte == b' ').any(|wanted| wanted.len() == folded.len() && begins(folded.as_bytes(), wanted))
}

/// At the beginning of the text, or of one of its words.
fn stands(mut text: &[u8], wanted: &[u8]) -> bool {
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
