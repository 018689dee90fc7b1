// Our own reader of urlencoded bodies against the platform's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const { outputFiles } = await build({ entryPoints: [fileURLToPath(new URL("../../pkg-config/src/edge/urlencoded.ts", import.meta.url))], bundle: true, format: "esm", write: false });
const { urlencoded } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);

/** The mark in front is the one that URLSearchParams takes away. */
const reference = (body) => [...new URLSearchParams(`?${body}`)];

test("bodies are read as by URLSearchParams", () => {
  const bodies = ["", "&", "&&a", "a", "a=", "=", "=a", "a=b=c", "a=1&a=2", "?a=1", "a+b=c+d", "a%20b=%C3%A9", "%=%", "a=%zz", "a=%e9", "a=%E2%82", "a=%F0%9F%98%80+x%e9+y", "a=%EF%BB%BFb", "\uFEFFa=1", "a=é%C3", "a=%2B%26%3D", "a=%00", "__proto__=1&a=b", "a=%ED%A0%80", "a=+%e9+"];
  for (const body of bodies) assert.deepEqual([...urlencoded(body)], reference(body), JSON.stringify(body));
});

test("so are bodies of any kind", () => {
  const pieces = ["a", "é", "%", "%C3", "%A9", "%41", "%e", "+", "&", "=", "?", "\0", "%00", "😀", "%F0%9F%98%80", "\uFEFF", "%EF%BB%BF"];
  let seed = 1;
  const draw = (most) => (seed = (seed * 48271) % 2147483647) % most;
  for (let i = 0; i < 20_000; i++) {
    const body = Array.from({ length: draw(9) }, () => pieces[draw(pieces.length)]).join("");
    assert.deepEqual([...urlencoded(body)], reference(body), JSON.stringify(body));
  }
});

test("nothing is read in vain", () => {
  const entries = urlencoded("a&".repeat(1_000_000));
  for (let i = 0; i < 10; i++) assert.deepEqual(entries.next().value, ["a", ""]);
});
