// What pages of version 1 have sent and edges of version 1 have sealed is read the same for ever: these files never change, others may come beside them.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { openKeys, openPlan, qualify } from "attise/edge";

const read = (name) => readFileSync(new URL(`../golden/${name}`, import.meta.url), "utf8");
const DIGESTS = {
  "payloads.json": "15bdab60c4fd9a4957465de466741ae78bd9f8ca6bded53a7b7bb697587f5663",
  "plan.json": "cec99ed35a642268b23913b54dbc3d378cc3e4047ce7b77da219f8e29422b9de",
  "seal.json": "996059e124117b6cf43875336764f1ceb98b5c87442b6677dc3ce9c88432a019",
};

it("the golden files never change", () => {
  for (const [name, digest] of Object.entries(DIGESTS)) assert.equal(createHash("sha256").update(read(name)).digest("hex"), digest, name);
});

const plan = openPlan(read("plan.json"));
for (const { name, text, evidence } of JSON.parse(read("payloads.json"))) {
  it(`E12: a payload of version 1 is read as ever: ${name}`, () => {
    assert.deepEqual(plan.decode(text), evidence);
  });
}

it("E12: a seal of version 1 holds as ever", async () => {
  const { keys, host, cookie, seal } = JSON.parse(read("seal.json"));
  const request = new Request(`https://${host}/lead`, { method: "POST", body: "email=a@example.org", headers: { cookie } });
  const { verdict } = await qualify(request, { plan, keys: openKeys(keys), now: seal.served * 1000 });
  assert.deepEqual(verdict.seal, seal);
});
