//! Lines up a table for a terminal: texts to the left, numbers to the right.

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A number; a column with one in it is set to the right.
    Number(String),
}

impl Cell {
    fn text(&self) -> &str {
        match self {
            Cell::Text(text) | Cell::Number(text) => text,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.into())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

/// A number as a cell.
pub fn number(number: impl ToString) -> Cell {
    Cell::Number(number.to_string())
}

/// Texts as cells.
pub fn texts<'a>(texts: impl IntoIterator<Item = &'a &'a str>) -> Vec<Cell> {
    texts.into_iter().map(|text| Cell::from(*text)).collect()
}

/// The rows as lines, two spaces apart, each column as wide as its widest cell. `right`: columns to set to the right too.
pub fn table(rows: &[Vec<Cell>], right: &[usize]) -> Vec<String> {
    let mut columns: Vec<(usize, bool)> = Vec::new();
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            let width = cell.text().chars().count();
            let number = matches!(cell, Cell::Number(_)) || right.contains(&place);
            match columns.get_mut(place) {
                Some(column) => *column = (column.0.max(width), column.1 || number),
                None => columns.push((width, number)),
            }
        }
    }
    rows.iter().map(|row| line(row, &columns)).collect()
}

fn line(row: &[Cell], columns: &[(usize, bool)]) -> String {
    let cells = row.iter().zip(columns).map(|(cell, (width, to_right))| {
        let text = cell.text();
        if *to_right { format!("{text:>width$}") } else { format!("{text:<width$}") }
    });
    cells.collect::<Vec<_>>().join("  ").trim_end().into()
}
