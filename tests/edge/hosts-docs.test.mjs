// What www/docs/hosts.md shows, run as it stands in every host.
import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { remove } from "../package/lib/project.mjs";
import { blocks, consumer } from "./lib/consumer.mjs";
import { hosts } from "./lib/hosts.mjs";
import { send } from "./lib/send.mjs";

const shown = blocks();
let folder;
before(async () => (folder = await consumer()));
after(() => remove(folder));

/** Runs `use` with a host that serves the code. */
async function serving(host, code, use) {
  writeFileSync(join(folder, "lead.js"), code);
  const running = await hosts[host](folder);
  try {
    await use(running.url);
  } finally {
    await running.stop();
  }
}

test("the docs show a handler, an adapter for each host, Hono, forwarding and an alarm", () => {
  assert.deepEqual(Object.keys(shown), ["lead.js", "workerd.js", "deno.js", "bun.js", "vercel.js", "node.js", "hono.js", "forward.js", "alarm.js"]);
  for (const name of ["workerd.js", "deno.js", "bun.js", "vercel.js"]) assert.ok(shown[name].trim().split("\n").length <= 5, name);
});

for (const host of Object.keys(hosts)) {
  test(`the handlers of the docs answer a form in ${host}`, async () => {
    for (const name of ["lead.js", "hono.js", "alarm.js"]) {
      await serving(host, shown[name], async (url) => {
        const response = await fetch(`${url}/lead`, { method: "POST", body: new URLSearchParams({ email: "a@example.org" }), redirect: "manual" });
        assert.deepEqual([response.status, response.headers.get("location")], [303, "/thank-you"], name);
        if (name !== "lead.js") return;
        assert.equal((await fetch(url)).status, 405);
        const large = { type: "application/x-www-form-urlencoded", body: Buffer.alloc(20 << 20, "a=1&") };
        for (const chunked of [false, true]) assert.equal((await send(url, { ...large, chunked })).status, 303);
      });
    }
  });

  test(`E6: a post is forwarded to the byte from ${host}, however large`, async (t) => {
    const received = [];
    const hook = createServer(async (incoming, outgoing) => {
      const chunks = [];
      for await (const chunk of incoming) chunks.push(chunk);
      received.push([incoming.headers["content-type"], incoming.headers["x-attise-trust"], Buffer.concat(chunks)]);
      outgoing.end("stored");
    }).listen(0, "127.0.0.1");
    t.after(() => hook.close());
    await once(hook, "listening");
    const code = shown["forward.js"].replace("https://crm.example/hook", `http://127.0.0.1:${hook.address().port}/hook`);
    await serving(host, code, async (url) => {
      const bodies = [
        ["application/x-www-form-urlencoded", Buffer.from("email=a%40example.org&x=%ff%"), "absent"],
        ["multipart/form-data; boundary=broken", Buffer.from([0, 255, 10, 13]), "malformed"],
        ["multipart/form-data; boundary=large", Buffer.alloc(11 << 20, "0123456789abcdef!"), "malformed"],
      ];
      for (const [type, body, trust] of bodies) {
        const response = await fetch(`${url}/lead`, { method: "POST", body, headers: { "content-type": type } });
        assert.equal(await response.text(), "stored");
        const [foundType, foundTrust, found] = received.pop();
        assert.deepEqual([foundType, foundTrust], [type, trust]);
        assert.ok(found.equals(body), `${found.length} of ${body.length} bytes`);
      }
    });
  });
}
