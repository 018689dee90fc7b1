//! The ladder: its stages, who owns their leads, what opens them, and the ways back.

use super::cells::{Block, Cell, Column, Item, Row, Section, Step, Table, Term};
use super::words::Words;
use crate::plan::{Contact, Gate, Recycle, Stage};

impl<'p> Words<'p> {
    /// The ladder at a glance.
    pub(super) fn overview(self) -> Option<Section> {
        let stages = &self.plan.stages;
        let late = stages.iter().any(|stage| stage.sla > 0);
        let mut columns = vec![
            Column::text(self.say("Étape", "Stage"), 0),
            Column::text(self.say("Responsable", "Owner"), 17),
            Column::text(self.say("Qui l'ouvre", "Who opens it"), 30),
        ];
        columns.extend(late.then(|| Column::text(self.say("Délai", "Delay"), 16)));
        let row = |(place, stage): (usize, &Stage)| {
            let mut cells = vec![
                Cell::text(&format!("{}. {}", place + 1, self.label(&stage.label))),
                Cell::text(&self.owner(&stage.owner)),
                Cell::text(self.gate(place, stage.gate)),
            ];
            cells.extend(late.then(|| Cell::text(&self.delay(stage.sla).unwrap_or_else(|| "–".into()))));
            Row { follows: false, cells }
        };
        let rows = stages.iter().enumerate().map(row).collect();
        let blocks = vec![Block::Table(Table { caption: None, columns, rows })];
        let title = self.say("L'échelle en bref", "The ladder at a glance").into();
        (!stages.is_empty()).then_some(Section { id: "overview", title, blocks })
    }

    pub(super) fn ladder(self) -> Option<Section> {
        let stages = &self.plan.stages;
        let text = self.say(
            "Un lead est à l'étape la plus haute dont toutes les conditions sont remplies, tant qu'aucune porte fermée ne l'arrête en chemin.",
            "A lead is in the highest stage whose conditions all hold, as long as no closed gate stops it on the way.",
        );
        let mut blocks = vec![Block::Text { text: text.into() }];
        blocks.extend(stages.iter().enumerate().map(|(place, stage)| Block::Step(self.step(place, stage))));
        let title = self.say("L'échelle, étape par étape", "The ladder, stage by stage").into();
        (!stages.is_empty()).then_some(Section { id: "ladder", title, blocks })
    }

    fn step(self, place: usize, stage: &'p Stage) -> Step {
        let one = |name: &str, text: &str| Term::new(name, vec![Item::new(text)]);
        let mut terms = vec![one(self.say("Porte", "Gate"), self.gate_in_words(place, stage.gate))];
        let conditions = self.guard(&stage.guard);
        terms.push(match (conditions.is_empty(), place) {
            (false, _) => Term::new(self.say("Conditions", "Conditions"), conditions),
            (true, 0) => one(
                self.say("Conditions", "Conditions"),
                self.say("aucune : tout visiteur commence ici", "none: every visitor begins here"),
            ),
            (true, _) => one(self.say("Conditions", "Conditions"), self.say("aucune", "none")),
        });
        if !stage.hand_raise.is_empty() {
            terms.push(one(self.say("Main levée", "Hand-raise"), &self.raise(stage)));
        }
        terms.push(one("Contact", self.contact(stage.contact)));
        terms.extend(self.delay(stage.sla).map(|delay| one(self.say("Délai", "Delay"), &delay)));
        if !stage.actions.is_empty() {
            let actions = stage.actions.iter().map(|action| Item::name(self.label(&action.label))).collect();
            terms.push(Term::new(self.say("Ce qui est fait", "What is done"), actions));
        }
        if !stage.recycle.is_empty() {
            let way = |way: &Recycle| {
                let reasons: Vec<String> = way.reasons.iter().map(|reason| self.label(&reason.label).into()).collect();
                let to = match reasons.len() {
                    1 => self.say("vers {}, avec ce motif :", "to {}, for this reason:"),
                    _ => self.say("vers {}, avec l'un de ces motifs :", "to {}, for one of these reasons:"),
                };
                Item::new(&format!("{} {}", to.replace("{}", &self.quoted(self.stage(way.to))), self.listed(&reasons)))
            };
            terms.push(Term::new(self.say("Retours", "Ways back"), stage.recycle.iter().map(way).collect()));
        }
        Step {
            number: place + 1,
            title: self.label(&stage.label).into(),
            id: stage.id.clone(),
            names: self.names(stage),
            owner: self.responsible(stage),
            terms,
        }
    }

    fn responsible(self, stage: &Stage) -> String {
        format!("{} {}", self.say("Responsable :", "Owner:"), self.owner(&stage.owner))
    }

    fn names(self, stage: &Stage) -> Option<String> {
        let say = self.say("aussi appelée", "also called");
        (!stage.aliases.is_empty()).then(|| format!("{say} {}", self.listed(&stage.aliases)))
    }

    /// What alone is enough.
    fn raise(self, stage: &'p Stage) -> String {
        let names = self.quotes(stage.hand_raise.iter().map(|place| self.criterion(*place)));
        let enough = self.say("suffit, quel que soit le score", "is enough, whatever the score");
        let raise = format!("{} {enough}", self.or(&names));
        match stage.guard.all.has.as_slice() {
            [] => raise,
            has => format!("{raise}, {} {}", self.say("dès que", "once"), self.given(has)),
        }
    }

    fn gate(self, place: usize, gate: Gate) -> &'static str {
        match gate {
            Gate::Auto if place == 0 => self.say("ouverte à tous", "open to all"),
            Gate::Auto => self.say("le logiciel", "the software"),
            Gate::Human => self.say("une personne", "a person"),
            Gate::Verbal => self.say("une personne, de vive voix", "a person, by voice"),
        }
    }

    fn gate_in_words(self, place: usize, gate: Gate) -> &'static str {
        match gate {
            Gate::Auto if place == 0 => self.gate(place, gate),
            Gate::Auto => self.say(
                "le logiciel l'ouvre, dès que les conditions sont remplies",
                "the software opens it, once the conditions hold",
            ),
            Gate::Human => {
                self.say("une personne l'ouvre, quand les conditions sont remplies", "a person opens it, once the conditions hold")
            }
            Gate::Verbal => self.say(
                "une personne l'ouvre, quand les conditions sont remplies et qu'elle a parlé avec le lead",
                "a person opens it, once the conditions hold and after speaking with the lead",
            ),
        }
    }

    pub(super) fn contact(self, contact: Contact) -> &'static str {
        match contact {
            Contact::None => self.say("aucun", "none"),
            Contact::NewsletterOnly => {
                self.say("la newsletter demandée, et rien d'autre", "the newsletter asked for, and nothing else")
            }
            Contact::NoCall => self.say("par écrit, jamais par téléphone", "in writing, never by telephone"),
            Contact::Any => self.say("par tous les moyens", "in any way"),
        }
    }

    fn delay(self, minutes: u32) -> Option<String> {
        (minutes > 0).then(|| format!("{} {}", self.say("sous", "within"), self.minutes(minutes)))
    }
}
