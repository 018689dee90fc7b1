//! What people and programs type when they have to type something: keyboard runs, one letter again and again, words that stand for nothing.

/// Rows of French, English and German keyboards, in folded letters.
const ROWS: [&str; 6] = ["azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
/// Shorter runs that nobody is called.
const SHORT: &str = "aze asd asdf asdfg dfg dfgh fgh fghj ghj hjkl jkl jklm qsd qsdf qwe qwer qwert qwertz sdf sdfg vbn wxc wxcv xcv xcvb zxc zxcv zaq";
/// Letters of a run that no name holds.
const RUN: usize = 6;

/// True of a folded word along a row of the keyboard: all of it from four letters on, or six letters within it.
pub fn keyboard_run(word: &str) -> bool {
    let length = word.chars().count();
    let along = |part: &str| ROWS.iter().any(|row| row.contains(part) || row.contains(&part.chars().rev().collect::<String>()));
    let doubled = halves(word).is_some_and(|half| half.len() > 2 && (along(half) || SHORT.split(' ').any(|short| short == half)));
    SHORT.split(' ').any(|short| short == word)
        || doubled
        || (length >= 5 && word.is_ascii() && (along(word) || word.as_bytes().windows(RUN).any(|part| std::str::from_utf8(part).is_ok_and(along))))
}

/// The half of a word that is twice the same.
fn halves(word: &str) -> Option<&str> {
    let (first, second) = word.split_at_checked(word.len() / 2)?;
    Some(first).filter(|first| *first == second)
}

/// The longest time that one letter follows itself.
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
pub fn no_vowel(word: &str) -> bool {
    word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_lowercase() && !b"aeiouy".contains(&byte))
}

/// Addresses of pages in a text, and their marks: how many.
pub fn links(text: &str) -> usize {
    let lower = text.to_lowercase();
    ["http://", "https://", "www.", "[url", "<a ", "[link"].iter().map(|mark| lower.matches(mark).count()).sum::<usize>()
        - lower.matches("://www.").count()
}
