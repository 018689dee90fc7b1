// Entry of `attise/vite`: `import plan from "./plan.json?attise"` is the compiled plan, and what is wrong with it stands in the overlay.
import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { compilePlan, type Placed } from "./compile.js";

export { compilePlan, type CompiledPlan, type CompileOptions, type Place, type Placed } from "./compile.js";

/** Settings of {@link attise}. */
export interface AttiseOptions {
  /** Whether what is unwise in a plan is told as a warning of the build. Default: `true`. */
  lint?: boolean;
}

/** A problem or a warning as Rollup and Vite take it. */
interface Log {
  message: string;
  id: string;
  loc: { file: string; line: number; column: number };
  frame: string;
  /** None: what is wrong is in the plan. */
  stack: "";
}

/** What the plugin asks of Rollup and of Vite. */
interface Context {
  resolve(source: string, importer?: string): Promise<{ id: string } | null>;
  addWatchFile(file: string): void;
  warn(log: Log): void;
  error(log: Log): never;
}

/** A file that has changed, as Vite tells it. */
interface Change<M> {
  file: string;
  modules: M[];
  /** Its text; that of a file that was emptied to be written anew, once it is there. */
  read(): string | Promise<string>;
}

/** What the plugin asks of Vite when a file has changed. */
interface Environment<M> {
  environment: {
    moduleGraph: { getModuleById(id: string): M | undefined };
    hot: { send(payload: { type: "full-reload" }): void };
  };
}

/** The plugin, for `plugins` of Vite 6 and newer, and of Rollup 4. */
export interface AttisePlugin {
  /** `attise`. */
  name: "attise";
  /** Before what reads JSON. */
  enforce: "pre";
  /** Takes what is imported with `?attise`. */
  resolveId(this: Context, source: string, importer?: string): Promise<string | null>;
  /** Compiles the plan, or fails with all of its problems. */
  load(this: Context, id: string): Promise<{ code: string; map: null } | null>;
  /** In `vite`: a plan that has changed is another module, also after one that failed. */
  hotUpdate<M extends { isSelfAccepting?: boolean | undefined }>(this: Environment<M>, change: Change<M>): Promise<M[] | undefined>;
}

const QUERY = /\?attise$/;
/** Before the file's name in a module's id, by which other plugins let it be; after it something else than `.json`, which Vite would read. */
const [BEFORE, AFTER] = ["\0attise:", ".js"];

/**
 * Makes `import plan from "./plan.json?attise"` the compiled plan that `watch` takes, checked and compiled anew on each change. Problems fail the build, or stand
 * in Vite's overlay, at their line; what is unwise is a warning.
 *
 * @example
 * export default defineConfig({ plugins: [attise()] });
 */
export default function attise({ lint = true }: AttiseOptions = {}): AttisePlugin {
  return {
    name: "attise",
    enforce: "pre",

    async resolveId(source, importer) {
      if (!QUERY.test(source)) return null;
      const found = await this.resolve(source.replace(QUERY, ""), importer);
      return found && BEFORE + found.id + AFTER;
    },

    async load(id) {
      if (!id.startsWith(BEFORE)) return null;
      const file = id.slice(BEFORE.length, -AFTER.length);
      this.addWatchFile(file);
      const shown = relative(process.cwd(), file);
      const { code, problems, warnings } = compilePlan(await readFile(file, "utf8"), { file: shown });
      const log = ({ frame, loc: { line, column } }: Placed, message: string): Log => ({ message, id: file, loc: { file, line, column }, frame, stack: "" });
      const [first] = problems;
      if (first || code === null) {
        const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
        return this.error(log(first!, [`${shown}: ${count}`, ...problems.map(({ report }) => report)].join("\n")));
      }
      if (lint) for (const warning of warnings) this.warn(log(warning, `${warning.report} (${warning.code})`));
      return { code, map: null };
    },

    async hotUpdate({ file, modules, read }) {
      const { moduleGraph, hot } = this.environment;
      const plan = moduleGraph.getModuleById(BEFORE + file + AFTER);
      if (!plan) return;
      await read();
      // Of a module that has failed from the start Vite tells nobody, for nobody has it.
      if (plan.isSelfAccepting === undefined) hot.send({ type: "full-reload" });
      return [...modules, plan];
    },
  };
}
