//! The words of a replay and of its report, in French and English.

use crate::plan::Language;

/// Labels of `attise replay`.
pub struct Words {
    pub temperature: &'static str,
    pub stage: &'static str,
    pub quadrant: &'static str,
    pub engagement: &'static str,
    pub columns: [&'static str; 2],
    pub outcome: [&'static str; 3],
    pub to: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub funnel: [&'static str; 4],
    pub unusual: &'static str,
    pub criterion: &'static str,
    pub fit_criterion: &'static str,
    pub others: [&'static str; 2],
    pub accepted: &'static str,
    pub sales: [&'static str; 5],
    pub reasons: [&'static str; 4],
    pub no_reason: &'static str,
    pub thresholds: [&'static str; 6],
    pub assets: [&'static str; 5],
    pub delivered: &'static str,
    pub top: [&'static str; 9],
    pub unknown: &'static str,
    language: Language,
}

const EN: Words = Words {
    temperature: "temperature",
    stage: "stage",
    quadrant: "quadrant",
    engagement: "engagement",
    columns: ["visitors", "share"],
    outcome: ["known", "converted", "rate"],
    to: "to",
    yes: "yes",
    no: "no",
    funnel: ["funnel", "reached", "share", "waiting"],
    unusual: "warning: sites usually see 1 to 5 % of their visitors become leads; look at the stages, or at the log",
    criterion: "criterion",
    fit_criterion: "fit criterion",
    others: ["others", "lift"],
    accepted: "accepted",
    sales: ["handed over", "accepted", "rejected", "rejected as too early", "plan and sales disagree"],
    reasons: ["reason", "rejected", "share", "too early"],
    no_reason: "(none given)",
    thresholds: ["engagement from", "handed over", "won", "cost", "value", "net"],
    assets: ["content", "kind", "phase", "asked", "visitors"],
    delivered: "delivered",
    top: ["rank", "visitor", "hand raised", "points", "engagement", "fit", "temperature", "stage", "last activity"],
    unknown: "unknown",
    language: Language::En,
};

const FR: Words = Words {
    temperature: "température",
    stage: "étape",
    quadrant: "quadrant",
    engagement: "intérêt",
    columns: ["visiteurs", "part"],
    outcome: ["connus", "convertis", "taux"],
    to: "à",
    yes: "oui",
    no: "non",
    funnel: ["entonnoir", "atteint", "part", "en attente"],
    unusual: "attention\u{a0}: d’ordinaire 1 à 5\u{a0}% des visiteurs deviennent des leads\u{202f}; revoir les étapes, ou le journal",
    criterion: "critère",
    fit_criterion: "critère d’adéquation",
    others: ["les autres", "effet"],
    accepted: "acceptés",
    sales: ["transmis", "acceptés", "refusés", "refusés car transmis trop tôt", "désaccord entre plan et commerciaux"],
    reasons: ["raison", "refusés", "part", "trop tôt"],
    no_reason: "(sans raison)",
    thresholds: ["intérêt à partir de", "transmis", "gagnés", "coût", "valeur", "net"],
    assets: ["contenu", "sorte", "phase", "demandes", "visiteurs"],
    delivered: "livré",
    top: ["rang", "visiteur", "main levée", "points", "intérêt", "adéquation", "température", "étape", "dernière activité"],
    unknown: "inconnu",
    language: Language::Fr,
};

/// The words of a language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &EN,
        Language::Fr => &FR,
    }
}

/// A part of a whole in percent, with one decimal; a half is rounded up.
pub fn share(part: u32, whole: u32, language: Language) -> String {
    let permille = (u64::from(part) * 2000 + u64::from(whole)).checked_div(u64::from(whole) * 2);
    permille.map_or("-".into(), |permille| {
        let number = tenths(permille, language);
        if language == Language::Fr { format!("{number}\u{a0}%") } else { format!("{number} %") }
    })
}

/// How many times as high one rate is as another, each a part of a whole; a half is rounded up.
pub fn lift((part, whole): (u32, u32), (other_part, other_whole): (u32, u32), language: Language) -> String {
    let above = u128::from(part) * u128::from(other_whole);
    let below = u128::from(whole) * u128::from(other_part);
    let times = (above * 20 + below).checked_div(below * 2);
    times.map_or("-".into(), |times| format!("× {}", tenths(times as u64, language)))
}

fn tenths(tenths: u64, language: Language) -> String {
    format!("{}{}{}", tenths / 10, if language == Language::Fr { ',' } else { '.' }, tenths % 10)
}

impl Words {
    fn say<T>(&self, fr: T, en: T) -> T {
        if self.language == Language::Fr { fr } else { en }
    }

    pub fn head(&self, plan: &str, at: &str) -> String {
        self.say(format!("plan {plan}, lu au {at}"), format!("plan {plan}, read at {at}"))
    }

    pub fn visitors(&self, visitors: u32, events: u64, malformed: u64) -> String {
        let left = match malformed {
            0 => String::new(),
            _ => self.say(format!(", lignes écartées car illisibles {malformed}"), format!(", {malformed} malformed left out")),
        };
        self.say(format!("visiteurs {visitors}, événements {events}{left}"), format!("visitors {visitors}, events {events}{left}"))
    }

    pub fn later(&self, count: u64) -> String {
        self.say(
            format!("événements postérieurs à la lecture, écartés\u{a0}: {count}"),
            format!("events later than the reading, left out: {count}"),
        )
    }

    pub fn strangers(&self, count: u32) -> String {
        self.say(
            format!("résultats de visiteurs absents du journal\u{a0}: {count}"),
            format!("outcomes of visitors who are not in the log: {count}"),
        )
    }

    pub fn leads(&self, leads: u32, visitors: u32) -> String {
        let share = share(leads, visitors, self.language);
        self.say(
            format!("leads au-delà de la première étape\u{a0}: {leads} sur {visitors} visiteurs, {share}"),
            format!("leads beyond the first stage: {leads} of {visitors} visitors, {share}"),
        )
    }

    /// Where most comes of handing over. French has its plural from 2 on, English for all but 1.
    pub fn best(&self, from: i32, net: i64) -> String {
        let one = self.say(from.abs() < 2, from == 1);
        let points = format!("{from} {}", if one { "point" } else { "points" });
        self.say(
            format!("le meilleur seuil\u{a0}: transmettre à partir de {points}, net {net}"),
            format!("most comes of handing over from {points} on: {net}"),
        )
    }

    pub fn queue(&self, stage: &str, ready: u32, leads: u32, per: &str) -> String {
        let period = match per {
            "day" => "jour",
            "week" => "semaine",
            _ => "mois",
        };
        self.say(
            format!("prêts pour {stage}\u{a0}: {ready}\u{202f}; les commerciaux en prennent {leads} par {period}"),
            format!("ready for {stage}: {ready}; sales can take {leads} a {per}"),
        )
    }

    pub fn allotted(&self, admitted: u32, waiting: u32, congestion: u32) -> String {
        self.say(
            format!("passent {admitted}, attendent {waiting}, engorgement {congestion}\u{a0}%"),
            format!("go over {admitted}, wait {waiting}, congestion {congestion} %"),
        )
    }
}
