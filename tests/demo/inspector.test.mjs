// The inspector: what it shows is what the engine says, under a strict policy, by keyboard, in both languages.
import assert from "node:assert/strict";
import { test } from "node:test";
import plan from "../browser/lib/plan.mjs";
import { openSite } from "../browser/lib/site.mjs";
import { newVisitor, open } from "./lib/visit.mjs";

/** Opens the inspector on a page where a call-back was clicked: 6 points. */
async function start(t, { lang = "en", site: settings, path = "/", options = {} } = {}) {
  const site = await openSite(t, settings);
  const page = await open(t, await newVisitor(t, { clock: false }), site.url + path, { ready: !path.includes("ask") });
  await page.waitForFunction(() => globalThis.visitor);
  await page.click("#call");
  await page.evaluate(async ({ lang, options }) => {
    const { inspect } = await import("/dist/inspector.js");
    globalThis.inspect = () => inspect(visitor, { plan: "/plan.json", lang, ...options });
    globalThis.inspector = globalThis.inspect();
  }, { lang, options });
  return { site, page, panel: page.getByRole("dialog") };
}

test("score, receipt and standing offers are those of the engine, and the receipt adds up", async (t) => {
  const { page, panel } = await start(t);
  await panel.getByText("browser").waitFor();
  assert.equal(await panel.locator(".number").textContent(), "6");
  assert.equal(await panel.locator("tfoot td").textContent(), "6");
  assert.deepEqual(await panel.locator("tbody td").allTextContents(), ["+5", "+1"]);
  assert.deepEqual(await panel.locator("tbody small").allTextContents(), ["1 × 5", "1 × 1"]);
  await page.evaluate(() => { for (let i = 0; i < 12; i++) visitor.signal("event", "video"); });
  await panel.locator(".number", { hasText: "30" }).waitFor();
  assert.equal(await panel.locator("tfoot td").textContent(), "30");
  assert.deepEqual(await panel.locator("li.standing b").allTextContents(), ["webinar", "webinar"]);
  assert.match(await panel.getByRole("status").textContent(), /^warm visitor$/);
  assert.match(await panel.getByRole("img").getAttribute("aria-label"), /^Score went from 6 to 30 in \d+ s$/);
});

test("the payload is decoded with the labels of the plan", async (t) => {
  const { panel, site } = await start(t);
  assert.equal(site.requests.some(({ path }) => path.includes("full.wasm")), false, "full.wasm only when asked for");
  await panel.getByText("Payload").click();
  await panel.locator("dl").waitFor();
  const rows = await panel.locator("dl > div").allTextContents();
  assert.ok(rows.includes("Click× 1") && rows.includes("View× 1"), rows.join(" | "));
  assert.ok(rows.some((row) => row.endsWith("that of this page")));
});

test("without full.wasm the payload is shown as it is, with a word about it", async (t) => {
  const { panel } = await start(t, { site: { answers: { "/dist/full.wasm": { status: 404, type: "text/html", body: "no" } } } });
  await panel.getByText("Payload").click();
  await panel.getByText("full.wasm) is not available").waitFor();
  assert.match(await panel.locator(".raw").textContent(), /^[\w-]{12,512}$/);
});

test("nothing of it violates the strict policy or Trusted Types", async (t) => {
  const { page, panel } = await start(t);
  await panel.getByText("Payload").click();
  await panel.locator("dl").waitFor();
  assert.deepEqual(await page.evaluate(() => violations), []);
  assert.equal(await panel.evaluate((element) => getComputedStyle(element).position), "fixed", "its style sheet applies");
});

test("it takes the focus, Esc closes it, and the focus goes back", async (t) => {
  const { page, panel } = await start(t);
  await page.keyboard.press("Escape");
  assert.equal(await panel.count(), 0);
  await page.focus("#plain");
  await page.evaluate(() => inspect());
  assert.equal(await page.evaluate(() => document.activeElement.hasAttribute("data-attise-inspector")), true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await panel.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "plain");
});

test("on a narrow screen only its body scrolls, also to what is there for screen readers alone", async (t) => {
  const { page, panel } = await start(t);
  await page.setViewportSize({ width: 375, height: 500 });
  await panel.getByText("Payload").click();
  await panel.locator("dl").waitFor();
  const [content, room] = await panel.evaluate((element) => [element.scrollHeight, element.clientHeight]);
  assert.equal(content, room);
});

test("opened twice it is one panel", async (t) => {
  const { page, panel } = await start(t);
  assert.equal(await page.evaluate(() => inspect() === inspect()), true);
  assert.equal(await panel.count(), 1);
  await page.evaluate(() => inspector.close());
  assert.equal(await panel.count(), 0);
});

test("in French", async (t) => {
  const { panel } = await start(t, { lang: "fr-FR" });
  await panel.getByRole("heading", { name: "Reçu" }).waitFor();
  await panel.getByText("la somme des lignes donne le score").waitFor();
  await panel.getByText("Tiède à partir de 30, chaud à partir de 60").waitFor();
});

test("before consent it says so, and starts nothing", async (t) => {
  const { panel, site } = await start(t, { path: "/?ask" });
  await panel.getByText("Waiting for consent").waitFor();
  assert.equal(site.wasm(), 0);
});

test("a plan that cannot be read leaves numbers for labels", async (t) => {
  const { panel } = await start(t, { options: { plan: "/nowhere.json" }, site: { answers: { "/nowhere.json": { status: 404, body: "" } } } });
  await panel.getByText("could not be read").waitFor();
  assert.deepEqual(await panel.locator("tbody th").allTextContents(), ["# 31 × 5", "# 01 × 1"]);
});

test("a plan with one text for a label and one pattern for a page is shown as well", async (t) => {
  const single = { ...plan, pages: { ...plan.pages, pricing: "/pricing*" }, criteria: plan.criteria.map((criterion) => ({ ...criterion, label: `The ${criterion.id}` })) };
  single.offers = [{ slot: "hero", default: "guide", choices: [{ offer: "quote", when: { page: "pricing" } }] }];
  const { panel } = await start(t, { path: "/pricing", options: { plan: JSON.stringify(single) } });
  await panel.getByText("The click").waitFor();
});

test("a temperature alone, acts and frequency caps are conditions that it names and holds like the others", async (t) => {
  const choices = [
    { offer: "quote", when: { temperature: "hot" } },
    { offer: "webinar", when: { did: [plan.criteria[3].id] }, visits: 2 },
    { offer: "guide", when: { didNot: { criterion: plan.criteria[3].id, times: 2 } } },
  ];
  const acts = { ...plan, offers: [{ slot: "hero", default: "guide", choices }] };
  const { panel } = await start(t, { options: { plan: JSON.stringify(acts) } });
  await panel.getByText("hot visitor").waitFor();
  assert.deepEqual(await panel.locator("li .sign").allTextContents(), ["✗", "✓", "✓", "·"]);
  assert.match(await panel.locator("li small").nth(1).textContent(), /^has counted: .+ · 2 visits at most/);
  assert.match(await panel.locator("li small").nth(2).textContent(), /^has never counted: .+ × 2/);
});
