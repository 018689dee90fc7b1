//! The texts of a document, to be set in type.

use super::cells::{Block, Cell, Fact, Item, Section, Signing, Step, Table, Term};

/// All texts that are set in type: those that stand in the plan letter for letter are left alone.
pub(super) trait Texts {
    /// Edits each text.
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String));
}

impl<T: Texts> Texts for Vec<T> {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|each| each.each_text(edit));
    }
}

impl Texts for Fact {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        edit(&mut self.name);
        self.value.iter_mut().filter(|_| !self.code).for_each(edit);
    }
}

impl Texts for Section {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        edit(&mut self.title);
        self.blocks.each_text(edit);
    }
}

impl Texts for Block {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        match self {
            Block::Heading { text } | Block::Text { text } => edit(text),
            Block::Terms { terms } => terms.each_text(edit),
            Block::Table(table) => table.each_text(edit),
            Block::Step(step) => step.each_text(edit),
        }
    }
}

impl Texts for Term {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        edit(&mut self.name);
        self.items.each_text(edit);
    }
}

impl Texts for Item {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        edit(&mut self.text);
        self.items.iter_mut().for_each(edit);
    }
}

impl Texts for Table {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        self.caption.iter_mut().for_each(&mut *edit);
        self.columns.iter_mut().for_each(|column| edit(&mut column.title));
        self.rows.iter_mut().for_each(|row| row.cells.each_text(edit));
    }
}

impl Texts for Cell {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        if !self.code {
            self.items.each_text(edit);
        }
        self.note.iter_mut().for_each(edit);
    }
}

impl Texts for Step {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        [&mut self.title, &mut self.owner].into_iter().chain(&mut self.names).for_each(&mut *edit);
        self.terms.each_text(edit);
    }
}

impl Texts for Signing {
    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        let lists = self.owners.iter_mut().chain(&mut self.lines);
        [&mut self.title, &mut self.text].into_iter().chain(lists).for_each(edit);
    }
}
