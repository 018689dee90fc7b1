//! The numbers of a country as a few patterns.

/// True when some digits match one of the patterns of a list: `[13]x8` is a 1 or a 3 and eight digits, `90x2-9` is 90 and two to nine.
#[inline(never)]
pub fn any(digits: &str, patterns: &str) -> bool {
    patterns.as_bytes().split(|byte| *byte == b' ').any(|pattern| matches(digits.as_bytes(), pattern))
}

fn matches(mut digits: &[u8], mut pattern: &[u8]) -> bool {
    while let [wanted, after @ ..] = pattern {
        let value = |byte: &u8| usize::from(byte.wrapping_sub(b'0'));
        match (wanted, after) {
            (b'x', [least]) => return digits.len() == value(least),
            (b'x', [least, b'-', most @ ..]) => {
                let most = most.iter().fold(0, |sum, byte| sum * 10 + value(byte));
                return (value(least)..=most).contains(&digits.len());
            }
            _ => {}
        }
        let Some((found, rest)) = digits.split_first() else { return false };
        (digits, pattern) = (rest, after);
        if *wanted == b'[' {
            let Some(end) = after.iter().position(|byte| *byte == b']') else { return false };
            let (set, after) = after.split_at_checked(end).unwrap_or_default();
            pattern = after.get(1..).unwrap_or_default();
            if !within(set, *found) {
                return false;
            }
        } else if wanted != found {
            return false;
        }
    }
    digits.is_empty()
}

/// Whether a digit is in a set like `0-24-8`.
fn within(mut set: &[u8], found: u8) -> bool {
    loop {
        match set {
            [first, b'-', last, ..] if (first..=last).contains(&&found) => return true,
            [_, b'-', _, rest @ ..] => set = rest,
            [first, ..] if *first == found => return true,
            [_, rest @ ..] => set = rest,
            [] => return false,
        }
    }
}
