//! The numbers of a country as a few patterns.

/// True when some digits match one of the patterns of a list: `[13]x8` is a 1 or a 3 and eight digits, `90x2-9` is 90 and two to nine.
pub fn any(digits: &str, patterns: &str) -> bool {
    patterns.split(' ').any(|pattern| matches(digits, pattern))
}

fn matches(digits: &str, pattern: &str) -> bool {
    let (head, tail) = pattern.split_once('x').unwrap_or((pattern, "0"));
    let mut rest = digits.chars();
    let mut head = head.chars();
    while let Some(wanted) = head.next() {
        let Some(found) = rest.next() else { return false };
        let fits = if wanted == '[' { within(&mut head, found) } else { wanted == found };
        if !fits {
            return false;
        }
    }
    let (least, most) = tail.split_once('-').unwrap_or((tail, tail));
    let length = rest.as_str().len();
    least.parse().is_ok_and(|least: usize| length >= least) && most.parse().is_ok_and(|most: usize| length <= most)
}

/// Whether a digit is in a set like `0-24-8]`, which is read to its end.
fn within(set: &mut std::str::Chars<'_>, found: char) -> bool {
    let inside = set.as_str().split(']').next().unwrap_or_default();
    *set = set.as_str().get(inside.len() + 1..).unwrap_or_default().chars();
    let mut fits = false;
    let mut signs = inside.chars().peekable();
    while let Some(first) = signs.next() {
        let last = if signs.next_if_eq(&'-').is_some() { signs.next().unwrap_or(first) } else { first };
        fits |= (first..=last).contains(&found);
    }
    fits
}
