//! Points in time as people and logs write them, as Unix seconds.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Reads Unix seconds, an RFC 3339 date and time, or a date alone (its midnight UTC). `None` for anything else, and for
/// times before 1970 or after 2106.
///
/// ```
/// use attise::time::parse;
/// assert_eq!(parse("1767607200"), Some(1_767_607_200));
/// assert_eq!(parse("2026-01-05T11:00:00+01:00"), Some(1_767_607_200));
/// assert_eq!(parse("2026-01-05"), Some(1_767_571_200));
/// assert_eq!(parse("yesterday"), None);
/// ```
pub fn parse(text: &str) -> Option<u32> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(seconds);
    }
    let moment = match OffsetDateTime::parse(text, &Rfc3339) {
        Ok(moment) => moment,
        Err(_) => OffsetDateTime::parse(&format!("{text}T00:00:00Z"), &Rfc3339).ok()?,
    };
    u32::try_from(moment.unix_timestamp()).ok()
}
