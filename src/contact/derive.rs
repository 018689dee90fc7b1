//! What is found out about a form as fields that a plan can speak of: `contactQuality`, `emailStatus`, `relation`.
//!
//! Only fields that the plan declares are told, in a value that it has for it. A host may hand these fields in as well, and a visitor may post them: so the
//! engine's word stands in for theirs where they say nothing, or something better than what it sees. What they say that is worse stays, for only the host can
//! know of a bounce, and nobody gains by calling himself unusable.

use super::email::Class;
use super::{Contact, Grade};
use crate::fields::{Fields, put, value};
use crate::plan::{Field, Plan};
use crate::text::fold;
use std::borrow::Cow;

/// What a field may say, best first, each in the words that plans have for it.
const QUALITY: [&str; 3] = ["valid valide", "doubtful douteuse", "unusable inutilisable"];
/// The same of an address.
const STATUS: [&str; 5] =
    ["valid valide", "role generique", "disposable jetable", "malformed invalide invalid", "bounced rebond undeliverable"];
/// The same of a relation: any that is not known here is better.
const RELATION: [&str; 2] = ["fake fausses-informations", "competitor concurrent"];

/// The fields, with what has been found out.
pub fn derived<'f>(plan: &Plan, fields: &'f Fields, contact: &Contact) -> Cow<'f, Fields> {
    let mut all = Cow::Borrowed(fields);
    let said = [
        ("contactQuality", &QUALITY[..], quality(contact)),
        ("emailStatus", &STATUS[..], status(contact)),
        ("relation", &RELATION[..], relation(plan, fields, contact)),
    ];
    for (name, words, found) in said {
        if let Some(value) = found.and_then(|found| told(plan, fields, name, words, found)) {
            put(all.to_mut(), name, &value);
        }
    }
    all
}

/// The plan's value for what was found, unless the field already says something as bad.
fn told(plan: &Plan, fields: &Fields, name: &str, words: &[&str], found: usize) -> Option<String> {
    let field = plan.fields.iter().find(|field| field.name == name)?;
    let ours = words.get(found).and_then(|words| in_plan(field, words))?;
    let theirs = value(fields, name).map(|text| field.meant(&fold(text)).unwrap_or(text));
    let rank = theirs.and_then(|theirs| words.iter().position(|words| in_plan(field, words).as_deref() == Some(theirs)));
    (rank.is_none_or(|rank| rank < found)).then_some(ours)
}

/// The value that a plan has for one of some words; the first word where it lists no values.
fn in_plan(field: &Field, words: &str) -> Option<String> {
    let mut words = words.split(' ');
    match field.values.is_empty() {
        true => words.next().map(String::from),
        false => words.find_map(|word| field.meant(&fold(word))).map(String::from),
    }
}

fn quality(contact: &Contact) -> Option<usize> {
    match contact.quality {
        Grade::Valid => Some(0),
        Grade::Doubtful => Some(1),
        Grade::Unusable => Some(2),
        Grade::Missing => None,
    }
}

fn status(contact: &Contact) -> Option<usize> {
    let email = &contact.email;
    match (email.grade, email.class) {
        (Grade::Missing, _) => None,
        _ if email.has("undeliverable") => Some(4),
        (_, Some(Class::Disposable)) => Some(2),
        (Grade::Unusable, None) => Some(3),
        (_, Some(Class::Role)) => Some(1),
        (Grade::Valid, _) => Some(0),
        _ => None,
    }
}

/// False data say nothing of somebody whose relation is known.
fn relation(plan: &Plan, fields: &Fields, contact: &Contact) -> Option<usize> {
    let known = || {
        let field = plan.fields.iter().find(|field| field.name == "relation")?;
        field.meant(&fold(value(fields, "relation")?))
    };
    if contact.email.competitor { Some(1) } else { (contact.is_made_up() && known().is_none()).then_some(0) }
}
