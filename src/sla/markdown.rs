//! The document as Markdown whose tables GitHub shows.

use super::Document;
use super::cells::{Block, Cell, Fact, Item, Section, Signing, Step, Table, Term};
use std::iter::once;

/// What is filled in by hand: twenty low lines.
const BLANK: &str = r"\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_";

/// The whole document, a line break at its end.
pub fn markdown(document: &Document) -> String {
    let Document { kicker, title, facts, purpose, sections, signing, .. } = document;
    let mut parts = vec![format!("# {}", text(title)), format!("*{}*", text(kicker)), lines(facts, fact)];
    parts.extend(purpose.iter().map(|said| text(said)));
    for (place, each) in sections.iter().enumerate() {
        parts.extend(section(each, place + 1));
    }
    parts.extend([format!("## {}. {}", sections.len() + 1, text(&signing.title)), text(&signing.text), signatures(signing)]);
    format!("{}\n", parts.join("\n\n"))
}

fn lines<T>(all: &[T], line: impl Fn(&T) -> String) -> String {
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn fact(Fact { name, value, code: exact }: &Fact) -> String {
    let said = match value {
        None => BLANK.into(),
        Some(value) if *exact => code(value),
        Some(value) => text(value),
    };
    format!("- **{}** {said}", text(name))
}

fn section(Section { title, blocks, .. }: &Section, place: usize) -> Vec<String> {
    once(format!("## {place}. {}", text(title))).chain(blocks.iter().map(block)).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { text: said } => format!("### {}", text(said)),
        Block::Text { text: said } => first(&text(said)),
        Block::Terms { terms } => lines(terms, term),
        Block::Table(said) => table(said),
        Block::Step(said) => step(said),
    }
}

fn step(Step { number, title, id, names, owner, terms }: &Step) -> String {
    let mut head = vec![format!("**{}**", text(owner)), code(id)];
    head.extend(names.as_ref().map(|names| text(names)));
    [format!("### {number}. {}", text(title)), head.join(" · "), lines(terms, term)].join("\n\n")
}

fn term(Term { name, items }: &Term) -> String {
    if let [Item { text: said, items }] = items.as_slice()
        && items.is_empty()
    {
        return format!("- **{}** {}", text(name), text(said));
    }
    let mut all = vec![format!("- **{}**", text(name))];
    for item in items {
        all.push(format!("  - {}", first(&text(&item.text))));
        all.extend(item.items.iter().map(|each| format!("    - {}", first(&text(each)))));
    }
    all.join("\n")
}

fn table(Table { caption, columns, rows }: &Table) -> String {
    let mut all: Vec<String> = caption.iter().map(|caption| format!("**{}**\n", text(caption))).collect();
    all.push(row(columns.iter().map(|column| text(&column.title))));
    all.push(row(columns.iter().map(|column| if column.number { "--:" } else { "---" }.into())));
    all.extend(rows.iter().map(|each| row(each.cells.iter().map(cell))));
    all.join("\n")
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

fn cell(Cell { items, note, id, code: exact }: &Cell) -> String {
    if *exact {
        return items.iter().map(|item| code(&item.text)).collect::<Vec<_>>().join("<br>");
    }
    let mut all: Vec<String> = items.iter().map(broken).collect();
    all.extend(id.as_ref().map(|id| code(id)));
    all.extend(note.as_ref().map(|note| format!("*{}*", text(note))));
    all.join("<br>")
}

/// A text and its list, on lines of one cell.
fn broken(Item { text: said, items }: &Item) -> String {
    let inner = items.iter().map(|each| format!("– {}", text(each)));
    once(text(said)).chain(inner).collect::<Vec<_>>().join("<br>")
}

fn signatures(Signing { owners, lines, .. }: &Signing) -> String {
    let empty = |cell: &'static str| owners.iter().map(move |_| cell.to_owned());
    let head = row(once(String::new()).chain(owners.iter().map(|owner| text(owner))));
    let rule = row(once("---".into()).chain(empty("---")));
    let blanks = lines.iter().map(|line| row(once(text(line)).chain(empty("<br><br>"))));
    [head, rule].into_iter().chain(blanks).collect::<Vec<_>>().join("\n")
}

/// A text without its spaces of a kind: each run of them that `broken` says yes to becomes one space.
fn respaced(said: &str, narrow: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(said.len());
    let mut rest = said;
    while let Some(start) = rest.find(char::is_whitespace) {
        let (before, after) = rest.split_at_checked(start).unwrap_or_default();
        let end = after.find(|letter: char| !letter.is_whitespace()).unwrap_or(after.len());
        let (run, next) = after.split_at_checked(end).unwrap_or_default();
        out.push_str(before);
        out.push_str(if narrow(run) { " " } else { run });
        rest = next;
    }
    out.push_str(rest);
    out
}

/// Text in which nothing is markup; one line.
fn text(said: &str) -> String {
    let mut escaped = String::with_capacity(said.len());
    for letter in respaced(said, |run| run.contains(['\r', '\n'])).chars() {
        if r"\`*_[]<>|~#&".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A text that begins a line, where a dash or a number would begin a list.
fn first(escaped: &str) -> String {
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = escaped.split_at_checked(digits).unwrap_or_default();
    let signs: &[char] = if digits > 0 { &['.', ')'] } else { &['-', '+'] };
    let begins = rest.strip_prefix(signs).is_some_and(|after| after.chars().next().is_none_or(char::is_whitespace));
    if begins { format!("{number}\\{rest}") } else { escaped.into() }
}

/// Text letter for letter; in a table a bar would end the cell.
fn code(exact: &str) -> String {
    let longest = exact.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    let said = respaced(exact, |_| true).replace('|', "\\|");
    format!("{fence}{pad}{said}{pad}{fence}")
}
