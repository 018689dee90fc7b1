//! An e-mail address: how it is written, whose it is, and one form by which two of the same person are known.

use super::grade::{Grade, Graded, has};
use super::look::{keyboard_run, repeated};
use crate::lists::{Lists, with_parents};
use crate::punycode;
use crate::sender::Sender;
use serde::Serialize;

/// Most bytes of an address that mail can be sent to (RFC 5321).
const LONGEST: usize = 254;

/// Whose an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Of a domain of its own: a firm's, as a rule.
    Professional,
    /// Of a provider where anybody gets one for nothing.
    Free,
    /// Of a function: `contact@`, `info@`.
    Role,
    /// To be thrown away.
    Disposable,
}

/// An e-mail address with its grade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Email {
    /// How good it is.
    pub grade: Grade,
    /// Why.
    pub reasons: Vec<&'static str>,
    /// The address for comparing: in lower case, without what stands after a plus, its domain as the DNS knows it.
    pub address: Option<String>,
    /// The domain, as the DNS knows it.
    pub domain: Option<String>,
    /// Whose it is.
    pub class: Option<Class>,
    /// True of a domain that is known never to be disposable.
    pub allowlisted: bool,
    /// True of a competitor's domain.
    pub competitor: bool,
    /// The address that was meant, when the domain looks like a slip of the hand.
    pub suggestion: Option<String>,
}

/// Grades an address.
pub fn read(text: Option<&str>, lists: &Lists, sender: &Sender) -> Email {
    let Some(text) = text else { return Email::default() };
    let mut email = Email::default();
    let mut graded = Graded::given();
    match parts(first(text.trim(), &mut graded), &mut graded) {
        Ok((local, domain)) => email.of(&local, domain, lists, sender, &mut graded),
        Err(reason) => graded.add(Grade::Unusable, reason),
    }
    Email { grade: graded.grade, reasons: graded.reasons, ..email }
}

/// The first of several addresses, as when a field is posted twice.
fn first<'t>(text: &'t str, graded: &mut Graded) -> &'t str {
    match text.split_once(", ") {
        Some((first, others)) if others.contains('@') && !text.starts_with('"') => {
            graded.add(Grade::Doubtful, "several_addresses");
            first
        }
        _ => text,
    }
}

/// Local part and domain, both in lower case, the domain as the DNS knows it; or why there are none.
fn parts(text: &str, graded: &mut Graded) -> Result<(String, String), &'static str> {
    if text.len() > LONGEST {
        return Err("too_long");
    }
    if text
        .chars()
        .any(|letter| letter.is_control() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}'))
    {
        return Err("control_characters");
    }
    let lower = text.to_lowercase();
    let (local, domain) = lower.rsplit_once('@').ok_or("no_at")?;
    local_part(local, graded)?;
    let host = host(domain.strip_suffix('.').unwrap_or(domain), graded)?;
    graded.when(domain.ends_with('.'), Grade::Doubtful, "trailing_dot");
    Ok((local.into(), host))
}

fn local_part(local: &str, graded: &mut Graded) -> Result<(), &'static str> {
    if local.is_empty() || local.len() > 64 {
        return Err("local_part");
    }
    let quoted = local.len() > 2 && local.starts_with('"') && local.ends_with('"');
    let mut before = '.';
    for letter in local.trim_matches('"').chars() {
        if quoted {
            // a quote within has to be escaped
            if letter == '"' && before != '\\' {
                return Err("local_part");
            }
        } else if letter == '.' && before == '.' {
            return Err("dots");
        } else if letter == ' ' {
            return Err("space");
        } else if letter.is_ascii() && !letter.is_ascii_alphanumeric() && !".!#$%&'*+-/=?^_`{|}~".contains(letter) {
            return Err("local_part");
        }
        before = letter;
    }
    if !quoted && (before == '.' || local.contains('"')) {
        return Err(if before == '.' { "dots" } else { "local_part" });
    }
    graded.when(quoted, Grade::Doubtful, "quoted_local_part");
    graded.when(!local.is_ascii(), Grade::Doubtful, "international_local_part");
    Ok(())
}

/// The domain as the DNS knows it.
fn host(domain: &str, graded: &mut Graded) -> Result<String, &'static str> {
    if domain.starts_with('[') {
        return Err("ip_address");
    }
    if domain.contains(' ') {
        return Err("space");
    }
    let mut host = String::with_capacity(domain.len());
    let (mut top, mut mixes) = ("", false);
    for label in domain.split('.') {
        let signs =
            label.chars().all(|letter| letter == '-' || letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}'));
        if label.is_empty() || label.starts_with('-') || label.ends_with('-') || !signs {
            return Err("domain");
        }
        if !host.is_empty() {
            host.push('.');
        }
        host.push_str(&punycode::label(label).ok_or("domain")?);
        mixes |= mixed(label);
        top = label;
    }
    if !host.contains('.') {
        return Err("no_dot");
    }
    if top.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("ip_address");
    }
    if top.len() < 2 {
        return Err("domain");
    }
    graded.when(mixes, Grade::Doubtful, "mixed_scripts");
    graded.when(!mixes && host.contains("xn--"), Grade::Valid, "international_domain");
    graded.when(matches!(top, "invalid" | "localhost"), Grade::Unusable, "reserved_domain");
    graded.when(matches!(top, "local" | "test"), Grade::Doubtful, "reserved_domain");
    Ok(host)
}

/// True of a label with Latin and Greek or Cyrillic letters, as those have that look like another.
fn mixed(label: &str) -> bool {
    label.chars().any(|letter| letter.is_ascii_alphabetic()) && label.chars().any(|letter| matches!(letter, '\u{370}'..='\u{52f}'))
}

impl Email {
    /// True when one of its reasons is this.
    pub fn has(&self, reason: &str) -> bool {
        has(&self.reasons, reason)
    }

    fn of(&mut self, local: &str, domain: String, lists: &Lists, sender: &Sender, graded: &mut Graded) {
        let bare = match local.split_once('+') {
            Some((bare, _)) if !bare.is_empty() && !local.starts_with('"') => {
                graded.reasons.push("plus_address");
                bare
            }
            _ => local,
        };
        self.address = Some(if matches!(domain.as_str(), "gmail.com" | "googlemail.com") {
            bare.chars().filter(|letter| *letter != '.').chain("@gmail.com".chars()).collect()
        } else {
            [bare, "@", &domain].concat()
        });
        self.allowlisted = lists.is_allowed(&domain);
        self.competitor = sender.is_competitor(&domain);
        self.class = Some(classify(bare, &domain, lists, graded));
        if let Some(meant) = meant(&domain).filter(|_| !self.allowlisted) {
            graded.add(Grade::Doubtful, "typo");
            self.suggestion = Some([local, "@", meant].concat());
        }
        if graded.has("trailing_dot") {
            self.suggestion.get_or_insert([local, "@", &domain].concat());
        }
        made_up(bare, &domain, graded);
        if sender.deliverable == Some(false) {
            graded.add(Grade::Unusable, "undeliverable");
        }
        self.domain = Some(domain);
    }
}

fn classify(local: &str, domain: &str, lists: &Lists, graded: &mut Graded) -> Class {
    if lists.is_disposable(domain) {
        graded.add(Grade::Unusable, "disposable");
        Class::Disposable
    } else if matches!(
        local,
        "noreply" | "no-reply" | "no_reply" | "donotreply" | "ne-pas-repondre" | "nepasrepondre" | "mailer-daemon"
    ) {
        graded.add(Grade::Unusable, "no_reply");
        Class::Role
    } else if lists.is_role(local) {
        graded.add(Grade::Doubtful, "role");
        Class::Role
    } else if with_parents(domain).any(|domain| lists.is_free(domain)) {
        graded.reasons.push("free");
        Class::Free
    } else {
        Class::Professional
    }
}

fn made_up(local: &str, domain: &str, graded: &mut Graded) {
    let name = domain.split('.').next().unwrap_or_default();
    if keyboard_run(local) || keyboard_run(name) {
        graded.add(Grade::Doubtful, "keyboard_run");
    } else if repeated(local) > 3 || repeated(local) > 2 && repeated(local) == local.len() || is_one_letter(local, domain) {
        graded.add(Grade::Doubtful, "repeated_characters");
    } else if matches!(local, "test" | "test1" | "test123" | "abc" | "xxx" | "nom" | "email" | "mail")
        || matches!(domain, "test.com" | "test.fr" | "email.fr")
    {
        graded.add(Grade::Doubtful, "placeholder");
    }
}

/// True of an address of one letter or digit alone: `a@a.aa`.
fn is_one_letter(local: &str, domain: &str) -> bool {
    let mut signs = local.chars().chain(domain.chars()).filter(|sign| sign.is_alphanumeric());
    let first = signs.next();
    signs.all(|sign| Some(sign) == first)
}

/// The large providers whose names are often mistyped; a name of nine letters or more is not a slip for something else by chance.
const OFTEN: [&str; 12] = [
    "gmail.com",
    "hotmail.com",
    "hotmail.fr",
    "outlook.com",
    "outlook.fr",
    "yahoo.com",
    "yahoo.fr",
    "wanadoo.fr",
    "laposte.net",
    "icloud.com",
    "protonmail.com",
    "videotron.ca",
];

/// The provider that a domain was meant to be, one slip away.
fn meant(domain: &str) -> Option<&'static str> {
    if OFTEN.contains(&domain) {
        return None;
    }
    let close = OFTEN.into_iter().find(|often| one_slip(often.as_bytes(), domain.as_bytes()));
    let elsewhere = domain.split_once('.').is_some_and(|(name, rest)| name == "gmail" && !rest.contains('.') && rest != "com");
    close.or(elsewhere.then_some("gmail.com"))
}

/// True of two texts that one letter too many, too few, wrong or swapped with the next makes different.
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    let (a1, b1) = (a.get(1..), b.get(1..));
    let swapped = || matches!((a, b), ([a, c, rest @ ..], [d, e, other @ ..]) if a == e && c == d && rest == other);
    a1.is_some() && a1 == b1 || a1 == Some(b) || b1 == Some(a) || swapped()
}
