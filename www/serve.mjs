// The demo on this machine: the worker under workerd, its D1 database, the site's files. `node www/serve.mjs`
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Log, LogLevel, Miniflare } from "miniflare";
import { migrate } from "./migrate.mjs";

const www = fileURLToPath(new URL(".", import.meta.url));
const HOST = "127.0.0.1";
/** How often the worker's scheduled work runs, in milliseconds; `wrangler.jsonc` says the same to Cloudflare. */
const CRON = 60_000;

/**
 * Starts the demo, built before by `npm run build`.
 *
 * @param {object} [options]
 * @param {number} [options.port] 0 takes any free one.
 * @param {boolean | string} [options.persist] where leads are kept: `true` in www/.data, `false` in memory, or a folder.
 * @param {string} [options.password] asked for at the inbox; without one the inbox answers on this machine only.
 * @param {string} [options.keys] the keys of the seal; without them nothing is sealed.
 * @param {string} [options.crm] where the leads are forwarded to; nowhere without it.
 * @param {string} [options.crmFields] whose names the fields have there as well: `hubspot`, `salesforce` or `pipedrive`.
 * @param {boolean} [options.scheduled] whether the scheduled work runs by itself, every minute.
 * @param {string} [options.worker] the folder of the built worker.
 * @param {(level: string, message: string) => void} [options.log] gets what the worker logs. Default: the terminal.
 * @returns {Promise<{url: string, mf: Miniflare, stop: () => Promise<void>, tick: (at?: Date) => Promise<void>}>} `tick` does the scheduled work.
 */
export async function startDemo({ port = 8787, persist = true, password, keys, crm, crmFields, scheduled = true, worker = join(www, "dist/worker"), log = print } = {}) {
  const site = join(www, "dist/site");
  if (!existsSync(join(worker, "index.js")) || !existsSync(site)) throw new Error("the demo is not built: `npm run build` first");
  await free(port);

  const mf = new Miniflare({
    host: HOST,
    port,
    cf: false,
    log: new Log(LogLevel.ERROR),
    handleStructuredLogs: ({ level, message }) => {
      // A browser that leaves before the last byte is no news.
      if (!/disconnected: .*(Broken pipe|Connection reset)/.test(message)) log(level, message);
    },
    name: "demo",
    rootPath: worker,
    modulesRoot: worker,
    modules: true,
    scriptPath: join(worker, "index.js"),
    modulesRules: [
      { type: "ESModule", include: ["**/*.js"] },
      { type: "CompiledWasm", include: ["**/*.wasm"] },
    ],
    compatibilityDate: "2025-11-01",
    bindings: { ...(password && { INBOX_PASSWORD: password }), ...(keys && { ATTISE_KEYS: keys }), ...(crm && { CRM_URL: crm }), ...(crmFields && { CRM_FIELDS: crmFields }) },
    d1Databases: { DB: "attise-demo" },
    d1Persist: persist === true ? join(www, ".data/d1") : persist,
    assets: {
      directory: site,
      binding: "ASSETS",
      // The worker sees every request first: it adds the security headers.
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
      assetConfig: { html_handling: "auto-trailing-slash", not_found_handling: "404-page" },
    },
  });
  try {
    const url = (await mf.ready).origin;
    await migrate(await mf.getD1Database("DB"), join(worker, "migrations"));
    const cron = scheduled && setInterval(() => tick(mf).catch((error) => log("error", `scheduled: ${error}`)), CRON);
    const stop = () => {
      clearInterval(cron);
      return mf.dispose();
    };
    return { url, mf, stop, tick: (at) => tick(mf, at) };
  } catch (error) {
    await mf.dispose();
    throw error;
  }
}

/** Lets the worker do its scheduled work, as of a time. */
async function tick(mf, at = new Date()) {
  const { outcome } = await (await mf.getWorker("demo")).scheduled({ scheduledTime: at });
  if (outcome !== "ok") throw new Error(`outcome \`${outcome}\``);
}

function print(level, message) {
  (level === "error" || level === "warn" ? console.error : console.log)(message);
}

/** Asks for the port before workerd does, whose own complaint is hard to read. */
function free(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? Object.assign(new Error(`port ${port} is taken: stop what runs there, or choose another with PORT=${port + 1}`), { code: error.code }) : error);
    });
    probe.listen({ port, host: HOST, exclusive: true }, () => probe.close(resolve));
  });
}

/** The keys of this machine, made at the first start: what was sealed holds after the next one. */
function keptKeys() {
  const file = join(www, ".data/attise.keys");
  if (!existsSync(file)) {
    mkdirSync(join(www, ".data"), { recursive: true });
    writeFileSync(file, `1:${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  }
  return readFileSync(file, "utf8");
}

async function main() {
  const port = Number(process.env.PORT ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT: expected a whole number from 0 to 65535, found \`${process.env.PORT}\``);
  const { ATTISE_DATA: persist = true, INBOX_PASSWORD: password, ATTISE_KEYS: keys = keptKeys(), CRM_URL: crm, CRM_FIELDS: crmFields } = process.env;
  const demo = await startDemo({ port, persist, password, keys, crm, crmFields });
  stopOnSignal(demo);
  console.log(`site   ${demo.url}/\ninbox  ${demo.url}/inbox`);
}

function stopOnSignal(demo) {
  let asked = null;
  const stop = async () => {
    // One Ctrl-C may come twice: from the terminal, and from the command that started us.
    if (asked !== null && performance.now() - asked > 1000) process.exit(1);
    if (asked !== null) return;
    asked = performance.now();
    await demo.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) {
    // Miniflare's own listener exits at once, with an error. Ours comes first, so that no signal falls in between.
    const others = process.listeners(signal);
    process.on(signal, stop);
    for (const other of others) process.removeListener(signal, other);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
