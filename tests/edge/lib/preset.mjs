// The demo's worker with a preset in place of its own plan: the inbox follows whatever plan it is given.
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { openPlan } from "attise/plan";
import { bundleWorker } from "../../../www/build-worker.mjs";
import { drawn, formOf, theWorker, www } from "./demo.mjs";

/** The worker with a preset, for the tests of the surrounding `describe`; `played` posts what a journey has left. */
export function thePreset(name) {
  const file = fileURLToPath(new URL(`../../../pkg-config/presets/${name}.json`, import.meta.url));
  const plan = openPlan(readFileSync(file, "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "attise-preset-"));
  after(() => rmSync(folder, { recursive: true }));
  const the = theWorker(async () => {
    await bundleWorker(join(www, "worker/worker.ts"), folder, { plan: file });
    cpSync(join(www, "worker/migrations"), join(folder, "migrations"), { recursive: true });
    return { worker: folder };
  });
  const now = Math.floor(Date.now() / 1000);
  /** Posts a form with a past: `[seconds ago, kind, name or path]`. */
  the.posted = (fields, ...signals) => {
    const played = plan.play({ now, signals: signals.map(([ago, kind, name]) => ({ at: now - ago, kind, ...(kind === "pageView" ? { path: name } : { path: "/", name }) })) });
    return the.at.lead(formOf(fields, signals.length > 0 ? { payload: drawn(played.payload) } : null));
  };
  return the;
}
