// What the load consists of: four leads, then something hostile, and so on.
import { readFileSync } from "node:fs";
import { openPlan } from "attise/edge";

const plan = openPlan(readFileSync(new URL("../../../www/plan.json", import.meta.url), "utf8"));
const now = Math.floor(Date.now() / 1000);
const view = (ago, path) => ({ at: now - ago, kind: "pageView", path });
const visits = [
  [view(60, "/")],
  [view(600, "/produit"), view(500, "/comparatif"), view(400, "/tarifs"), { at: now - 300, kind: "activeTime", path: "/tarifs", seconds: 90 }],
  [view(600, "/tarifs"), { at: now - 300, kind: "activeTime", path: "/tarifs", seconds: 290 }, view(200, "/devis"), { at: now - 90, kind: "formSubmit", path: "/devis", name: "quote" }],
].map((signals) => plan.play({ now, signals }).payload);

const fields = { form: "quote", lang: "fr", name: "Claire Delaunay", email: "claire@example.org", phone: "06 12 34 56 78", company: "Ateliers & Cie", sector: "industrie", employees: "201", role: "Directrice achats" };
const urlencoded = (body) => ({ method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: typeof body === "string" ? body : new URLSearchParams(body).toString() });
const multipart = (body) => ({ method: "POST", headers: { "content-type": "multipart/form-data; boundary=b" }, body });

const leads = [...visits.map((attise) => urlencoded({ ...fields, attise })), urlencoded(fields)];
const hostile = [
  urlencoded({ ...fields, attise: "A".repeat(2049) }),
  urlencoded({ ...fields, attise: `${visits[2].slice(0, -4)}AAAA` }),
  urlencoded([...Object.entries(fields), ["attise", visits[0]], ["attise", visits[0]]]),
  urlencoded("a=&".repeat(2000)),
  urlencoded({ ...fields, message: "é".repeat(20_000) }),
  urlencoded({ ...fields, message: "x".repeat(300_000) }),
  multipart('--b\r\ncontent-disposition: form-data; name="email"\r\n\r\na@example.org'),
  multipart(`--b\r\n${"\r\n--".repeat(5000)}`),
  { method: "POST", headers: { "content-type": "application/json" }, body: `{"attise":${"[".repeat(5000)}${"]".repeat(5000)}}` },
  { method: "POST", headers: { "content-type": "text/plain" }, body: "\0".repeat(1000) },
];

/** The posts to a path, in turn: of five, one is hostile. */
export const posts = (path) => hostile.flatMap((post) => [...leads, post]).map((post) => ({ ...post, path }));
