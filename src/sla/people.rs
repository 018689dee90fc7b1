//! What is agreed beside the ladder: hard facts, sets of leads, BANT, whom a lead is about, and what sales can take.

use super::cells::{Block, Cell, Column, Item, Row, Section, Table, Term};
use super::words::Words;
use crate::plan::{FieldTest, Guard, Period};

impl<'p> Words<'p> {
    pub(super) fn disqualifiers(self) -> Option<Section> {
        let disqualifiers = &self.plan.disqualifiers;
        let columns = [
            Column::text(self.say("Motif", "Reason"), 30),
            Column::text(self.say("Quand", "When"), 0),
            Column::text(self.say("Ne dépasse pas", "Goes no higher than"), 24),
        ];
        let rows = disqualifiers.iter().map(|each| {
            Row::new([Cell::name(self.label(&each.label)), self.when(&each.guard), Cell::name(self.stage(each.at_most))])
        });
        let text = self.say(
            "Des faits qui le tiennent au plus à une étape, quel que soit son score.",
            "Facts that keep it at a stage or below, whatever its score.",
        );
        let blocks = vec![Block::Text { text: text.into() }, Block::Table(Table::new(columns, rows.collect()))];
        let title = self.say("Ce qui retient un lead", "What holds a lead back").into();
        (!disqualifiers.is_empty()).then_some(Section { id: "disqualifiers", title, blocks })
    }

    pub(super) fn segments(self) -> Option<Section> {
        let segments = &self.plan.segments;
        let columns = [
            Column::text(self.say("Segment", "Segment"), 34),
            Column::text(self.say("Qui en fait partie", "Who belongs to it"), 0),
        ];
        let rows = segments.iter().map(|each| Row::new([Cell::name(self.label(&each.label)), self.when(&each.guard)]));
        let blocks = vec![Block::Table(Table::new(columns, rows.collect()))];
        let title = self.say("Les segments", "Segments").into();
        (!segments.is_empty()).then_some(Section { id: "segments", title, blocks })
    }

    /// The conditions of a guard in a cell: all of them when there are several.
    fn when(self, guard: &'p Guard) -> Cell {
        let items = self.guard(guard);
        Cell::items(if items.is_empty() { vec![Item::new(self.say("toujours", "always"))] } else { items })
    }

    pub(super) fn bant(self) -> Option<Section> {
        let bant = self.plan.bant.as_ref()?;
        let columns = [Column::text(self.say("Fait", "Fact"), 34), Column::text(self.say("Déclaré quand", "Declared when"), 0)];
        let row = |name: &str, test: &'p FieldTest| Row::new([Cell::text(name), Cell::text(&self.test(test))]);
        let rows = vec![
            row(self.say("Budget (budget)", "Budget"), &bant.budget),
            row(self.say("Autorité (authority)", "Authority"), &bant.authority),
            row(self.say("Besoin (need)", "Need"), &bant.need),
            row(self.say("Échéance (timing)", "Timing"), &bant.timing),
        ];
        let text = self.say(
            "Un formulaire ne fait que déclarer ; seule une personne vérifie.",
            "A form only declares; only a person verifies.",
        );
        let blocks = vec![Block::Table(Table::new(columns, rows)), Block::Text { text: text.into() }];
        Some(Section { id: "bant", title: "BANT".into(), blocks })
    }

    pub(super) fn subject(self) -> Option<Section> {
        let subject = self.plan.subject.as_ref()?;
        let columns = [Column::text(self.say("Sujet", "Subject"), 34), Column::text(self.say("Connu quand", "Known when"), 0)];
        let each = [
            (self.say("La personne", "The person"), &subject.person),
            (self.say("L'entreprise", "The company"), &subject.company),
            (self.say("Le projet", "The project"), &subject.project),
        ];
        let known = each.into_iter().filter(|(_, fields)| !fields.is_empty());
        let rows = known.map(|(name, fields)| Row::new([Cell::text(name), Cell::text(&self.given(fields))])).collect();
        let blocks = vec![Block::Table(Table::new(columns, rows))];
        Some(Section { id: "subject", title: self.say("De qui l'on parle", "Whom a lead is about").into(), blocks })
    }

    pub(super) fn capacity(self) -> Option<Section> {
        let capacity = self.plan.capacity?;
        let stage = self.quoted(self.stage(capacity.stage));
        let per = match capacity.per {
            Period::Day => self.say("par jour", "a day"),
            Period::Week => self.say("par semaine (du lundi au dimanche)", "a week (Monday to Sunday)"),
            Period::Month => self.say("par mois civil", "a calendar month"),
        };
        let one = |name: &str, text: &str| Term::new(name, vec![Item::new(text)]);
        let most = self.amount(capacity.leads, "lead", "leads");
        let enter = match capacity.leads {
            1 => self.say("entre", "enters"),
            _ => self.say("entrent", "enter"),
        };
        let enter = self.say(
            format!("au plus {most} {per} {enter} à l'étape {stage}"),
            format!("at most {most} {per} {enter} the stage {stage}"),
        );
        let mut terms = vec![one(self.say("Capacité", "Capacity"), &enter)];
        let below = capacity.wait_in.or_else(|| capacity.stage.checked_sub(1)).map(|place| self.quoted(self.stage(place)));
        terms.extend(below.map(|below| {
            let wait = self.say(
                format!("les autres attendent à l'étape {below}, où le logiciel les signale comme prêts"),
                format!("the others wait in the stage {below}, where the software shows them as ready"),
            );
            one(self.say("Au-delà", "Beyond"), &wait)
        }));
        let more = u64::from(capacity.leads) * u64::from(capacity.overflow) / 100;
        if more > 0 {
            let percent = self.percent(capacity.overflow);
            let more = self.amount(
                u32::try_from(more).unwrap_or(u32::MAX),
                self.say("lead de plus", "more lead"),
                self.say("leads de plus", "more leads"),
            );
            let enter = self.say(
                format!("jusqu'à {more} ({percent} de la capacité), pour qui a levé la main"),
                format!("up to {more} ({percent} of the capacity), for those who have raised their hand"),
            );
            terms.push(one(self.say("Main levée", "Hand-raise"), &enter));
        }
        terms
            .extend(capacity.cost.map(|cost| one(self.say("Coût d'un lead traité", "Cost of a lead handled"), &self.number(cost))));
        terms.extend(
            capacity.value.map(|value| one(self.say("Valeur d'un lead gagné", "Value of a lead won"), &self.number(value))),
        );
        let blocks = vec![Block::Terms { terms }];
        Some(Section { id: "capacity", title: self.say("La capacité", "Capacity").into(), blocks })
    }
}
