//! The document as one HTML file for screens and A4 paper: no script, nothing fetched.

use super::Document;
use super::cells::{Block, Cell, Column, Fact, Item, Row, Section, Signing, Step, Table, Term};
use std::iter::once;

/// The style sheet; `FOOTER` stands for what is below each printed page, beside its number.
const STYLE: &str = include_str!("style.css");

/// The whole file.
pub fn html(document: &Document) -> String {
    let Document { lang, kicker, title, facts, purpose, sections, signing, footer } = document;
    let style = STYLE.replacen("FOOTER", &quoted(footer), 1);
    let (kicker, title) = (text(kicker), text(title));
    let facts = lines(facts, fact);
    let purpose = lines(purpose, |said| format!("<p>{}</p>", text(said)));
    let signing = signature(signing, sections.len() + 1);
    let mut place = 0;
    let sections = lines(sections, |each| {
        place += 1;
        section(each, place)
    });
    format!(
        r#"<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="attise">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<header>
<p class="kicker">{kicker}</p>
<h1>{title}</h1>
<dl class="facts">
{facts}
</dl>
<div class="purpose">
{purpose}
</div>
</header>
{sections}
{signing}
</main>
</body>
</html>
"#
    )
}

fn lines<T>(all: &[T], line: impl FnMut(&T) -> String) -> String {
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn fact(Fact { name, value, code }: &Fact) -> String {
    let said = match value {
        None => r#"<span class="blank"></span>"#.into(),
        Some(value) if *code => format!("<code>{}</code>", text(value)),
        Some(value) => text(value),
    };
    format!("<div><dt>{}</dt><dd>{said}</dd></div>", text(name))
}

fn section(Section { id, title, blocks }: &Section, place: usize) -> String {
    let blocks = lines(blocks, |each| block(each, title));
    let title = text(title);
    format!(
        r#"<section id="{id}" aria-labelledby="{id}-title">
<h2 id="{id}-title"><span class="number">{place}</span> {title}</h2>
{blocks}
</section>"#
    )
}

fn block(block: &Block, title: &str) -> String {
    match block {
        Block::Heading { text: said } => format!("<h3>{}</h3>", text(said)),
        Block::Text { text: said } => format!("<p>{}</p>", text(said)),
        Block::Terms { terms } => format!("<dl class=\"terms\">\n{}\n</dl>", lines(terms, term)),
        Block::Table(said) => table(said, title),
        Block::Step(said) => step(said),
    }
}

fn step(Step { number, title, id, names, owner, terms }: &Step) -> String {
    let names = names.as_ref().map(|names| format!(" · {}", text(names))).unwrap_or_default();
    let (title, owner, id) = (text(title), text(owner), text(id));
    let terms = lines(terms, term);
    format!(
        r#"<article class="step">
<span class="rung" aria-hidden="true">{number}</span>
<div class="head">
<h3><span class="hidden">{number}. </span>{title}</h3>
<p class="owner">{owner}</p>
<p class="names"><code>{id}</code>{names}</p>
</div>
<dl class="terms">
{terms}
</dl>
</article>"#
    )
}

fn term(Term { name, items }: &Term) -> String {
    format!("<div><dt>{}</dt><dd>{}</dd></div>", text(name), list(items))
}

/// One line as it is, several as a list.
fn list(items: &[Item]) -> String {
    match items {
        [] => String::new(),
        [only] => item(only),
        _ => format!("<ul>{}</ul>", items.iter().map(|each| format!("<li>{}</li>", item(each))).collect::<String>()),
    }
}

fn item(Item { text: said, items }: &Item) -> String {
    if items.is_empty() {
        return text(said);
    }
    let inner: String = items.iter().map(|each| format!("<li>{}</li>", text(each))).collect();
    format!("{}<ul class=\"inner\">{inner}</ul>", text(said))
}

// Roles are said, since a narrow screen shows rows as blocks, which would take a table's own away.
fn table(Table { caption, columns, rows }: &Table, title: &str) -> String {
    let figure = |column: &Column| if column.number { r#" class="figure""# } else { "" };
    let head = |column: &Column| format!("<th scope=\"col\" role=\"columnheader\"{}>{}</th>", figure(column), text(&column.title));
    let heads: String = columns.iter().map(head).collect();
    let width = |column: &Column| match column.width {
        0 => "<col>".into(),
        width => format!("<col style=\"width:{width}%\">"),
    };
    let widths: String = columns.iter().map(width).collect();
    let short = if matches!(columns.as_slice(), [_, second] if second.number) { r#" class="short""# } else { "" };
    let hidden = if caption.is_none() { r#" class="hidden""# } else { "" };
    let caption = text(caption.as_deref().unwrap_or(title));
    let bodies = bodies(rows).iter().map(|rows| body(rows, columns)).collect::<Vec<_>>().join("\n");
    format!(
        r#"<table role="table"{short}>
<caption{hidden}>{caption}</caption>
<colgroup>{widths}</colgroup>
<thead role="rowgroup"><tr role="row">{heads}</tr></thead>
{bodies}
</table>"#
    )
}

/// Rows that follow stay with the row that they follow.
fn bodies(rows: &[Row]) -> Vec<Vec<&Row>> {
    let mut bodies: Vec<Vec<&Row>> = Vec::new();
    for row in rows {
        match bodies.last_mut() {
            Some(last) if row.follows => last.push(row),
            _ => bodies.push(vec![row]),
        }
    }
    bodies
}

/// The first row of a body has the head of all of it, which spans so many rows.
fn body(rows: &[&Row], columns: &[Column]) -> String {
    let spans = once(rows.len()).chain(once(0).cycle());
    let lines: Vec<String> = rows.iter().zip(spans).map(|(row, span)| line(row, span, columns)).collect();
    format!("<tbody role=\"rowgroup\">\n{}\n</tbody>", lines.join("\n"))
}

fn line(row: &Row, span: usize, columns: &[Column]) -> String {
    let mut cells = row.cells.iter();
    let head = match (cells.next(), span) {
        (None, _) | (_, 0) => String::new(),
        (Some(name), 1) => format!("<th scope=\"row\" role=\"rowheader\">{}</th>", content(name)),
        (Some(name), _) => format!("<th scope=\"rowgroup\" role=\"rowheader\" rowspan=\"{span}\">{}</th>", content(name)),
    };
    let data: String = cells
        .enumerate()
        .map(|(place, cell)| {
            let column = columns.get(place + 1);
            let figure = if column.is_some_and(|column| column.number) { r#" class="figure""# } else { "" };
            let name = text(column.map_or("", |column| &column.title));
            format!("<td role=\"cell\"{figure} data-name=\"{name}\"><div>{}</div></td>", content(cell))
        })
        .collect();
    format!("<tr role=\"row\">{head}{data}</tr>")
}

fn content(Cell { items, note, id, code }: &Cell) -> String {
    let mut said = match code {
        true => items.iter().map(|each| format!("<code>{}</code>", text(&each.text))).collect::<Vec<_>>().join(" "),
        false => items.iter().map(|each| format!("<span>{}</span>", item(each))).collect(),
    };
    if let Some(id) = id {
        said.push_str(&format!("<small><code>{}</code></small>", text(id)));
    }
    if let Some(note) = note {
        said.push_str(&format!("<small>{}</small>", text(note)));
    }
    said
}

fn signature(Signing { title, text: said, owners, lines: blanks }: &Signing, place: usize) -> String {
    let blanks: String = blanks.iter().map(|line| format!("<div><dt>{}</dt><dd></dd></div>", text(line))).collect();
    let boxes = lines(owners, |owner| format!("<div class=\"box\"><h3>{}</h3><dl>{blanks}</dl></div>", text(owner)));
    let (title, said) = (text(title), text(said));
    format!(
        r#"<section class="signing" id="signatures" aria-labelledby="signatures-title">
<h2 id="signatures-title"><span class="number">{place}</span> {title}</h2>
<p>{said}</p>
<div class="boxes">
{boxes}
</div>
</section>"#
    )
}

/// Text in which nothing is markup, inside an element or an attribute.
fn text(said: &str) -> String {
    let mut escaped = String::with_capacity(said.len());
    for letter in said.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A CSS string that can hold anything: all but letters, digits and spaces by their numbers.
fn quoted(said: &str) -> String {
    let sign = |letter: char| match letter {
        ' ' => " ".into(),
        _ if letter.is_alphanumeric() => letter.to_string(),
        _ => format!("\\{:x} ", u32::from(letter)),
    };
    format!("\"{}\"", said.chars().map(sign).collect::<String>())
}
