// Writes an event log of made-up visitors of the demo's site, the same for the same number: `node generate.mjs 500 > events.csv`

const WEEK = 7 * 86_400;
const START = Date.UTC(2026, 0, 5) / 1000;
/** What each kind of visitor looks at, how long (seconds), and which forms they may send. */
const KINDS = [
  { share: 0.55, visits: 1, pages: ["/", "/produit", "/", "/carrieres"], stay: 15, forms: [] },
  { share: 0.3, visits: 2, pages: ["/", "/produit", "/comparatif", "/livre-blanc", "/tarifs"], stay: 40, forms: ["white-paper", "webinar"] },
  { share: 0.15, visits: 4, pages: ["/produit", "/comparatif", "/tarifs", "/tarifs", "/devis"], stay: 70, forms: ["white-paper", "quote"] },
];

/** Numbers from 0 to 1 that are the same on every machine (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function rowsOf(visitor, next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const draw = next();
  const kind = KINDS.find((_, i) => draw < KINDS.slice(0, i + 1).reduce((sum, { share }) => sum + share, 0)) ?? KINDS[0];
  const rows = [];
  let at = START + Math.floor(next() * WEEK * 0.4);
  for (let visit = 1 + Math.floor(next() * kind.visits); visit > 0; visit--) {
    for (let page = 1 + Math.floor(next() * 5); page > 0; page--) {
      const path = pick(kind.pages);
      const seconds = Math.floor(next() * 2 * kind.stay);
      rows.push([visitor, at, path, "pageView", "", ""]);
      rows.push([visitor, at + seconds, path, "activeTime", "", seconds]);
      at += seconds + 3;
      if (kind.forms.length > 0 && next() < 0.12) rows.push([visitor, at, path, "formSubmit", pick(kind.forms), ""]);
    }
    at += 7200 + Math.floor(next() * 86_400);
  }
  return rows;
}

const visitors = Number(process.argv[2] ?? 40);
const next = random(1);
const rows = Array.from({ length: visitors }, (_, i) => rowsOf(`v${i + 1}`, next)).flat();
console.log(["visitor,at,path,kind,name,value", ...rows.map((row) => row.join(","))].join("\n"));
