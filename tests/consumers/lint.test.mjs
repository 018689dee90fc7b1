// The tarball by the two tools that people check packages with.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { emptyFolder, pack, remove } from "../package/lib/project.mjs";

let scratch;
let tarball;
before(() => {
  scratch = emptyFolder();
  tarball = new Uint8Array(readFileSync(join(scratch, pack(scratch).filename)));
});
after(() => remove(scratch));

test("publint, in its strict mode, has nothing to say", async () => {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("are the types wrong? for modules they are right everywhere, for scripts of TypeScript's node10 too", async () => {
  const { types, problems, entrypoints } = await checkPackage(createPackageFromTarballData(tarball));
  assert.equal(types.kind, "included");
  assert.ok(Object.keys(entrypoints).length >= 16);
  // The package has ES modules alone: CommonJS loads them with `import()`, and with `require()` from Node 20.19 on.
  const modules = problems.filter(({ kind, resolutionKind }) => !(kind === "CJSResolvesToESM" && resolutionKind === "node16-cjs"));
  // A compiler that does not read `exports` finds no file in another folder: none such imports WebAssembly, and Vite's own types are not for it either.
  const wrong = modules.filter(({ entrypoint, resolutionKind }) => !(resolutionKind === "node10" && /\.wasm$|^\.\/vite\/client$/.test(entrypoint)));
  assert.deepEqual(wrong, []);
});
