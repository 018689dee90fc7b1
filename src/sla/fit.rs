//! What is looked at in a lead, in words.

use super::cells::{Block, Cell, Column, Item, Row, Section, Table};
use super::words::Words;
use crate::plan::{FieldTest, Fit, Rule, Test};
use crate::text::fold;
use std::collections::BTreeMap;

impl<'p> Words<'p> {
    pub(super) fn fit(self) -> Option<Section> {
        let (plan, fit) = (self.plan, &self.plan.fit);
        if fit.is_empty() && plan.personas.is_empty() {
            return None;
        }
        let mut blocks = self.fit_blocks(fit);
        for persona in &plan.personas {
            blocks.push(Block::Heading { text: format!("Persona{} {}", self.say(" :", ":"), self.label(&persona.label)) });
            blocks.extend(self.fit_blocks(&persona.fit));
        }
        if !plan.personas.is_empty() {
            let text = self.say(
                "Le persona d'un lead est celui qui lui donne le plus de points ; seuls les critères de ce persona s'ajoutent à ceux de tous.",
                "A lead's persona is the one that gives it most points; only the criteria of that persona are added to those of all.",
            );
            blocks.push(Block::Text { text: text.into() });
        }
        let lines = || fit.iter().chain(plan.personas.iter().flat_map(|persona| &persona.fit));
        let mut notes: Vec<&str> = vec![self.say(
            "Ce qu'un lead n'a pas dit ne lui ôte rien : la part de l'adéquation qui est connue est donnée à côté des points.",
            "What a lead has not said takes nothing away: the part of fit that is known is given beside the points.",
        )];
        if lines().any(|line| matches!(&line.rule, Rule::All(tests, _) if tests.iter().any(compares))) {
            notes.push(self.say(
                "On compare sans tenir compte des majuscules, des accents ni de la ponctuation ; « direct… » : tout mot qui commence ainsi.",
                "Capitals, accents and punctuation are not compared; “direct…”: any word that begins so.",
            ));
        }
        blocks.push(Block::Text { text: notes.join(" ") });
        Some(Section { id: "fit", title: self.say("Ce qui convient : l'adéquation", "What suits: fit").into(), blocks })
    }

    /// A table of the criteria, and one for each matrix.
    fn fit_blocks(self, fit: &'p [Fit]) -> Vec<Block> {
        let columns = [
            Column::text(self.say("Critère", "Criterion"), 30),
            Column::text(self.say("Ce qui est regardé", "What is looked at"), 0),
            Column::number("Points", 11),
        ];
        let table = Table::new(columns, fit.iter().flat_map(|fit| self.fit_rows(fit)).collect());
        let matrices = fit.iter().filter_map(|fit| match &fit.rule {
            Rule::Matrix { fields, by, points } => Some(Block::Table(self.matrix(fit, fields, by, points))),
            _ => None,
        });
        let table = (!fit.is_empty()).then_some(Block::Table(table));
        table.into_iter().chain(matrices).collect()
    }

    fn fit_rows(self, fit: &'p Fit) -> Vec<Row> {
        let name = self.label(&fit.label);
        match &fit.rule {
            Rule::All(tests, points) => {
                let said: Vec<Item> = tests.iter().map(|test| Item::new(&self.test(test))).collect();
                let cell = match said.len() {
                    0 | 1 => Cell::items(said),
                    _ => Cell::items(vec![Item {
                        text: self.say("Tout à la fois :", "All of these:").into(),
                        items: said.into_iter().map(|item| item.text).collect(),
                    }]),
                };
                vec![Row::new([Cell::name(name), cell, Cell::text(&self.number(*points))])]
            }
            Rule::Bands(fields, bands) => {
                let same = fields.len() == 1 && fields.iter().all(|field| fold(self.field(field)) == fold(name));
                let head = || if same { Cell::name(name) } else { Cell::noted(name, &self.looked_at(fields)) };
                let row = |(place, (from, points)): (usize, &(i32, i32))| {
                    let to = bands.get(place + 1).map(|(next, _)| next - 1);
                    let first = if place == 0 { head() } else { Cell::default() };
                    let range = Cell::text(&self.range(Some(*from), to));
                    Row { follows: place > 0, cells: vec![first, range, Cell::text(&self.number(*points))] }
                };
                bands.iter().enumerate().map(row).collect()
            }
            Rule::Matrix { fields, by, points } => {
                let all = || points.values().flat_map(BTreeMap::values).copied();
                let (least, most) = (all().min().unwrap_or(0).min(0), all().max().unwrap_or(0).max(0));
                let by = self.quoted(self.field(by));
                let looked = format!(
                    "{} {} {by}, {}",
                    self.looked_at(fields),
                    self.say("et", "and"),
                    self.say("tableau ci-dessous", "table below")
                );
                vec![Row::new([Cell::name(name), Cell::text(&looked), Cell::text(&self.range(Some(least), Some(most)))])]
            }
        }
    }

    fn matrix(
        self,
        fit: &'p Fit,
        fields: &'p [String],
        by: &'p String,
        points: &'p BTreeMap<String, BTreeMap<String, i32>>,
    ) -> Table {
        let across = core::slice::from_ref(by);
        let mut heads: Vec<&String> = points.values().flat_map(BTreeMap::keys).collect();
        heads.sort();
        heads.dedup();
        let mut columns =
            vec![Column::text(&format!("{} × {}", self.field(fields.first().map_or("", String::as_str)), self.field(by)), 0)];
        columns.extend(heads.iter().map(|head| Column::number(self.value(across, head), 0)));
        let row = |(name, columns): (&'p String, &BTreeMap<String, i32>)| {
            let figures = heads.iter().map(|head| Cell::text(&self.number(columns.get(*head).copied().unwrap_or(0))));
            Row { follows: false, cells: [Cell::name(self.value(fields, name))].into_iter().chain(figures).collect() }
        };
        Table { caption: Some(self.label(&fit.label).into()), columns, rows: points.iter().map(row).collect() }
    }
}

fn compares(test: &FieldTest) -> bool {
    matches!(test.test, Test::Contains(_) | Test::Lacks(_))
}
