// No code block of the READMEs and the docs is unlooked at: each is judged by what its language has to judge it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Miniflare } from "miniflare";
import { at, blocks, DOCUMENTS } from "./lib/blocks.mjs";
import { judge, judgeFragment, judgeHtml, judgeToml, kind, scriptsIn } from "./lib/data.mjs";
import { furnish } from "./lib/furnish.mjs";
import { follow } from "./lib/shell.mjs";
import { isScript, problems } from "./lib/types.mjs";
import { EXCEPTIONS, VALUES } from "./names.mjs";
import { OUTPUTS } from "./outputs.mjs";

const all = DOCUMENTS.flatMap((file) => blocks(file));
const key = ({ file, code }) => `${file} ${code.split("\n", 1)[0]}`;
const folder = furnish(mkdtempSync(join(tmpdir(), "attise-docs-")));
after(() => rmSync(folder, { recursive: true }));

/** JSON that is a value of one of the package's types is checked as a script would be. */
const valueOf = ({ file, language, code, ...block }) => {
  if (language !== "json" || kind(JSON.parse(code)) !== null) return null;
  assert.ok(VALUES[file], `${file}: JSON that is no plan, no cases and no journey needs a type in tests/docs/names.mjs`);
  return { ...block, file, language: "ts", code: `const value: ${VALUES[file]} = ${code};` };
};

const scripts = all.map((block) => (Object.hasOwn(EXCEPTIONS, key(block)) ? null : isScript(block) ? block : valueOf(block))).filter(Boolean);
const wrong = problems([...scripts, ...all.flatMap(scriptsIn)]);

const CHECKS = {
  json: ({ file, code }) => kind(JSON.parse(code)) && judge(file, JSON.parse(code)),
  jsonc: ({ code }) => judgeFragment(code),
  html: ({ code }) => void judgeHtml(code),
  toml: ({ code }) => void judgeToml(code),
  sh: ({ code }) => void follow(code, folder),
  sql: async ({ code }) => {
    const store = new Miniflare({ modules: true, script: "export default {}", d1Databases: ["DB"] });
    try {
      const db = await store.getD1Database("DB");
      for (const statement of code.split(/;\s*$/m).filter((text) => text.trim())) await db.prepare(statement).run();
    } finally {
      await store.dispose();
    }
  },
  text: async (block) => {
    const shown = blocks(block.file, "text").map(({ line }) => line);
    const said = OUTPUTS[block.file]?.[shown.indexOf(block.line)];
    assert.ok(said, "what is shown needs a command that says it, in tests/docs/outputs.mjs");
    assert.equal((await said(folder)).trimEnd(), block.code.trimEnd());
  },
};

for (const block of all) {
  test(`${at(block)} ${block.language}`, async (t) => {
    const exception = EXCEPTIONS[key(block)];
    if (exception) return t.diagnostic(exception);
    if (isScript(block)) return assert.deepEqual(wrong.filter((text) => within(block, text)), []);
    assert.ok(Object.hasOwn(CHECKS, block.language), `nothing checks \`${block.language}\``);
    await CHECKS[block.language](block);
    assert.deepEqual(wrong.filter((text) => within(block, text)), []);
  });
}

/** Whether a problem is of this block. */
function within({ file, line, code }, text) {
  const [, of, number] = /^(.*?):(\d+): /.exec(text);
  return of === file && number >= line && number < line + code.split("\n").length;
}

test("every exception and every type of a value is of a block that there is", () => {
  const keys = new Set(all.map(key));
  for (const name of Object.keys(EXCEPTIONS)) assert.ok(keys.has(name), name);
  for (const file of Object.keys(VALUES)) assert.ok(blocks(file, "json").length > 0, file);
  for (const [file, outputs] of Object.entries(OUTPUTS)) assert.equal(blocks(file, "text").length, outputs.length, file);
  assert.ok(Object.keys(EXCEPTIONS).length < all.length / 10);
});

test("a block that is wrong is seen, whatever its language", () => {
  const script = { file: "x.md", line: 7, language: "js", code: 'import { wach } from "attise";\nnobody();' };
  const found = problems([script]);
  assert.equal(found.length, 2);
  assert.match(found[0], /^x\.md:7: .*no exported member/);
  assert.match(found[1], /^x\.md:8: .*nobody/);
  assert.throws(() => judgeHtml('<div data-attise-slott="hero">x</div>'), /data-attise-slott: no such mark/);
  assert.throws(() => judgeHtml('<div data-attise-slot="hero" data-attise-slot="hero">x</div>'), /duplicate-attribute/);
  assert.throws(() => judgeFragment('"offers": [{ "slott": "hero" }]'));
  assert.throws(() => judge("x.md", { version: 1, criteria: [] }));
  assert.throws(() => judgeToml("name = "));
  for (const line of ["rm -r .", "npx attise chek plan.json", "npm run no-such-script", "npm i attise left-pad"]) assert.throws(() => follow(line, folder), line);
});
