//! Handing a lead over to sales: where the plan does it, whether it may be done now, and why not.

use crate::contact::kinds::{Kind, Said};
use crate::facts::Facts;
use crate::ladder::{Barrier, is_named};
use crate::plan::{Contact, Label, Plan};
use crate::reading::Reading;
use serde::Serialize;

/// What decides whether a lead may be handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Code {
    /// Nothing stands in the way.
    Ready,
    /// The plan has no stage that belongs to anybody else than the first.
    NoSales,
    /// A disqualifier keeps the lead below.
    Disqualified,
    /// The name or the e-mail address is missing.
    Incomplete,
    /// Sales can take no more in this period.
    Capacity,
    /// A person has to accept the lead first.
    Human,
    /// Someone has to speak with the lead first.
    Verbal,
    /// The lead may be written to by the newsletter only.
    NewsletterOnly,
    /// The lead may not be contacted.
    NoContact,
    /// The conditions of the plan do not hold yet.
    NotReady,
}

/// Whether a lead may be handed over to sales now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Transmissible {
    /// True when it may.
    pub allowed: bool,
    /// What decides it.
    pub code: Code,
    /// The same in a sentence.
    pub why: Label,
}

/// The stage in which a lead is handed over, by its place in the plan: the first with another owner than the stage below.
pub fn stage(plan: &Plan) -> Option<usize> {
    let first = plan.stages.first()?;
    plan.stages.iter().position(|stage| stage.owner != first.owner)
}

/// Whether a lead may be handed over now. How far its payload is trusted and how suspicious it is are no reasons: they say who looks first.
pub fn transmissible(plan: &Plan, reading: &Reading, said: &Said<'_>, facts: &Facts) -> Transmissible {
    let code = code(plan, reading, said, facts);
    Transmissible { allowed: code == Code::Ready, code, why: why(plan, reading, said, code) }
}

/// True for a lead in a stage of sales.
pub fn is_with_sales(plan: &Plan, reading: &Reading) -> bool {
    reading.stage.as_ref().is_some_and(|id| is_of_sales(plan, id))
}

/// True for the id of a stage from the handover on.
pub fn is_of_sales(plan: &Plan, id: &str) -> bool {
    let of_sales = stage(plan).and_then(|first| plan.stages.get(first..)).unwrap_or_default();
    of_sales.iter().any(|stage| stage.id == id)
}

/// True when a fact that holds keeps the lead below the stages of sales.
pub fn is_kept_down(plan: &Plan, reading: &Reading) -> bool {
    !keeping(plan, reading).is_empty()
}

/// True when the least that sales can work with is missing: a name and an e-mail address.
pub fn is_incomplete(said: &Said<'_>) -> bool {
    said.name().is_none() || said.get(Kind::Email).is_none()
}

/// The facts that keep a lead below the stages of sales.
#[inline(never)]
fn keeping<'p>(plan: &'p Plan, reading: &Reading) -> Vec<&'p Label> {
    let first = stage(plan).unwrap_or(usize::MAX);
    let holds = |id: &String| reading.disqualified.iter().any(|each| each.id == *id);
    plan.disqualifiers.iter().filter(|each| each.at_most < first && holds(&each.id)).map(|each| &each.label).collect()
}

fn code(plan: &Plan, reading: &Reading, said: &Said<'_>, facts: &Facts) -> Code {
    let Some(first) = stage(plan) else { return Code::NoSales };
    let with_sales = is_with_sales(plan, reading);
    let of_sales = plan.stages.get(first..).unwrap_or_default();
    if with_sales && of_sales.iter().any(|stage| facts.opened.keys().any(|name| is_named(stage, name))) {
        return Code::Ready;
    }
    if is_kept_down(plan, reading) {
        return Code::Disqualified;
    }
    if is_incomplete(said) {
        return Code::Incomplete;
    }
    if let Some(next) = reading.next.as_ref().filter(|_| !with_sales) {
        return match next.gate {
            Barrier::Capacity => Code::Capacity,
            Barrier::Human => Code::Human,
            Barrier::Verbal => Code::Verbal,
        };
    }
    match reading.contact {
        Some(Contact::NewsletterOnly) => Code::NewsletterOnly,
        Some(Contact::None) => Code::NoContact,
        _ if with_sales => Code::Ready,
        _ => Code::NotReady,
    }
}

fn why(plan: &Plan, reading: &Reading, said: &Said<'_>, code: Code) -> Label {
    let (fr, en) = match (code, said.name(), said.get(Kind::Email)) {
        (Code::Incomplete, None, None) => ("Il manque le nom et l’adresse e-mail.", "The name and the e-mail address are missing."),
        (Code::Incomplete, None, _) => ("Il manque le nom.", "The name is missing."),
        (Code::Incomplete, ..) => ("Il manque l’adresse e-mail.", "The e-mail address is missing."),
        _ => sentence(code),
    };
    let mut why = Label { fr: fr.into(), en: en.into() };
    let (fr, en) = match code {
        Code::Disqualified => {
            let mut between = ["", ""];
            for label in keeping(plan, reading) {
                add(&mut why, between, label);
                between = [", ", ", "];
            }
            (".", ".")
        }
        Code::Human | Code::Verbal => {
            let next = reading.next.as_ref().map(|next| next.stage.as_str());
            if let Some(stage) = plan.stages.iter().find(|stage| Some(stage.id.as_str()) == next) {
                add(&mut why, ["", ""], &stage.label);
            }
            if code == Code::Human {
                ("\u{a0}»\u{a0}: une personne doit d’abord l’accepter.", "”: a person has to accept it first.")
            } else {
                ("\u{a0}»\u{a0}: il faut d’abord lui avoir parlé.", "”: someone has to speak with the lead first.")
            }
        }
        _ => ("", ""),
    };
    why.fr.push_str(fr);
    why.en.push_str(en);
    why
}

#[inline(never)]
fn add(to: &mut Label, [fr, en]: [&str; 2], label: &Label) {
    to.fr.push_str(fr);
    to.fr.push_str(&label.fr);
    to.en.push_str(en);
    to.en.push_str(&label.en);
}

/// The sentence of a code that is about no missing field; its beginning, where it names something.
fn sentence(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::Ready | Code::Incomplete => {
            ("Transmissible\u{a0}: les conditions du plan sont remplies.", "May be handed over: the plan’s conditions hold.")
        }
        Code::NoSales => ("Le plan ne transmet aucun lead.", "The plan hands no lead over."),
        Code::Disqualified => ("Écarté par le plan\u{a0}: ", "Kept back by the plan: "),
        Code::Capacity => (
            "En attente\u{a0}: les commerciaux n’ont plus de place sur cette période.",
            "Waits: sales can take no more leads in this period.",
        ),
        Code::Human | Code::Verbal => ("Prêt pour «\u{a0}", "Ready for “"),
        Code::NewsletterOnly => (
            "À cette étape, rien d’autre que la lettre d’information ne lui est envoyé.",
            "In this stage nothing but the newsletter is sent.",
        ),
        Code::NoContact => ("À cette étape, personne ne le contacte.", "In this stage nobody contacts the lead."),
        Code::NotReady => (
            "Pas encore mûr\u{a0}: les conditions de la transmission ne sont pas remplies.",
            "Not ripe yet: the conditions for the handover do not hold.",
        ),
    }
}
