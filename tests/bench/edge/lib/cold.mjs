// A cold instance: each step once, in ms, printed as JSON.
import { readFileSync } from "node:fs";

const begun = performance.now();
const steps = {};
let last = begun;
const step = (name) => {
  const now = performance.now();
  steps[name] = now - last;
  last = now;
};

const { load, openKeys, openPlan } = await import("attise/edge");
step("import the script");
const bytes = readFileSync(new URL("../../../../pkg-config/dist/full.wasm", import.meta.url));
const planText = readFileSync(new URL("../../../../www/plan.json", import.meta.url), "utf8");
step("read the files");
const module = new WebAssembly.Module(bytes);
step("compile");
await load(module);
openKeys("1:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc");
step("instantiate, check the keys");
const plan = openPlan(planText);
step("open the plan");
const fields = { form: "quote", lang: "fr", name: "Claire Delaunay", email: "claire@example.org", phone: "06 12 34 56 78", company: "Ateliers & Cie", sector: "industrie", employees: "201", role: "Directrice achats" };
plan.explain({ payload: null, fields });
step("first verdict, with the lists");
const engine = ["compile", "instantiate, check the keys", "open the plan", "first verdict, with the lists"];
console.log(JSON.stringify({ ...steps, total: engine.reduce((sum, name) => sum + steps[name], 0) }));
