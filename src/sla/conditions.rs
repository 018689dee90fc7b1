//! When a stage, a segment or a disqualifier holds, in words.

use super::cells::{Item, capital};
use super::words::Words;
use crate::plan::{Certainty, Conditions, Guard, Part};
use crate::temperature::Temperature;

impl<'p> Words<'p> {
    /// What must hold, a line each; nothing for what is open to all.
    pub(super) fn guard(self, guard: &'p Guard) -> Vec<Item> {
        let mut items: Vec<Item> = self.conditions(&guard.all).iter().map(|text| Item::new(text)).collect();
        match guard.any.as_slice() {
            [] => {}
            [only] => items.extend(self.conditions(only).iter().map(|text| Item::new(text))),
            cases => items.push(Item {
                text: self.say("L'un de ces cas au moins :", "At least one of these cases:").into(),
                items: cases.iter().map(|case| capital(&self.together(&self.conditions(case)))).collect(),
            }),
        }
        items
    }

    /// Several conditions as one.
    pub(super) fn together(self, conditions: &[String]) -> String {
        let and = match conditions.iter().any(|condition| condition.contains(':')) {
            true => self.say(" ; et ", "; and "),
            false => self.say(" et ", " and "),
        };
        match conditions {
            [] => self.say("toujours", "always").into(),
            conditions => conditions.join(and),
        }
    }

    /// Conditions, each as a sentence without its capital.
    fn conditions(self, conditions: &'p Conditions) -> Vec<String> {
        let Conditions { has, tests, did, did_not, matched, .. } = conditions;
        let mut said = Vec::new();
        if !has.is_empty() {
            said.push(self.given(has));
        }
        said.extend(tests.iter().map(|test| self.test(test)));
        said.extend(conditions.engagement.map(|least| self.engaged(least)));
        said.extend(
            conditions.fit.map(|least| format!("{} {}", self.say("l'adéquation atteint", "fit reaches"), self.points(least))),
        );
        said.extend(conditions.coverage.map(|least| {
            let percent = self.percent(least);
            self.say(format!("au moins {percent} de l'adéquation est connue"), format!("at least {percent} of fit is known"))
        }));
        if !conditions.temperature.is_empty() {
            said.push(format!("{} {}", self.say("le lead est", "the lead is"), self.temperatures(&conditions.temperature)));
        }
        said.extend(self.classes(conditions));
        if !did.is_empty() {
            said.push(self.did(did));
        }
        if !did_not.is_empty() {
            said.push(self.did_not(did_not));
        }
        if !matched.is_empty() {
            said.push(self.matched(matched));
        }
        match conditions.bant {
            Certainty::Unknown => {}
            Certainty::Declared => said.push(
                self.say(
                    "budget, autorité, besoin et échéance sont tous déclarés (ou vérifiés)",
                    "budget, authority, need and timing are all declared (or verified)",
                )
                .into(),
            ),
            Certainty::Verified => said.push(
                self.say(
                    "budget, autorité, besoin et échéance sont tous vérifiés par une personne",
                    "budget, authority, need and timing are all verified by a person",
                )
                .into(),
            ),
        }
        said
    }

    fn classes(self, conditions: &'p Conditions) -> Vec<String> {
        let mut said = Vec::new();
        if !conditions.grade.is_empty() {
            let grades: Vec<String> = conditions.grade.iter().map(char::to_string).collect();
            said.push(format!("{} {}", self.say("la note est", "the grade is"), self.or(&grades)));
        }
        if !conditions.quadrant.is_empty() {
            let quadrants: Vec<String> =
                conditions.quadrant.iter().map(|id| format!("{} ({})", id.to_uppercase(), self.quadrant(id))).collect();
            said.push(format!("{} {}", self.say("le quadrant est", "the quadrant is"), self.or(&quadrants)));
        }
        if !conditions.persona.is_empty() {
            let personas = self.quotes(conditions.persona.iter().map(|id| self.persona(id)));
            said.push(format!("{} {}", self.say("le persona est", "the persona is"), self.or(&personas)));
        }
        said.extend(conditions.phase.map(|place| {
            let last = place + 1 >= self.plan.phases.len();
            let later = if last { "" } else { self.say(" ou une phase suivante", " or a later one") };
            format!(
                "{} {}{later}",
                self.say("la phase de l'achat est", "the phase of the purchase is"),
                self.quoted(self.phase(place))
            )
        }));
        said
    }

    pub(super) fn engaged(self, least: i32) -> String {
        format!("{} {}", self.say("l'engagement atteint", "engagement reaches"), self.points(least))
    }

    /// `tiède ou chaud`.
    pub(super) fn temperatures(self, temperatures: &[Temperature]) -> String {
        let each: Vec<String> = temperatures.iter().map(|each| self.warmth(*each).into()).collect();
        self.or(&each)
    }

    /// The name of a temperature.
    pub(super) fn warmth(self, temperature: Temperature) -> &'static str {
        match temperature {
            Temperature::Cold => self.say("froid", "cold"),
            Temperature::Warm => self.say("tiède", "warm"),
            Temperature::Hot => self.say("chaud", "hot"),
        }
    }

    pub(super) fn did(self, parts: &[Part]) -> String {
        match parts {
            [Part { criterion, times }] => {
                let counted =
                    self.say("le critère {} compte", "criterion {} counts").replace("{}", &self.quoted(self.criterion(*criterion)));
                if *times < 2 { counted } else { format!("{counted} {} {}", self.say("au moins", "at least"), self.times(*times)) }
            }
            parts => {
                let names: Vec<String> = parts.iter().map(|part| self.part(part, false)).collect();
                format!(
                    "{} {}",
                    self.say("l'un de ces critères au moins compte :", "at least one of these criteria counts:"),
                    names.join(", ")
                )
            }
        }
    }

    pub(super) fn did_not(self, parts: &[Part]) -> String {
        match parts {
            [Part { criterion, times }] => {
                let name = self.quoted(self.criterion(*criterion));
                match *times {
                    0 | 1 => {
                        self.say(format!("le critère {name} n'a jamais compté"), format!("criterion {name} has never counted"))
                    }
                    times => {
                        let times = self.times(times);
                        self.say(
                            format!("le critère {name} a compté moins de {times}"),
                            format!("criterion {name} has counted less than {times}"),
                        )
                    }
                }
            }
            parts => {
                let names: Vec<String> = parts.iter().map(|part| self.part(part, false)).collect();
                let none = self.say("aucun de ces critères n'a jamais compté :", "none of these criteria has ever counted:");
                format!("{none} {}", names.join(", "))
            }
        }
    }

    fn matched(self, ids: &'p [String]) -> String {
        let lines = || self.plan.fit.iter().chain(self.plan.personas.iter().flat_map(|persona| &persona.fit));
        let name = |id: &'p String| lines().find(|line| line.id == *id).map_or(id.as_str(), |line| self.label(&line.label));
        let names = self.quotes(ids.iter().map(name));
        let all = self.and(&names);
        match names.len() {
            1 => self.say(format!("le critère d'adéquation {all} donne des points"), format!("fit criterion {all} gives points")),
            _ => self.say(
                format!("les critères d'adéquation {all} donnent tous des points"),
                format!("fit criteria {all} all give points"),
            ),
        }
    }

    fn persona(self, id: &'p str) -> &'p str {
        self.plan.personas.iter().find(|persona| persona.id == id).map_or(id, |persona| persona.label.text(self.language))
    }

    /// What a quadrant holds.
    pub(super) fn quadrant(self, id: &str) -> &'static str {
        match id {
            "q1" => self.say("ni adéquat ni intéressé", "neither fit nor interested"),
            "q2" => self.say("intéressé, pas adéquat", "interested, not fit"),
            "q3" => self.say("adéquat, pas intéressé", "fit, not interested"),
            _ => self.say("adéquat et intéressé", "fit and interested"),
        }
    }
}
