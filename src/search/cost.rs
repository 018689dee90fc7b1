//! What an act costs a visitor: seconds of effort, so that journeys can be compared.
//!
//! The figures are orders of magnitude: a page takes ten seconds to find and take in, a file is asked for in twenty, a form takes a minute, and
//! so does what only the host knows of, a call two. An e-mail has to come first, which is set at two minutes. To come back on another day costs no time but the will to: it is
//! set at ten minutes, so that the shortest journey is one of a single visit unless that takes ten minutes longer. A visit comes by one
//! channel, or by the link of one e-mail.

use crate::signal::Kind;

/// Coming back the next day.
pub const DAY: u32 = 600;
/// Coming back the next week: more than a day, less than two.
pub const WEEK: u32 = 900;

/// Seconds of effort of one signal. `amount` is its seconds of active time, its percent of a page scrolled or of a video played.
pub fn of(kind: Kind, amount: u32) -> u32 {
    match kind {
        Kind::PageView | Kind::Channel => 10,
        Kind::ActiveTime => amount,
        Kind::Click | Kind::FormStart | Kind::OutboundClick | Kind::Copy | Kind::OfferSeen => 5,
        Kind::Scroll => 5 + amount / 10,
        Kind::Download => 20,
        // a video of two minutes
        Kind::VideoPlay => 5 + amount * 6 / 5,
        Kind::FormSubmit | Kind::Event => 60,
        Kind::Call | Kind::EmailOpen | Kind::EmailClick => 120,
        Kind::Visit | Kind::ReturnVisit | Kind::Combination => 0,
    }
}
