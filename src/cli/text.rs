//! Small things that several commands print.

use super::host::Host;
use time::OffsetDateTime;

/// Prints lines to standard output.
pub fn print(host: &dyn Host, lines: &[String]) {
    host.print(&format!("{}\n", lines.join("\n")));
}

/// Unix seconds as an ISO date and time.
pub fn iso_time(seconds: u32) -> String {
    let time = OffsetDateTime::from_unix_timestamp(i64::from(seconds)).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (hour, minute, second) = time.to_hms();
    format!("{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z", time.year(), u8::from(time.month()), time.day())
}

/// A text of somebody's on one line of a terminal: what would steer it is written as an escape.
pub fn visible(text: &str) -> String {
    let mut seen = String::new();
    for letter in text.chars() {
        if letter.is_control() {
            seen.extend(letter.escape_default());
        } else {
            seen.push(letter);
        }
    }
    seen
}
