// One visit to a site as a slow phone on a slow line makes it: a fresh profile, real input, and what the browser says of it.

/** Lighthouse's slow phone and slow 4G. */
export const CONDITIONS = { slowdown: 4, latency: 150, down: 1_600_000 / 8, up: 750_000 / 8 };
const SCREEN = { width: 412, height: 823 };
/** How long a loaded page is left alone, in ms: what is fetched late and what runs late belongs to it. */
const SETTLED = 1000;

/**
 * @param {import("playwright-core").Browser} browser
 * @param {{ url: string, take: () => object }} server
 * @returns what was seen: `load` of the first page, and with `visits` the `visit` of it and of the form
 */
export async function visit(browser, server, { decides, visits }, observer) {
  const context = await browser.newContext({ viewport: SCREEN });
  try {
    await context.addInitScript(observer);
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    const cdp = await context.newCDPSession(page);
    await slow(cdp);
    server.take();
    await arrive(page, decides, () => page.goto(server.url, { waitUntil: "load" }));
    const wire = server.take();
    const load = { ...(await page.evaluate(() => bench())), ...(await busy(cdp)), wire };
    if (!visits) return { load, errors };
    const pages = [await readHome(page)];
    await arrive(page, decides, () => Promise.all([page.waitForURL("**/devis", { waitUntil: "load" }), clickOn(page, "#menu a[href='/devis']")]));
    pages.push(await fillForm(page));
    return { load, pages, errors };
  } finally {
    await context.close();
  }
}

async function slow(cdp) {
  const { slowdown, latency, down, up } = CONDITIONS;
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: down, uploadThroughput: up, connectionType: "cellular4g" });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await cdp.send("Performance.enable");
}

/** Waits until a page has loaded, has decided, and has been left alone for a while. */
async function arrive(page, decides, go) {
  await go();
  if (decides) await page.waitForFunction(() => performance.getEntriesByName("bench:offer").length > 0, undefined, { timeout: 20_000, polling: 100 });
  await page.waitForTimeout(SETTLED);
}

/** ms that the main thread has worked, in all and in scripts, since the page began. */
async function busy(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
  return { script: of("ScriptDuration"), task: of("TaskDuration") };
}

async function readHome(page) {
  await clickOn(page, "h1");
  await scroll(page, 4, 300);
  await scroll(page, 4, -300);
  await clickOn(page, ".burger");
  await page.waitForTimeout(200);
  return page.evaluate(() => bench());
}

async function fillForm(page) {
  for (const [field, text] of [["#q-name", "Claire Delaunay"], ["#q-email", "claire@example.org"]]) {
    await clickOn(page, field);
    await page.keyboard.type(text, { delay: 15 });
  }
  await scroll(page, 3, 300);
  await page.waitForTimeout(200);
  return page.evaluate(() => bench());
}

/** A click of the mouse in the middle of an element, which is first brought into view. */
async function clickOn(page, selector) {
  const { x, y } = await page.evaluate((selector) => {
    const element = document.querySelector(selector);
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, selector);
  await page.mouse.click(x, y, { delay: 20 });
}

async function scroll(page, times, by) {
  for (let i = 0; i < times; i++) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(30);
  }
}
