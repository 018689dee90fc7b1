//! From points to words: temperature, grades, quadrants, actions.

use super::cells::{Block, Cell, Column, Row, Section, Table};
use super::words::Words;
use crate::plan::{Action, PointsOf};
use crate::temperature::Temperature;

impl<'p> Words<'p> {
    pub(super) fn temperature(self) -> Option<Section> {
        let bounds = self.plan.temperature;
        let columns = [
            Column::text(self.say("Température", "Temperature"), 0),
            Column::number(self.say("Points d'engagement", "Engagement points"), 40),
        ];
        let row = |temperature, from, to| Row::new([Cell::text(self.warmth(temperature)), Cell::text(&self.range(from, to))]);
        let rows = vec![
            row(Temperature::Hot, Some(bounds.hot), None),
            row(Temperature::Warm, Some(bounds.warm), Some(bounds.hot - 1)),
            row(Temperature::Cold, None, Some(bounds.warm - 1)),
        ];
        let text = Block::Text { text: self.cooling() };
        let blocks = vec![Block::Table(Table::new(columns, rows)), text];
        Some(Section { id: "temperature", title: self.say("La température", "Temperature").into(), blocks })
    }

    /// How a visitor warms and cools.
    fn cooling(self) -> String {
        let bounds = self.plan.temperature;
        if bounds.hysteresis == 0 && bounds.dwell == 0 {
            return self
                .say(
                    "La température suit les points à tout instant, dans les deux sens.",
                    "The temperature follows the points at once, both ways.",
                )
                .into();
        }
        let mut text: String = self.say("Un visiteur se réchauffe aussitôt.", "A visitor warms at once.").into();
        if bounds.hysteresis > 0 {
            let (hot, warm) = (self.points(bounds.hot - bounds.hysteresis), self.points(bounds.warm - bounds.hysteresis));
            text.push_str(&self.say(
                format!(" Chaud, il ne refroidit qu'au-dessous de {hot} ; tiède, au-dessous de {warm}."),
                format!(" A hot visitor cools only below {hot}, a warm one only below {warm}."),
            ));
        }
        if bounds.dwell > 0 {
            let dwell = self.seconds(bounds.dwell);
            text.push_str(&self.say(
                format!(" Personne ne refroidit moins de {dwell} après le dernier changement."),
                format!(" Nobody cools within {dwell} of the last change."),
            ));
        }
        text
    }

    pub(super) fn grades(self) -> Option<Section> {
        let grades = self.plan.grade?;
        let columns =
            [Column::text(self.say("Note", "Grade"), 0), Column::number(self.say("Points d'adéquation", "Fit points"), 40)];
        let row = |name: &str, from, to| Row::new([Cell::text(name), Cell::text(&self.range(from, to))]);
        let rows = vec![
            row("A", Some(grades.a), None),
            row("B", Some(grades.b), Some(grades.a - 1)),
            row("C", Some(grades.c), Some(grades.b - 1)),
            row("D", None, Some(grades.c - 1)),
        ];
        let text = self.say("Un lead dont rien n'est connu n'a pas de note.", "A lead of which nothing is known has no grade.");
        let blocks = vec![Block::Table(Table::new(columns, rows)), Block::Text { text: text.into() }];
        Some(Section { id: "grade", title: self.say("La note", "Grades").into(), blocks })
    }

    pub(super) fn quadrants(self) -> Option<Section> {
        let bounds = self.plan.quadrant.as_ref()?;
        let acts = bounds.actions.iter().any(Option::is_some);
        let mut columns =
            vec![Column::text("Quadrant", 0), Column::number(self.say("Adéquation", "Fit"), 20), Column::number("Engagement", 20)];
        columns.extend(acts.then(|| Column::text(self.say("Ce qui est fait", "What is done"), 34)));
        let row = |(name, action): (&str, &Option<Action>)| {
            let range =
                |high: bool, bound: i32| if high { self.range(Some(bound), None) } else { self.range(None, Some(bound - 1)) };
            let mut cells = vec![
                Cell::text(&format!("{} : {}", name.to_uppercase(), self.quadrant(name)).replace(" :", self.say(" :", ":"))),
                Cell::text(&range(matches!(name, "q3" | "q4"), bounds.fit)),
                Cell::text(&range(matches!(name, "q2" | "q4"), bounds.engagement)),
            ];
            cells.extend(acts.then(|| Cell::name(action.as_ref().map_or("–", |action| self.label(&action.label)))));
            Row { follows: false, cells }
        };
        let rows = ["q1", "q2", "q3", "q4"].into_iter().zip(&bounds.actions).rev().map(row).collect();
        let blocks = vec![Block::Table(Table { caption: None, columns, rows })];
        Some(Section { id: "quadrant", title: self.say("Les quadrants", "Quadrants").into(), blocks })
    }

    pub(super) fn actions(self) -> Option<Section> {
        let actions = self.plan.actions.as_ref()?;
        let points = match actions.by {
            PointsOf::Engagement => self.say("Points d'engagement", "Engagement points"),
            PointsOf::Fit => self.say("Points d'adéquation", "Fit points"),
            PointsOf::Both => self.say("Points d'engagement et d'adéquation", "Engagement and fit points"),
        };
        let columns = [Column::text(points, 38), Column::text(self.say("Ce qui est fait", "What is done"), 0)];
        let bounds: Vec<i32> = actions.bands.iter().map(|(from, _)| *from).collect();
        let row = |(place, (from, action)): (usize, &(i32, Action))| {
            let to = bounds.get(place + 1).map(|next| next - 1);
            let from = Some(*from).filter(|_| place > 0);
            Row::new([Cell::text(&self.range(from, to)), Cell::name(self.label(&action.label))])
        };
        let rows = actions.bands.iter().enumerate().map(row).collect();
        let blocks = vec![Block::Table(Table::new(columns, rows))];
        Some(Section {
            id: "actions",
            title: self.say("À chaque nombre de points, une action", "For each number of points, an action").into(),
            blocks,
        })
    }
}
