// A short load on workerd: every post is answered and labelled. What it costs is for tests/bench/load.mjs to say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, withWorker } from "../bench/lib/load.mjs";
import { posts } from "../bench/lib/load.posts.mjs";

test("E6: under load with hostile posts nothing is a 5xx, and every post has its label", async () => {
  await withWorker(async (url, pid) => {
    for (const { path, ...post } of posts("/with")) assert.equal((await fetch(url + path, post)).status, 200);
    const once = await (await fetch(`${url}/counts`)).json();
    assert.deepEqual(once, { consistent: 30, absent: 11, malformed: 9 });
    const { answered, ok, failed, errors } = await load(url, pid, { path: "/with", seconds: 3 });
    assert.deepEqual([failed, errors, ok], [0, 0, answered]);
    const counts = await (await fetch(`${url}/counts`)).json();
    assert.deepEqual(Object.keys(counts).sort(), ["absent", "consistent", "malformed"]);
    const labelled = Object.values(counts).reduce((sum, count) => sum + count) - posts("/with").length;
    // The last posts may have been judged, and their answers not waited for.
    assert.ok(labelled >= answered && labelled <= answered + 16, `${labelled} labels, ${answered} answers`);
  });
});
