// Plays the cases of tests/cases/ through both modules, and through the shell's journal, in whatever runtime this runs: no import, no host object.

const KINDS = [
  "pageView", "activeTime", "formSubmit", "click", "download", "event", "visit", "returnVisit", "emailClick",
  "emailOpen", "scroll", "formStart", "outboundClick", "videoPlay", "copy", "channel", "call", "offerSeen",
];
const TEMPERATURES = ["cold", "warm", "hot"];

/**
 * Plays every case. `files` are those of `tests/cases`, `openPlan` that of `attise/plan`, `openLive` makes a fresh instance of the live module, `shell` is
 * `tests/lib/shell.ts`. Gives for each case its name, what `full` played, and what is wrong: an empty list if all is as expected, and `live` and the edge,
 * from a journal, agree.
 */
export function playCases(files, openPlan, openLive, shell) {
  return files.flatMap(({ name: file, plan, cases }) => {
    const open = openPlan(plan);
    const bytes = open.compile();
    return cases.map(({ name, journey, expect }) => {
      const played = open.play(journey);
      const wrong = [
        differs("", expect, played),
        differs("live", seenByFull(open, plan, played), seenByLive(bytes, journey, plan, openLive(), shell)),
        differs("journal", ...seenByEdge(bytes, journey, open, played, shell)),
      ];
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

/** Hands a journey to an engine, or to the journal in its place. */
export function tell(target, { start, signals }, head, { nameHash }) {
  const origin = Date.parse(start) / 1000;
  for (const { at, kind, path, name = "", seconds, percent } of signals) {
    if (kind === "pageView") target.page(...head.page(path), 0, origin + at);
    else target.signal(KINDS.indexOf(kind), nameHash(name), seconds ?? percent ?? 0, origin + at);
  }
}

const endOf = ({ start, now, signals }) => Date.parse(start) / 1000 + (now ?? Math.max(0, ...signals.map(({ at }) => at)));

/** The lower half of a nonce that says that a person acted, as a journey's payload has it. */
const TOUCHED = 0x1_0000;

function seenByLive(bytes, journey, plan, live, shell) {
  const { room, toBase64url } = shell;
  const taken = (length) => room(live, length).slice();
  room(live, bytes.length).set(bytes);
  live.open();
  live.forget(journey.holdout ? 99 : 0);
  tell(live, journey, shell.readHead(bytes), shell);
  const end = endOf(journey);
  live.attend(0, 0, end);
  const numbers = [...new Int32Array(taken(live.receipt(end)).buffer)];
  const receipt = [];
  while (numbers.length > 0) {
    const [index, ...line] = numbers.splice(0, 7);
    receipt.push([plan.criteria[index].id, ...line]);
  }
  const lines = String.fromCharCode(...taken(live.offers())).split("\n").filter(Boolean);
  const seen = {
    engagement: live.score(),
    temperature: TEMPERATURES[live.temperature()],
    offers: Object.fromEntries(lines.map((line) => line.split("\t"))),
    receipt,
    payload: toBase64url(taken(live.payload(TOUCHED, 0, end))),
    memory: live.stored(),
  };
  return seen;
}

/** What the edge makes of the payload and of the journal of the same visitor; nothing where not all of the journey has room in a journal. */
function seenByEdge(bytes, journey, open, { payload }, shell) {
  const head = shell.readHead(bytes);
  const journal = shell.openJournal();
  tell(journal, journey, head, shell);
  const text = journal.payload(head.plan, endOf(journey), TOUCHED, 0);
  const lines = text.split("~").length - 2;
  if (lines < journey.signals.length || journey.holdout) return [null, null];
  const { trust, ...evidence } = open.decode(text);
  return [{ ...open.decode(payload), journal: true }, evidence];
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
