// The command `attise`: exact outputs and exit codes of every subcommand.
import assert from "node:assert/strict";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { attise, NATIVE, NPMS, run, scratch } from "./lib/attise.mjs";
import { journey, plan } from "./lib/tiny.mjs";

const bad = { ...plan, version: 1, criteria: [{ ...plan.criteria[0], points: "ten" }, { ...plan.criteria[1], halfLifeDays: -2 }] };
const files = { "plan.json": plan, "bad.json": bad, "journey.json": journey };

test("check says that a plan is good", (t) => {
  const folder = scratch(t, files);
  assert.deepEqual(attise(folder, ["check", "plan.json"]), {
    code: 0,
    out: "plan.json: good (plan `tiny`, hash HASH, SIZE bytes compiled)\n4 warnings: see `attise lint plan.json`\n",
    err: "",
  });
});

test("check reads standard input", (t) => {
  const { code, out } = attise(scratch(t, {}), ["check", "-"], JSON.stringify(plan));
  assert.deepEqual([code, out], [0, "-: good (plan `tiny`, hash HASH, SIZE bytes compiled)\n4 warnings: see `attise lint -`\n"]);
});

test("check lists all problems at once", (t) => {
  const { code, out, err } = attise(scratch(t, files), ["check", "bad.json"]);
  assert.equal(code, 1);
  assert.equal(err, "");
  const [head, ...lines] = out.trimEnd().split("\n");
  assert.equal(head, "bad.json: 2 problems");
  assert.match(lines[0], /^criteria\[0\]\.points: expected .+, found `"ten"`$/);
  assert.ok(lines.includes("criteria[1].halfLifeDays: expected a number above 0, found `-2`"), out);
});

test("check of a file that is not there, not UTF-8, or not JSON", (t) => {
  const folder = scratch(t, { "text.json": "hello" });
  writeFileSync(join(folder, "latin1.json"), Buffer.from([0x22, 0xe9, 0x22]));
  assert.deepEqual(attise(folder, ["check", "nope.json"]), { code: 1, out: "", err: "nope.json: no such file or folder\n" });
  assert.deepEqual(attise(folder, ["check", "."]), { code: 1, out: "", err: ".: expected a file, found a folder\n" });
  assert.deepEqual(attise(folder, ["check", "latin1.json"]), { code: 1, out: "", err: "latin1.json: expected text in UTF-8\n" });
  assert.match(attise(folder, ["check", "text.json"]).out, /^text\.json: 1 problem\nexpected JSON: .+\n$/);
});

test("compile writes a module or bytes, and both hold the same plan", async (t) => {
  const folder = scratch(t, files);
  assert.deepEqual(attise(folder, ["compile", "plan.json", "-o", "plan.js"]), {
    code: 0,
    out: "plan.js: plan `tiny`, hash HASH, SIZE bytes\n",
    err: "",
  });
  assert.equal(attise(folder, ["compile", "plan.json", "--out", "plan.bin"]).code, 0);
  const source = readFileSync(join(folder, "plan.js"), "utf8");
  const [, text] = /^export default "([\w-]+)";\n$/.exec(source);
  assert.deepEqual(Buffer.from(text, "base64url"), readFileSync(join(folder, "plan.bin")));
});

test("compile of a bad plan writes nothing and says everything", (t) => {
  const folder = scratch(t, files);
  const { code, out, err } = attise(folder, ["compile", "bad.json", "-o", "bad.js"]);
  assert.deepEqual([code, out, existsSync(join(folder, "bad.js"))], [1, "", false]);
  assert.match(err, /^bad\.json: 2 problems\ncriteria\[0\]\.points: /);
  assert.match(err, /criteria\[1\]\.halfLifeDays: expected a number above 0, found `-2`\n/);
});

test("explain of a journey adds up", (t) => {
  const { code, out, err } = attise(scratch(t, files), ["explain", "--plan", "plan.json", "--journey", "journey.json"]);
  assert.deepEqual([code, err], [0, ""]);
  assert.equal(
    out,
    `tiny HASH, 2026-01-15T11:01:40Z

engagement  30     hot
fit         10     50 % known
grade       A
mark        A1
quadrant    q4     fit and interested
stage       mql    marketing
next        sql    a person decides
offers      quote  hero

criterion        base  times  faded  trimmed  floor  points
Pricing viewed     10      2      0       -5      0      15
Quote requested    30      1    -15        0      0      15
sum                                                      30

fit          value        points
Headcount    120              10
Phone given  (not given)       0
sum                           10

Hot, 30 points: pricing viewed (+15) and quote requested (+15). Fit, 10 points: headcount (+10).

readiness  now: one for sales
to SQL     a person decides
`,
  );
});

test("explain of a payload gives the same engagement, in French too", (t) => {
  const folder = scratch(t, files);
  const { reading, payload } = JSON.parse(attise(folder, ["explain", "--plan", "plan.json", "--journey", "journey.json", "--json"]).out);
  assert.equal(reading.engagement, 30);
  const said = ["explain", "--plan", "plan.json", "--payload", payload, "--now", "2026-01-15T11:01:40Z", "--lang", "fr"];
  assert.deepEqual(attise(folder, said), {
    code: 0,
    err: "",
    out: `tiny HASH, 2026-01-15T11:01:40Z
confiance: consistent

intérêt     30       chaud
adéquation  0        connue à 0 %
étape       visitor  marketing
offres      quote    hero

critère        base  fois  estompé  écrêté  plancher  points
Tarifs vus       10     2        0      -5         0      15
Devis demandé    30     1      -15       0         0      15
somme                                                     30

Chaud, 30 points\u00a0: tarifs vus (+15) et devis demandé (+15).

maturité  maintenant\u00a0: un lead pour les ventes
vers MQL  email\u00a0: formulaire
`,
  });
});

test("explain of what is no payload says so and ends with 1", (t) => {
  const { code, out } = attise(scratch(t, files), ["explain", "--plan", "plan.json", "--payload", "!", "--now", "0"]);
  assert.equal(code, 1);
  assert.match(out, /^tiny HASH, 1970-01-01T00:00:00Z\ntrust: malformed \(not_base64url\)\n/);
});

test("explain of a bad journey lists its problems", (t) => {
  const folder = scratch(t, { ...files, "journey.json": { signals: [{ at: 0, kind: "dance" }], more: 1 } });
  const { code, err } = attise(folder, ["explain", "--plan", "plan.json", "--journey", "journey.json"]);
  assert.equal(code, 1);
  assert.match(err, /^journey\.json: 2 problems\nunknown key `more`\n {4}known here: .+\nsignals\[0\]\.kind: /);
});

test("decode names the criteria with the plan, and does without", (t) => {
  const folder = scratch(t, files);
  const { payload } = JSON.parse(attise(folder, ["explain", "--plan", "plan.json", "--journey", "journey.json", "--json"]).out);
  const { code, out } = attise(folder, ["decode", payload, "--plan", "plan.json"]);
  assert.equal(code, 0);
  assert.equal(
    out,
    `plan         HASH
issued       2026-01-15T11:01:40Z
first seen   871300 s earlier
visits       2
temperature  hot, since 864000 s
nonce        0000010000000000

criterion     times  weight
pricing-view      2     1.5
quote-form        1     0.5
`,
  );
  const bare = attise(folder, ["decode", payload]).out;
  assert.match(bare, /^plan {9}HASH\n[^]*\n\ncriterion +times +weight\n[0-9a-f]{6} +2 +1\.5\n[0-9a-f]{6} +1 +0\.5\n$/);
  const { counters } = JSON.parse(attise(folder, ["decode", payload, "--json"]).out);
  assert.deepEqual(counters.map(({ criterion }) => criterion), [null, null]);
  assert.deepEqual(counters.map(({ key }) => key), bare.match(/^[0-9a-f]{6}(?= )/gm));
});

test("decode without the plan names no criterion by another plan", (t) => {
  const preset = fileURLToPath(new URL("../../pkg-config/presets/b2b-saas.json", import.meta.url));
  const folder = scratch(t, { "journey.json": { signals: [{ at: 0, kind: "formSubmit", path: "/", name: "demo" }] } });
  const { payload } = JSON.parse(attise(folder, ["explain", "--plan", preset, "--journey", "journey.json", "--json"]).out);
  assert.doesNotMatch(attise(folder, ["decode", payload]).out, /demo-form/);
  assert.match(attise(folder, ["decode", payload, "--plan", preset]).out, /\ndemo-form /);
});

test("decode of what is no payload says why", (t) => {
  const folder = scratch(t, files);
  const err = (text) => attise(folder, ["decode", text]).err;
  assert.equal(err("a b"), "payload: expected base64url text\n");
  assert.equal(err("A".repeat(600)), "payload: expected at most 512 characters\n");
  assert.equal(err("CQAAAA"), "payload: expected version 1, found `9`\n");
  assert.equal(err("AQAAAA"), "payload: expected a whole payload, found one cut or altered\n");
});

const events = `visitor,at,path,kind,name
a,2026-01-05T09:00:00Z,/pricing,,
a,2026-01-05T11:00:00Z,/pricing,,
a,2026-01-05T11:01:00Z,/pricing,formSubmit,quote
b,2026-01-05T09:00:00Z,/,,
`;
const malformed = `${events},2026-01-05T09:00:00Z,/,,\nc,yesterday,/,,\n`;

test("replay counts visitors, and conversion where outcomes are known", (t) => {
  const folder = scratch(t, { "plan.json": plan, "events.csv": events, "outcomes.csv": "visitor,won\na,1\nb,0\nz,1\n" });
  const args = ["replay", "--plan", "plan.json", "--events", "events.csv", "--outcomes", "outcomes.csv", "--now", "2026-01-05T12:00:00Z"];
  assert.deepEqual(attise(folder, args), {
    code: 0,
    err: "",
    out: `plan tiny HASH, read at 2026-01-05T12:00:00Z
visitors 2, events 4
outcomes of visitors who are not in the log: 1

temperature  visitors   share  known  converted     rate
cold                1  50.0 %      1          0    0.0 %
warm                0   0.0 %      0          0        -
hot                 1  50.0 %      1          1  100.0 %

stage    visitors    share  known  converted    rate
visitor         2  100.0 %      2          1  50.0 %
mql             0    0.0 %      0          0       -
sql             0    0.0 %      0          0       -

quadrant  visitors    share  known  converted    rate
q1               0    0.0 %      0          0       -
q2               0    0.0 %      0          0       -
q3               0    0.0 %      0          0       -
q4               0    0.0 %      0          0       -
unknown          2  100.0 %      2          1  50.0 %

engagement  visitors   share  known  converted     rate
0 to 9             1  50.0 %      1          0    0.0 %
40 to 49           1  50.0 %      1          1  100.0 %
`,
  });
});

test("replay leaves malformed rows out, shows them, and fails with --strict", (t) => {
  const folder = scratch(t, { "plan.json": plan, "events.csv": malformed });
  const args = ["replay", "--plan", "plan.json", "--events", "events.csv", "--now", "2026-01-06"];
  const { code, out, err } = attise(folder, args);
  assert.equal(code, 0);
  assert.match(out, /^plan tiny HASH, read at 2026-01-06T00:00:00Z\nvisitors 2, events 4, 2 malformed left out\n/);
  assert.equal(
    err,
    `2 malformed rows left out:
  events.csv:6: visitor: expected an id, found \`\`
  events.csv:7: at: expected Unix seconds or a time like \`2026-01-05T09:00:00Z\`, found \`yesterday\`
`,
  );
  assert.equal(attise(folder, [...args, "--strict"]).code, 1);
});

test("replay shows the first ten of many malformed rows", (t) => {
  const folder = scratch(t, { "plan.json": plan, "events.csv": events + "c,yesterday,/,,\n".repeat(25) });
  const { err } = attise(folder, ["replay", "--plan", "plan.json", "--events", "events.csv", "--now", "1767657600"]);
  const lines = err.trimEnd().split("\n");
  assert.deepEqual([lines[0], lines.length], ["25 malformed rows left out, the first 10:", 11]);
});

test("replay of a log without a usable row fails", (t) => {
  const folder = scratch(t, { "plan.json": plan, "events.csv": "visitor,at,path\n" });
  const args = ["replay", "--plan", "plan.json", "--events", "events.csv"];
  const none = "events.csv: expected events, found no row that could be used\n";
  assert.deepEqual(attise(folder, [...args, "--now", "0"]), { code: 1, out: "", err: none });
  writeFileSync(join(folder, "events.csv"), events);
  const later = "events.csv: expected events until 1970-01-01T00:00:00Z, found only later ones: 4\n";
  assert.deepEqual(attise(folder, [...args, "--now", "0"]), { code: 1, out: "", err: later });
});

test("replay of a file that is wrong as a whole fails, and prints nothing else", (t) => {
  const folder = scratch(t, { "plan.json": plan, "events.csv": events, "none.csv": "", "id.csv": "id;won\na;1\n" });
  writeFileSync(join(folder, "utf16.csv"), Buffer.from(`\ufeff${events}`, "utf16le"));
  const args = ["replay", "--plan", "plan.json", "--now", "2026-01-06", "--json"];
  const err = (files) => {
    const { code, out, err } = attise(folder, [...args, ...files]);
    assert.deepEqual([code, out], [1, ""], files.join(" "));
    return err;
  };
  assert.equal(err(["--events", "none.csv"]), "none.csv: expected a line with the names of the columns, found an empty file\n");
  assert.equal(err(["--events", "utf16.csv"]), "utf16.csv: expected CSV in UTF-8, found UTF-16\n");
  writeFileSync(join(folder, "events.csv.gz"), gzipSync(events));
  assert.equal(err(["--events", "events.csv.gz"]), "events.csv.gz: expected CSV in UTF-8, found gzip, which must be unpacked first\n");
  assert.equal(err(["--events", "id.csv"]), "id.csv: expected a column `visitor`, found `id`, `won`\n");
  assert.equal(err(["--events", "nope.csv"]), "nope.csv: no such file or folder\n");
  for (const kind of ["--outcomes", "--facts"]) {
    const wrong = (file) => err(["--events", "events.csv", kind, file]);
    assert.equal(wrong("id.csv"), "id.csv: expected a column `visitor`, found `id`, `won`\n");
    assert.equal(wrong("none.csv"), "none.csv: expected a line with the names of the columns, found an empty file\n");
  }
});

test("replay reads standard input, and says once how many events are later", (t) => {
  const folder = scratch(t, { "plan.json": plan });
  const args = ["replay", "--plan", "plan.json", "--events", "-", "--now", "2026-01-05 10:00"];
  const { code, out, err } = attise(folder, args, malformed.replaceAll(",", ";"));
  assert.equal(code, 0);
  assert.match(
    out,
    /^plan tiny HASH, read at 2026-01-05T10:00:00Z\nvisitors 2, events 2, 2 malformed left out\nevents later than the reading, left out: 2\n\n/,
  );
  assert.match(err, /^2 malformed rows left out:\n {2}-:6: visitor: /);
  assert.equal(JSON.parse(attise(folder, [...args, "--json"], events).out).later, 2);
  const twice = attise(folder, [...args, "--outcomes", "-"]);
  assert.deepEqual([twice.code, twice.err.split("\n")[0]], [2, "expected `-` once: standard input is one file"]);
  writeFileSync(join(folder, "events.csv"), events);
  const fromInput = ["replay", "--plan", "-", "--events", "events.csv", "--now", "2026-01-06"];
  assert.equal(attise(folder, fromInput, JSON.stringify(plan)).code, 0);
});

test("--now is read as the times of logs are, wherever the machine is", (t) => {
  const folder = scratch(t, { "plan.json": plan, "events.csv": events });
  const read = (now) => attise(folder, ["replay", "--plan", "plan.json", "--events", "events.csv", "--now", now]);
  process.env.TZ = "America/New_York";
  t.after(() => delete process.env.TZ);
  for (const now of ["2026-01-06", "2026-01-06T00:00", "2026-01-06 00:00:00", "2026-01-06T01:00:00+01:00", "2026-01-06 01:00:00+01", "2026-01-05T19:30-0430", "1767657600"]) {
    assert.match(read(now).out, /^plan tiny HASH, read at 2026-01-06T00:00:00Z\n/, now);
  }
  const shape = "Unix seconds or a time like `2026-01-05T09:00:00Z`";
  for (const [now, expected] of [["2026-02-31", "a day that the calendar has"], ["+5", shape], ["6 January", shape]]) {
    const { code, err } = read(now);
    assert.deepEqual([code, err.split("\n")[0]], [2, `--now: expected ${expected}, found \`${now}\``]);
  }
});

test("init writes once and overwrites nothing", (t) => {
  const folder = scratch(t, {});
  const first = attise(folder, ["init"]);
  assert.equal(first.code, 0);
  assert.deepEqual(readdirSync(join(folder, "attise")).sort(), ["index.html", "plan.js", "plan.json", "serve.mjs", "worker.js", "wrangler.toml"]);
  writeFileSync(join(folder, "attise/worker.js"), "mine");
  const second = attise(folder, ["init", "."]);
  assert.equal(second.code, 0);
  assert.equal(second.out.match(/^kept /gm).length, 6);
  assert.equal(readFileSync(join(folder, "attise/worker.js"), "utf8"), "mine");
  assert.equal(attise(folder, ["check", "attise/plan.json"]).code, 0);
  assert.equal(attise(folder, ["init", "nowhere"]).err, "nowhere: no such file or folder\n");
});

test("what cannot be printed is told", { skip: process.platform !== "linux" && "no /dev/full" }, (t) => {
  const folder = scratch(t, { "plan.json": plan });
  for (const command of [NPMS, NATIVE]) {
    const full = openSync("/dev/full", "w");
    const { code, err } = run(command, folder, ["plan", "print", "plan.json"], { stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    assert.deepEqual([code, err], [1, "standard output: no space left\n"]);
  }
});

test("wrong usage ends with 2 and the usage of that command", (t) => {
  const folder = scratch(t, files);
  const first = (args) => {
    const { code, out, err } = attise(folder, args);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(err, /\n\n(usage: attise|attise: scores)/);
    return err.split("\n")[0];
  };
  assert.equal(first([]), "expected a command");
  assert.equal(first(["frob"]), "unknown command `frob`");
  assert.equal(first(["check"]), "expected PLAN");
  assert.equal(first(["check", "a", "b"]), "unexpected argument `b`");
  assert.equal(first(["check", "a", "--frob"]), "unknown option `--frob`");
  assert.equal(first(["compile", "plan.json"]), "expected -o OUT.js, -o OUT.ts or -o OUT.bin");
  assert.equal(first(["compile", "plan.json", "-o"]), "-o: expected a value");
  assert.equal(
    first(["compile", "plan.json", "-o", "plan.txt"]),
    "-o: expected a name that ends with `.js`, `.mjs`, `.ts` or `.bin`, found `plan.txt`",
  );
  assert.equal(first(["explain", "--plan", "plan.json"]), "expected --payload TEXT or --journey FILE");
  assert.equal(first(["explain", "--plan", "plan.json", "--payload", "x", "--lang", "de"]), "--lang: expected `fr` or `en`, found `de`");
  assert.equal(first(["replay", "--plan", "plan.json", "--now", "0"]), "expected --events CSV");
  assert.equal(
    first(["replay", "--plan", "plan.json", "--events", "e.csv", "--now", "tomorrow"]),
    "--now: expected Unix seconds or a time like `2026-01-05T09:00:00Z`, found `tomorrow`",
  );
  const several = ["replay", "--plan", "plan.json", "--now", "0", "--events", "a.csv", "--events", "b.csv"];
  assert.equal(first(several), "--events: expected one path, found `a.csv`, `b.csv`");
});

test("help and version", (t) => {
  const folder = scratch(t, {});
  assert.match(attise(folder, ["help"]).out, /^attise: scores a visitor's intent where it happens\n/);
  assert.match(attise(folder, ["help", "replay"]).out, /^usage: attise replay /);
  assert.match(attise(folder, ["check", "--help"]).out, /^usage: attise check /);
  const { code, out, err } = attise(folder, ["help", "chek"]);
  assert.deepEqual([code, out], [2, ""]);
  assert.match(err, /^unknown command `chek`\n\nattise: scores a visitor's intent where it happens\n/);
  assert.equal(attise(folder, ["--version"]).out, "0.1.0\n");
});
