//! The field that people do not see. Browsers and password managers fill it now and then, with the person's own data: that is no bot.

use super::{Seen, Sign, Signs};
use crate::contact::kinds::Kind;
use crate::contact::{Grade, country, email, links, name, phone};
use crate::fields::value;
use crate::lists::Lists;
use crate::sender::Sender;
use crate::text::fold;

/// Most letters of what a browser fills in.
const LONGEST: usize = 100;

/// Weighs what the field holds.
pub fn weigh(seen: &Seen<'_>, signs: &mut Signs) {
    if let Some(text) = seen.sender.honeypot.as_deref().and_then(|name| value(seen.fields, name)) {
        signs.when(true, if is_autofill(seen, text, seen.countries) { Sign::HoneypotAutofill } else { Sign::HoneypotText });
    }
}

/// True of what a browser knows of a person: what the form says elsewhere, or what can be a name, an address, a number or a place.
fn is_autofill(seen: &Seen<'_>, text: &str, countries: &str) -> bool {
    if text.chars().count() > LONGEST || text.contains(['<', '>', '[', '\n']) || links(text) > 0 {
        return false;
    }
    let folded = fold(text);
    let same = || seen.said.every().any(|(kind, value)| kind != Kind::Message && fold(value) == folded);
    same()
        || email::read(Some(text), &Lists::default(), &Sender::default()).grade == Grade::Valid
        || phone::read(Some(text), Some("FR")).grade == Grade::Valid
        || country::code(text, countries).is_some()
        || is_place(text)
        || (folded.contains(' ') && folded.split(' ').count() <= 5 && name::read(Some(text)).grade == Grade::Valid)
}

/// A postcode, or a number and a street: digits, and no sign that addresses do without.
fn is_place(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let spaces = text.bytes().filter(|byte| *byte == b' ').count();
    let short =
        (digits > 2 && text.len() < 11) || (digits > 1 && text.len() < 9 && !text.bytes().any(|byte| byte.is_ascii_lowercase()));
    digits > 0 && (spaces > 1 || short) && text.chars().all(|letter| letter.is_alphanumeric() || " ,.-'’/".contains(letter))
}
