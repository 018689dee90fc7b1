// The case files, and the built live module, for the runtimes that Node starts.
import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../cases/", import.meta.url);

/** All case files, with their names. */
export const caseFiles = readdirSync(folder).sort().map((name) => ({ name, ...JSON.parse(readFileSync(new URL(name, folder), "utf8")) }));

/** A test for each case of `results`, so that each is told by name; the runtime must have played all of them. */
export async function tellCases(t, assert, results) {
  const all = caseFiles.reduce((sum, { cases }) => sum + cases.length, 0);
  assert.equal(results.length, all, "cases played");
  for (const { name, wrong } of results) await t.test(name, () => assert.deepEqual(wrong, []));
}
