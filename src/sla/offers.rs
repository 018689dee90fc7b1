//! What the page shows and asks: offers, contents, fields, addresses.

use super::cells::{Block, Cell, Column, Item, Row, Section, Table};
use super::words::Words;
use crate::plan::{Choice, Field, Slot};
use crate::text::fold;

impl<'p> Words<'p> {
    pub(super) fn pages(self) -> Option<Section> {
        let pages = &self.plan.pages;
        let columns = [Column::text(self.say("Groupe", "Group"), 34), Column::text(self.say("Adresses", "Addresses"), 0)];
        let rows = pages.iter().map(|group| Row::new([Cell::code([&group.name]), Cell::code(&group.patterns)]));
        let text = self.say("L'étoile vaut n'importe quelle suite de caractères.", "The star stands for any characters.");
        let mut blocks = vec![Block::Table(Table::new(columns, rows.collect()))];
        if pages.iter().any(|group| group.patterns.iter().any(|pattern| pattern.contains('*'))) {
            blocks.push(Block::Text { text: text.into() });
        }
        let title = self.say("Les pages du site", "Pages of the site").into();
        (!pages.is_empty()).then_some(Section { id: "pages", title, blocks })
    }

    pub(super) fn offers(self) -> Option<Section> {
        let slots = &self.plan.offers;
        let capped = slots.iter().flat_map(|slot| &slot.choices).any(|choice| choice.visits > 0);
        let mut columns = vec![
            Column::text(self.say("Emplacement", "Slot"), 18),
            Column::text(self.say("Offre", "Offer"), 24),
            Column::text(self.say("Qui la voit", "Who sees it"), 0),
        ];
        columns.extend(capped.then(|| Column::text(self.say("Au plus", "At most"), 13)));
        let rows = slots.iter().flat_map(|slot| self.slot(slot, capped)).collect();
        let text = self.say(
            "À chaque emplacement, la première offre dont les conditions sont remplies.",
            "In each slot, the first offer whose conditions hold.",
        );
        let mut blocks = vec![Block::Text { text: text.into() }, Block::Table(Table { caption: None, columns, rows })];
        if self.plan.holdout > 0 {
            let percent = self.percent(self.plan.holdout);
            blocks.push(Block::Text {
                text: self.say(
                    format!("Groupe témoin : {percent} des visiteurs, toujours les mêmes, ne voient que les offres par défaut, pour mesurer ce que les autres apportent."),
                    format!("Control group: {percent} of visitors, always the same ones, see only the default offers, to measure what the others bring."),
                ),
            });
        }
        let title = self.say("Les offres de la page", "Offers of the page").into();
        (!slots.is_empty()).then_some(Section { id: "offers", title, blocks })
    }

    fn slot(self, slot: &'p Slot, capped: bool) -> Vec<Row> {
        let row = |place: usize, offer: &'p String, who: Vec<Item>, visits: u32| {
            let first = if place == 0 { Cell::code([&slot.id]) } else { Cell::default() };
            let thing = self.thing(offer);
            let named = if thing == offer { Cell::code([offer]) } else { Cell::named(thing, offer) };
            let mut cells = vec![first, named, Cell::items(who)];
            let most = || self.amount(visits, self.say("visite", "visit"), self.say("visites", "visits"));
            cells.extend(capped.then(|| Cell::text(&if visits > 0 { most() } else { "–".into() })));
            Row { follows: place > 0, cells }
        };
        let mut rows: Vec<Row> = slot
            .choices
            .iter()
            .enumerate()
            .map(|(place, choice)| row(place, &choice.offer, self.who(choice), choice.visits))
            .collect();
        let others =
            if rows.is_empty() { self.say("tout le monde", "everyone") } else { self.say("tous les autres", "everyone else") };
        rows.push(row(rows.len(), &slot.default, vec![Item::new(others)], 0));
        rows
    }

    /// Who sees an offer, a line for each condition.
    fn who(self, choice: &Choice) -> Vec<Item> {
        let mut said = Vec::new();
        if !choice.temperature.is_empty() {
            said.push(format!("{} {}", self.say("le visiteur est", "the visitor is"), self.temperatures(&choice.temperature)));
        }
        let pages = self.groups(choice.pages);
        if !pages.is_empty() {
            said.push(format!("{} {}", self.say("la page est du groupe", "the page is of the group"), self.or(&pages)));
        }
        said.extend(choice.engagement.map(|least| self.engaged(least)));
        if !choice.did.is_empty() {
            said.push(self.did(&choice.did));
        }
        if !choice.did_not.is_empty() {
            said.push(self.did_not(&choice.did_not));
        }
        if said.is_empty() {
            said.push(self.say("tout le monde", "everyone").into());
        }
        said.iter().map(|text| Item::new(text)).collect()
    }

    pub(super) fn fields(self) -> Option<Section> {
        let (free, ruled): (Vec<&Field>, Vec<&Field>) =
            self.plan.fields.iter().partition(|field| field.values.is_empty() && field.aliases.is_empty());
        let columns =
            [Column::text(self.say("Champ", "Field"), 34), Column::text(self.say("Ce qu'il peut dire", "What it may say"), 0)];
        let row =
            |field: &&'p Field| Row::new([Cell::named(self.label(&field.label), &field.name), Cell::items(self.values(field))]);
        let mut blocks = Vec::new();
        if !ruled.is_empty() {
            blocks.push(Block::Table(Table::new(columns, ruled.iter().map(row).collect())));
        }
        if !free.is_empty() {
            let names: Vec<String> = free.iter().map(|field| self.label(&field.label).into()).collect();
            blocks.push(Block::Text { text: format!("{} {}.", self.say("Champs libres :", "Free fields:"), self.listed(&names)) });
        }
        let title = self.say("Les champs connus d'un lead", "Known fields of a lead").into();
        (!blocks.is_empty()).then_some(Section { id: "fields", title, blocks })
    }

    /// The values of a field, each with the other ways to say it.
    fn values(self, field: &'p Field) -> Vec<Item> {
        let mut values: Vec<(&str, &str)> =
            field.values.iter().map(|(value, label)| (value.as_str(), label.text(self.language))).collect();
        for (_, value) in &field.aliases {
            if !values.iter().any(|(known, _)| known == value) {
                values.push((value, value));
            }
        }
        let item = |(value, name): &(&str, &str)| {
            let ways = field.aliases.iter().filter(|(alias, meant)| meant == value && fold(alias) != fold(name));
            let ways: Vec<String> = ways.map(|(alias, _)| alias.clone()).collect();
            match ways.as_slice() {
                [] => Item::name(name),
                ways => Item::name(&format!("{name} ({} {})", self.say("ou :", "or:"), self.listed(ways))),
            }
        };
        values.iter().map(item).collect()
    }

    pub(super) fn assets(self) -> Option<Section> {
        let assets = &self.plan.assets;
        let columns = [
            Column::text(self.say("Contenu", "Content"), 0),
            Column::text(self.say("Nature", "Kind"), 18),
            Column::text(self.say("Sujet", "Topic"), 20),
            Column::text("Phase", 18),
        ];
        let rows = assets.iter().map(|asset| {
            let kept = self.say("N'est pas remis automatiquement", "Is not delivered automatically");
            let note = (!asset.delivered).then(|| kept.into());
            Row::new([
                Cell { note, ..Cell::named(self.label(&asset.label), &asset.name) },
                Cell::name(&asset.kind),
                Cell::name(asset.topic.as_deref().unwrap_or("–")),
                Cell::name(asset.phase.map_or("–", |place| self.phase(place))),
            ])
        });
        let blocks = vec![Block::Table(Table::new(columns, rows.collect()))];
        let title = self.say("Les contenus", "Contents").into();
        (!assets.is_empty()).then_some(Section { id: "assets", title, blocks })
    }
}
