// Forms as a browser's own encoder writes them are read as they were filled in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openPlan, qualify } from "attise/edge";
import { plan } from "./lib/tiny.mjs";

const opened = openPlan(plan);

/** Numbers below `n`, the same at each run. */
function numbers(seed) {
  return (n) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
}

const PIECES = ["a", "é", "😀", "\u0000", "\ufeff", '"', "\\", ";", "=", "&", "%", "%22", "%0D", " ", "\t", "--", "\r\n", "\r\n--", "------formdata", "name=", 'filename="x"', "\u202e", "1 000+"];

test("a thousand random forms, as multipart and as urlencoded, give their own fields back", async () => {
  const below = numbers(1);
  const text = (most) => Array.from({ length: below(most) }, () => PIECES[below(PIECES.length)]).join("");
  for (let i = 0; i < 1000; i++) {
    // What an encoder escapes cannot be told from what was written so: names are without it.
    const entries = Array.from({ length: below(6) }, (_, place) => [`${place}${text(4).replace(/%|\\/g, "_")}`, text(8)]);
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    if (below(3) === 0) form.append("file", new Blob([text(9)]), text(3) || "x");
    // Both encoders write the ends of lines in one way.
    const expected = Object.fromEntries(entries.map((entry) => entry.map((part) => part.replace(/\r\n|\r|\n/g, "\r\n"))));
    for (const body of [form, new URLSearchParams(Object.entries(expected))]) {
      const { fields } = await qualify(new Request("https://example.org/lead", { method: "POST", body }), { plan: opened });
      assert.deepEqual(fields, expected, JSON.stringify(entries));
    }
  }
});

test("a multipart form with any one byte changed is a form or unreadable, and never more", async () => {
  const form = new FormData();
  form.append("email", "a@example.org");
  form.append("file", new Blob(["x"]), "x.txt");
  const request = new Request("https://example.org/lead", { method: "POST", body: form });
  const type = request.headers.get("content-type");
  const bytes = new Uint8Array(await request.arrayBuffer());
  for (let at = 0; at < bytes.length; at++) {
    for (const byte of [0, 10, 13, 34, 45, bytes[at] ^ 1]) {
      const changed = bytes.slice();
      changed[at] = byte;
      const { verdict, fields, body } = await qualify(new Request("https://example.org/lead", { method: "POST", body: changed, headers: { "content-type": type } }), { plan: opened });
      assert.ok(verdict.trust === "absent" || (verdict.trust === "malformed" && verdict.trustReason === "unreadable"), verdict.trust);
      assert.ok(Object.keys(fields).length <= 2);
      assert.deepEqual(body, changed);
    }
  }
});
