// The document as one HTML file for screens and A4 paper: no script, nothing fetched.
import type { Block, Cell, Document, Fact, Item, Row, Section, Step, Table, Term } from "./document.js";
import { style } from "./style.js";

/** The whole file. */
export function html(document: Document): string {
  const { lang, kicker, title, facts, purpose, sections, signing, footer } = document;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="attise">
<title>${text(title)}</title>
<style>
${style(footer)}</style>
</head>
<body>
<main>
<header>
<p class="kicker">${text(kicker)}</p>
<h1>${text(title)}</h1>
<dl class="facts">
${facts.map(fact).join("\n")}
</dl>
<div class="purpose">
${purpose.map((each) => `<p>${text(each)}</p>`).join("\n")}
</div>
</header>
${sections.map(section).join("\n")}
<section class="signing" id="signatures" aria-labelledby="signatures-title">
<h2 id="signatures-title"><span class="number">${sections.length + 1}</span> ${text(signing.title)}</h2>
<p>${text(signing.text)}</p>
<div class="boxes">
${signing.owners.map((owner) => signature(owner, signing.lines)).join("\n")}
</div>
</section>
</main>
</body>
</html>
`;
}

const fact = ({ name, value, code }: Fact): string => {
  const said = value === null ? '<span class="blank"></span>' : code ? `<code>${text(value)}</code>` : text(value);
  return `<div><dt>${text(name)}</dt><dd>${said}</dd></div>`;
};

function section({ id, title, blocks }: Section, place: number): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title"><span class="number">${place + 1}</span> ${text(title)}</h2>
${blocks.map((each) => block(each, title)).join("\n")}
</section>`;
}

function block(block: Block, title: string): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${text(block.text)}</h3>`;
    case "text":
      return `<p>${text(block.text)}</p>`;
    case "terms":
      return `<dl class="terms">\n${block.terms.map(term).join("\n")}\n</dl>`;
    case "table":
      return table(block, title);
    case "step":
      return step(block);
  }
}

function step({ number, title, id, names, owner, terms }: Step): string {
  return `<article class="step">
<span class="rung" aria-hidden="true">${number}</span>
<div class="head">
<h3><span class="hidden">${number}. </span>${text(title)}</h3>
<p class="owner">${text(owner)}</p>
<p class="names"><code>${text(id)}</code>${names === null ? "" : ` · ${text(names)}`}</p>
</div>
<dl class="terms">
${terms.map(term).join("\n")}
</dl>
</article>`;
}

const term = ({ name, items }: Term): string => `<div><dt>${text(name)}</dt><dd>${list(items)}</dd></div>`;

/** One line as it is, several as a list. */
function list(items: Item[]): string {
  const [only, ...others] = items;
  if (!only) return "";
  if (others.length === 0) return item(only);
  return `<ul>${items.map((each) => `<li>${item(each)}</li>`).join("")}</ul>`;
}

function item({ text: said, items }: Item): string {
  return `${text(said)}${items.length === 0 ? "" : `<ul class="inner">${items.map((each) => `<li>${text(each)}</li>`).join("")}</ul>`}`;
}

// Roles are said, since a narrow screen shows rows as blocks, which would take a table's own away.
function table({ caption, columns, rows }: Table, title: string): string {
  const heads = columns.map(({ title: head, number }) => `<th scope="col" role="columnheader"${number ? ' class="figure"' : ""}>${text(head)}</th>`);
  const widths = columns.map(({ width }) => (width > 0 ? `<col style="width:${width}%">` : "<col>"));
  const short = columns.length === 2 && columns[1]?.number;
  return `<table role="table"${short ? ' class="short"' : ""}>
<caption${caption === null ? ' class="hidden"' : ""}>${text(caption ?? title)}</caption>
<colgroup>${widths.join("")}</colgroup>
<thead role="rowgroup"><tr role="row">${heads.join("")}</tr></thead>
${bodies(rows).map((body) => `<tbody role="rowgroup">\n${body.map((row, place) => line(row, place === 0 ? body.length : 0, columns)).join("\n")}\n</tbody>`).join("\n")}
</table>`;
}

/** Rows that follow stay with the row that they follow. */
function bodies(rows: Row[]): Row[][] {
  const bodies: Row[][] = [];
  for (const row of rows) {
    const last = bodies[bodies.length - 1];
    if (row.follows && last) last.push(row);
    else bodies.push([row]);
  }
  return bodies;
}

/** A row; the first of its body has the head of all of it, which spans so many rows. */
function line({ cells }: Row, span: number, columns: Table["columns"]): string {
  const [name, ...others] = cells;
  const head = span > 0 && name ? `<th scope="${span > 1 ? "rowgroup" : "row"}" role="rowheader"${span > 1 ? ` rowspan="${span}"` : ""}>${content(name)}</th>` : "";
  const data = others.map((each, place) => {
    const column = columns[place + 1];
    return `<td role="cell"${column?.number ? ' class="figure"' : ""} data-name="${text(column?.title ?? "")}"><div>${content(each)}</div></td>`;
  });
  return `<tr role="row">${head}${data.join("")}</tr>`;
}

function content({ items, note, id, code }: Cell): string {
  const said = code ? items.map((each) => `<code>${text(each.text)}</code>`).join(" ") : items.map((each) => `<span>${item(each)}</span>`).join("");
  const own = id === null ? "" : `<small><code>${text(id)}</code></small>`;
  return `${said}${own}${note === null ? "" : `<small>${text(note)}</small>`}`;
}

const signature = (owner: string, lines: string[]): string =>
  `<div class="box"><h3>${text(owner)}</h3><dl>${lines.map((line) => `<div><dt>${text(line)}</dt><dd></dd></div>`).join("")}</dl></div>`;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text in which nothing is markup, inside an element or an attribute. */
const text = (said: string): string => said.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
