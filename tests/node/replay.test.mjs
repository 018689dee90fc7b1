// The report and the ranking of `attise replay`.
import assert from "node:assert/strict";
import test from "node:test";
import { openReplay } from "attise/tools";
import { NATIVE, NPMS, attise, contents, run, scratch } from "./lib/attise.mjs";
import { plan } from "./lib/tiny.mjs";

const agreed = {
  ...plan,
  stages: plan.stages.with(2, { ...plan.stages[2], handRaise: "quote-form", recycle: { to: "mql", early: true, reasons: { id: "later", label: { fr: "Plus tard", en: "Later" } } } }),
  capacity: { leads: 1, per: "week", stage: "sql", overflowPercent: 0, cost: 10, value: 100 },
  assets: { quote: { label: { fr: "Devis", en: "Quote" }, kind: "form", delivered: false } },
};
const events = `visitor,at,path,kind,name
a,2026-01-05T09:00:00Z,/pricing,formSubmit,quote
b,2026-01-05T09:10:00Z,/pricing,,
b,2026-01-05T09:11:00Z,/pricing,formSubmit,quote
c,2026-01-05T09:20:00Z,/pricing,,
d,2026-01-05T09:30:00Z,/,,
`;
const outcomes = "visitor,won,verdict,reason\na,1,accepted,\nb,0,rejected,later\nc,1,rejected,no project\nd,0,,\n";
const facts = "visitor,email,employees\na,a@example.org,80\nb,b@example.org,\nc,,10\n";
const files = { "plan.json": agreed, "events.csv": events, "outcomes.csv": outcomes, "facts.csv": facts };
const base = ["replay", "--plan", "plan.json", "--events", "events.csv", "--now", "2026-01-05T10:00:00Z"];
const all = [...base, "--outcomes", "outcomes.csv", "--facts", "facts.csv"];
/** What follows the tables that are always there. */
const report = (out) => out.slice(out.indexOf("\nfunnel") + 1 || out.indexOf("\nentonnoir") + 1);

test("the report adds funnel, criteria, sales, cost and value, queue and contents", (t) => {
  const { code, out, err } = attise(scratch(t, files), [...all, "--report", "--top", "2"]);
  assert.deepEqual([code, err], [0, ""]);
  assert.equal(
    report(out),
    `funnel   reached    share  waiting  known  converted    rate
visitor        4  100.0 %        0      4          2  50.0 %
mql            2   50.0 %        0      2          1  50.0 %
sql            0    0.0 %        2      0          0       -
leads beyond the first stage: 2 of 4 visitors, 50.0 %
warning: sites usually see 1 to 5 % of their visitors become leads; look at the stages, or at the log

criterion        visitors   share  known  converted    rate  others   lift  accepted
Pricing viewed          2  50.0 %      2          1  50.0 %  50.0 %  × 1.0     0.0 %
Quote requested         2  50.0 %      2          1  50.0 %  50.0 %  × 1.0    50.0 %

fit criterion  visitors   share  known  converted     rate  others   lift  accepted
Headcount             1  25.0 %      1          1  100.0 %  33.3 %  × 3.0   100.0 %
Phone given           0   0.0 %      0          0        -  50.0 %      -         -

handed over              3  100.0 %
accepted                 1   33.3 %
rejected                 2   66.7 %
rejected as too early    1   33.3 %
plan and sales disagree  1   33.3 %

reason      rejected   share  too early
Later              1  50.0 %  yes
no project         1  50.0 %  no

engagement from  handed over  won  cost  value  net
              0            4    2    40    200  160
             10            3    2    30    200  170
             30            2    1    20    100   80
             40            1    0    10      0  -10
most comes of handing over from 10 points on: 170

ready for sql: 2; sales can take 1 a week
go over 1, wait 1, congestion 100 %

content  kind  phase  asked  visitors  known  converted    rate  delivered
Quote    form             2         2      2          1  50.0 %  no

rank  visitor  hand raised  points  engagement  fit  temperature  stage  last activity
   1  b        yes              40          40    0  hot          mql    2026-01-05T09:11:00Z
   2  a        yes              40          30   10  hot          mql    2026-01-05T09:00:00Z
`,
  );
});

test("the whole replay speaks French too", (t) => {
  const { out } = attise(scratch(t, files), [...all, "--report", "--lang", "fr"]);
  assert.match(out, /^plan tiny HASH, lu au 2026-01-05T10:00:00Z\nvisiteurs 4, événements 5\n\ntempérature {2}visiteurs {4}part {2}connus {2}convertis {5}taux\nfroid {16}1  25,0\u00a0%/);
  assert.match(out, /\nintérêt {2}visiteurs .*\n0 à 9 /);
  assert.match(out, /\nattention\u00a0: d’ordinaire 1 à 5\u00a0% des visiteurs deviennent des leads\u202f; revoir les étapes, ou le journal\n/);
  assert.match(out, /\nle meilleur seuil\u00a0: transmettre à partir de 10 points, net 170\n/);
  assert.match(out, /\nprêts pour sql\u00a0: 2\u202f; les commerciaux en prennent 1 par semaine\npassent 1, attendent 1, engorgement 100\u00a0%\n/);
  assert.match(out, /\nPlus tard +1 {2}50,0\u00a0% {2}oui\n/);
});

test("without outcomes the report says only what visitors did", (t) => {
  const { out } = attise(scratch(t, files), [...base, "--report"]);
  assert.equal(
    report(out),
    `funnel   reached    share  waiting
visitor        4  100.0 %        0
mql            0    0.0 %        0
sql            0    0.0 %        0
leads beyond the first stage: 0 of 4 visitors, 0.0 %
warning: sites usually see 1 to 5 % of their visitors become leads; look at the stages, or at the log

criterion        visitors   share
Pricing viewed          2  50.0 %
Quote requested         2  50.0 %

ready for sql: 0; sales can take 1 a week
go over 0, wait 0, congestion 0 %

content  kind  phase  asked  visitors  delivered
Quote    form             2         2  no
`,
  );
});

test("the ranking comes alone when only it is asked for", (t) => {
  const folder = scratch(t, files);
  const { out } = attise(folder, [...base, "--top", "9"]);
  assert.doesNotMatch(out, /funnel/);
  assert.deepEqual(out.slice(out.indexOf("\nrank")).match(/^ +\d {2}\w/gm), ["   1  b", "   2  a", "   3  c", "   4  d"]);
  const { code, err } = attise(folder, [...base, "--top", "all"]);
  assert.deepEqual([code, err.split("\n")[0]], [2, "--top: expected a whole number up to 999999, found `all`"]);
});

test("the report is in the data whether it is shown or not", (t) => {
  const { funnel, criteria, sales, thresholds, queue, assets, top } = JSON.parse(attise(scratch(t, files), [...all, "--json", "--top", "1"]).out);
  assert.deepEqual([funnel.leads, funnel.unusual, funnel.steps.map(({ reached }) => reached)], [2, true, [4, 2, 0]]);
  assert.deepEqual(criteria[2], {
    criterion: "size",
    label: { fr: "Effectif", en: "Headcount" },
    part: "fit",
    with: { visitors: 1, known: 1, converted: 1, judged: 1, accepted: 1 },
    without: { visitors: 3, known: 3, converted: 1, judged: 2, accepted: 0 },
  });
  assert.deepEqual(sales, {
    handedOver: 3,
    accepted: 1,
    rejected: 2,
    early: 1,
    reasons: [
      { reason: "later", label: { fr: "Plus tard", en: "Later" }, count: 1, early: true },
      { reason: "no project", label: null, count: 1, early: false },
    ],
    agreement: { readyAccepted: 1, readyRejected: 1, keptAccepted: 0, keptRejected: 1 },
  });
  assert.deepEqual([thresholds.best, thresholds.rows[0]], [10, { from: 0, handed: 4, won: 2, cost: 40, value: 200, net: 160 }]);
  assert.deepEqual(queue, { stage: "sql", leads: 1, per: "week", ready: 2, admitted: 1, waiting: 1, congestion: 100 });
  assert.deepEqual(assets, [
    { label: { fr: "Devis", en: "Quote" }, kind: "form", topic: null, phase: null, delivered: false, asked: 2, name: "quote", visitors: 2, known: 2, converted: 1 },
  ]);
  assert.deepEqual(top, [
    { id: "b", raised: true, engagement: 40, fit: 0, last: 1767604260, temperature: "hot", grade: null, stage: "mql" },
  ]);
});

test("openReplay names as many leads as it is asked for", () => {
  const run = (options) => {
    const replay = openReplay(agreed, { now: Date.parse("2026-01-05T10:00:00Z"), ...options });
    replay.events(new TextEncoder().encode(events));
    return replay.finish().top.map(({ id }) => id);
  };
  assert.deepEqual(run({}), []);
  assert.deepEqual(run({ top: 3 }), ["b", "a", "c"]);
});

test("openReplay says of what is no time, and of what is no bytes, that it is none", () => {
  const message = (call) => {
    try {
      call();
    } catch (error) {
      return `${error.name}: ${error.message}`;
    }
  };
  for (const [now, found] of [[NaN, "`NaN`"], [undefined, "undefined"], ["2026", "text"]]) {
    assert.equal(message(() => openReplay(agreed, { now })), `TypeError: now: expected milliseconds, found ${found}`);
  }
  const replay = openReplay(agreed, { now: 0 });
  for (const kind of ["events", "outcomes", "facts"]) {
    assert.equal(message(() => replay[kind]("visitor,at,path\n")), `TypeError: ${kind}: expected a \`Uint8Array\`, found text`);
  }
});

test("natively the work may be kept in a folder, shared out and gone on with; npm's command says that it is not", (t) => {
  const folder = scratch(t, files);
  const plain = run(NATIVE, folder, all);
  for (const options of [["--threads", "3"], ["--work", "work"], ["--resume", "--work", "work"], ["--resume"]]) {
    assert.deepEqual(run(NATIVE, folder, [...all, ...options]), plain, options.join(" "));
    const { code, out, err } = run(NPMS, folder, [...all, ...options]);
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, /^--(resume|work|threads): expected the native command, which alone works on files of any length\n$/);
  }
  assert.deepEqual(Object.keys(contents(folder)), Object.keys(files).sort());
  for (const [option, value] of [["--threads", "0"], ["--threads", "1025"], ["--work", ""]]) {
    const { code, err } = attise(folder, [...all, option, value]);
    const expected = option === "--work" ? "one path" : "a whole number from 1 to 1024";
    assert.deepEqual([code, err.split("\n")[0]], [2, `${option}: expected ${expected}, found \`${value}\``]);
  }
  const taken = run(NATIVE, folder, [...all, "--work", "events.csv"]);
  assert.deepEqual([taken.code, taken.err], [1, "events.csv: expected a folder, found a file; `--work` may name another folder\n"]);
  // nothing of a stream can be gone on from, so nothing of it is left
  const env = { ...process.env, TMPDIR: folder };
  const wrong = run(NATIVE, folder, all.with(4, "-"), { input: "visitor,at\n", env });
  assert.deepEqual([wrong.code, wrong.err], [1, "-: expected a column `path`, found `visitor`, `at`\n"]);
  assert.deepEqual(Object.keys(contents(folder)), Object.keys(files).sort());
  const piped = run(NATIVE, folder, [...all.with(4, "-"), "--resume"], { input: events });
  assert.deepEqual([piped.code, piped.err], [1, "--resume: expected files, found a stream, which cannot be read again\n"]);
  assert.deepEqual(run(NATIVE, folder, all.with(4, "-"), { input: events }), plain);
});
