// Runs what the docs tell people to type, line by line, in a folder that has what the docs speak of.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blocks, DOCUMENTS, read, root } from "./blocks.mjs";

const json = (path) => JSON.parse(read(path));
const command = join(root, "pkg-config", "bin", "attise.js");

/** A line's command, without what a person reads beside it. */
export const commands = (code) => code.split(/\n| && /).map((line) => line.replace(/(^|\s+)# .*$/, "").trim()).filter(Boolean);

/** Servers, and what they need: tests/docs/paths.test.mjs and tests/consumers/ do what these do. */
const SERVERS = ["npx vite", "npx wrangler dev worker.js", /^npx wrangler d1 execute leads --local --command "[^"]+"$/];

/** Packages that the docs tell people to install beside ours. */
const OTHERS = new Set(["vite", "wrangler", "hono"]);

/**
 * How a kind of line is checked, by its beginning. Each is given the words after it, the folder, and what the lines before it have said; what it returns is what its command said.
 * A line that none of them knows is a failure.
 */
const KINDS = [
  ["npm i(?:nstall)?", (words) => {
    for (const word of words) if (!word.startsWith("-")) assert.ok(word === json("pkg-config/package.json").name || OTHERS.has(word), `npm install ${word}`);
  }],
  ["npx attise", (words, folder) => {
    const said = run(process.execPath, [command, ...words], folder);
    if (words.join() === "key") writeFileSync(join(folder, "key"), said.trim());
    return said;
  }],
  // The native command is the same to the byte, and reads what the tests of its own write: here its options are looked up.
  ["attise", (words, folder) => {
    const help = run(process.execPath, [command, "help", words[0]], folder);
    for (const word of words) if (word.startsWith("-")) assert.ok(help.includes(word), word);
  }],
  // It asks for an account: only that a script of the docs reads what it sets can be checked.
  ["npx wrangler secret put", ([name]) => assert.ok(DOCUMENTS.some((file) => blocks(file, "js").some(({ code }) => code.includes(`env.${name}`))), name)],
  // What `attise init` wrote is run by tests/package/init.test.mjs.
  ["node attise/", ([file]) => assert.ok(existsSync(join(root, "pkg-config", "templates", file)), file)],
  ["node www/", ([file, ...words], folder) => {
    const script = join(root, "www", file);
    return words[0] === "FOLDER" ? run(process.execPath, ["--check", script], folder) : run(process.execPath, [script, ...words], folder);
  }],
  ["cp node_modules/attise/", ([file]) => assert.ok(existsSync(join(root, "pkg-config", file)), file)],
  ["npm run", ([name]) => assert.ok(name in json("package.json").scripts, name)],
  ["npm (?=start|test)", ([name, ...rest]) => {
    assert.ok(name in json("package.json").scripts, name);
    assert.deepEqual(rest, []);
  }],
  ["cargo install --path . --features", ([feature, ...rest]) => {
    const manifest = read("Cargo.toml");
    assert.match(manifest, new RegExp(`^${feature} = \\[`, "m"));
    const [option, profile] = rest.splice(0, 2);
    if (option) assert.equal(option, "--profile");
    if (profile) assert.ok(manifest.includes(`\n[profile.${profile}]\n`), profile);
    assert.deepEqual(rest, []);
  }],
  ["cargo install", ([name, flag, version, ...rest]) => {
    assert.deepEqual([flag, rest], ["--version", ["--locked"]]);
    const locked = name === "wasm-bindgen-cli" ? /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(read("Cargo.lock")) : /WASM_PACK = "([^"]+)"/.exec(read("scripts/tools.mjs"));
    assert.equal(version, locked[1], name);
  }],
  ["wasm-pack build", (words) => {
    const manifest = read("Cargo.toml");
    for (const [i, word] of words.entries()) {
      if (word === "--profile") assert.match(manifest, new RegExp(`^\\[profile\\.${words[i + 1]}\\]$`, "m"));
      if (word === "--features") assert.match(manifest, new RegExp(`^${words[i + 1]} = \\[`, "m"));
    }
  }],
];

/** Runs the lines of a block; gives what each of them said. */
export function follow(code, folder) {
  return commands(code).map((line) => {
    if (SERVERS.some((server) => (typeof server === "string" ? server === line : server.test(line)))) return "";
    const [, text, target] = /^(.*?)(?: > (\S+))?$/.exec(line);
    const [found, check] = KINDS.map(([begin, check]) => [new RegExp(`^${begin} ?`).exec(text), check]).find(([found]) => found) ?? [];
    assert.ok(found, `no test knows how to check \`${line}\`: tests/docs/lib/shell.mjs`);
    const said = check(text.slice(found[0].length).split(" ").filter(Boolean), folder);
    if (target) writeFileSync(join(folder, target), said);
    return said ?? "";
  });
}

function run(program, args, folder) {
  const key = join(folder, "key");
  const env = { ...process.env, ...(existsSync(key) && { ATTISE_KEYS: readFileSync(key, "utf8") }) };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8", env });
  assert.equal(status, 0, `${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}
