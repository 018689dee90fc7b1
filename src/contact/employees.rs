//! How many people a company has, from what people write: `1 000+`, `10-50`, `moins de 10`, `PME`.

use super::words::any;
use crate::text::{fold, number};

/// The most that is believed: no company has more.
const MOST: i32 = 10_000_000;

/// The least number of people that a text speaks of; `None` when it says nothing that can be one.
///
/// ```
/// use attise::contact::employees::least;
/// assert_eq!(least("de 10 à 50"), Some(10));
/// assert_eq!(least("PME"), Some(10));
/// assert_eq!(least("-5"), None);
/// assert_eq!(least("?"), None);
/// ```
pub fn least(text: &str) -> Option<i32> {
    match number(text) {
        Some(number) => Some(number).filter(|number| (0..=MOST).contains(number)),
        None if text.chars().any(char::is_numeric) => None,
        None => by_class(&fold(text)),
    }
}

/// By the classes of French statistics: a TPE has fewer than 10, a PME 10 to 249, an ETI 250 to 4,999; of several the least counts.
fn by_class(folded: &str) -> Option<i32> {
    let classes = [
        (1, "tpe micro* solo seul seule independant* freelance auto_entrepreneur* autoentrepreneur* self_employed vse sme"),
        (10, "pme petite* moyenne*"),
        (250, "eti"),
        (5000, "ge grand_groupe grande_entreprise large_enterprise"),
    ];
    classes.into_iter().find(|(_, words)| any(folded, words)).map(|(least, _)| least)
}
