// A CRM on this machine: keeps what it is sent by its Idempotency-Key, and behaves as a test tells it to.
import { once } from "node:events";
import { createServer } from "node:http";

/** @param {import("node:test").TestContext} t */
export async function startCrm(t) {
  const crm = {
    /** What it has, by key: the first body under a key stays. */
    kept: new Map(),
    /** Every request: key, body, and how many with its key were open when it came. */
    asked: [],
    /** What a request gets: a status, or `hang`; `keep` says whether it is kept before. May also be a function of the request's number. */
    behave: { status: 200, keep: true },
    url: "",
    leads: () => [...crm.kept.values()],
  };
  const open = new Map();
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const key = request.headers["idempotency-key"];
    const at = open.get(key) ?? 0;
    open.set(key, at + 1);
    response.on("close", () => open.set(key, open.get(key) - 1));
    crm.asked.push({ key, body: JSON.parse(text), together: at, type: request.headers["content-type"] });
    const { status, keep, hang, headers, wait } = typeof crm.behave === "function" ? crm.behave(crm.asked.length) : crm.behave;
    if (keep && !crm.kept.has(key)) crm.kept.set(key, JSON.parse(text));
    if (wait) await wait;
    if (!hang) response.writeHead(status, headers).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  crm.url = `http://127.0.0.1:${server.address().port}/hook`;
  return crm;
}
