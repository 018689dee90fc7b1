//! The times that most logs hold, read without the calendar of [`crate::time`]: anything else is left to it.

/// Unix seconds of a time as programs write it: digits alone, or `2026-01-05T09:00:00Z`, the same with a space, without the `Z` or with a fraction of
/// a second. `None` says nothing of a text: [`crate::time::parse`] reads it, or tells what is wrong with it.
///
/// ```
/// use attise::moment::quick;
/// assert_eq!(quick("2026-01-05T10:00:00.250Z"), Some(1_767_607_200));
/// assert_eq!(quick("2026-01-05"), None);
/// ```
pub fn quick(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    if let Some((clock, rest)) = bytes.split_first_chunk::<19>() {
        return is_utc(rest).then(|| moment(clock)).flatten();
    }
    let long = bytes.is_empty() || bytes.len() > 10;
    let number = bytes.iter().try_fold(0u64, |sum, byte| Some(sum * 10 + digit(*byte)?)).filter(|_| !long)?;
    u32::try_from(number).ok()
}

/// Nothing, `Z`, no offset, or a fraction of up to nine digits and `Z`.
fn is_utc(rest: &[u8]) -> bool {
    match rest {
        [] | [b'Z'] | b"+00" | b"+00:00" => true,
        [b'.', digits @ .., b'Z'] => (1..=9).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

fn moment(clock: &[u8; 19]) -> Option<u32> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T' | b' ', h1, h2, b':', n1, n2, b':', s1, s2] = *clock else { return None };
    let two = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    let (month, day, hour, minute, second) = (two(m1, m2)?, two(d1, d2)?, two(h1, h2)?, two(n1, n2)?, two(s1, s2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let good = (1970..2106).contains(&year) && (1..=days).contains(&day) && hour < 24 && minute < 60 && second < 60;
    // years that begin in March: http://howardhinnant.github.io/date_algorithms.html#days_from_civil
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    good.then(|| ((days - 719_468) * 86_400 + hour * 3600 + minute * 60 + second) as u32)
}

fn digit(byte: u8) -> Option<u64> {
    Some(u64::from(byte.wrapping_sub(b'0'))).filter(|digit| *digit < 10)
}
