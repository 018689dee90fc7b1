// Without WebAssembly: the shell's own clock is the engine's, and the edge reads a journal as it would have read the page's payload.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openPlan } from "attise/plan";
import { instantiate } from "../../pkg-config/src/generated/live.instance.js";
import { shell } from "../lib/shell.mjs";
import { draws } from "./lib/draws.mjs";

const module = new WebAssembly.Module(readFileSync(new URL(import.meta.resolve("attise/live.wasm"))));
const START = 1_780_000_000;
const [TICK, VISIBLE, HIDDEN, FOCUS, BLUR, INPUT, CLOSE, HOLD, RELEASE] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const EVENTS = [TICK, VISIBLE, HIDDEN, FOCUS, BLUR, INPUT, CLOSE, HOLD, RELEASE];
const SECONDS = { signal: "activeTime", points: 1, repeat: "every" };

const planOf = (criteria) => openPlan({
  version: 1, id: "journal", language: "en",
  pages: { pricing: "/pricing*", guide: ["/guide", "/blog/:post"] },
  criteria,
  total: { floor: -1000, cap: 100_000 },
  temperature: { warm: 30, hot: 60, hysteresis: 5, dwellSeconds: 20 },
});

const seconds = planOf([{ id: "seconds", ...SECONDS, seconds: 1 }]);
const all = planOf([
  { id: "view", signal: "pageView", points: 2, repeat: "every", halfLifeDays: 3 },
  { id: "each", signal: "pageView", points: 3, repeat: "perKey", max: 10 },
  { id: "visit", signal: "visit", points: 4, repeat: "every" },
  { id: "return", signal: "returnVisit", points: 5, repeat: "perDay" },
  { id: "reading", ...SECONDS, page: "pricing", seconds: 5, halfLifeDays: 2, cap: 20 },
  { id: "time", ...SECONDS, seconds: 7 },
  { id: "form", signal: "formSubmit", name: ["quote", "guide"], points: 20, repeat: "once", halfLifeDays: 30 },
  { id: "click", signal: "click", points: 1, repeat: "perVisit" },
  { id: "scroll", signal: "scroll", page: "guide", percent: 50, points: 2, repeat: "perKey" },
  { id: "both", signal: "combination", of: ["form", "click"], points: 9, repeat: "once" },
]);

function openLive(plan) {
  const live = instantiate(module);
  const bytes = plan.compile();
  shell.room(live, bytes.length).set(bytes);
  assert.ok(live.open());
  return live;
}

test("the shell's clock is the engine's, on ten thousand traces", () => {
  const { pick, below } = draws(1);
  const live = openLive(seconds);
  for (let trace = 0; trace < 10_000; trace++) {
    for (const event of [CLOSE, HIDDEN, BLUR, RELEASE]) live.attend(event, 0, START);
    live.forget(0);
    const clock = shell.openClock();
    let ms = below(2) ? 0 : below(2 ** 32), credited = 0;
    live.attend(CLOSE, ms, START);
    clock(CLOSE, ms);
    for (let step = 0; step < 30; step++) {
      // Now and then a gap, a clock that goes back, or one that wraps.
      ms = (ms + pick([1000, 1000, 1000, below(6000), below(700_000), below(2 ** 32), 0])) >>> 0;
      const event = pick(EVENTS);
      credited += clock(event, ms);
      live.attend(event, ms, START);
      assert.equal(live.score(), Math.min(credited, 100_000), `trace ${trace}, step ${step}`);
    }
  }
});

/** A visitor's session as the page tells it, to the engine and to the journal alike. */
function session({ pick, below }, targets, head, jitter) {
  let at = START + below(1_000_000), ms = below(2 ** 31);
  const tell = (name, ...numbers) => targets.forEach((target) => target[name](...numbers));
  const pass = (some) => {
    at += some;
    ms += some * 1000 + (jitter ? below(41) - 20 : 0);
  };
  for (let pages = 1 + below(5); pages > 0; pages--) {
    tell("page", ...head.page(pick(["/", "/pricing", "/pricing/pro", "/guide", "/blog/a", "/blog/b"])), ms, at);
    for (const event of [VISIBLE, FOCUS, INPUT]) tell("attend", event, ms, at);
    for (let acts = below(4); acts > 0; acts--) {
      for (let left = below(50); left > 0; left--) {
        pass(1);
        tell("attend", below(8) ? TICK : INPUT, ms, at);
      }
      const [kind, name, amount] = pick([[2, "quote", 1], [2, "other", 1], [3, "call", 1], [10, "", 5 * below(21)]]);
      tell("signal", kind, shell.nameHash(name), amount, at);
    }
    tell("attend", HIDDEN, ms, at);
    pass(pick([5, 60, 4000, 90_000]));
  }
  return at;
}

const evidenceOf = (plan, text) => {
  const { trust, ...evidence } = plan.decode(text);
  return evidence;
};

test("ten thousand sessions: the edge reads the journal to the last bit as the page's payload", () => {
  const chance = draws(2);
  const live = openLive(all);
  const head = shell.readHead(all.compile());
  let whole = 0;
  for (let i = 0; i < 10_000; i++) {
    live.forget(0);
    const journal = shell.openJournal();
    const now = session(chance, [live, journal], head, false);
    live.refresh(now);
    const text = journal.payload(head.plan, now, 7, 8);
    assert.ok(text.length <= 512);
    // What had no room is the business of the next test.
    if (journal.text().split("~").length !== text.split("~").length) continue;
    whole++;
    const payload = shell.toBase64url(shell.room(live, live.payload(7, 8, now)).slice());
    assert.deepEqual({ ...evidenceOf(all, text), journal: false }, evidenceOf(all, payload), text);
  }
  assert.ok(whole > 9000, `${whole} sessions had room`);
});

test("with timers that are late, the points are the same", () => {
  const chance = draws(3);
  const live = openLive(all);
  const head = shell.readHead(all.compile());
  for (let i = 0; i < 1000; i++) {
    live.forget(0);
    const journal = shell.openJournal();
    const now = session(chance, [live, journal], head, true);
    const text = journal.payload(head.plan, now, 0x1_0007, 8);
    if (journal.text().split("~").length !== text.split("~").length) continue;
    const payload = shell.toBase64url(shell.room(live, live.payload(0x1_0007, 8, now)).slice());
    const readings = [text, payload].map((payload) => all.explain({ payload, fields: {}, now: now * 1000 }).reading);
    assert.deepEqual(readings[0].receipt, readings[1].receipt);
  }
});

test("a journal that is too long keeps its newest lines, and has no path or name in it", () => {
  const head = shell.readHead(all.compile());
  const journal = shell.openJournal();
  for (let i = 0; i < 300; i++) {
    journal.page(...head.page(`/pricing/jane.doe@example.org/${i}`), i * 1000, START + i);
    journal.signal(5, shell.nameHash(`jane.doe@example.org ${i}`), 1, START + i);
  }
  const text = journal.payload(head.plan, START + 300, 2 ** 32 - 1, 2 ** 32 - 1);
  assert.ok(text.length <= 512 && text.length > 400, `${text.length}`);
  assert.match(text, /^~[0-9a-z.~]+$/);
  assert.match(text, /~1\.5\.[0-9a-z.]+$/, "the last event is there");
  for (const word of ["jane", "example", "pricing"]) assert.ok(!journal.text().includes(word));
});

test("a stored journal is taken over as it is, also into another one", () => {
  const chance = draws(4);
  const head = shell.readHead(all.compile());
  for (let i = 0; i < 300; i++) {
    const [one, two] = [shell.openJournal(), shell.openJournal()];
    session(chance, [one], head, false);
    two.inherit(one.text());
    assert.equal(two.text(), one.text());
    assert.equal(two.payload(head.plan, START * 2, 1, 2), one.payload(head.plan, START * 2, 1, 2));
  }
});

test("whatever stands in a journal, it is read or named malformed, and costs little", () => {
  const chance = draws(5);
  const head = shell.readHead(all.compile());
  const texts = ["~", "~~", "~+1", "~1.2.3~4", `~${"z".repeat(13)}`, "~1.zzzzzz.1", "~0.0.0~0.1.0.0.zzzzzz", `~${"0~".repeat(200)}`, "~é", "~A", "~-1"];
  for (let i = 0; i < 2000; i++) texts.push(`~${Array.from({ length: chance.below(80) }, () => chance.pick([..."0123456789abcdefz.~~..-+ é"])).join("")}`);
  const many = `~1.${(START).toString(36)}.1${"~0.1.0.0.1z141z3".repeat(30)}`;
  for (const text of [...texts, many.slice(0, 512)]) {
    const { verdict } = { verdict: all.explain({ payload: text, fields: {}, now: START * 1000 }) };
    assert.ok(["consistent", "unverified", "malformed", "expired"].includes(verdict.trust), `${text}: ${verdict.trust}`);
    assert.equal(verdict.reading.receipt.reduce((sum, { points }) => sum + points, 0), verdict.reading.engagement);
  }
});
