// The demo's server: what becomes of leads when something fails, over a restart, and from an older version.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { Miniflare } from "miniflare";
import { migrate, statementsOf } from "../../www/migrate.mjs";
import { startDemo } from "../../www/serve.mjs";
import { client, hot, www } from "./lib/demo.mjs";

const scratch = mkdtempSync(join(tmpdir(), "attise-worker-"));
after(() => rmSync(scratch, { recursive: true }));

describe("when something fails", () => {
  it("without a database the visitor is thanked and the fields are in the log", async (t) => {
    const logged = [];
    const demo = await startDemo({ port: 0, persist: false, log: (level, message) => logged.push(`${level} ${message}`) });
    t.after(() => demo.stop());
    await (await demo.mf.getD1Database("DB")).prepare("DROP TABLE leads").run();
    const { payload } = hot;
    const response = await client(demo).post(new URLSearchParams({ form: "quote", lang: "fr", email: "kept@example.org", attise: payload }));
    assert.equal(response.status, 202);
    assert.match(await response.text(), /Il est gardé dans notre journal de secours/);
    const line = logged.find((text) => text.includes("lead not stored"));
    assert.ok(line?.startsWith("error "), logged.join("\n"));
    assert.ok(line.includes("kept@example.org") && line.includes(payload));
    const thanks = await client(demo).get("/merci/AAAAAAAAAAAAAAAAAAAAAA");
    assert.equal(thanks.status, 200);
    assert.match(await thanks.text(), /Votre message est bien arrivé/);
  });

  it("without an engine the lead is stored, labelled", async (t) => {
    const worker = join(scratch, "worker");
    cpSync(join(www, "dist/worker"), worker, { recursive: true });
    // A module that compiles and holds nothing.
    writeFileSync(join(worker, "full.wasm"), Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]));
    const demo = await startDemo({ port: 0, persist: false, worker, log: () => {} });
    t.after(() => demo.stop());
    const at = client(demo);
    const { payload } = hot;
    const stored = await at.lead(new URLSearchParams({ form: "quote", lang: "fr", name: "Ana", email: "ana@example.org", attise: payload }));
    assert.deepEqual([stored.trust, stored.score, stored.name, stored.payload], ["engine_unavailable", 0, "Ana", payload]);
    assert.equal((await at.get(`/merci/${stored.id}`)).status, 200);
    assert.match(await at.text(`/inbox/${stored.id}`), /Score indisponible/);
    // Nobody can move it while nothing is judged, and nothing of it is lost.
    assert.deepEqual(await at.refused(stored.id, "accept", { to: "sql" }), [503, "Le moteur ou la base n’a pas répondu. Rien n’a été fait\u00a0: réessayez dans un instant."]);
    await at.lead(new URLSearchParams({ form: "quote", lang: "fr", name: "Ana", email: "ana@example.org", attise: hot.payload }));
    assert.equal((await at.json("/inbox.json")).leads[0].posts, 2);
    await demo.tick();
  });
});

describe("the server", () => {
  it("brings a database of the first version up to date, with its leads in it, and does so once", async (t) => {
    const folder = join(scratch, "migrations");
    cpSync(join(www, "worker/migrations"), folder, { recursive: true });
    const mf = new Miniflare({ modules: true, script: "export default { fetch: () => new Response('') }", d1Databases: { DB: "old" } });
    t.after(() => mf.dispose());
    const db = await mf.getD1Database("DB");
    // as it was made before there were migrations
    await db.batch(statementsOf(readFileSync(join(folder, "0001_leads.sql"), "utf8")).map((sql) => db.prepare(sql)));
    const reading = (engagement, next) => JSON.stringify({ trust: "absent", plan: { hash: "x" }, reading: { engagement, temperature: "cold", fit: 0, next } });
    const put = (id, email, verdict) => db.prepare("INSERT INTO leads (id, created_at, lang, email, fields, verdict) VALUES (?, 1, 'fr', ?, '{}', ?)").bind(id, email, verdict).run();
    await put("a", "Ana+devis@Example.org", reading(5, null));
    await put("b", "ana@example.org", reading(1, { stage: "sql", gate: "human" }));
    await put("c", null, reading(0, null));
    await put("d", "no address", reading(0, null));
    assert.deepEqual(await migrate(db, folder), ["0001_leads.sql", "0002_people.sql", "0003_replays.sql", "0004_audit_is_not_replaced.sql"]);
    const { results } = await db.prepare("SELECT id, lead, score FROM people ORDER BY id").all();
    assert.deepEqual(results, [{ id: "ana@example.org", lead: "b", score: 1 }, { id: "c", lead: "c", score: 0 }, { id: "d", lead: "d", score: 0 }]);
    assert.deepEqual(await migrate(db, folder), []);
    writeFileSync(join(folder, "0004_wrong.sql"), "CREATE TABLE half (id TEXT);\nCREATE TABLE leads (id TEXT);");
    await assert.rejects(migrate(db, folder), /already exists/);
    assert.equal((await db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'half'").first()).n, 0, "half of a migration is never there");
    const { results: remembered } = await db.prepare("SELECT name FROM d1_migrations ORDER BY id").all();
    assert.deepEqual(remembered.map(({ name }) => name), ["0001_leads.sql", "0002_people.sql", "0003_replays.sql", "0004_audit_is_not_replaced.sql"]);
  });

  it("says to Cloudflare what it does here", () => {
    const config = JSON.parse(readFileSync(join(www, "wrangler.jsonc"), "utf8").replace(/^\s*\/\/.*$/gm, ""));
    const [database] = config.d1_databases;
    assert.deepEqual([database.binding, database.migrations_dir, config.triggers.crons, config.assets.binding], ["DB", "worker/migrations", ["* * * * *"], "ASSETS"]);
    assert.match(readFileSync(join(www, "serve.mjs"), "utf8"), new RegExp(`compatibilityDate: "${config.compatibility_date}"`));
  });

  it("keeps the leads over a restart", async () => {
    const persist = join(scratch, "d1");
    let demo = await startDemo({ port: 0, persist });
    const { id } = await client(demo).lead(new URLSearchParams({ form: "quote", name: "Ana" }));
    await demo.stop();
    demo = await startDemo({ port: 0, persist });
    try {
      assert.equal((await client(demo).json(`/inbox/${id}.json`)).name, "Ana");
    } finally {
      await demo.stop();
    }
  });

  it("says so when the port is taken", async (t) => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    t.after(() => other.close());
    const { port } = other.address();
    await assert.rejects(startDemo({ port, persist: false }), {
      message: `port ${port} is taken: stop what runs there, or choose another with PORT=${port + 1}`,
    });
  });

  it("prints its two addresses and ends well on Ctrl-C", async () => {
    const demo = spawn(process.execPath, [join(www, "serve.mjs")], { env: { ...process.env, PORT: "0", ATTISE_DATA: join(scratch, "cli") } });
    let output = "";
    demo.stdout.setEncoding("utf8").on("data", (chunk) => (output += chunk));
    demo.stderr.setEncoding("utf8").on("data", (chunk) => (output += chunk));
    while (!output.includes("/inbox\n")) await once(demo.stdout, "data");
    assert.match(output, /^site {3}http:\/\/127\.0\.0\.1:(\d+)\/\ninbox {2}http:\/\/127\.0\.0\.1:\1\/inbox\n$/);
    demo.kill("SIGINT");
    demo.kill("SIGINT");
    const [code] = await once(demo, "exit");
    assert.equal(code, 0, output);
  });
});
