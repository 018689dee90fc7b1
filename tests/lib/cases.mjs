// Plays the cases of tests/cases/ through both modules, in whatever runtime this runs: no import, no host object.

const NO_NONCE = new Uint8Array(8);
const KINDS = [
  "pageView", "activeTime", "formSubmit", "click", "download", "event", "visit", "returnVisit", "emailClick",
  "emailOpen", "scroll", "formStart", "outboundClick", "videoPlay", "copy", "channel", "call", "offerSeen",
];
const TEMPERATURES = ["cold", "warm", "hot"];

/**
 * Plays every case. `files` are those of `tests/cases`, `openPlan` that of `attise/plan`, `openLive` makes a fresh instance of the live module.
 * Gives for each case its name, what `full` played, and what is wrong: an empty list if all is as expected and `live` agrees.
 */
export function playCases(files, openPlan, openLive) {
  return files.flatMap(({ name: file, plan, cases }) => {
    const open = openPlan(plan);
    const bytes = open.compile();
    return cases.map(({ name, journey, expect }) => {
      const played = open.play(journey);
      const wrong = [differs("", expect, played), differs("live", seenByFull(open, plan, played), seenByLive(bytes, journey, plan, openLive()))];
      return { name: `${file} · ${name}`, played, wrong: wrong.filter(Boolean) };
    });
  });
}

/** What both modules can say of a visitor, as `full` says it. */
function seenByFull(open, plan, { reading, payload, memory }) {
  const { engagement, temperature, offers } = reading;
  const receipt = reading.receipt.map(({ criterion, base, times, faded, trimmed, floor, points }) => [criterion, base, times, faded, trimmed, floor, points]);
  return { engagement, temperature, offers, receipt, payload, memory };
}

function seenByLive(bytes, { start, now, signals, holdout }, plan, live) {
  const origin = Date.parse(start) / 1000;
  const end = origin + (now ?? Math.max(0, ...signals.map(({ at }) => at)));
  live.open(bytes, new Uint8Array(), 0, holdout ? 99 : 0);
  for (const { at, kind, path, name = "", seconds, percent } of signals) {
    if (kind === "pageView") live.page(path, 0, origin + at);
    else live.signal(KINDS.indexOf(kind), name, seconds ?? percent ?? 0, origin + at);
  }
  live.attend(0, 0, end);
  const numbers = [...live.receipt(end)];
  const receipt = [];
  while (numbers.length > 0) {
    const [index, ...line] = numbers.splice(0, 7);
    receipt.push([plan.criteria[index].id, ...line]);
  }
  const lines = live.offers().split("\n").filter(Boolean);
  const seen = {
    engagement: live.score(),
    temperature: TEMPERATURES[live.temperature()],
    offers: Object.fromEntries(lines.map((line) => line.split("\t"))),
    receipt,
    payload: live.payload(NO_NONCE, end),
    memory: live.stored().length,
  };
  return seen;
}

/** The first difference in words, or `undefined`. Objects may have more than is expected, all else must be equal. */
function differs(path, expected, found) {
  if (Array.isArray(expected) && Array.isArray(found) && expected.length === found.length) {
    return first(expected.map((value, i) => differs(`${path}[${i}]`, value, found[i])));
  }
  if (isObject(expected) && isObject(found)) {
    return first(Object.entries(expected).map(([key, value]) => differs(`${path}.${key}`, value, found[key] ?? null)));
  }
  return Object.is(expected, found) ? undefined : `${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`;
}

const first = (differences) => differences.find(Boolean);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
