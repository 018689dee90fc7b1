// Builds the demo's pages into www/dist/site: HTML in two languages, style sheet, font, files to download.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { favicon } from "./site/art/logo.mjs";
import { filesOf } from "./site/files.mjs";
import { layout } from "./site/layout.mjs";
import { fileOf, languages, routes } from "./site/routes.mjs";
import { typeset } from "./site/typeset.mjs";
import * as notFound from "./site/pages/not-found.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "dist/site");
const styles = ["tokens", "base", "frame", "parts", "forms", "pages", "art"];
const archivo = { "archivo.woff2": "files/archivo-latin-wdth-normal.woff2", "archivo.LICENSE.txt": "LICENSE" };

async function put(path, content) {
  const file = join(out, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

function pageOf(lang, page) {
  const t = (fr, en) => (lang === "fr" ? fr : en);
  const words = (pair) => (Array.isArray(pair) ? t(...pair) : pair);
  const main = typeof page.main === "function" ? page.main({ t, lang, key: page.key }) : page.main;
  return typeset(layout({ lang, t, key: page.key, title: words(page.title), description: words(page.description), landing: page.landing, main }), lang);
}

/** The frame alone, for pages made at the edge: fill `<!--title-->` and `<!--main-->`. */
const shell = { title: "<!--title-->", main: "<!--main-->" };

await rm(out, { recursive: true, force: true });
for (const lang of languages) {
  for (const key of Object.keys(routes)) {
    await put(fileOf(routes[key][lang]), pageOf(lang, await import(`./site/pages/${key}.mjs`)));
  }
  await put(`_shell.${lang}.html`, pageOf(lang, shell));
  for (const [name, content] of Object.entries(filesOf(lang))) await put(`fichiers/${name}`, content);
}
await put("404.html", pageOf("fr", notFound));
await put("favicon.svg", favicon);
const sheets = await Promise.all(styles.map((name) => readFile(join(here, `site/css/${name}.css`), "utf8")));
await put("assets/site.css", sheets.join("\n"));
for (const [name, path] of Object.entries(archivo)) {
  await cp(fileURLToPath(import.meta.resolve(`@fontsource-variable/archivo/${path}`)), join(out, "assets", name));
}
await cp(join(here, "plan.json"), join(out, "plan.json"));
