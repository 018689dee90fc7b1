// The clock of a test's visitor, one in all of its pages: it flows by itself until the test stops it.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** When the tests take place. */
const START = Date.parse("2026-11-23T09:00:00Z");

const { outputFiles: [{ text: bundle }] } = await build({
  entryPoints: [fileURLToPath(new URL("clock.page.mjs", import.meta.url))],
  bundle: true,
  write: false,
  minify: true,
  platform: "browser",
  // Asked for in Node only.
  external: ["util", "timers", "timers/promises"],
});

export class Clock {
  #begun = Date.now();
  #ahead = 0;
  #stopped;
  #pages;

  constructor(pages) {
    this.#pages = pages;
  }

  get #now() {
    return this.#stopped ?? START + this.#ahead + Date.now() - this.#begun;
  }

  /** From now on only `run` moves the clock, beginning with a second in which nothing happens. */
  async stop() {
    this.#stopped = this.#now + 1000;
    await this.#tell();
  }

  /** Lets so many milliseconds go by, with all timers that are due in them. */
  async run(ms) {
    if (this.#stopped === undefined) this.#ahead += ms;
    else this.#stopped += ms;
    await this.#tell();
  }

  #tell() {
    const open = this.#pages.filter((page) => !page.closed);
    return Promise.all(open.map((page) => page.evaluate((now, stop) => globalThis.clock?.reach(now, stop), this.#now, this.#stopped !== undefined)));
  }

  /** The script that gives a new page this clock. */
  script = () => `${bundle}startClock(${this.#now}, ${this.#stopped === undefined});`;
}
