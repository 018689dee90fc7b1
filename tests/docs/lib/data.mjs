// Checks of what is no script: JSON, fragments of plans, HTML, TOML.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { check } from "attise/plan";
import { testPlan } from "attise/tools";
import { parseFragment } from "parse5";
import { parse } from "smol-toml";
import { read, root } from "./blocks.mjs";

/** The plan that journeys and cases of the docs are for. */
export const PLANS = { "www/docs/cases.md": "pkg-config/presets/b2b-saas.json" };
const planOf = (file) => (PLANS[file] ? read(PLANS[file]) : firstPlan());
const firstPlan = () => /^```json\n([\s\S]*?)^```$/m.exec(read("www/docs/plan.md"))[1];

/** A value's kind, for those that the engine can judge: a whole plan, cases, a journey; else null. */
export function kind(value) {
  if (value?.version === 1 && Array.isArray(value.criteria)) return "plan";
  if (Array.isArray(value?.cases)) return "cases";
  return Array.isArray(value?.signals) ? "journey" : null;
}

/** A plan is good; cases follow their schema and pass; a journey can be played. */
export function judge(file, value) {
  if (kind(value) === "plan") return assert.deepEqual(check(value), []);
  // What comes of a journey is for the case's own test: here it is read, and played without a problem.
  if (kind(value) === "journey") return assert.ok(testPlan(planOf(file), { cases: [{ name: "it plays", journey: value, expect: { reading: { at: 0 } } }] }));
  const valid = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(read("pkg-config/cases.schema.json")));
  assert.ok(valid(value), JSON.stringify(valid.errors));
  const { failed } = testPlan(planOf(file), value);
  assert.deepEqual(failed, []);
}

/** What the fragments of plans are put into. */
const BASE = {
  version: 1,
  id: "base",
  language: "en",
  pages: {},
  total: { floor: 0, cap: 100 },
  criteria: [{ id: "seen", signal: "pageView", points: 1, repeat: "once" }],
  temperature: { warm: 1, hot: 2 },
};

/** A part of a plan with comments, and `…` for what is left out: criteria one a line, or members of the plan. It makes a good plan. */
export function judgeFragment(code) {
  const plain = code.replace(/(^|\s)\/\/.*$/gm, "").replace(/,? *…/g, "").trim();
  if (!plain.startsWith("{")) return assert.deepEqual(check({ ...BASE, ...JSON.parse(`{${plain}}`) }), []);
  const criteria = plain.split(/\n+/).map((line) => ({ points: 1, repeat: "once", ...JSON.parse(line) }));
  assert.deepEqual(check({ ...BASE, criteria: [...BASE.criteria, ...criteria] }), []);
}

/** The marks that the page's script knows: `slot` for `data-attise-slot`. */
const MARKS = new Set(
  readdirSync(`${root}pkg-config/src`, { recursive: true })
    .filter((name) => /\.(ts|tsx|css)$/.test(name))
    .flatMap((name) => [...read(`pkg-config/src/${name}`).matchAll(/data-attise-(\w+)|dataset\.attise([A-Z]\w*)/g)])
    .map(([, dashed, camel]) => dashed ?? camel[0].toLowerCase() + camel.slice(1)),
);

/** Markup without an error that an HTML parser would have to forgive, and with marks that there are; `…` stands for what is left out. */
export function judgeHtml(code) {
  const errors = [];
  const page = parseFragment(code.replace(/ …(?=>)/g, ""), { onParseError: ({ code, startLine }) => errors.push(`line ${startLine}: ${code}`), sourceCodeLocationInfo: true });
  assert.deepEqual(errors.filter((error) => !/doctype/.test(error)), []);
  let marks = 0;
  const walk = (node) => {
    for (const { name } of node.attrs ?? []) {
      const [, mark] = /^data-attise-(.+)$/.exec(name) ?? [];
      if (mark === undefined) continue;
      marks += 1;
      assert.ok(MARKS.has(mark), `${name}: no such mark`);
    }
    node.childNodes?.forEach(walk);
    if (node.content) walk(node.content);
  };
  walk(page);
  assert.ok(page.childNodes.length > 0);
  return marks;
}

/** The scripts that stand in a block of HTML, as blocks of their own. */
export function scriptsIn({ file, line, language, code }) {
  if (language !== "html") return [];
  const found = [];
  const walk = (node) => {
    const attributes = Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value]));
    const [text] = node.nodeName === "script" && !("src" in attributes) && /^(module|)$/.test(attributes.type ?? "") ? node.childNodes : [];
    if (text) found.push({ file, line: line + text.sourceCodeLocation.startLine - 1, language: "js", code: text.value });
    node.childNodes?.forEach(walk);
  };
  walk(parseFragment(code, { sourceCodeLocationInfo: true }));
  return found;
}

/** The value of a TOML text. */
export const judgeToml = (code) => parse(code);
