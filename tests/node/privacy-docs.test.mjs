// What is told to privacy officers, in two languages, is what the code does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { watch } from "attise";
import * as consent from "attise/consent";
import * as privacy from "attise/privacy";
import { shell } from "../lib/shell.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const docs = { en: read("www/docs/privacy.md"), fr: read("www/docs/confidentialite.md") };
const found = (pattern) => Object.values(docs).map((text) => [...text.matchAll(pattern)].map(([, one]) => one));
const same = (pattern) => {
  const [en, fr] = found(pattern);
  assert.deepEqual(en, fr);
  return new Set(en);
};

test("both languages say the same: headings, tables, code and sources", () => {
  const headings = Object.values(docs).map((text) => text.match(/^#+ /gm));
  assert.deepEqual(headings[0], headings[1]);
  assert.equal(headings[0].length, 9);
  const lines = Object.values(docs).map((text) => text.split("\n").filter((line) => /^\||^\d+\. |^- |^ +>/.test(line)).length);
  assert.equal(lines[0], lines[1]);
  assert.ok(same(/<(https:[^>]+)>/g).size > 15);
  same(/`([^`\n]+)`/g);
  for (const text of Object.values(docs)) {
    const sources = text.slice(text.indexOf("## Sources")).match(/^\d+(?=\. )/gm).map(Number);
    for (const [, number] of text.matchAll(/\[(\d+)\]/g)) assert.ok(sources.includes(Number(number)), `[${number}]`);
  }
});

test("keys, words and limits are those of the code", () => {
  const code = same(/`([^`\n]+)`/g);
  for (const name of [shell.KEY, shell.PREFIX, shell.TAB, shell.REFUSED, shell.GONE]) assert.ok(code.has(name), name);
  for (const name of code) if (/^attise[^/]*$/.test(name)) assert.ok([shell.KEY, shell.PREFIX, shell.TAB].includes(name), name);
  const memory = read("src/memory.rs"), offer = read("src/offer.rs");
  const limits = [shell.LONGEST, shell.LONGEST_RECORD, shell.LIMIT, shell.OLDEST / 86_400, /SEEN: usize = (\d+)/.exec(memory)[1], /SHOWN: usize = (\d+)/.exec(offer)[1]];
  for (const text of Object.values(docs)) for (const limit of limits) assert.match(text, new RegExp(`\\b${limit}\\b`), `${limit}`);
});

test("every call that they name is there", () => {
  const visitor = watch("");
  const code = same(/`([^`\n]+)`/g);
  for (const name of [...code].flatMap((text) => /^visitor\.([\w.]+)\(/.exec(text)?.[1] ?? [])) {
    assert.equal(typeof name.split(".").reduce((object, key) => object[key], visitor), "function", name);
  }
  for (const name of Object.keys(consent)) assert.ok(code.has(name), name);
  for (const name of Object.keys(privacy)) assert.ok(code.has(`${name}()`), name);
  for (const name of ["grant", "revoke", "object", "forget", "exportData"]) assert.ok([...code].some((text) => text.includes(`.${name}(`)), name);
  visitor[Symbol.dispose]();
});
