// Form posts as people send them: ten fields, a payload that holds, the cookie that the edge has sealed for their visit.
import { openKeys, openPlan, seal } from "attise/edge";
import { readFileSync } from "node:fs";
import { asked } from "../../../node/lib/payload.mjs";

export const planText = readFileSync(new URL("../../../../www/plan.json", import.meta.url), "utf8");
/** A key for the bench alone. */
export const keyText = `1:${Buffer.alloc(32, 7).toString("base64url")}`;
export const agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

const people = [
  { name: "Claire Delaunay", email: "claire.delaunay@ateliers-cie.fr", phone: "06 12 34 56 78", company: "Ateliers & Cie", sector: "industrie", employees: "201", role: "Directrice achats", need: "Relever le bruit de trois ateliers avant la fin de l’année." },
  { name: "Tom Baker", email: "tom.baker@gmail.com", phone: "+44 20 7946 0018", company: "Harbour Ltd", sector: "batiment", employees: "51", role: "Safety engineer", need: "Air quality in two office buildings." },
  { name: "Émilie Lefèvre", email: "e.lefevre@chu-lyon.fr", phone: "+33 4 72 11 22 33", company: "CHU de Lyon", sector: "sante", employees: "1001", role: "Responsable QHSE", need: "Pouvez-vous nous rappeler jeudi ?" },
  { name: "Jan Peeters", email: "jan@peeters-metaal.be", phone: "0470 12 34 56", company: "Peeters Metaal NV", sector: "autre", employees: "11", role: "Gérant", need: "" },
];

const plan = openPlan(planText);

/** Posts to an address, made now: no two payloads are the same. */
export function posts(url, count = 400) {
  const now = Date.now();
  const seconds = Math.floor(now / 1000);
  const keys = openKeys(keyText);
  const page = new Request(url);
  const view = (ago, path) => ({ at: seconds - ago, kind: "pageView", path });
  const visits = [
    [view(60, "/")],
    [view(600, "/produit"), view(500, "/comparatif"), view(400, "/tarifs"), { at: seconds - 300, kind: "activeTime", path: "/tarifs", seconds: 90 }],
    [view(600, "/tarifs"), { at: seconds - 300, kind: "activeTime", path: "/tarifs", seconds: 290 }, view(200, "/devis"), { at: seconds - 90, kind: "formSubmit", path: "/devis", name: "quote" }],
  ].map((signals) => plan.play({ now: seconds, signals }).payload);
  return Array.from({ length: count }, (_, i) => {
    const cookie = seal(page, { keys, consent: true, now: now - 700_000 }).split(";")[0];
    const attise = asked(visits[i % visits.length], { form: "quote", draw: i });
    const fields = { form: "quote", lang: "fr", ...people[i % people.length], attise };
    return { cookie, fields, body: new URLSearchParams(fields).toString() };
  });
}
