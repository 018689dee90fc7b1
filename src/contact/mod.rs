//! How good the contact data of a form are, and what its messy texts say.

pub mod company;
pub mod country;
mod derive;
pub mod email;
pub mod employees;
mod grade;
pub mod kinds;
mod look;
pub mod name;
pub mod phone;
pub mod role;
mod words;

pub use derive::derived;
pub use grade::{Grade, Graded, has_any};
pub use look::links;
pub use words::List;

use crate::lists::Lists;
use crate::plan::{Language, Plan};
use crate::sender::Sender;
use company::Company;
use email::Email;
use kinds::{Kind, Said};
use phone::Phone;
use role::Role;
use serde::Serialize;

/// Most letters of a text that is looked at: no contact datum is longer, and time stays bounded.
const LONGEST: usize = 2000;

/// The contact data of a form, graded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// All together: can this person be reached? `Missing` when the form gives neither address nor number nor name.
    pub quality: Grade,
    /// The e-mail address.
    pub email: Email,
    /// The telephone number.
    pub phone: Phone,
    /// The name.
    pub name: Graded,
    /// The company.
    pub company: Company,
    /// People in the company, at least: `None` when nothing is said that can be a number of people.
    pub employees: Option<i32>,
    /// The country that the form names, by its code of ISO 3166-1.
    pub country: Option<String>,
    /// The person's part in the company.
    pub role: Role,
}

/// Reasons that say that somebody made a datum up.
const MADE_UP: [&str; 5] = ["keyboard_run", "repeated_characters", "repeated_digits", "placeholder", "no_letters"];

impl Contact {
    /// True when a datum is plainly made up, or the address is one to be thrown away.
    pub fn is_made_up(&self) -> bool {
        let all = [
            (self.name.grade, &self.name.reasons),
            (self.company.grade, &self.company.reasons),
            (self.phone.grade, &self.phone.reasons),
        ];
        self.email.has("disposable")
            || all.into_iter().any(|(grade, reasons)| grade == Grade::Unusable && has_any(reasons, &MADE_UP))
    }
}

/// Grades what a form says.
pub fn read(plan: &Plan, said: &Said<'_>, lists: &Lists, sender: &Sender) -> Contact {
    let text = |kind: Kind| said.get(kind).map(shortened);
    let email = email::read(text(Kind::Email), lists, sender);
    let country = text(Kind::Country).and_then(|text| country::code(text, &lists.countries));
    let home = country.as_deref().or_else(|| home(&email)).or((plan.language == Language::Fr).then_some("FR"));
    let phone = phone::read(text(Kind::Phone), home);
    let name = name::read(said.name().as_deref().map(shortened));
    Contact {
        quality: quality(&email, &phone, &name),
        company: company::read(text(Kind::Company)),
        employees: text(Kind::Employees).and_then(employees::least),
        role: lists.jobs.read(text(Kind::Role)),
        country,
        email,
        phone,
        name,
    }
}

/// The beginning of a text.
fn shortened(text: &str) -> &str {
    text.char_indices().nth(LONGEST).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The country of an address's domain, where it is one whose telephone numbers are known.
fn home(email: &Email) -> Option<&'static str> {
    let (_, top) = email.domain.as_deref()?.rsplit_once('.')?;
    [("fr", "FR"), ("be", "BE"), ("ch", "CH"), ("lu", "LU"), ("ca", "CA")]
        .into_iter()
        .find(|(end, _)| *end == top)
        .map(|(_, code)| code)
}

/// Unusable when neither address nor number can be of use, doubtful when something speaks against either or the name.
fn quality(email: &Email, phone: &Phone, name: &Graded) -> Grade {
    let [email, phone, name] = [email.grade, phone.grade, name.grade];
    let ways = || [email, phone].into_iter();
    if ways().chain([name]).all(|grade| grade == Grade::Missing) {
        Grade::Missing
    } else if ways().all(|grade| grade >= Grade::Unusable) {
        Grade::Unusable
    } else if ways().chain([name]).any(|grade| matches!(grade, Grade::Doubtful | Grade::Unusable)) {
        Grade::Doubtful
    } else {
        Grade::Valid
    }
}
