//! Whom a form is about: the fields that hold a name, an e-mail address and a telephone number, under the names that forms give them.

use crate::fields::{Fields, value};
use crate::text::fold;

/// Bytes of the longest field name that is looked at.
const LONGEST: usize = 40;
/// Names of the field with an e-mail address, in plain letters.
const EMAIL: [&str; 9] =
    ["email", "mail", "courriel", "emailaddress", "adresseemail", "adressemail", "workemail", "emailprofessionnel", "youremail"];
/// Names of the field with a family name or the whole name.
const NAME: [&str; 10] =
    ["name", "fullname", "lastname", "surname", "familyname", "nom", "nomcomplet", "nomdefamille", "nometprenom", "yourname"];
/// Names of the field with a telephone number.
const PHONE: [&str; 9] =
    ["phone", "telephone", "tel", "mobile", "portable", "phonenumber", "mobilephone", "numerodetelephone", "yourphone"];

/// The e-mail address as it was given.
pub fn email(fields: &Fields) -> Option<&str> {
    said(fields, &EMAIL)
}

/// The family name or the whole name.
pub fn name(fields: &Fields) -> Option<&str> {
    said(fields, &NAME)
}

/// The telephone number as it was given.
pub fn phone(fields: &Fields) -> Option<&str> {
    said(fields, &PHONE)
}

/// What the first of some names says: earlier names win over later ones.
fn said<'f>(fields: &'f Fields, names: &[&str]) -> Option<&'f str> {
    let short = fields.iter().filter(|(name, _)| name.len() <= LONGEST);
    let known = short.filter_map(|(name, _)| Some((place(name, names)?, value(fields, name)?)));
    known.min_by_key(|(place, _)| *place).map(|(_, value)| value)
}

/// The place of a field's name without case, accents and whatever is neither letter nor figure: `E-Mail` and `e_mail` are `email`.
fn place(name: &str, names: &[&str]) -> Option<usize> {
    let plain: String = fold(name).chars().filter(|letter| letter.is_ascii_alphanumeric()).collect();
    names.iter().position(|each| *each == plain)
}
