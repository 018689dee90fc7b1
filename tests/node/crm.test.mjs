// A verdict as the fields of a CRM, and the table of the docs held to them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import * as edge from "attise/edge";
import { blocks } from "../docs/lib/blocks.mjs";

const { crmFields, openPlan, qualify } = edge;
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const plan = openPlan(read("www/plan.json"));
const CRMS = ["hubspot", "salesforce", "pipedrive"];
const start = 1_768_467_600;
const fields = { form: "quote", email: "claire@example.org", name: "Claire Delaunay", tel: "06 12 34 56 78", société: "Ateliers & Cie", role: "Directrice achats", pays: "FR", budget: "20000" };

async function qualified(form = fields) {
  const signals = [{ at: 0, kind: "pageView", path: "/devis" }, { at: 60, kind: "formSubmit", path: "/devis", name: "quote" }];
  const { payload } = plan.play({ start, signals });
  return qualify({ ...form, attise: payload }, { plan, now: (start + 60) * 1000 });
}

test("D11: the names are those of the docs, row by row", async () => {
  const rows = [...read("www/docs/crm.md").matchAll(/^\| (.+) \| (.+) \| (.+) \| (.+) \|$/gm)].slice(1);
  const columns = await Promise.all(CRMS.map(async (crm) => Object.keys(crmFields(await qualified(), crm))));
  for (const [i, names] of columns.entries()) {
    const documented = rows.map((row) => row[i + 2]).filter((cell) => cell !== "–").map((cell) => cell.replaceAll("`", ""));
    assert.deepEqual(documented.toSorted(), names.toSorted(), CRMS[i]);
  }
});

test("names are as each CRM writes them", async () => {
  const [hubspot, salesforce, pipedrive] = await Promise.all(CRMS.map(async (crm) => Object.keys(crmFields(await qualified(), crm))));
  for (const name of hubspot) assert.match(name, /^[a-z][a-z0-9_]*$/);
  for (const name of salesforce) assert.match(name, /^(?:Attise(?:_[A-Z][a-z]*)+__c|[A-Z][A-Za-z]+)$/);
  for (const name of salesforce) assert.ok(name.length <= 40 && !name.replace(/__c$/, "").includes("__"), name);
  for (const name of pipedrive) assert.match(name, /^(?:Attise [a-z ]+|email|name|phone|org_name)$/);
});

test("D11: values are flat, and what is not known is null", async () => {
  for (const crm of CRMS) {
    for (const [name, value] of Object.entries(crmFields(await qualified(), crm))) {
      assert.ok(value === null || ["string", "number", "boolean"].includes(typeof value), name);
    }
    const empty = crmFields(await qualify({}, { plan }), crm);
    assert.ok(Object.values(empty).includes(null));
  }
  const hubspot = crmFields(await qualified(), "hubspot");
  assert.deepEqual(
    [hubspot.email, hubspot.firstname, hubspot.lastname, hubspot.phone, hubspot.company, hubspot.jobtitle, hubspot.country],
    ["claire@example.org", "Claire", "Delaunay", "06 12 34 56 78", "Ateliers & Cie", "Directrice achats", "FR"],
  );
  const { verdict } = await qualified();
  assert.deepEqual([hubspot.attise_score, hubspot.attise_route, hubspot.attise_next_stage], [verdict.reading.engagement, "callNow", "sql"]);
  assert.deepEqual([hubspot.attise_transmissible, hubspot.attise_transmissible_code, hubspot.attise_bant_budget], [false, "human", "declared"]);
  assert.equal(hubspot.attise_read_at, "2026-01-15T09:01:00.000Z");
  const salesforce = crmFields(await qualified(), "salesforce", "fr");
  assert.deepEqual([salesforce.LastName, salesforce.DoNotCall, salesforce.Attise_Transmissible_Why__c], ["Delaunay", true, verdict.transmissible.why.fr]);
  const pipedrive = crmFields(await qualified(), "pipedrive");
  assert.deepEqual([pipedrive.name, pipedrive.org_name, pipedrive["Attise handoff key"]], ["Claire Delaunay", "Ateliers & Cie", verdict.handoff.key]);
});

test("a name is taken apart as people write it", async () => {
  const cases = [
    [{ name: "Claire Delaunay" }, "Claire", "Delaunay"],
    [{ name: "DELAUNAY Claire" }, "Claire", "DELAUNAY"],
    [{ name: "Claire DE LA TOUR" }, "Claire", "DE LA TOUR"],
    [{ name: "Claire de La Tour" }, "Claire", "de La Tour"],
    [{ name: "Delaunay" }, null, "Delaunay"],
    [{ prénom: "Claire", nom: "Delaunay" }, "Claire", "Delaunay"],
    [{ firstName: "Claire", lastName: "Delaunay", name: "other" }, "Claire", "Delaunay"],
    [{ name: "  " }, null, null],
    [{}, null, null],
  ];
  for (const [form, first, last] of cases) {
    const { firstname, lastname } = crmFields(await qualified(form), "hubspot");
    assert.deepEqual([firstname, lastname], [first, last], JSON.stringify(form));
  }
});

test("another CRM is the developer's error", async () => {
  const wrong = { name: "TypeError", message: "crm: expected `hubspot`, `salesforce` or `pipedrive`, found `toString`" };
  assert.throws(() => crmFields({}, "toString"), wrong);
});

test("the code of the docs runs", async () => {
  const [{ code: shown }] = blocks("www/docs/crm.md", "js");
  const code = shown.replace(/^import .*\n/, "");
  const AsyncFunction = (async () => {}).constructor;
  const run = new AsyncFunction("crmFields", "qualify", "request", "plan", `${code}; return properties;`);
  const request = new Request("https://example.org/lead", { method: "POST", body: new URLSearchParams(fields) });
  assert.equal((await run(crmFields, qualify, request, plan)).email, "claire@example.org");
});

test("whoever the verdict knows stands in the CRM: the same names of fields, with the same words around them", async () => {
  const names = [...read("src/contact/kinds.rs").matchAll(/Kind::(Email|Phone|LastName|Company|Role|Country),\s*List::new\(\s*"((?:[^"\\]|\\\n)+)"/g)]
    .map(([, kind, list]) => [kind, list.replace(/\\\n\s*/g, "").split(" ")]);
  assert.equal(names.length, 6);
  const field = { Email: "email", Phone: "phone", LastName: "lastname", Company: "company", Role: "jobtitle", Country: "country" };
  for (const [kind, list] of names) {
    for (const name of [...list, `votre_${list[0]}`, `lead[${list[0]}]`, list[0].toUpperCase()]) {
      assert.equal(crmFields(await qualified({ [name]: "FR" }), "hubspot")[field[kind]], "FR", name);
    }
  }
});
