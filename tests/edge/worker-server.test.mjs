// The demo's server: what becomes of leads when something fails, over a restart, and from an older version.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
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
    const response = await client(demo).post(new URLSearchParams({ form: "quote", lang: "fr", email: "kept@example.org", attise: hot.payload }));
    assert.equal(response.status, 202);
    assert.match(await response.text(), /Il est gardé dans notre journal de secours/);
    const line = logged.find((text) => text.includes("lead not stored"));
    assert.ok(line?.startsWith("error "), logged.join("\n"));
    assert.ok(line.includes("kept@example.org") && line.includes(hot.payload));
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
    const stored = await at.lead(new URLSearchParams({ form: "quote", lang: "fr", name: "Ana", email: "ana@example.org", attise: hot.payload }));
    assert.deepEqual([stored.trust, stored.score, stored.name, stored.payload], ["engine_unavailable", 0, "Ana", hot.payload]);
    assert.equal((await at.get(`/merci/${stored.id}`)).status, 200);
    assert.match(await at.text(`/inbox/${stored.id}`), /Score indisponible/);
  });
});

describe("the server", () => {
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
