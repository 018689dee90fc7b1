// What a verdict leaves in the engine's memory: nothing of the post, in its blocks or below its stack.
import assert from "node:assert/strict";
import test from "node:test";

let last;
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct: (target, args) => (last = new target(...args)),
});
const { keys, NOW, opened, payload, post, visited } = await import("./lib/sealed.mjs");
const { qualify } = await import("attise/edge");

/** As build.rs says; the stack comes first and grows down. */
const STACK = 256 << 10;
/** As src/wasm/scratch.rs says. */
const WIPED = 16 << 10;

const memory = () => new Uint8Array(last.exports.memory.buffer);
const long = { name: "Zoé Quixote ".repeat(600), message: "https://quixote.example/ ".repeat(300), role: "directrice des achats quixote ".repeat(250), phone: "+33 6 12 34 56 78 ".repeat(400) };
const facts = { opened: { sql: "human" }, verified: ["budget"], taken: 3 };
const posts = [
  [{ ...long, email: "quixote@example.org", attise: payload }, {}],
  [{ ...long, email: `${"q".repeat(64)}@${"quixote.".repeat(20)}fr`, company: "Quixote & Cie SARL", attise: "A".repeat(2048) }, {}],
  [{ email: "quixote@gmial.com", employees: "plus de 1 000" }, { facts, enrichment: { country: "Quixotie" } }],
  [post(visited(), { attise: payload }), { keys, form: "quote" }],
];

test("no verdict reaches into the lower half of the stack that is wiped after it", async () => {
  for (const [source, options] of posts) {
    memory().fill(0xaa, 0, STACK);
    const { verdict } = await qualify(source, { plan: opened, now: NOW, ...options });
    assert.notEqual(verdict.trust, "engine_unavailable", verdict.trustReason);
    const stack = memory().subarray(0, STACK);
    const deepest = stack.findIndex((byte) => byte !== 0xaa);
    assert.ok(STACK - deepest > WIPED, "something was wiped");
    // Nothing but the wiping has been here: what gives memory back afterwards stays above.
    assert.ok(stack.subarray(deepest, deepest + WIPED / 2).every((byte) => byte === 0), `${STACK - deepest} bytes of stack`);
  }
});

test("nothing of a post stays in the memory, whatever sizes its texts have", async () => {
  for (let round = 0; round < 40; round++) {
    for (const [fields, options] of posts.slice(0, 3)) {
      await qualify({ ...fields, note: "quixote".repeat(round * 3) }, { plan: opened, now: NOW, ...options });
    }
  }
  const left = Buffer.from(memory()).toString("latin1").toLowerCase();
  assert.equal(left.split("quixot").length - 1, 0);
  assert.ok(left.includes("pricing"), "the plan is there");
});
