// Forwarding to the CRM: a lead is stored first, then sent until the CRM has it, once. The clock is the time that the scheduled work is called with.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Miniflare } from "miniflare";
import { join } from "node:path";
import { startDemo } from "../../www/serve.mjs";
import { migrate } from "../../www/migrate.mjs";
import { startCrm } from "./lib/crm.mjs";
import { buyer, client, formOf, hot, www } from "./lib/demo.mjs";
import { bundled } from "./lib/source.mjs";

const MINUTE = 60_000;

async function withCrm(t, more = {}) {
  const crm = await startCrm(t);
  const demo = await startDemo({ port: 0, persist: false, scheduled: false, crm: crm.url, log: () => {}, ...more });
  t.after(() => demo.stop());
  const at = client(demo);
  const send = async (n = 1) => {
    const leads = [];
    for (let i = 0; i < n; i++) leads.push(await at.lead(formOf(buyer(), hot)));
    return leads;
  };
  const queue = async () => (await at.json("/inbox.json")).forwards;
  /** The scheduled work of so many minutes from now on. */
  const minutes = async (from, to) => {
    const start = Date.now();
    for (let minute = from; minute <= to; minute++) await demo.tick(new Date(start + minute * MINUTE));
  };
  /** What was begun behind an answer is done. */
  const settled = async (holds) => {
    for (let i = 0; i < 200 && !(await holds()); i++) await new Promise((done) => setTimeout(done, 25));
    assert.ok(await holds());
  };
  return { crm, demo, at, send, queue, minutes, settled, ids: () => crm.leads().map(({ lead }) => lead).toSorted() };
}

/** What the queue does in the worker, run here with a database of workerd and a clock of the test. */
async function queueAlone(t) {
  const mf = new Miniflare({ modules: true, script: "export default { fetch: () => new Response('') }", d1Databases: { DB: "queue" } });
  t.after(() => mf.dispose());
  const DB = await mf.getD1Database("DB");
  await migrate(DB, join(www, "worker/migrations"));
  const { enqueue, forwardDue, forwardsOf, retryNow } = await bundled(t, join(www, "worker/forward.ts"));
  const { backoff, retryAfter, STUCK } = await bundled(t, join(www, "worker/backoff.ts"));
  const put = (key, now, body = "{}") => DB.batch([enqueue(DB, { key, suffix: "again", person: "p@example.org", event: "received", body }, now)]);
  const rows = () => forwardsOf(DB, "p@example.org");
  return { DB, put, rows, forwardDue, retryNow, backoff, retryAfter, STUCK };
}

describe("forwarding", () => {
  it("D11: a lead goes to the CRM as one flat object under a key of its own, once", async (t) => {
    const { crm, send, settled, queue, minutes } = await withCrm(t);
    const [lead] = await send();
    await settled(() => crm.asked.length === 1);
    const [{ key, body, type }] = crm.asked;
    assert.deepEqual([key, body.handoff, type], [lead.verdict.handoff.key, lead.verdict.handoff.key, "application/json"]);
    assert.match(key, /^[0-9a-f]{32}$/);
    assert.deepEqual(
      [body.event, body.lead, body.name, body.email, body.phone, body.company, body.score, body.temperature, body.stage, body.next_stage, body.next_gate, body.owner, body.field_sector, body.mailings],
      ["received", lead.id, lead.name, lead.email, "01 99 00 12 34", "Ateliers du Nord", lead.score, "hot", "sas", "sql", "human", "marketing", "industrie", "on"],
    );
    for (const value of Object.values(body)) assert.ok(["string", "number"].includes(typeof value));
    await settled(async () => (await queue()).waiting === 0);
    await minutes(1, 3);
    assert.equal(crm.asked.length, 1);
  });

  it("the lead may come under a CRM's own names too, and a second post of it under a longer key", async (t) => {
    const { crm, at, settled } = await withCrm(t, { crmFields: "hubspot" });
    const fields = buyer();
    const [one, two] = [await at.lead(formOf(fields, hot)), await at.lead(formOf(fields, hot))];
    await settled(() => crm.asked.length === 2);
    const [first, second] = [one, two].map(({ id }) => crm.asked.find(({ body }) => body.lead === id));
    assert.deepEqual([first.key, second.key], [one.verdict.handoff.key, `${one.verdict.handoff.key}-${two.id}`]);
    assert.deepEqual([first.body.email, first.body.attise_stage, first.body.attise_score, first.body.jobtitle], [fields.email, "sas", one.score, "Responsable HSE"]);
    const odd = await withCrm(t, { crmFields: "another" });
    const [{ id }] = await odd.send();
    await odd.settled(() => odd.crm.leads().some(({ lead }) => lead === id));
  });

  it("without CRM_URL nothing is sent and nothing waits", async (t) => {
    const { at, queue, send } = await withCrm(t, { crm: undefined });
    const [{ id }] = await send();
    assert.deepEqual(await queue(), { waiting: 0, stuck: 0 });
    assert.deepEqual((await at.json(`/inbox/${id}.json`)).forwards, []);
  });

  it("the CRM is down for an hour: no lead is lost, none is doubled", async (t) => {
    const { crm, demo, at, minutes, queue, ids, settled } = await withCrm(t);
    crm.behave = (n) => (n % 3 === 0 ? { status: 500 } : n % 3 === 1 ? { status: 503, headers: { "retry-after": "120" } } : { status: 429, headers: { "retry-after": "30" } });
    const sent = [];
    for (let i = 0; i < 15; i++) sent.push((await at.lead(formOf(buyer(), hot))).id);
    await settled(() => crm.asked.length > 0);
    await minutes(1, 60);
    assert.deepEqual(await queue(), { waiting: 15, stuck: 0 });
    assert.equal(crm.kept.size, 0);
    const most = Math.max(...sent.map((id) => crm.asked.filter(({ body }) => body.lead === id).length));
    assert.ok(most <= 12, `${most} tries of one lead in an hour`);
    crm.behave = { status: 200, keep: true };
    const before = crm.asked.length;
    await minutes(61, 80);
    assert.deepEqual(ids(), sent.toSorted());
    assert.equal(crm.asked.length - before, 15, "each once");
    assert.deepEqual(await queue(), { waiting: 0, stuck: 0 });
    await demo.tick(new Date(Date.now() + 90 * MINUTE));
    assert.equal(crm.asked.length - before, 15);
  });

  it("an answer that is lost after the CRM has stored the lead: it comes again with the same key and body, and is one", async (t) => {
    const { crm, send, minutes, settled, queue } = await withCrm(t);
    crm.behave = (n) => ({ status: n === 1 ? 500 : 200, keep: true });
    const [{ verdict }] = await send();
    await settled(() => crm.asked.length === 1);
    await minutes(1, 2);
    assert.deepEqual(crm.asked.map(({ key }) => key), [verdict.handoff.key, verdict.handoff.key]);
    assert.deepEqual(crm.asked[0].body, crm.asked[1].body);
    assert.equal(crm.kept.size, 1);
    assert.deepEqual(await queue(), { waiting: 0, stuck: 0 });
  });

  it("what the CRM will not take is shown as stuck, with the reason and a button, and is sent when somebody asks", async (t) => {
    const { crm, send, at, settled, queue } = await withCrm(t);
    crm.behave = { status: 422 };
    const [{ id }] = await send();
    await settled(async () => (await queue()).stuck === 1);
    const page = await at.text(`/inbox/${id}`);
    assert.match(page, /CRM\u00a0: en souffrance/);
    assert.match(page, /1 essai, 422 · prochain le/);
    assert.match(page, new RegExp(`<form method="post" action="/inbox/${id}/retry">`));
    assert.match(await at.text("/inbox?lang=en"), /<b>1<\/b> to go to the CRM, 1 stuck/);
    crm.behave = { status: 200, keep: true };
    const { history } = await at.did(id, "retry");
    assert.deepEqual(history.map(({ what, who }) => [what, who]), [["retry", "local"]]);
    await settled(() => crm.kept.size === 1);
    await settled(async () => (await queue()).waiting === 0);
    assert.doesNotMatch(await at.text(`/inbox/${id}`), /\/retry"/);
  });

  it("a lead is stored and its visitor thanked while the CRM hangs", async (t) => {
    const { crm, send, at } = await withCrm(t);
    crm.behave = { hang: true };
    const started = Date.now();
    const [{ id }] = await send();
    assert.ok(Date.now() - started < 8000, "nobody waits for the CRM");
    assert.equal((await at.get(`/merci/${id}`)).status, 200);
  });
});

describe("the queue to the CRM", () => {
  it("no row is sent by two at the same time, however many run", async (t) => {
    const { DB, put, rows, forwardDue } = await queueAlone(t);
    const crm = await startCrm(t);
    let go;
    crm.behave = { status: 200, keep: true, wait: new Promise((done) => (go = done)) };
    for (let i = 0; i < 40; i++) await put(`key-${i}`, 1000);
    const runs = Array.from({ length: 8 }, () => forwardDue({ DB, CRM_URL: crm.url }, 2000));
    for (let i = 0; crm.asked.length < 40 && i < 400; i++) await new Promise((done) => setTimeout(done, 10));
    go();
    await Promise.all(runs);
    assert.equal(crm.asked.length, 40);
    assert.ok(crm.asked.every(({ together }) => together === 0));
    assert.ok((await rows()).every(({ state, tries }) => state === "sent" && tries === 1));
  });

  it("who claims a row and dies is taken to have failed after a minute; not before", async (t) => {
    const { DB, put, rows, forwardDue } = await queueAlone(t);
    const crm = await startCrm(t);
    await put("key", 0);
    // what a run does before it is cut off
    await DB.prepare("UPDATE forwards SET claim = 'dead', due = 60000, tries = 1").run();
    await forwardDue({ DB, CRM_URL: crm.url }, 59_999);
    assert.equal(crm.asked.length, 0);
    await forwardDue({ DB, CRM_URL: crm.url }, 60_000);
    assert.deepEqual([crm.kept.size, (await rows())[0].state, (await rows())[0].tries], [1, "sent", 2]);
  });

  it("a CRM that hangs is left after ten seconds, and the row is tried again", async (t) => {
    const { DB, put, rows, forwardDue } = await queueAlone(t);
    const crm = await startCrm(t);
    crm.behave = { hang: true };
    await put("key", 0);
    const timeout = AbortSignal.timeout;
    t.after(() => (AbortSignal.timeout = timeout));
    const asked = [];
    AbortSignal.timeout = (ms) => (asked.push(ms), timeout.call(AbortSignal, 50));
    await forwardDue({ DB, CRM_URL: crm.url }, 1000);
    const [row] = await rows();
    assert.deepEqual([asked, row.state, row.error, row.tries], [[10_000], "waiting", "timeout", 1]);
    assert.ok(row.due > 1000 && row.due <= 1000 + 15_000);
  });

  it("a redirect is no success, and a CRM that is not there is said so", async (t) => {
    const { DB, put, rows, forwardDue } = await queueAlone(t);
    const crm = await startCrm(t);
    crm.behave = { status: 302, headers: { location: crm.url } };
    await put("key", 0);
    await forwardDue({ DB, CRM_URL: crm.url }, 0);
    assert.deepEqual([(await rows())[0].error, crm.asked.length], ["302", 1]);
    await forwardDue({ DB, CRM_URL: "http://127.0.0.1:1/" }, 3_600_000);
    assert.equal((await rows())[0].error, "unreachable");
    await forwardDue({ DB, CRM_URL: "no address" }, 7_200_000);
    assert.equal((await rows())[0].error, "unreachable");
  });

  it("tries come later and later, fifteen minutes apart at most; stuck is shown and still tried", async (t) => {
    const { DB, put, rows, forwardDue, STUCK } = await queueAlone(t);
    const crm = await startCrm(t);
    crm.behave = { status: 500 };
    await put("key", 0);
    let now = 0;
    const waits = [];
    for (let i = 1; i <= STUCK + 3; i++) {
      await forwardDue({ DB, CRM_URL: crm.url }, now);
      const [{ due, state, tries }] = await rows();
      assert.deepEqual([tries, state], [i, i >= STUCK ? "stuck" : "waiting"]);
      waits.push(due - now);
      now = due;
    }
    for (const [i, wait] of waits.entries()) {
      const whole = Math.min(15 * MINUTE, 15_000 * 2 ** i);
      assert.ok(wait >= whole / 2 && wait <= whole, `try ${i + 1}: ${wait}`);
    }
    crm.behave = { status: 200, keep: true };
    await forwardDue({ DB, CRM_URL: crm.url }, now);
    assert.equal((await rows())[0].state, "sent");
  });

  it("delays differ from row to row and are the same each time; Retry-After is kept to, a day at most", async (t) => {
    const { backoff, retryAfter } = await queueAlone(t);
    const delays = Array.from({ length: 50 }, (_, i) => backoff(`key-${i}`, 5));
    assert.ok(new Set(delays).size > 45);
    assert.deepEqual(delays, Array.from({ length: 50 }, (_, i) => backoff(`key-${i}`, 5)));
    const now = Date.parse("2026-11-28T10:00:00Z");
    const asked = [null, "120", " 7 ", "Sat, 28 Nov 2026 10:05:00 GMT", "Sat, 28 Nov 2026 09:00:00 GMT", "soon", "-5", "999999999"];
    assert.deepEqual(asked.map((header) => retryAfter(header, now)), [0, 120_000, 7000, 300_000, 0, 0, 0, 86_400_000]);
  });

  it("what comes under a key that has been used is sent as well, under a longer one", async (t) => {
    const { put, rows } = await queueAlone(t);
    await put("key", 0, `{"first":1}`);
    await put("key", 5, `{"second":1}`);
    assert.deepEqual((await rows()).map(({ key, body }) => [key, body]), [["key", `{"first":1}`], ["key-again", `{"second":1}`]]);
  });
});
