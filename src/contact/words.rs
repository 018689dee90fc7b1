//! Whether words of a list stand in a folded text.

/// True when a folded text has one of the words of a list as a whole word; `*` at the end of a listed word stands for the rest of a word, `_` for a
/// space.
pub fn any(folded: &str, list: &str) -> bool {
    list.split(' ').any(|wanted| match wanted.strip_suffix('*') {
        _ if wanted.contains('_') => phrase(folded, wanted),
        Some(start) => folded.split(' ').any(|word| word.starts_with(start)),
        None => folded.split(' ').any(|word| word == wanted),
    })
}

fn phrase(folded: &str, wanted: &str) -> bool {
    let wanted = wanted.replace('_', " ");
    let open = wanted.ends_with('*');
    let wanted = wanted.trim_end_matches('*');
    folded.match_indices(wanted).any(|(at, _)| {
        let before = folded.get(..at).is_some_and(|text| text.is_empty() || text.ends_with(' '));
        let after = folded.get(at + wanted.len()..).is_some_and(|text| open || text.is_empty() || text.starts_with(' '));
        before && after
    })
}
