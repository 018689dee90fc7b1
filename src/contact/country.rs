//! A country from what people write: its code, or its name in French or English.

use super::words::{any, one};
use crate::text::fold;

/// The code of the country that a text names, by `lists/countries.txt`; `None` when it names none of those.
pub fn code(text: &str, countries: &str) -> Option<String> {
    let folded = fold(text);
    let upper = folded.to_ascii_uppercase();
    let find = |within: bool| {
        countries.lines().filter_map(|line| line.split_once(' ')).find(|(code, names)| {
            // `Paris, France`: of names within a text short ones are words
            if within {
                names.split(' ').any(|name| name.len() > 4 && any(&folded, name))
            } else {
                *code == upper || one(&folded, names)
            }
        })
    };
    find(false).or_else(|| find(true)).map(|(code, _)| code.into())
}
