// `npm run audit`: licences, doubles and sources of every crate, then what is known against crates and npm packages. `npm run audit -- --offline` leaves out the last, which asks databases.
import { delimiter, join } from "node:path";
import { root, run } from "./run.mjs";
import { main, step } from "./say.mjs";
import { ensureRust, ensureTool } from "./tools.mjs";

const CARGO_DENY = "0.20.2";
const CRATES = ["Cargo.toml", "tests/fuzz/Cargo.toml"].map((path) => join(root, path));

async function audit(args) {
  await ensureRust();
  const bin = await ensureTool("cargo-deny", "cargo-deny", CARGO_DENY);
  const env = bin ? { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) } : process.env;
  const deny = (manifest, ...checks) => ["cargo", ["deny", "--locked", "--manifest-path", manifest, "--config", join(root, "deny.toml"), "check", ...checks]];
  const offline = CRATES.map((manifest) => deny(manifest, "licenses", "bans", "sources"));
  const online = [...CRATES.map((manifest) => deny(manifest, "advisories")), ["npm", ["audit", "--audit=true", "--audit-level=low"]]];
  let failed = 0;
  for (const [command, rest] of args.includes("--offline") ? offline : [...offline, ...online]) {
    step([command, ...rest].join(" ").replaceAll(root, ""));
    const { code, output } = await run(command, rest, { env });
    console.log(output.trimEnd());
    failed += code === 0 ? 0 : 1;
  }
  return failed === 0 ? 0 : 1;
}

await main(() => audit(process.argv.slice(2)));
