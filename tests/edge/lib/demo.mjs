// The demo's worker under workerd for a file of tests: visitors with a past, a client of its pages, acts in its inbox.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { openPlan } from "attise/plan";
import { asked } from "../../node/lib/payload.mjs";
import { startDemo } from "../../../www/serve.mjs";

export const www = fileURLToPath(new URL("../../../www/", import.meta.url));
export const plan = openPlan(readFileSync(join(www, "plan.json"), "utf8"));

export const now = Math.floor(Date.now() / 1000);
export const view = (ago, path) => ({ at: now - ago, kind: "pageView", path });
export const stay = (ago, path, seconds) => ({ at: now - ago, kind: "activeTime", path, seconds });
export const sent = (ago, path, name) => ({ at: now - ago, kind: "formSubmit", path, name });
/** Each use of its payload is another form's: a payload counts once. */
export function played(...signals) {
  const { payload, ...rest } = plan.play({ now, signals });
  return { ...rest, get payload() { return drawn(payload); } };
}
let draws = 1;
/** A payload as another page of the same visitor would have written it. */
export const drawn = (payload) => asked(payload, { draw: draws++ });

export const hot = played(view(600, "/tarifs"), stay(300, "/tarifs", 290), view(200, "/devis"), sent(90, "/devis", "quote"), stay(30, "/devis", 5));
export const warm = played(view(600, "/produit"), view(500, "/comparatif"), view(400, "/tarifs"), stay(300, "/tarifs", 90), stay(200, "/tarifs", 15));
export const cold = played(view(60, "/"));
/** Hot without having asked for anything but a webinar. */
export const silent = played(view(600, "/produit"), view(500, "/comparatif"), view(400, "/tarifs"), stay(300, "/tarifs", 90), view(200, "/webinaire"), sent(90, "/webinaire", "webinar"));
export const called = played(view(90, "/devis"), { at: now - 60, kind: "click", path: "/devis", name: "call-back@quote" });

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";

/** A client of the demo; without a browser it says itself that its acts come from the inbox. */
export const client = (demo) => {
  const get = (path, init) => fetch(demo.url + path, { redirect: "manual", ...init, headers: { "user-agent": BROWSER, ...init?.headers } });
  const post = (body, init) => get("/lead", { method: "POST", body, ...init });
  const json = async (path) => (await get(path)).json();
  const idOf = (response) => response.headers.get("location")?.match(/^\/(?:merci|en\/thank-you)\/([\w-]{22})$/)?.[1];
  /** Posts, and gives the lead as stored. */
  const lead = async (body, init) => {
    const response = await post(body, init);
    assert.equal(response.status, 303, await response.text());
    return json(`/inbox/${idOf(response)}.json`);
  };
  /** Does something in the inbox, as a form of its pages does. */
  const act = (id, what, fields = {}, { query = "", ...headers } = {}) =>
    get(`/inbox/${id}/${what}${query}`, { method: "POST", body: new URLSearchParams(fields), headers: { origin: demo.url, ...headers } });
  /** The same, which must succeed; gives the lead as it stands then. */
  const did = async (id, what, fields, init) => {
    const response = await act(id, what, fields, init);
    assert.equal(response.status, 303, await response.text());
    return json(`/inbox/${id}.json`);
  };
  /** The same, which must be refused and change nothing; gives the status and the sentence. */
  const refused = async (id, what, fields, init) => {
    const before = await json(`/inbox/${id}.json`);
    const response = await act(id, what, fields, init);
    const [, sentence] = /role="alert">([^<]*)</.exec(await response.text()) ?? [];
    assert.deepEqual(await json(`/inbox/${id}.json`), before);
    return [response.status, sentence?.replaceAll("&#39;", "'")];
  };
  /** How many posts there are. */
  const count = async () => (await json("/inbox/contents.json")).leads;
  return { get, post, json, idOf, lead, act, did, refused, count, text: async (path) => (await get(path)).text() };
};

/** The demo for the tests of the surrounding `describe`; its scheduled work runs only when a test asks for it. */
export function theWorker(options = {}) {
  const the = {};
  before(async () => {
    const given = typeof options === "function" ? await options() : options;
    the.demo = await startDemo({ port: 0, persist: false, scheduled: false, ...given });
    the.at = client(the.demo);
    the.db = await the.demo.mf.getD1Database("DB");
  });
  after(() => the.demo?.stop());
  return the;
}

let people = 0;
/** The form of a buyer who fits, under a name and an address of their own. */
export const buyer = (more = {}) => {
  people += 1;
  return {
    form: "quote", lang: "fr", name: `Claire Delaunay ${people}`, email: `claire${people}@example.org`, phone: "01 99 00 12 34", company: "Ateliers du Nord",
    role: "Responsable HSE", sector: "industrie", employees: "201", need: "Huit salles", budget: "15000", timing: "3", authority: "decideur", ...more,
  };
};
export const formOf = (fields, payload) => new URLSearchParams({ ...fields, ...(payload && { attise: payload.payload }) });

/** What people read of a page: its words, without what came from the visitor in raw. */
export const words = (html) => html.replace(/^[^]*<main/, "<main").replace(/<pre[^]*?<\/pre>/g, "").replace(/<[^>]+>/g, " ").replace(/&#39;/g, "'").replace(/ +/g, " ");


/** Forgets who is there and who has a place with sales. */
export async function emptied(db) {
  await db.prepare("DELETE FROM people").run();
  // the queue's table is made when it is first needed
  await db.prepare("DELETE FROM attise_sas").run().catch(() => {});
}
