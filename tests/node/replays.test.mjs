// Stores that remember payloads: once, for a while, and not without end.
import assert from "node:assert/strict";
import { it } from "node:test";
import { memoryReplays } from "attise/edge";

it("a key comes first once, until its time is over", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 1000 });
  const replays = memoryReplays();
  assert.deepEqual(await Promise.all([replays.first("a", 10), replays.first("a", 10), replays.first("b", 10)]), [true, false, true]);
  t.mock.timers.tick(9999);
  assert.equal(await replays.first("a", 10), false);
  t.mock.timers.tick(1);
  assert.deepEqual([await replays.first("a", 10), await replays.first("a", 10)], [true, false]);
});

it("beyond its bound the oldest is forgotten", async () => {
  const replays = memoryReplays(3);
  for (const key of ["a", "b", "c", "d"]) assert.equal(await replays.first(key, 60), true);
  assert.deepEqual([await replays.first("d", 60), await replays.first("b", 60)], [false, false]);
  assert.equal(await replays.first("a", 60), true);
});
