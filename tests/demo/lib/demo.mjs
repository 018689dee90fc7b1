// The demo for a file of tests, and a visitor on its pages.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { startDemo } from "../../../www/serve.mjs";
import { inTime, newVisitor } from "./visit.mjs";

/** What the tests need to see of a page: its visitor, its layout shifts, and what was shown when a form left. */
const spy = () => {
  globalThis.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.shifts += value;
  }).observe({ type: "layout-shift", buffered: true });
  globalThis.visitor = () => globalThis[Symbol.for("attise")];
  addEventListener("formdata", ({ formData }) => {
    // the page's own listener comes first: it was there before this task
    queueMicrotask(() => {
      const shown = { ...visitor()?.reading(), receipt: visitor()?.receipt(), payload: formData.get("attise") };
      sessionStorage.setItem("shown", JSON.stringify(shown));
    });
  });
};

/** The demo, for the tests of the surrounding `describe`. */
export function theDemo(options = {}) {
  let demo;
  before(async () => (demo = await startDemo({ port: 0, persist: false, scheduled: false, ...options })));
  after(() => demo.stop());
  const json = async (path) => (await fetch(demo.url + path)).json();

  /** A new visitor's page; any error in it fails the test. */
  async function arrive(t, path, { consent = false, clock = true, init } = {}) {
    // the edge has the machine's clock: the page's starts early enough not to overtake it
    const context = await newVisitor(t, { init: spy, clock, time: Date.now() - 30 * 60_000 });
    if (init) await context.addInitScript(init);
    const page = await context.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    t.after(() => assert.deepEqual(wrong, [], "errors in the page"));
    await page.goto(demo.url + path);
    if (consent) {
      await page.click("#consent [value=yes]");
      await ready(page);
    }
    return page;
  }

  return {
    arrive,
    json,
    url: (path = "") => demo.url + path,
    /** All posts, the newest first, with all that is kept of them. */
    async leads() {
      const { leads } = await json("/inbox.json?limit=500");
      const posts = await Promise.all(leads.map(async ({ id }) => (await json(`/inbox/${id}.json`)).posts));
      const all = await Promise.all(posts.flat().map((id) => json(`/inbox/${id}.json`)));
      return all.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
    },
    async go(page, path) {
      await page.goto(demo.url + path);
      await ready(page);
    },
  };
}

export const ready = (page) => inTime(page.evaluate(() => visitor().ready));
export const reading = (page) => page.evaluate(() => visitor().reading());
/** How often each criterion of the plan has counted, by the criterion's id. */
export async function counted(page, { criteria }) {
  const lines = await page.evaluate(() => visitor().receipt());
  return Object.fromEntries(lines.map(({ criterion, times }) => [criteria[criterion].id, times]));
}
/** The offer that stands in a slot. */
export const offer = (page, slot) =>
  page.locator(`[data-attise-slot="${slot}"] > :not([hidden])`).evaluateAll((shown) => shown.map((one) => one.dataset.attiseOffer).join());
/** Gives the page's visitor a past that makes warm or hot; then the page itself, again. */
export const warmUp = (page, temperature = "warm") =>
  page.evaluate((seconds) => {
    for (const path of ["/produit", "/comparatif", "/tarifs"]) visitor().page(path);
    visitor().signal("activeTime", "", seconds);
    visitor().page(location.pathname);
  }, temperature === "hot" ? 180 : 45);

/** A visitor who scrolls and moves now and then, for so many seconds of the page's clock. */
export async function read(page, seconds) {
  for (let left = seconds; left > 0; left -= 10) {
    await page.mouse.move(300 + (left % 90), 400);
    await page.clock.runFor(Math.min(left, 10) * 1000);
  }
}

const CLAIRE = {
  name: "Claire Delaunay", email: "claire.delaunay@ateliers-du-nord.example", company: "Ateliers du Nord",
  role: "Directrice des achats", phone: "01 99 00 12 34", employees: "201", sector: "industrie",
};

/** Fills what the form shows. */
export async function fill(page) {
  for (const [name, value] of Object.entries(CLAIRE)) {
    const field = page.locator(`main form [name=${name}]:enabled`);
    if ((await field.count()) === 0) continue;
    if (name === "employees" || name === "sector") await field.selectOption(value);
    else await field.fill(value);
  }
}

export const submit = (page) => Promise.all([page.waitForURL(/\/(merci|thank-you)\//), page.click("main form[action='/lead'] [type=submit]")]);
