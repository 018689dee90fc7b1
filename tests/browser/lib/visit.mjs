// Opens pages of a test's site in the browser: a person's hands on them, and all that they said and that went wrong in them.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { theBrowser } from "./engine.mjs";
import { killWorker } from "./kill.mjs";

const KEYS = { Enter: "\uE007", Shift: "\uE008", Control: "\uE009", Tab: "\uE004" };
const BUTTONS = { left: 0, middle: 1, right: 2 };
const PATIENCE = 10_000;

const pages = [];
/** The page that a person's hands are on. */
let inFront;

/**
 * Opens a page of a site, in a tab in front if nothing else is asked: in the `background`, or in a `window` of its own. All pages of
 * a site are those of one visitor. They are closed after the test, which fails if more than `wrong` went wrong in one of them.
 */
export async function open(site, path = "/", { ready = true, wrong = [], background, window } = {}) {
  const browser = await theBrowser();
  const page = new Page(browser, site, await browser.open({ background, window }));
  if (!background) inFront = page;
  pages.push({ page, wrong });
  site.pages.push(page);
  await page.goto(path);
  if (!ready) return page;
  await page.waitFor(() => globalThis.visitor);
  await whenReady(page);
  return page;
}

/** Closes what the test has opened. */
export async function leave() {
  const opened = pages.splice(0);
  try {
    for (const { page, wrong } of opened) assert.deepEqual((await page.told("wrong")).sort(), wrong, "uncaught errors in the page");
  } finally {
    if (opened.length > 0) await (await theBrowser()).closeAll();
  }
}

/** Waits until `look` gives something true. It may throw meanwhile: between two documents there is nothing to ask. */
export async function eventually(what, look) {
  let cause;
  for (const end = performance.now() + PATIENCE; performance.now() < end; await sleep(10)) {
    const found = await Promise.resolve().then(look).catch((error) => void (cause = error));
    if (found) return found;
  }
  throw new Error(`waited in vain for ${what}`, { cause });
}

/** Waits for the engine; resolves to whether it runs. */
export const whenReady = (page) => page.evaluate(() => visitor.ready);
export const reading = (page) => page.evaluate(() => visitor.reading());
export const score = async (page) => (await reading(page)).engagement;
/** The offer that the page shows in a slot. */
export const shown = (page, slot) =>
  page.evaluate((slot) => [...document.querySelectorAll(`#${slot} > :not([hidden])`)].map((offer) => offer.dataset.attiseOffer).join(), slot);

class Page {
  closed = false;
  #browser;
  #site;
  #id;
  #notes = [];

  constructor(browser, site, id) {
    this.#browser = browser;
    this.#site = site;
    this.#id = id;
  }

  /** The visitor's clock. */
  get clock() {
    return this.#site.clock;
  }

  /** What a function gives in the page, once it is resolved; function, arguments and result go as text. */
  async evaluate(run, ...args) {
    const source = typeof run === "string" ? `() => (${run})` : run;
    const text = await this.#browser.call(this.#id, `async () => JSON.stringify(await (${source})(...${JSON.stringify(args)})) ?? ""`);
    return text === "" ? undefined : JSON.parse(text);
  }

  /** Waits until the function gives something true in the page, in whichever document the page then shows. */
  waitFor = (run, ...args) => eventually(`${run} of ${JSON.stringify(args)}`, () => this.evaluate(run, ...args));

  /** Waits until the prerendered page of this path has taken the place of this one. */
  async becomes(path) {
    this.#id = await eventually(`${path} instead`, () => this.#browser.showing(this.#site.url + path));
    await this.at(path);
  }

  /** Waits until the page shows this path, and has loaded. */
  at = (path) => this.waitFor((path) => location.pathname === path && document.readyState === "complete", path);
  goto = (path) => this.#load(this.#browser.goto(this.#id, this.#site.url + path));
  reload = () => this.#load(this.#browser.reload(this.#id));
  back = () => this.#browser.back(this.#id);

  /** WebKit's driver may answer before a page has loaded. */
  async #load(answer) {
    await answer;
    await this.waitFor(() => document.readyState === "complete");
  }

  async front() {
    await this.#browser.front(this.#id);
    inFront = this;
  }

  async close() {
    await this.#listen();
    this.closed = true;
    await this.#browser.close(this.#id);
  }

  /** Kills the process that shows the page; nothing in the page hears of it. */
  async kill() {
    await this.#listen();
    this.closed = true;
    await killWorker(this.#browser.pid, () => this.evaluate(() => {
      // The only clock that is not the test's.
      const now = () => new Event("").timeStamp;
      for (const end = now() + 300; now() < end; );
    }));
  }

  /** A command of the Chrome DevTools Protocol; Chromium only. */
  cdp = (method, params) => this.#browser.cdp(this.#id, method, params);

  /** What the page and those before it in this tab told: what went `wrong`, what they `said`, each `violation` of the policy. */
  async told(kind) {
    if (!this.closed) await this.#listen();
    return this.#notes.filter(([of]) => of === kind).map(([, text]) => text);
  }

  async #listen() {
    this.#notes = (await this.evaluate(() => globalThis.notes?.())) ?? this.#notes;
  }

  click = async (selector, { button = "left" } = {}) =>
    this.#point(await this.#spot(selector), { type: "pointerDown", button: BUTTONS[button] }, { type: "pointerUp", button: BUTTONS[button] });
  clickAt = (x, y) => this.#point([x, y], { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 });
  hover = async (selector) => this.#point(await this.#spot(selector));
  move = (x, y) => this.#point([x, y]);
  focus = (selector) => this.evaluate((selector) => document.querySelector(selector).focus(), selector);
  press = (key) => this.type([KEYS[key] ?? key]);
  type = (text) => this.#act("key", [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]));
  /** A key with another one held down. */
  chord = (held, key) => this.#act("key", [["keyDown", KEYS[held]], ["keyDown", key], ["keyUp", key], ["keyUp", KEYS[held]]].map(([type, value]) => ({ type, value })));
  wheel = (deltaY) => this.#act("wheel", [{ type: "scroll", x: 100, y: 100, deltaX: 0, deltaY }]);

  #point = ([x, y], ...actions) => this.#act("pointer", [{ type: "pointerMove", x, y, duration: 0 }, ...actions]);
  async #act(type, actions) {
    if (inFront !== this) await this.front();
    await this.#browser.act(this.#id, [{ type, id: type, actions }]);
  }

  /** The middle of an element, once nothing is before it. */
  #spot = (selector) => this.waitFor((selector) => {
    const element = document.querySelector(selector);
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { left, top, width, height } = element.getClientRects()[0];
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    return element.contains(document.elementFromPoint(x, y)) && [x, y];
  }, selector);
}
