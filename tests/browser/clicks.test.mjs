// Clicks and downloads: those of a visitor, and only those.
import assert from "node:assert/strict";
import { openSite } from "./lib/site.mjs";
import { test } from "./lib/test.mjs";
import { open, score } from "./lib/visit.mjs";

const start = async (t) => open(await openSite(t));

test("a click on what carries data-attise-click, or inside it, by mouse or by key", async (t) => {
  const page = await start(t);
  await page.click("#call b");
  assert.equal(await score(page), 6);
  await page.focus("#call");
  await page.press("Enter");
  assert.equal(await score(page), 11);
  await page.click("#plain");
  assert.equal(await score(page), 11);
});

test("downloads: documents by their file name, the download attribute, and data-attise-download", async (t) => {
  const page = await start(t);
  let expected = 1;
  for (const link of ["#pdf", "#accent", "#named", "#saved"]) {
    await page.click(link);
    assert.equal(await score(page), (expected += 10), link);
  }
});

test("a middle click, which opens a document in a tab, is a download; a right click is none", async (t) => {
  const page = await start(t);
  await page.click("#pdf", { button: "middle" });
  assert.equal(await score(page), 11);
  await page.evaluate(() => addEventListener("contextmenu", (event) => event.preventDefault()));
  await page.click("#pdf", { button: "right" });
  assert.equal(await score(page), 11);
});

test("what a script makes up counts for nothing", async (t) => {
  const page = await start(t);
  await page.evaluate(() => {
    document.querySelector("#plain").setAttribute("data-attise-click", "call-back");
    for (let i = 0; i < 100; i++) {
      document.querySelector("#plain").click();
      document.querySelector("#call").dispatchEvent(new MouseEvent("click", { bubbles: true }));
      document.querySelector("#quote").dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    }
  });
  assert.equal(await score(page), 1);
});

test("a host that stops an event still gets it counted, and an event that we count reaches the host unprevented", async (t) => {
  const page = await start(t);
  await page.evaluate(() => {
    globalThis.heard = [];
    document.querySelector("#call").addEventListener("click", (event) => {
      heard.push(event.defaultPrevented);
      event.stopImmediatePropagation();
    });
  });
  await page.click("#call");
  assert.equal(await score(page), 6);
  assert.deepEqual(await page.evaluate(() => heard), [false]);
});
