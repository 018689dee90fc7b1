// What others keep is read the same for ever, and what is written stays what it is until its version says otherwise (www/docs/semver.md). Golden files never change; others may come beside them.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { it } from "node:test";
import { openKeys, openPlan, qualify } from "attise/edge";
import { check } from "attise/plan";
import { bytes, openLive, shape, TODAY, verdict, VERSIONS } from "../lib/golden.mjs";

const folder = new URL("../golden/", import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), "utf8");
const json = (name) => JSON.parse(read(name));
const digest = (text) => createHash("sha256").update(text).digest("hex");
const DIGESTS = {
  "compiled-1.json": "deced89fc5f1e2c2509234fff87975e3649772849c7897aaa570d4c18bfdddc4",
  "memory-1.json": "d1bfa079957229c2519488495d0d45824649141097e9d51cbde081fa5d8628da",
  "payload-1.json": "ab581fe55c43bc313f21ada21882992da4d23d6490618efaea97f6ab9c36ecdd",
  "payloads.json": "15bdab60c4fd9a4957465de466741ae78bd9f8ca6bded53a7b7bb697587f5663",
  "plan.json": "cec99ed35a642268b23913b54dbc3d378cc3e4047ce7b77da219f8e29422b9de",
  "plans-0.1.0.json": "95c7fe68af095255c18b9c4eb5dd012484d3e23eb3cc03c69ee27eb3557363a6",
  "plans-0.1.0/b2b-saas.json": "364201c3880a6a4139e80882d09b345f328a10346ec146ac213bca646693d80e",
  "plans-0.1.0/force-plus.json": "6349fa1c74840d859678a819d9a34dfb7150774037d9ad36908f6fb1a1bdc2fa",
  "plans-0.1.0/inbound.json": "806036bd4e3421f0afeeeaf36703fe6150863e8a72aba576e7a1d382920dbc15",
  "plans-0.1.0/mql-sql.json": "1833ddebda35c1a342c6035369a996534abd5f4c4330db656d312fd4adb7651b",
  "plans-0.1.0/scorecard.json": "fbe926a84f395cb561c302f0d0ec9695617124b69c237f039c09812c9992e87c",
  "plans-0.1.0/sensei.json": "06a746c1d2a8989953e2bb99dcc96ae65ace7da47b9bd2f627a3d76d7c728e92",
  "seal.json": "996059e124117b6cf43875336764f1ceb98b5c87442b6677dc3ce9c88432a019",
  "verdict-0.1.0.json": "b21f2e445d6f05a0a2094bf16b040ae45384ad21becf2aa2fa3d146ef34a7036",
};
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".json")).sort();
const versionsOf = (format) => files.filter((name) => new RegExp(`^${format}-\\d+\\.json$`).test(name)).map(json);

it("the golden files never change", () => {
  assert.deepEqual(Object.fromEntries(files.map((name) => [name, digest(read(name))])), DIGESTS);
});

const plan = openPlan(read("plan.json"));
for (const { name, text, evidence } of json("payloads.json")) {
  it(`E12: a payload of version 1 is read as ever: ${name}`, () => {
    assert.deepEqual(plan.decode(text), evidence);
  });
}

it("E12: a seal of version 1 holds as ever", async () => {
  const { keys, host, cookie, seal } = json("seal.json");
  const request = new Request(`https://${host}/lead`, { method: "POST", body: "email=a@example.org", headers: { cookie } });
  const { verdict } = await qualify(request, { plan, keys: openKeys(keys), now: seal.served * 1000 });
  assert.deepEqual(verdict.seal, seal);
});

for (const { version, bytes: compiled } of versionsOf("compiled")) {
  it(`a plan that was compiled in version ${version} is read by today's page`, () => {
    assert.deepEqual(openLive(bytes(compiled)).read(1_767_603_600), { engagement: 0, temperature: 0, receipt: [] });
  });

  for (const { version: stored, record, now, reading } of versionsOf("memory")) {
    it(`memory of version ${stored} is read by today's page under a plan compiled in version ${version}`, () => {
      const page = openLive(bytes(compiled));
      page.join(bytes(record), now);
      assert.deepEqual(page.read(now), reading);
    });
  }
}

it("what is newer than a build is left alone by it: no plan is opened, nothing is remembered, a lead is kept", async () => {
  const { bytes: compiled } = json("compiled-1.json");
  const { record, now } = json("memory-1.json");
  const later = (text, place) => bytes(text).map((byte, i) => (i === place ? byte + 1 : byte));
  const at = bytes(compiled).indexOf(VERSIONS.compiled, 1);
  assert.throws(() => openLive(later(compiled, at)), /does not read/);
  const page = openLive(bytes(compiled));
  page.join(later(record, 0), now);
  assert.deepEqual(page.read(now).receipt, []);
  const attise = Buffer.from(later(json("payload-1.json").text, 0)).toString("base64url");
  const { verdict, fields } = await qualify(new Request("https://example.org/", { method: "POST", body: new URLSearchParams({ attise, email: "a@example.org" }) }), { plan });
  assert.deepEqual([verdict.trust, verdict.trustReason, fields.email], ["malformed", "unknown_version_2", "a@example.org"]);
});

for (const format of ["compiled", "memory", "payload"]) {
  it(`${format}: what is written today is what its version says`, () => {
    const name = `${format}-${VERSIONS[format]}.json`;
    assert.ok(existsSync(new URL(name, folder)), `a new version needs its golden file:  node tests/lib/golden.mjs ${format} > tests/golden/${name}`);
    assert.deepEqual(TODAY[format](), json(name), `another form needs another version, and the old one stays readable: www/docs/semver.md`);
  });
}

it("seal: what is written today is what its version says", () => {
  // Behind version, key, times and views stand random bytes, and the tag that is of them too.
  const head = ({ cookie }) => bytes(cookie.split("=")[1]).subarray(0, 12);
  const length = ({ cookie }) => cookie.length;
  const [now, kept] = [TODAY.seal(), json("seal.json")];
  assert.equal(VERSIONS.seal, 1, "a new version needs its golden file beside seal.json");
  assert.deepEqual([head(now), length(now)], [head(kept), length(kept)]);
});

for (const [name, hash] of Object.entries(json("plans-0.1.0.json"))) {
  it(`the plan ${name} as of 0.1.0 is good, and the same agreement as then`, () => {
    const text = read(`plans-0.1.0/${name}.json`);
    assert.deepEqual(check(text), []);
    assert.equal(openPlan(text).hash, hash);
  });
}

it("a verdict still has every field that it had in 0.1.0, of the same kind", async () => {
  const lacks = (had, has, path = "verdict") => {
    if (typeof had === "string") return had === has || had === "null" ? [] : [`${path}: was ${had}, is ${JSON.stringify(has)}`];
    if (Array.isArray(had)) return had.length === 0 ? (Array.isArray(has) ? [] : [`${path}: was a list`]) : lacks(had[0], has?.[0], `${path}[0]`);
    return Object.keys(had).flatMap((key) => (has !== null && typeof has === "object" && key in has ? lacks(had[key], has[key], `${path}.${key}`) : [`${path}.${key}: is gone`]));
  };
  assert.deepEqual(lacks(json("verdict-0.1.0.json"), shape(await verdict())), []);
});
