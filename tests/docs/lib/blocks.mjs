// Every code block of the READMEs and the docs.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import MarkdownIt from "markdown-it";

/** The repository's root, with its closing slash. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The text of a file, by its path below the root. */
export const read = (path) => readFileSync(root + path, "utf8");

/** All documents that a user of the package reads. */
export const DOCUMENTS = ["README.md", "pkg-config/README.md", ...readdirSync(`${root}www/docs`).filter((name) => name.endsWith(".md")).map((name) => `www/docs/${name}`)];

const markdown = new MarkdownIt({ html: true });

/**
 * The code blocks of a document, of one language if it is given: `file`, `line` (of the first line of code), `language` (empty if none is named), `name` (that of the
 * file that a first line of comment names, or null) and `code`.
 */
export function blocks(file, language) {
  const found = markdown.parse(read(file), {}).filter(({ type }) => type === "fence" || type === "code_block").map(({ info, content, map, type }) => ({
    file,
    line: map[0] + (type === "fence" ? 2 : 1),
    language: info.trim().split(/\s+/)[0],
    name: /^(?:\/\/|#|<!--) (\S+\.\w+)(?: -->)?$/.exec(content.split("\n", 1)[0])?.[1] ?? null,
    code: content,
  }));
  return language === undefined ? found : found.filter((block) => block.language === language);
}

/** Where a block is, for people. */
export const at = ({ file, line }) => `${file}:${line}`;

/** How many of its lines are not empty. */
export const lines = (code) => code.split("\n").filter((line) => line.trim() !== "").length;

/** The part of a document under a heading, without what the next heading of its rank begins, as blocks. */
export function under(file, heading) {
  const text = read(file);
  const rank = heading.match(/^#+/)[0];
  const rows = text.split("\n");
  const from = rows.indexOf(heading);
  if (from < 0) throw new Error(`${file}: expected the heading \`${heading}\``);
  const rest = rows.slice(from + 1).findIndex((row) => new RegExp(`^#{1,${rank.length}} `).test(row));
  const to = rest < 0 ? rows.length : from + 1 + rest;
  return blocks(file).filter(({ line }) => line > from && line <= to);
}
