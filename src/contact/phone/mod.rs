//! A telephone number as people write it: in E.164, with what speaks against it. The rules of France and its overseas departments, Belgium, Switzerland,
//! Luxembourg and Canada are held to libphonenumber's by `tests/node/phone.test.mjs`; elsewhere only the country's code and the length are looked at.

mod fiction;
mod pattern;
mod plan;

use super::grade::{Grade, Graded, has};
use crate::text::digit;
use plan::{CODES, Country, NEAR, OVERSEAS, is_american};
use serde::Serialize;

/// Most digits of a number in E.164.
const MOST: usize = 15;
/// Fewest digits of a number in E.164 that is believed.
const LEAST: usize = 7;

/// A telephone number with its grade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Phone {
    /// How good it is.
    pub grade: Grade,
    /// Why.
    pub reasons: Vec<&'static str>,
    /// In E.164: `+33612345678`.
    pub number: Option<String>,
    /// The code of its country, where the rules know it.
    pub country: Option<&'static str>,
}

impl Phone {
    /// True when one of its reasons is this.
    pub fn has(&self, reason: &str) -> bool {
        has(&self.reasons, reason)
    }

    /// The first of several.
    fn of_several(mut self) -> Phone {
        self.grade = self.grade.max(Grade::Doubtful);
        self.reasons.push("several_numbers");
        self
    }
}

/// Grades a number; `hint` is the country that the rest of the form speaks of, for a number written as at home.
pub fn read(text: Option<&str>, hint: Option<&str>) -> Phone {
    let Some(text) = text else { return Phone::default() };
    let phone = alone(text, hint);
    if phone.grade != Grade::Unusable || phone.number.is_some() {
        return phone;
    }
    let first =
        |between: &&str| text.split_once(*between).map(|(first, _)| alone(first, hint)).filter(|first| first.number.is_some());
    BETWEEN.iter().find_map(first).map_or(phone, Phone::of_several)
}

/// What people write between two numbers, and what stands between those of a field that is posted twice.
const BETWEEN: [&str; 9] = [", ", "; ", " / ", " ou ", " or ", " et ", ",", ";", "/"];

/// Grades a text of one number.
fn alone(text: &str, hint: Option<&str>) -> Phone {
    let mut graded = Graded::given();
    let found = find(text, hint, &mut graded).unwrap_or_else(|reason| {
        graded.add(Grade::Unusable, reason);
        None
    });
    let (number, country) = found.unzip();
    Phone { grade: graded.grade, reasons: graded.reasons, number, country: country.flatten() }
}

/// The number in E.164 and its country; nothing where the rules are not known.
fn find(text: &str, hint: Option<&str>, graded: &mut Graded) -> Result<Option<(String, Option<&'static str>)>, &'static str> {
    let written = written(text)?;
    if written.extension {
        graded.reasons.push("extension");
    }
    graded.when(fiction::repeats(&written.digits), Grade::Unusable, "repeated_digits");
    let known = |hint: &str| NEAR.iter().chain(&OVERSEAS).any(|country| country.code == hint);
    if !written.international && hint.is_some_and(|hint| !known(hint)) {
        graded.reasons.push("not_checked");
        return match written.digits.len() {
            ..5 => Err("too_short"),
            5..=MOST => Ok(None),
            _ => Err("too_long"),
        };
    }
    let (calling, national, country) = written.number(hint)?;
    // a digit of a longer number may be missing
    graded.when(
        !written.international && calling == "32" && hint.is_some_and(|hint| hint != "BE"),
        Grade::Doubtful,
        "other_country",
    );
    graded.when(fiction::counts(&written.digits) || fiction::counts(&["0", &national].concat()), Grade::Doubtful, "sequence");
    graded.when(fiction::is_reserved(calling, &national), Grade::Doubtful, "fictional");
    Ok(Some((["+", calling, &national].concat(), country)))
}

/// A number's digits, as they were written.
struct Written {
    digits: String,
    /// True when the digits begin with a country's code.
    international: bool,
    extension: bool,
}

/// Takes a text apart. What is between the digits is left out; letters after them are an extension, before them a label.
fn written(text: &str) -> Result<Written, &'static str> {
    let mut digits = String::new();
    let (mut plus, mut word) = (false, String::new());
    for letter in text.chars() {
        if let Some(value) = digit(letter).and_then(|value| char::from_digit(value, 10)) {
            if !digits.is_empty() && !word.is_empty() {
                break;
            }
            word.clear();
            digits.push(value);
        } else if letter.is_alphabetic() {
            word.extend(letter.to_lowercase());
        } else if matches!(letter, '+' | '＋') && digits.is_empty() {
            plus = true;
        } else if !letter.is_whitespace() && !"().:-/–—‑·_#\u{200b}\u{202a}\u{202c}".contains(letter) {
            return Err("characters");
        }
    }
    if digits.is_empty() {
        return Err("no_digits");
    }
    if !word.is_empty() && !matches!(word.as_str(), "x" | "ext" | "extension" | "poste" | "p" | "int") {
        return Err("letters");
    }
    // `+33 (0)1 …`: the zero is for those at home
    let zero = text.find("(0)").map(|at| text.chars().take(at).filter(|letter| digit(*letter).is_some()).count());
    if let Some(at) = zero.filter(|at| *at > 0 && *at < digits.len()) {
        digits.remove(at);
    }
    let bare = digits.strip_prefix("00").filter(|rest| plus || !rest.starts_with('0'));
    let international = plus || bare.is_some();
    let digits = bare.map(String::from).unwrap_or(digits);
    if digits.len() > MOST + 2 { Err("too_long") } else { Ok(Written { digits, international, extension: !word.is_empty() }) }
}

/// Country's code, the number within the country, and the country.
type Number = (&'static str, String, Option<&'static str>);

impl Written {
    fn number(&self, hint: Option<&str>) -> Result<Number, &'static str> {
        let hint = if hint.is_some_and(|hint| OVERSEAS.iter().any(|place| place.code == hint)) { Some("FR") } else { hint };
        if self.international { abroad(&self.digits) } else { self.at_home(hint) }
    }

    /// A number written as at home: in the country that the form speaks of, else in the first that has such a number.
    fn at_home(&self, hint: Option<&str>) -> Result<Number, &'static str> {
        let digits = self.digits.as_str();
        let hinted = NEAR.iter().find(|country| Some(country.code) == hint).and_then(|country| country.home(digits, false));
        // without its zero, or in Luxembourg, nearly anything would be a number
        let elsewhere = || NEAR.iter().filter(|country| country.code != "LU").find_map(|country| country.home(digits, true));
        // `33 6 12 34 56 78`: the plus was forgotten
        let forgotten = || {
            NEAR.iter()
                .any(|country| digits.len() > 9 && digits.starts_with(country.calling))
                .then(|| abroad(digits).ok())
                .flatten()
        };
        hinted.or_else(elsewhere).or_else(forgotten).ok_or(match digits.len() {
            length if length < LEAST => "too_short",
            length if length > 11 => "too_long",
            _ => "no_such_number",
        })
    }
}

impl Country {
    /// The number if it is one of this country's, written as there; `whole` asks for what is dialled before it.
    fn home(&self, digits: &str, whole: bool) -> Option<Number> {
        if self.calling == "1" && !whole {
            let national = digits.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(digits);
            return is_american(national).then(|| (self.calling, national.into(), self.has(national).then_some(self.code)));
        }
        let national = match digits.strip_prefix(self.trunk) {
            Some(national) => national,
            None if whole => return None,
            None => digits,
        };
        let place = OVERSEAS
            .iter()
            .filter(|_| self.code == "FR")
            .find(|place| place.home.split(' ').any(|start| national.starts_with(start)));
        let country = place.filter(|place| place.has(national)).unwrap_or(self);
        country.has(national).then(|| (country.calling, national.into(), Some(country.code)))
    }
}

/// A number that begins with a country's code.
fn abroad(digits: &str) -> Result<Number, &'static str> {
    let calling = CODES.split(' ').find(|code| digits.starts_with(code)).ok_or("unknown_country_code")?;
    let rest = digits.get(calling.len()..).unwrap_or_default();
    let known = || NEAR.iter().chain(&OVERSEAS).filter(|country| country.calling == calling);
    for country in known() {
        // the zero that is dialled at home only is written abroad all the same
        for national in [Some(rest), rest.strip_prefix(country.trunk)].into_iter().flatten() {
            if country.has(national) {
                return Ok((calling, national.into(), Some(country.code)));
            }
        }
    }
    match digits.len() {
        length if length < LEAST => Err("too_short"),
        length if length > MOST => Err("too_long"),
        _ if calling == "1" && is_american(rest) => Ok((calling, rest.into(), None)),
        _ if known().next().is_some() => Err("no_such_number"),
        _ => Ok((calling, rest.into(), None)),
    }
}
