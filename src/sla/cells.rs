//! What a document is made of: sections of texts, terms, tables and steps.

use serde::Serialize;

/// A name and a value on the front.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// What it says; none for what is filled in by hand.
    pub value: Option<String>,
    /// True for what stands in the plan letter for letter.
    pub code: bool,
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its stable name, the same in all languages.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// The title of what follows.
    Heading {
        /// The title.
        text: String,
    },
    /// A paragraph.
    Text {
        /// The paragraph.
        text: String,
    },
    /// Terms and what they mean.
    Terms {
        /// The terms.
        terms: Vec<Term>,
    },
    /// A table.
    Table(Table),
    /// A stage of the ladder.
    Step(Step),
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The term.
    pub name: String,
    /// What it means.
    pub items: Vec<Item>,
}

/// A text, and the list that it introduces if there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The text.
    pub text: String,
    /// The list; empty for none.
    pub items: Vec<String>,
}

/// A table whose first column names its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What it shows, where the section's title does not say so.
    pub caption: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has a cell for every column.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// True for figures, which are set to the right.
    pub number: bool,
    /// The share of the table's width that it asks for, in percent; 0 for what is left.
    pub width: u32,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// True when it belongs to what the row above names: its own first cell is empty.
    pub follows: bool,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Its lines.
    pub items: Vec<Item>,
    /// What is added in smaller type.
    pub note: Option<String>,
    /// Its name in the plan, letter for letter, where people have another one for it.
    pub id: Option<String>,
    /// True for what stands in the plan letter for letter.
    pub code: bool,
}

/// A stage of the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Its place, from 1.
    pub number: usize,
    /// Its name.
    pub title: String,
    /// Its name in the plan, letter for letter.
    pub id: String,
    /// Its other names, in words.
    pub names: Option<String>,
    /// Who owns its leads, in words.
    pub owner: String,
    /// What is agreed on it.
    pub terms: Vec<Term>,
}

/// Where the document is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signing {
    /// The title.
    pub title: String,
    /// What is signed.
    pub text: String,
    /// Who signs.
    pub owners: Vec<String>,
    /// What each fills in by hand.
    pub lines: Vec<String>,
}

impl Item {
    /// A text alone, with a capital.
    pub(super) fn new(text: &str) -> Item {
        Item { text: capital(text), items: Vec::new() }
    }

    /// A name as people write it.
    pub(super) fn name(name: &str) -> Item {
        Item { text: name.into(), items: Vec::new() }
    }
}

impl Term {
    /// A term that is explained by some lines.
    pub(super) fn new(name: &str, items: Vec<Item>) -> Term {
        Term { name: name.into(), items }
    }
}

impl Table {
    /// A table without a caption.
    pub(super) fn new<const N: usize>(columns: [Column; N], rows: Vec<Row>) -> Table {
        Table { caption: None, columns: columns.into(), rows }
    }
}

impl Column {
    /// A column of texts.
    pub(super) fn text(title: &str, width: u32) -> Column {
        Column { title: title.into(), number: false, width }
    }

    /// A column of figures.
    pub(super) fn number(title: &str, width: u32) -> Column {
        Column { title: title.into(), number: true, width }
    }
}

impl Row {
    /// A row with a name of its own.
    pub(super) fn new<const N: usize>(cells: [Cell; N]) -> Row {
        Row { follows: false, cells: cells.into() }
    }
}

impl Cell {
    /// One line, with a capital.
    pub(super) fn text(text: &str) -> Cell {
        Cell::items(vec![Item::new(text)])
    }

    /// A name as people write it.
    pub(super) fn name(name: &str) -> Cell {
        Cell::items(vec![Item::name(name)])
    }

    /// Several lines.
    pub(super) fn items(items: Vec<Item>) -> Cell {
        Cell { items, ..Cell::default() }
    }

    /// A name, and a note below it.
    pub(super) fn noted(name: &str, note: &str) -> Cell {
        Cell { note: Some(capital(note)), ..Cell::name(name) }
    }

    /// A name that people have for something, and the plan's own.
    pub(super) fn named(name: &str, id: &str) -> Cell {
        Cell { id: Some(id.into()), ..Cell::name(name) }
    }

    /// Lines that stand in the plan letter for letter.
    pub(super) fn code<'t>(lines: impl IntoIterator<Item = &'t String>) -> Cell {
        Cell { items: lines.into_iter().map(|line| Item::name(line)).collect(), code: true, ..Cell::default() }
    }
}

/// A text with a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
