// The leads and the verdicts of sales as CSV: for a spreadsheet, and for `attise replay`.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { buyer, formOf, hot, theWorker, warm, www } from "./lib/demo.mjs";

/** Reads RFC 4180, strictly. */
function parse(text) {
  assert.equal(text.codePointAt(0), 0xfeff);
  assert.ok(text.endsWith("\r\n"));
  const rows = [[]];
  const rest = text.slice(1).replace(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy, (_, quoted, plain, end) => {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    return "";
  });
  assert.equal(rest, "");
  rows.pop();
  const [header, ...lines] = rows;
  for (const line of lines) assert.equal(line.length, header.length);
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i]])));
}

describe("the export", () => {
  const the = theWorker();
  const csv = async (name) => Buffer.from(await (await the.at.get(`/inbox/${name}.csv`)).arrayBuffer()).toString("utf8");

  it("has one row a person, in the order of whom to call first, with what sales said", async () => {
    const one = await the.at.lead(formOf(buyer({ company: 'Ateliers "du Nord",\nLille' }), hot));
    const two = await the.at.lead(formOf(buyer({ form: "webinar" }), warm));
    const three = await the.at.lead(formOf(buyer(), hot));
    await the.at.did(one.id, "accept");
    await the.at.did(three.id, "reject", { way: "mql:too-early" });
    const rows = parse(await csv("leads"));
    assert.deepEqual(rows.map(({ visitor, verdict, reason, stage, owner }) => [visitor, verdict, reason, stage, owner]), [
      [one.id, "accepted", "", "sql", "sales"],
      [two.id, "", "", two.stage, "marketing"],
      [three.id, "rejected", "too-early", "mql", "marketing"],
    ]);
    assert.deepEqual([rows[0].company, rows[0].score, rows[0].temperature, rows[0].trust, rows[0].posts], ['Ateliers "du Nord", Lille', String(one.score), "hot", "consistent", "1"]);
    const { headers } = await the.at.get("/inbox/leads.csv");
    assert.deepEqual(["content-type", "content-disposition", "cache-control"].map((name) => headers.get(name)), ["text/csv; charset=utf-8", 'attachment; filename="leads.csv"', "no-store"]);
  });

  it("defuses what a spreadsheet would take for a formula", async () => {
    for (const evil of ['=HYPERLINK("http://x","y")', "+33 1 99 00 12 34", "-1+1", "@SUM(A1)", "|calc", "%0A=1"]) {
      const { id } = await the.at.lead(formOf(buyer({ name: evil, company: evil, phone: evil, form: evil }), null));
      const row = parse(await csv("leads")).find(({ visitor }) => visitor === id);
      for (const column of ["name", "company", "phone", "form"]) assert.equal(row[column], `'${evil}`, column);
    }
  });

  it("D12: `attise replay` reads the verdicts of sales as they are", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "attise-outcomes-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const outcomes = await csv("outcomes");
    const judged = parse(outcomes);
    assert.deepEqual(judged.map(({ verdict }) => verdict).toSorted(), ["accepted", "rejected"]);
    writeFileSync(join(folder, "outcomes.csv"), outcomes);
    writeFileSync(join(folder, "events.csv"), `visitor,at,path\n${judged.map(({ visitor }) => `${visitor},2026-11-20T09:00:00Z,/tarifs`).join("\n")}\n`);
    const attise = fileURLToPath(new URL("../../pkg-config/bin/attise.js", import.meta.url));
    const args = ["replay", "--plan", join(www, "plan.json"), "--events", join(folder, "events.csv"), "--outcomes", join(folder, "outcomes.csv"), "--now", "2026-11-28", "--report", "--json", "--strict"];
    const { status, stdout, stderr } = spawnSync(process.execPath, [attise, ...args], { encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
    const { sales } = JSON.parse(stdout);
    assert.deepEqual([sales.handedOver, sales.accepted, sales.rejected, sales.early], [2, 1, 1, 1]);
  });
});
