//! Conditions that do not hold, in words.

use super::form::Form;
use super::sentence::{field, join, lower};
use crate::classify::Lead;
use crate::fields::{passes, value};
use crate::plan::{Certainty, Conditions, Guard, Label, Language, Part, Plan};
use crate::temperature::Temperature;

/// What keeps a guard from holding: of its alternatives, that with fewest of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Unmet {
    /// Engagement points.
    pub points: i32,
    /// Fit points.
    pub fit: i32,
    /// Fields that say nothing and should, or something else.
    pub fields: Vec<String>,
    /// The rest, in words.
    pub others: Vec<Label>,
}

impl Unmet {
    pub fn of(lead: &Lead<'_>, guard: &Guard, stage: usize) -> Unmet {
        let one = |alternative: Option<&Conditions>| {
            let mut unmet = Unmet::default();
            let conditions: Vec<&Conditions> = [&guard.all].into_iter().chain(alternative).collect();
            for each in &conditions {
                unmet.add(lead, each);
            }
            // a persona, a grade or points of fit come with fields too
            if unmet.fit > 0 || !unmet.others.is_empty() {
                let more = Form::new(lead.plan, lead.fields, &conditions, stage).fill().unwrap_or_default();
                unmet.fields.extend(more.into_keys());
            }
            unmet.fields.sort_unstable();
            unmet.fields.dedup();
            unmet
        };
        if guard.any.is_empty() {
            return one(None);
        }
        let all = guard.any.iter().map(|alternative| one(Some(alternative)));
        all.min_by_key(|unmet| (unmet.others.len() + unmet.fields.len(), unmet.points, unmet.fit)).unwrap_or_default()
    }

    fn add(&mut self, lead: &Lead<'_>, conditions: &Conditions) {
        let plan = lead.plan;
        let holds = |conditions: Conditions| lead.meets(&Guard { all: conditions, any: Vec::new() });
        let only = Conditions::default;
        self.points = self.points.max(conditions.engagement.map_or(0, |least| least.saturating_sub(lead.engagement)));
        self.fit = self.fit.max(conditions.fit.map_or(0, |least| least.saturating_sub(lead.fit.points)));
        self.fields.extend(conditions.has.iter().filter(|name| value(lead.fields, name).is_none()).cloned());
        for test in conditions.tests.iter().filter(|test| passes(test, lead.fields) != Some(true)) {
            self.fields.extend(test.fields.first().cloned());
        }
        if !holds(Conditions { temperature: conditions.temperature.clone(), ..only() }) {
            let thresholds = plan.temperature;
            let least = match conditions.temperature.iter().min() {
                Some(Temperature::Hot) => thresholds.hot,
                Some(Temperature::Warm) => thresholds.warm,
                _ => lead.engagement,
            };
            self.points = self.points.max(least.saturating_sub(lead.engagement));
        }
        if !holds(Conditions { quadrant: conditions.quadrant.clone(), ..only() }) {
            let bounds = plan.quadrant.as_ref();
            self.points = self.points.max(bounds.map_or(0, |bounds| bounds.engagement.saturating_sub(lead.engagement)));
            self.fit = self.fit.max(bounds.map_or(0, |bounds| bounds.fit.saturating_sub(lead.fit.points)));
        }
        if !holds(Conditions { grade: conditions.grade.clone(), ..only() }) {
            let bound = plan.grade.and_then(|grades| match conditions.grade.iter().max() {
                Some('A') => Some(grades.a),
                Some('B') => Some(grades.b),
                Some('C') => Some(grades.c),
                _ => None,
            });
            self.fit = self.fit.max(bound.map_or(0, |bound| bound.saturating_sub(lead.fit.points)));
        }
        if let Some(least) = conditions.coverage.filter(|least| lead.fit.coverage < *least) {
            self.say(|language| match language {
                Language::Fr => format!("adéquation connue à {least}\u{a0}%"),
                Language::En => format!("fit known to {least} %"),
            });
        }
        if !holds(Conditions { persona: conditions.persona.clone(), ..only() }) {
            let named = |id: &String| plan.personas.iter().find(|persona| persona.id == *id).map(|persona| &persona.label);
            let labels: Vec<&Label> = conditions.persona.iter().filter_map(named).collect();
            self.say(|language| or(&labels, language));
        }
        let phase = conditions.phase.filter(|_| !holds(Conditions { phase: conditions.phase, ..only() }));
        if let Some(phase) = phase.and_then(|phase| plan.phases.get(phase)) {
            self.say(|language| match language {
                Language::Fr => format!("phase «\u{a0}{}\u{a0}»", phase.label.fr),
                Language::En => format!("phase “{}”", phase.label.en),
            });
        }
        if !holds(Conditions { did: conditions.did.clone(), ..only() }) {
            let labels = labels(plan, &conditions.did);
            self.say(|language| or(&labels, language));
        }
        for part in &conditions.did_not {
            if !holds(Conditions { did_not: vec![*part], ..only() }) {
                let labels = labels(plan, &[*part]);
                self.say(|language| match language {
                    Language::Fr => format!("exclu par «\u{a0}{}\u{a0}»", or(&labels, language)),
                    Language::En => format!("excluded by “{}”", or(&labels, language)),
                });
            }
        }
        for id in &conditions.matched {
            if !holds(Conditions { matched: vec![id.clone()], ..only() }) {
                let rules = plan.fit.iter().chain(plan.personas.iter().flat_map(|persona| &persona.fit));
                if let Some(fit) = rules.into_iter().find(|fit| fit.id == *id) {
                    self.say(|language| lower(fit.label.text(language)));
                }
            }
        }
        if conditions.bant != Certainty::Unknown && !holds(Conditions { bant: conditions.bant, ..only() }) {
            self.others.push(match conditions.bant {
                Certainty::Verified => {
                    Label { fr: "BANT vérifié par une personne".into(), en: "BANT verified by a person".into() }
                }
                _ => Label { fr: "BANT déclaré".into(), en: "BANT declared".into() },
            });
        }
    }

    fn say(&mut self, words: impl Fn(Language) -> String) {
        self.others.push(Label { fr: words(Language::Fr), en: words(Language::En) });
    }

    /// All of it in words, one by one.
    pub fn parts(&self, plan: &Plan, language: Language) -> Vec<String> {
        let mut parts = Vec::new();
        if self.points > 0 {
            parts.push(points(self.points, language));
        }
        if self.fit > 0 {
            let of = if language == Language::Fr { "d’adéquation" } else { "of fit" };
            parts.push(format!("{} {of}", points(self.fit, language)));
        }
        parts.extend(self.others.iter().map(|label| label.text(language).into()));
        parts.extend(self.fields.iter().map(|name| field(plan, name, language)));
        parts
    }
}

fn labels<'p>(plan: &'p Plan, parts: &[Part]) -> Vec<&'p Label> {
    parts.iter().filter_map(|part| plan.criteria.get(part.criterion)).map(|criterion| &criterion.label).collect()
}

fn or(labels: &[&Label], language: Language) -> String {
    let names: Vec<String> = labels.iter().map(|label| lower(label.text(language))).collect();
    join(&names, if language == Language::Fr { "ou" } else { "or" })
}

/// `12 points`. French has its plural from 2 on, English for all but 1.
pub(super) fn points(points: i32, language: Language) -> String {
    let french = language == Language::Fr;
    let plural = if french { points >= 2 } else { points != 1 };
    format!("{points}{}point{}", if french { "\u{a0}" } else { " " }, if plural { "s" } else { "" })
}
