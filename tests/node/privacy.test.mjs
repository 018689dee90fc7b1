// P7: what a visitor is told of the record equals the stored bytes: taken apart and put together again, and in words.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compile } from "attise/plan";
import { describe, readStored, writeStored } from "attise/privacy";
import { instantiate } from "../../pkg-config/src/generated/live.instance.js";
import { tell } from "../lib/cases.mjs";
import { caseFiles } from "../lib/files.mjs";
import { shell } from "../lib/shell.mjs";

const module = new WebAssembly.Module(readFileSync(new URL(import.meta.resolve("attise/live.wasm"))));
const START = 1_780_000_000;
const DAY = 86_400;

const plan = {
  version: 1, id: "privacy", language: "fr",
  pages: { pricing: "/tarifs*", guide: ["/guide", "/blog/:post"] },
  criteria: [
    { id: "reading", label: { fr: "Lecture des tarifs", en: "Reading the prices" }, signal: "activeTime", page: "pricing", seconds: 30, points: 5, repeat: "perVisit", cap: 20, halfLifeDays: 14 },
    { id: "quote", label: "Devis", signal: "formSubmit", name: ["quote", "devis"], points: 40, repeat: "once" },
    { id: "views", signal: "pageView", points: 1, repeat: "perKey", max: 8 },
    { id: "daily", signal: "pageView", points: 1, repeat: "perDay", halfLifeDays: 0.5, max: 9, cap: 3 },
    { id: "weekly", signal: "pageView", count: 3, points: 1, repeat: "perWeek" },
    { id: "video", signal: "videoPlay", name: "demo", percent: 50, points: 3, repeat: "every" },
  ],
  total: { floor: 0, cap: 200 },
  temperature: { warm: 10, hot: 60, hysteresis: 5, dwellSeconds: 20 },
  holdoutPercent: 20,
  offers: [{ slot: "hero", default: "guide", choices: [{ offer: "demo", when: {}, visits: 3 }] }],
};

function openLive(plan) {
  const live = instantiate(module);
  const bytes = compile(plan);
  shell.room(live, bytes.length).set(bytes);
  assert.ok(live.open());
  return { live, head: shell.readHead(bytes) };
}

const stored = (live) => shell.toBase64url(shell.room(live, live.stored()).slice());
const record = (memory, journal = "", at = START) => ({ "attise.x": `${memory}${journal}!${at.toString(36)}` });
const exported = (stored, more) => ({ stored, reading: { engagement: 0, temperature: "cold", offers: {} }, receipt: [], ...more });

/** A visitor who does a little of all, over some days; the journal hears the same. */
function visit() {
  const { live, head } = openLive(plan);
  live.forget(37);
  const journal = shell.openJournal();
  let at = START;
  for (let day = 0; day < 5; day++, at += DAY + 700) {
    for (const path of ["/tarifs", "/guide", "/blog/a", "/"]) for (const target of [live, journal]) target.page(...head.page(path), 0, at);
    for (const target of [live, journal]) {
      target.page(...head.page("/tarifs"), 0, at);
      target.signal(1, 0, 47, at + 50);
      target.signal(2, shell.nameHash("quote"), 1, at + 60);
      target.signal(2, shell.nameHash("secret"), 1, at + 61);
      target.signal(13, shell.nameHash("demo"), 75, at + 70);
    }
  }
  return { live, memory: stored(live), journal: journal.text() };
}

const told = (stored, lang = "en") => JSON.stringify(describe(exported(stored), plan, lang));

test("P7: every byte of every case's record is accounted for", () => {
  let records = 0;
  for (const { plan, cases } of caseFiles) {
    for (const { journey } of cases) {
      const { live, head } = openLive(plan);
      live.forget(journey.holdout ? 99 : 0);
      const journal = shell.openJournal();
      for (const target of [live, journal]) tell(target, journey, head, shell);
      for (const all of [record(stored(live)), record("", journal.text()), record(stored(live), journal.text())]) {
        const kept = readStored(all);
        assert.deepEqual([kept.unread, kept.records.length], [{}, 1]);
        assert.deepEqual(writeStored(kept), all);
        assert.ok(describe(exported(all), plan, "fr").length > 0);
        records++;
      }
    }
  }
  assert.ok(records > 400, `${records} records`);
});

test("P7: each number of a record is told: with another one the words are others", () => {
  const { memory, journal } = visit();
  const all = record(memory, journal);
  const words = told(all);
  let numbers = 0;
  const change = (object, path) => {
    for (const [name, value] of Object.entries(object)) {
      if (typeof value === "object" && value !== null) change(value, `${path}.${name}`);
      if (typeof value !== "number" && typeof value !== "bigint") continue;
      // Where nothing fades, or nothing is left, there are no half-lives to tell.
      if (name === "since" && (object.sum === 0n || object.halfLife === 0)) continue;
      object[name] = typeof value === "bigint" ? value * 2n + 65_536n : name === "mark" ? value + 2 : value + 1;
      assert.notEqual(told(writeStored(kept)), words, `${path}.${name}`);
      object[name] = value;
      numbers++;
    }
  };
  const kept = readStored(all);
  change(kept.records, "records");
  assert.equal(told(writeStored(kept)), words);
  assert.ok(numbers > 150, `${numbers} numbers`);
  const [{ memory: { counts } }] = kept.records;
  counts.find(({ mark }) => mark > 1).mark ^= 1;
  assert.notEqual(told(writeStored(kept)), words, "whether it has counted there");
});

test("a record in words, in English and in French", () => {
  const { live, memory, journal } = visit();
  const receipt = [{ criterion: 1, base: 40, times: 1, faded: 0, trimmed: 0, floor: 0, points: 40 }];
  const all = exported(record(memory, journal), { reading: { engagement: live.score(), temperature: "hot", offers: { hero: "demo" } }, receipt });
  const rowsOf = (lang) => {
    const sections = describe(all, JSON.stringify(plan), lang);
    return { titles: sections.map(({ title }) => title), rows: Object.fromEntries(sections.flatMap(({ rows }) => rows)) };
  };
  const { titles, rows } = rowsOf("en");
  assert.deepEqual(titles, ["On this device", "The record of a tab (attise.x)", "Seen, and not counted yet (45)", "What this page makes of it"]);
  assert.match(rows["First visit"], /2026/);
  assert.equal(rows.Visits, "5");
  assert.match(rows.Temperature, /^hot, since /);
  assert.equal(rows["Comparison group"], "number 37 drawn from 0 to 99: you are not in it");
  assert.match(rows["Reading the prices"], /^counted 5 times, [\d.]+ left at the last signal, fades by half in 14 days, 17 seconds towards the next time, (?:[\d.]+ times cut by its cap, )?visit no\. 5, counted there already$/);
  assert.equal(rows.daily.includes("fades by half in 12 hours"), true);
  assert.match(rows.Devis, /^40 points$/);
  assert.match(rows["Pages and files that have counted"], /^as fingerprints, without an address: [0-9a-f]{6}(, [0-9a-f]{6}){3}$/);
  assert.equal(rows["Offer “demo”"], "shown in 3 visits, last in visit no. 3");
  assert.match(rows["Page 1"], /^of the group pricing, fingerprint [0-9a-f]{8}$/);
  const journalled = describe(all, plan, "en")[2].rows.map(([, words]) => words);
  assert.ok(journalled.includes("form sent, page 1, “quote”, × 1"));
  assert.ok(journalled.some((words) => /^form sent, page 1, a name with the fingerprint [0-9a-f]{8}, × 1$/.test(words)), "a name that the plan does not know stays a number");
  assert.ok(journalled.includes("video played, page 1, “demo”, 75 %"));
  const french = rowsOf("fr-CA").rows;
  assert.match(french["Lecture des tarifs"], /^compté 5 fois, au dernier signal il en restait [\d,]+, s'efface de moitié en 14 jours, 17 secondes vers la fois suivante/);
  assert.equal(french["Groupe témoin"], "numéro 37 tiré au sort de 0 à 99 : vous n'en faites pas partie");
});

test("another plan, or none, names what it can and tells the rest by number", () => {
  const { memory } = visit();
  for (const other of [{}, "", "{", null, { criteria: [] }]) {
    const [, { rows }] = describe(exported(record(memory)), other, "en");
    assert.equal(rows.filter(([what]) => /^A criterion that is not in this plan \([0-9a-f]{6}\)$/.test(what)).length, plan.criteria.length);
  }
});

test("nothing, an objection, and what cannot be read are told as such", () => {
  assert.deepEqual(describe(exported({}), plan, "en"), [{ title: "On this device", rows: [["Records", "none: nothing is kept"]] }]);
  const refused = { attise: "refused" };
  assert.deepEqual(readStored(refused), { refused: true, records: [], unread: {} });
  assert.deepEqual(describe(exported(refused), plan, "en")[0].rows[0], ["Your objection", "remembered, and nothing else"]);
  const { memory, journal } = visit();
  const whole = `${memory}${journal}!t4xgk0`;
  const damaged = [
    "", "§§§", "!", "gone", "A".repeat(5000), "AQ!t4xgk0", `Ag${memory.slice(2)}!t4xgk0`, `${memory}AAAA!t4xgk0`, `${memory}~00.1!t4xgk0`, `${memory}~1.2.0!t4xgk0`,
    ...Array.from({ length: whole.length }, (_, length) => whole.slice(0, length)),
  ];
  for (const text of damaged) {
    const all = { "attise.x": text };
    const kept = readStored(all);
    assert.deepEqual(writeStored(kept), all, text);
    assert.ok(kept.records.length + Object.keys(kept.unread).length === 1);
    assert.ok(JSON.stringify(describe(exported(all), plan, "en")).includes(kept.records.length > 0 ? "The record of a tab" : "cannot read it"));
  }
});
