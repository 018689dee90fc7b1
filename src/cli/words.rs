//! The words of a reading, in French and English.

use crate::ladder::Barrier;
use crate::plan::{Certainty, Contact, Language};
use crate::search::Readiness;
use crate::temperature::Temperature;
use crate::trust::Trust;

/// Labels of `attise explain`.
pub struct Words {
    pub engagement: &'static str,
    pub fit: &'static str,
    pub grade: &'static str,
    pub quadrant: &'static str,
    pub mark: &'static str,
    pub persona: &'static str,
    pub action: &'static str,
    pub phase: &'static str,
    pub segments: &'static str,
    pub disqualified: &'static str,
    pub raised: &'static str,
    pub bant: &'static str,
    pub facts: [&'static str; 4],
    pub subject: &'static str,
    pub subjects: [&'static str; 3],
    pub contact: &'static str,
    pub sla: &'static str,
    pub actions: &'static str,
    pub readiness: &'static str,
    pub to: &'static str,
    pub stage: &'static str,
    pub next: &'static str,
    pub offers: &'static str,
    pub trust: &'static str,
    pub criterion: &'static str,
    pub receipt: [&'static str; 6],
    pub value: &'static str,
    pub unknown: &'static str,
    pub points: &'static str,
    pub sum: &'static str,
    pub quadrants: [&'static str; 4],
    language: Language,
}

const EN: Words = Words {
    engagement: "engagement",
    fit: "fit",
    grade: "grade",
    quadrant: "quadrant",
    mark: "mark",
    persona: "persona",
    action: "to do",
    phase: "phase",
    segments: "segments",
    disqualified: "disqualified",
    raised: "hand raised",
    bant: "BANT",
    facts: ["budget", "authority", "need", "timing"],
    subject: "known",
    subjects: ["person", "company", "project"],
    contact: "contact",
    sla: "within",
    actions: "actions",
    readiness: "readiness",
    to: "to",
    stage: "stage",
    next: "next",
    offers: "offers",
    trust: "trust",
    criterion: "criterion",
    receipt: ["base", "times", "faded", "trimmed", "floor", "points"],
    value: "value",
    unknown: "(not given)",
    points: "points",
    sum: "sum",
    quadrants: ["neither fit nor interested", "interested, unfit", "fit, less interested", "fit and interested"],
    language: Language::En,
};

const FR: Words = Words {
    engagement: "intérêt",
    fit: "adéquation",
    grade: "note",
    quadrant: "quadrant",
    mark: "cote",
    persona: "persona",
    action: "à faire",
    phase: "phase",
    segments: "segments",
    disqualified: "écarté",
    raised: "main levée",
    bant: "BANT",
    facts: ["budget", "décideur", "besoin", "calendrier"],
    subject: "connus",
    subjects: ["personne", "entreprise", "projet"],
    contact: "contact",
    sla: "sous",
    actions: "actions",
    readiness: "maturité",
    to: "vers",
    stage: "étape",
    next: "ensuite",
    offers: "offres",
    trust: "confiance",
    criterion: "critère",
    receipt: ["base", "fois", "estompé", "écrêté", "plancher", "points"],
    value: "valeur",
    unknown: "(non indiqué)",
    points: "points",
    sum: "somme",
    quadrants: ["ni adéquat ni intéressé", "intéressé, pas adéquat", "adéquat, moins intéressé", "adéquat et intéressé"],
    language: Language::Fr,
};

/// The words of a language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &EN,
        Language::Fr => &FR,
    }
}

/// A temperature in a language.
pub fn temperature(temperature: Temperature, language: Language) -> &'static str {
    match (language, temperature) {
        (Language::Fr, Temperature::Cold) => "froid",
        (Language::Fr, Temperature::Warm) => "tiède",
        (Language::Fr, Temperature::Hot) => "chaud",
        (Language::En, _) => temperature.name(),
    }
}

/// A temperature by its name in data.
pub fn temperature_of(name: &str, language: Language) -> &str {
    let all = [Temperature::Cold, Temperature::Warm, Temperature::Hot];
    all.into_iter().find(|each| each.name() == name).map_or(name, |found| temperature(found, language))
}

impl Words {
    fn say<T>(&self, fr: T, en: T) -> T {
        if self.language == Language::Fr { fr } else { en }
    }

    pub fn known(&self, percent: u32) -> String {
        self.say(format!("connue à {percent} %"), format!("{percent} % known"))
    }

    pub fn of(&self, known: usize, all: usize) -> String {
        self.say(format!("{known} sur {all}"), format!("{known} of {all}"))
    }

    pub fn certainty(&self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Unknown => self.say("inconnu", "unknown"),
            Certainty::Declared => self.say("déclaré", "declared"),
            Certainty::Verified => self.say("vérifié", "verified"),
        }
    }

    /// The name in data and in words of how a lead may be contacted; `None` for any way.
    pub fn restriction(&self, contact: Contact) -> Option<(&'static str, &'static str)> {
        match contact {
            Contact::None => Some(("none", self.say("aucun", "none"))),
            Contact::NewsletterOnly => Some(("newsletterOnly", self.say("newsletter seulement", "newsletter only"))),
            Contact::NoCall => Some(("noCall", self.say("par écrit, pas d’appel", "in writing, no call"))),
            Contact::Any => None,
        }
    }

    pub fn ready(&self, readiness: Readiness) -> &'static str {
        match readiness {
            Readiness::Now => self.say("maintenant\u{a0}: un lead pour les ventes", "now: one for sales"),
            Readiness::Soon => self.say("bientôt\u{a0}: à un acte de chaud", "soon: one act away from hot"),
            Readiness::Later => self.say("plus tard", "later"),
        }
    }

    pub fn gate(&self, barrier: Barrier) -> &'static str {
        match barrier {
            Barrier::Human => self.say("une personne décide", "a person decides"),
            Barrier::Verbal => self.say("après un échange de vive voix", "after speaking with the lead"),
            Barrier::Capacity => self.say("la vente ne peut en prendre plus", "sales can take no more"),
        }
    }

    /// Minutes in the largest unit that they are a whole number of.
    pub fn delay(&self, minutes: u32) -> String {
        match minutes {
            days if days % 1440 == 0 && days > 1440 => format!("{}\u{a0}{}", days / 1440, self.say("jours", "days")),
            hours if hours % 60 == 0 => format!("{}\u{a0}h", hours / 60),
            _ => format!("{minutes}\u{a0}min"),
        }
    }
}

/// The name of a trust in data.
pub fn trust(trust: Trust) -> &'static str {
    match trust {
        Trust::Verified => "verified",
        Trust::Consistent => "consistent",
        Trust::Unverified => "unverified",
        Trust::Absent => "absent",
        Trust::Malformed => "malformed",
        Trust::Expired => "expired",
        Trust::Replayed => "replayed",
    }
}
