// The document as Markdown whose tables GitHub shows.
import type { Block, Cell, Document, Fact, Item, Section, Step, Table, Term } from "./document.js";

/** The whole document, a line break at its end. */
export function markdown(document: Document): string {
  const { kicker, title, facts, purpose, sections, signing } = document;
  const parts = [
    `# ${text(title)}`,
    `*${text(kicker)}*`,
    facts.map(fact).join("\n"),
    ...purpose.map(text),
    ...sections.flatMap(section),
    `## ${sections.length + 1}. ${text(signing.title)}`,
    text(signing.text),
    signatures(signing),
  ];
  return `${parts.join("\n\n")}\n`;
}

const BLANK = "\\_".repeat(20);

const fact = ({ name, value, code: exact }: Fact): string => {
  const said = value === null ? BLANK : exact ? code(value) : text(value);
  return `- **${text(name)}** ${said}`;
};

function section({ title, blocks }: Section, place: number): string[] {
  return [`## ${place + 1}. ${text(title)}`, ...blocks.map(block)];
}

function block(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `### ${text(block.text)}`;
    case "text":
      return first(text(block.text));
    case "terms":
      return block.terms.map(term).join("\n");
    case "table":
      return table(block);
    case "step":
      return step(block);
  }
}

function step({ number, title, id, names, owner, terms }: Step): string {
  const head = [`**${text(owner)}**`, code(id), ...(names === null ? [] : [text(names)])].join(" · ");
  return [`### ${number}. ${text(title)}`, head, terms.map(term).join("\n")].join("\n\n");
}

function term({ name, items }: Term): string {
  const [only, ...others] = items;
  if (only && others.length === 0 && only.items.length === 0) return `- **${text(name)}** ${text(only.text)}`;
  return [`- **${text(name)}**`, ...items.flatMap((item) => [`  - ${first(text(item.text))}`, ...item.items.map((each) => `    - ${first(text(each))}`)])].join("\n");
}

function table({ caption, columns, rows }: Table): string {
  const lines = [
    row(columns.map(({ title }) => text(title))),
    row(columns.map(({ number }) => (number ? "--:" : "---"))),
    ...rows.map(({ cells }) => row(cells.map(cell))),
  ];
  return [...(caption === null ? [] : [`**${text(caption)}**\n`]), ...lines].join("\n");
}

const row = (cells: string[]): string => `| ${cells.join(" | ")} |`;

function cell({ items, note, id, code: exact }: Cell): string {
  if (exact) return items.map((item) => code(item.text)).join("<br>");
  return [...items.map(lines), ...(id === null ? [] : [code(id)]), ...(note === null ? [] : [`*${text(note)}*`])].join("<br>");
}

const lines = ({ text: said, items }: Item): string => [text(said), ...items.map((each) => `– ${text(each)}`)].join("<br>");

function signatures({ owners, lines }: Document["signing"]): string {
  return [row(["", ...owners.map(text)]), row(["---", ...owners.map(() => "---")]), ...lines.map((line) => row([text(line), ...owners.map(() => "<br><br>")]))].join("\n");
}

/** Text in which nothing is markup; one line. */
const text = (said: string): string => said.replace(/\s*[\r\n]+\s*/g, " ").replace(/[\\`*_[\]<>|~#&]/g, "\\$&");

/** A text that begins a line, where a dash or a number would begin a list. */
const first = (escaped: string): string => escaped.replace(/^([-+])(?=\s|$)/, "\\$1").replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");

/** Text letter for letter; in a table a bar would end the cell. */
function code(exact: string): string {
  const fence = "`".repeat(1 + Math.max(0, ...[...exact.matchAll(/`+/g)].map(([run]) => run.length)));
  const pad = fence.length > 1 ? " " : "";
  return `${fence}${pad}${exact.replace(/\s+/g, " ").replaceAll("|", "\\|")}${pad}${fence}`;
}
