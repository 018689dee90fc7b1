//! Points in time as people and logs write them, as Unix seconds.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// What a time may look like.
const SHAPE: &str = "Unix seconds or a time like `2026-01-05T09:00:00Z`";

/// Reads Unix seconds, an RFC 3339 date and time, or a date alone (its midnight). Without an offset a time is in UTC, wherever the
/// machine is; seconds may be left out, and a space may stand for the `T`.
///
/// # Errors
///
/// What was expected, for anything else, days that no calendar has, and times before 1970 or after 2106.
///
/// ```
/// use attise::time::parse;
/// assert_eq!(parse("1767607200"), Ok(1_767_607_200));
/// assert_eq!(parse("2026-01-05T11:00:00+01:00"), Ok(1_767_607_200));
/// assert_eq!(parse("2026-01-05 11:00:00+01"), Ok(1_767_607_200));
/// assert_eq!(parse("2026-01-05T05:30:00-0430"), Ok(1_767_607_200));
/// assert_eq!(parse("2026-01-05 10:00"), Ok(1_767_607_200));
/// assert_eq!(parse("2026-01-05"), Ok(1_767_571_200));
/// assert_eq!(parse("2026-02-31"), Err("a day that the calendar has"));
/// assert!(parse("yesterday").is_err());
/// ```
pub fn parse(text: &str) -> Result<u32, &'static str> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().map_err(|_| "Unix seconds up to 4294967295");
    }
    let (date, rest) = text.split_at_checked(10).ok_or(SHAPE)?;
    let midnight = rfc3339(&[date, "T00:00:00Z"]).ok_or(if is_date(date) { "a day that the calendar has" } else { SHAPE })?;
    let moment = match rest.strip_prefix(['T', 't', ' ']) {
        None if rest.is_empty() => midnight,
        None => return Err(SHAPE),
        Some(rest) => {
            let (clock, offset) = rest.split_at_checked(rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len())).ok_or(SHAPE)?;
            let seconds = if clock.len() == 5 { ":00" } else { "" };
            let [zone, colon, minutes] = match (offset.len(), offset.split_at_checked(3)) {
                (0, _) => ["Z", "", ""],
                // `+01` and `+0100`, as databases write them
                (3, _) => [offset, ":", "00"],
                (5, Some((hours, minutes))) => [hours, ":", minutes],
                _ => [offset, "", ""],
            };
            rfc3339(&[date, "T", clock, seconds, zone, colon, minutes]).ok_or(SHAPE)?
        }
    };
    u32::try_from(moment).map_err(|_| "a time from 1970 to 2106")
}

fn rfc3339(parts: &[&str]) -> Option<i64> {
    OffsetDateTime::parse(&parts.concat(), &Rfc3339).ok().map(OffsetDateTime::unix_timestamp)
}

fn is_date(text: &str) -> bool {
    text.bytes().enumerate().all(|(i, byte)| if i == 4 || i == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}
