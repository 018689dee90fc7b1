// Builds a framework's site, starts its own server and visits its pages, for each site of a table, two at a time.
import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { build, wasmIn } from "./output.mjs";
import { freePort, serveWith } from "./serve.mjs";
import { asFile, visit } from "./visit.mjs";
import { project, workplace } from "./workplace.mjs";

/**
 * @typedef {object} Site
 * @property {string} from its folder in tests/consumers/frameworks
 * @property {(modules: string) => string[]} build the program that builds it and its arguments, by the folder of the packages
 * @property {(modules: string, port: string) => string[]} start the same of what serves it
 * @property {string} out the folder in which one WebAssembly file must be then
 * @property {string[]} [pages] whose forms are posted; default: `/`
 * @property {boolean} [hinted] see `visit`
 * @property {RegExp} [known] a warning of the build that has nothing to do with us
 */

/** A test for each site. @param {Record<string, Site>} table */
export function sites(table) {
  describe("sites", { concurrency: 2 }, () => {
    let folder;
    before(async () => (folder = await workplace("frameworks")));

    for (const [name, { from, build: command, out, start, known, hinted, pages = ["/"] }] of Object.entries(table)) {
      test(name, async (t) => {
        const modules = join(folder, "node_modules");
        const place = project(folder, from, { as: name.replace(/\W+/g, "-") });
        await build(place, command(modules), known);
        const wasm = wasmIn(join(place, out));
        assert.equal(wasm.length, 1, `${wasm}`);
        const port = await freePort();
        const env = { PORT: String(port), HOST: "127.0.0.1", ORIGIN: `http://localhost:${port}`, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
        const { url, said } = await serveWith(t, place, start(modules, String(port)), env, port);
        for (const page of pages) asFile(await visit(t, url.replace("127.0.0.1", "localhost") + page, { hinted }));
        assert.doesNotMatch(said(), /warn|⚠|error/i);
      });
    }
  });
}
