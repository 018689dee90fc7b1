// Consent from consent platforms: IAB TCF and Google's consent mode, each played by a stub.
import assert from "node:assert/strict";
import { compiled } from "./lib/compiled.mjs";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score, whenReady } from "./lib/visit.mjs";

/** A site whose visitor is watched with this consent source, after the script `init`. */
const siteWith = (t, source, init) =>
  openSite(t, {
    init,
    answers: {
      "/main.js": {
        body: `import { watch } from "/dist/index.js";
import { googleConsentMode, tcf } from "/dist/consent.js";
globalThis.watch = watch;
globalThis.plan = ${JSON.stringify(compiled)};
globalThis.source = ${source};
globalThis.visitor = watch(plan, { consent: source });`,
      },
    },
  });

async function arrive(t, source, init) {
  const page = await open(await siteWith(t, source, init), "/", { ready: false });
  await page.waitFor(() => globalThis.visitor);
  return page;
}

/** A platform: `platform.tell` is what it tells its listeners; those that come after are told what was last said. */
function platform() {
  const listeners = new Map();
  let next = 1, last;
  const give = (id) => listeners.get(id)?.({ ...last, listenerId: id }, true);
  globalThis.platform = {
    calls: [],
    tell(data) {
      last = data;
      for (const id of [...listeners.keys()]) give(id);
    },
    listeners: () => listeners.size,
    api(command, version, callback, parameter) {
      globalThis.platform.calls.push(command);
      if (command === "addEventListener") {
        const id = next++;
        listeners.set(id, callback);
        if (last) give(id);
      }
      if (command === "removeEventListener") callback(listeners.delete(parameter));
    },
  };
  globalThis.consents = (...ids) => ({ consents: Object.fromEntries(ids.map((id) => [id, true])) });
}

function presentPlatform() {
  globalThis.__tcfapi = (...call) => platform.api(...call);
}

/** Several scripts before the page's own. */
const all = (...scripts) => `() => { ${scripts.map((script) => `(${script})();`).join("\n")} }`;

const granted = (page) => page.evaluate(() => visitor.consent.granted);
const keys = (page) => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith("attise")));
const tell = (page, event, ...purposes) =>
  page.evaluate((eventStatus, ids) => platform.tell({ gdprApplies: true, eventStatus, purpose: consents(...ids) }), event, purposes);

test("P2: a TCF stub that never answers stays off, and stores nothing", async (t) => {
  const stub = () => {
    globalThis.calls = [];
    globalThis.__tcfapi = (...call) => void calls.push(call);
  };
  const page = await arrive(t, "tcf()", stub);
  await page.clock.stop();
  await page.clock.run(120_000);
  await page.click("#call");
  assert.deepEqual([await granted(page), await keys(page), await score(page)], [false, [], 0]);
  assert.deepEqual(await page.evaluate(() => calls.map(([command, version]) => [command, version])), [["addEventListener", 2]]);
});

test("P2: consent after 60 s counts from the grant on", async (t) => {
  const page = await arrive(t, "tcf()", all(platform, presentPlatform));
  await page.clock.stop();
  await tell(page, "cmpuishown");
  for (let i = 0; i < 6; i++) {
    await page.click("#call");
    await page.clock.run(10_000);
  }
  assert.deepEqual([await granted(page), await keys(page)], [false, []]);
  await tell(page, "useractioncomplete", 1, 5, 6);
  assert.equal(await granted(page), true);
  assert.equal(await whenReady(page), true);
  assert.equal(await score(page), 1);
  await page.click("#call");
  assert.equal(await score(page), 6);
});

test("a stored TCF choice grants at once; a banner that is shown again says nothing; withdrawing erases", async (t) => {
  const page = await arrive(t, "tcf()", all(platform, presentPlatform, () => platform.tell({ gdprApplies: true, eventStatus: "tcloaded", purpose: consents(1, 5, 6, 8) })));
  assert.equal(await whenReady(page), true);
  assert.equal((await keys(page)).length, 1);
  await tell(page, "cmpuishown");
  assert.equal(await granted(page), true);
  await tell(page, "useractioncomplete", 1, 5);
  assert.deepEqual([await granted(page), await keys(page), await score(page)], [false, [], 0]);
  await tell(page, "useractioncomplete", 1, 5, 6);
  await page.waitFor(() => visitor.reading().engagement === 1);
});

const CHOICES = [
  ["storing was refused", "tcf({ purposes: [8] })", { eventStatus: "tcloaded", purpose: [8] }, false],
  ["the host asks for other purposes", "tcf({ purposes: [1, 8] })", { eventStatus: "tcloaded", purpose: [1, 8] }, true],
  ["no purpose is named, storing is still asked for", "tcf({ purposes: [] })", { eventStatus: "useractioncomplete", purpose: [5, 6] }, false],
  ["the vendor has no consent", "tcf({ vendor: 7 })", { eventStatus: "tcloaded", purpose: [1, 5, 6], vendor: [8] }, false],
  ["the vendor has consent", "tcf({ vendor: 7 })", { eventStatus: "tcloaded", purpose: [1, 5, 6], vendor: [7] }, true],
  ["an event that the specification does not know", "tcf()", { eventStatus: "loading", purpose: [1, 5, 6] }, false],
];

for (const [name, source, { eventStatus, purpose, vendor = [] }, expected] of CHOICES) {
  test(`TCF, ${name}: ${expected ? "on" : "off"}`, async (t) => {
    const page = await arrive(t, source, all(platform, presentPlatform));
    await page.evaluate((eventStatus, purpose, vendor) => platform.tell({ gdprApplies: true, eventStatus, purpose: consents(...purpose), vendor: consents(...vendor) }), eventStatus, purpose, vendor);
    assert.equal(await granted(page), expected);
  });
}

test("TCF: where the GDPR does not apply, the platform says no more, and it grants", async (t) => {
  const page = await arrive(t, "tcf()", all(platform, presentPlatform, () => platform.tell({ gdprApplies: false, tcfPolicyVersion: 4, cmpId: 1000, cmpVersion: 1 })));
  assert.equal(await whenReady(page), true);
});

const BROKEN = {
  "throws when it is called": () => { globalThis.__tcfapi = () => { throw new Error("broken"); }; },
  "is no function": () => { globalThis.__tcfapi = { addEventListener() {} }; },
  "cannot be read": () => Object.defineProperty(globalThis, "__tcfapi", { get() { throw new Error("no"); } }),
  "tells nothing of use": () => { globalThis.__tcfapi = (command, version, callback) => [undefined, null, {}, { eventStatus: "tcloaded" }, { eventStatus: "tcloaded", purpose: { consents: null } }].forEach((data) => callback(data, true)); },
  "says that it failed": () => { globalThis.__tcfapi = (command, version, callback) => callback({ gdprApplies: false }, false); },
};

for (const [name, init] of Object.entries(BROKEN)) {
  test(`a TCF platform that ${name} stays off, without an error`, async (t) => {
    const page = await arrive(t, "tcf()", init);
    await page.clock.stop();
    await page.clock.run(60_000);
    assert.deepEqual([await granted(page), await keys(page)], [false, []]);
  });
}

test("a TCF platform that comes within half a minute is heard; of a later one nobody asks", async (t) => {
  const page = await arrive(t, "tcf()", platform);
  await page.clock.stop();
  await page.clock.run(20_000);
  await page.evaluate(presentPlatform);
  await page.clock.run(15_000);
  assert.equal(await page.evaluate(() => platform.listeners()), 1);
  await tell(page, "useractioncomplete", 1, 5, 6);
  assert.equal(await granted(page), true);

  const late = await arrive(t, "tcf()", platform);
  await late.clock.stop();
  await late.clock.run(60_000);
  await late.evaluate(presentPlatform);
  await late.clock.run(600_000);
  assert.deepEqual(await late.evaluate(() => platform.calls), []);
});

test("a TCF platform that registers the listener twice is rid of the second, and one choice is told once", async (t) => {
  const twice = () => {
    globalThis.__tcfapi = (command, ...rest) => {
      platform.api(command, ...rest);
      if (command === "addEventListener") platform.api(command, ...rest);
    };
  };
  const page = await arrive(t, "tcf()", all(platform, twice));
  await tell(page, "useractioncomplete", 1, 5, 6);
  assert.equal(await page.evaluate(() => platform.listeners()), 1);
  assert.equal(await granted(page), true);
  await whenReady(page);
  const written = await page.evaluate(() => {
    const own = Storage.prototype.setItem, keys = [];
    Storage.prototype.setItem = function (key, value) { keys.push(key); own.call(this, key, value); };
    for (let i = 0; i < 3; i++) platform.tell({ gdprApplies: true, eventStatus: "useractioncomplete", purpose: consents(1) });
    return keys;
  });
  assert.deepEqual(written, ["attise"], "the word that tells other tabs, once, and nothing else");
});

test("two calls of watch with a source: one listener, one visitor", async (t) => {
  const page = await arrive(t, "tcf()", all(platform, presentPlatform));
  assert.equal(await page.evaluate(() => watch(plan, { consent: source }) === visitor), true);
  assert.equal(await page.evaluate(() => platform.listeners()), 1);
  await tell(page, "useractioncomplete", 1, 5, 6);
  assert.equal(await whenReady(page), true);
  assert.equal(await score(page), 1);
});

test("a visitor who has objected stays off, whatever the platform says", async (t) => {
  const page = await arrive(t, "tcf()", all(platform, presentPlatform));
  await page.evaluate(() => visitor.object());
  await tell(page, "useractioncomplete", 1, 5, 6);
  await tell(page, "useractioncomplete");
  assert.deepEqual([await granted(page), await page.evaluate(() => ({ ...localStorage }))], [false, { attise: "refused" }]);
});

/** The page's own `gtag`, as Google's snippet has it. */
function gtag() {
  globalThis.dataLayer = [];
  globalThis.gtag = function () { dataLayer.push(arguments); };
}

test("Google: an update grants, another one revokes, and the layer stays the host's", async (t) => {
  const page = await arrive(t, "googleConsentMode()", all(gtag, () => gtag("consent", "default", { analytics_storage: "denied", wait_for_update: 500 })));
  await page.clock.run(1000);
  assert.deepEqual([await granted(page), await keys(page)], [false, []]);
  assert.deepEqual(await page.evaluate(() => [dataLayer.push({ event: "a" }, { event: "b" }), dataLayer.length, dataLayer.at(-1).event]), [3, 3, "b"]);
  await page.evaluate(() => gtag("consent", "update", { ad_storage: "granted" }));
  assert.equal(await granted(page), false);
  await page.evaluate(() => gtag("consent", "update", { analytics_storage: "granted" }));
  assert.equal(await granted(page), true);
  await whenReady(page);
  await page.evaluate(() => gtag("consent", "update", { analytics_storage: "denied" }));
  assert.deepEqual([await granted(page), await keys(page)], [false, []]);
});

test("Google: what was pushed before counts; a default of \"denied\" erases nothing of a visitor who comes back", async (t) => {
  const init = all(gtag, () => gtag("consent", "default", { analytics_storage: "denied" }), () => localStorage.answer && gtag("consent", "update", { analytics_storage: localStorage.answer }));
  const site = await siteWith(t, "googleConsentMode()", init);
  const first = await open(site, "/", { ready: false });
  await first.waitFor(() => globalThis.visitor);
  await first.evaluate(() => { localStorage.answer = "granted"; gtag("consent", "update", { analytics_storage: "granted" }); });
  await whenReady(first);
  const again = await open(site, "/pricing");
  assert.equal(await score(again), 2);
  await again.evaluate(() => { delete localStorage.answer; });
  await again.reload();
  await again.waitFor(() => globalThis.visitor);
  await again.clock.run(5000);
  assert.equal(await granted(again), false);
  assert.ok((await keys(again)).some((key) => key.startsWith("attise.")), "kept until the visitor has answered");
});

const DEFAULTS = [
  ["granted for all", () => gtag("consent", "default", { analytics_storage: "granted" }), true],
  ["granted for some regions", () => gtag("consent", "default", { analytics_storage: "granted", region: ["US"] }), false],
  ["granted, but denied for some regions", () => { gtag("consent", "default", { analytics_storage: "granted" }); gtag("consent", "default", { analytics_storage: "denied", region: ["FR"] }); }, false],
  ["granted, and the stored choice says denied", () => { gtag("consent", "default", { analytics_storage: "granted" }); gtag("consent", "update", { analytics_storage: "denied" }); }, false],
  ["of another type", () => gtag("consent", "default", { ad_storage: "granted" }), false],
];

for (const [name, commands, expected] of DEFAULTS) {
  test(`Google, a default ${name}: ${expected ? "on" : "off"}`, async (t) => {
    const page = await arrive(t, "googleConsentMode()", all(gtag, commands));
    await page.clock.run(1000);
    assert.equal(await granted(page), expected);
  });
}

test("Google: a default waits for the visitor's stored choice as long as it says", async (t) => {
  const page = await arrive(t, "googleConsentMode()", gtag);
  await page.clock.stop();
  await page.evaluate(() => gtag("consent", "default", { analytics_storage: "granted", wait_for_update: 800 }));
  await page.clock.run(700);
  assert.equal(await granted(page), false);
  await page.clock.run(200);
  assert.equal(await granted(page), true);
});

test("Google: nonsense in the layer, another wrapper and another type do no harm", async (t) => {
  const init = all(gtag, () => {
    dataLayer.push(null, 0, "consent", ["consent", "update", { analytics_storage: "granted" }], { consent: "update" });
    for (const call of [[], ["consent"], ["consent", "update"], ["consent", "update", null], ["consent", "update", { analytics_storage: 1 }], ["consent", "other", { analytics_storage: "granted" }]]) gtag(...call);
  });
  const page = await arrive(t, 'googleConsentMode({ type: "personalization_storage" })', init);
  await page.evaluate(() => {
    globalThis.seen = [];
    const own = dataLayer.push;
    dataLayer.push = (...entries) => { seen.push(entries.length); return own.apply(dataLayer, entries); };
    gtag("consent", "update", { analytics_storage: "granted" });
  });
  assert.equal(await granted(page), false);
  await page.evaluate(() => gtag("consent", "update", { personalization_storage: "granted" }));
  assert.deepEqual([await granted(page), await page.evaluate(() => seen)], [true, [1, 1]]);
});

for (const [name, init] of Object.entries({ "is no list": () => { globalThis.dataLayer = { push() {} }; }, "is frozen": () => { globalThis.dataLayer = Object.freeze([]); }, "is missing": () => {} })) {
  test(`Google: a layer that ${name} stays off, without an error`, async (t) => {
    const page = await arrive(t, "googleConsentMode()", init);
    assert.deepEqual([await granted(page), await keys(page)], [false, []]);
  });
}
