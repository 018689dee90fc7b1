// Finds or installs the pinned build tools: the Rust toolchain with its WebAssembly target, wasm-pack and wasm-bindgen.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { ask, must, root, run } from "./run.mjs";
import { main, step, Stop } from "./say.mjs";

const WASM_PACK = "0.15.1";
const TARGET = "wasm32-unknown-unknown";
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "attise", "tools");

/** The tools run for a tenth of a second: unoptimised they are there in less than half the time. */
const QUICK = { CARGO_PROFILE_RELEASE_OPT_LEVEL: "0", CARGO_PROFILE_RELEASE_LTO: "off", CARGO_PROFILE_RELEASE_DEBUG: "0" };

/** Makes sure that the Rust of rust-toolchain.toml is there, with rustfmt, clippy and the WebAssembly target. */
export async function ensureRust() {
  const pinned = readFileSync(join(root, "rust-toolchain.toml"), "utf8").match(/channel = "([^"]+)"/)[1];
  if (ask("rustup", ["--version"]) === null) return ensureRustWithoutRustup(pinned);
  const toolchains = ask("rustup", ["toolchain", "list"]) ?? "";
  if (!toolchains.split("\n").some((line) => line.startsWith(`${pinned}-`))) {
    step(`installing Rust ${pinned}`);
    await must("rustup", ["toolchain", "install", pinned, "--profile", "minimal", "--no-self-update"]);
  }
  const targets = ask("rustup", ["target", "list", "--installed", "--toolchain", pinned]) ?? "";
  if (!targets.split("\n").includes(TARGET)) {
    step(`adding the Rust target ${TARGET}`);
    await must("rustup", ["target", "add", TARGET, "--toolchain", pinned]);
  }
  const components = ask("rustup", ["component", "list", "--installed", "--toolchain", pinned]) ?? "";
  for (const component of ["rustfmt", "clippy"]) {
    if (components.includes(component)) continue;
    step(`adding the Rust component ${component}`);
    await must("rustup", ["component", "add", component, "--toolchain", pinned]);
  }
}

function ensureRustWithoutRustup(pinned) {
  const found = ask("rustc", ["--version"]);
  if (found === null) {
    throw new Stop("Rust is missing; to install it type:  curl --proto '=https' -sSf https://sh.rustup.rs | sh");
  }
  if (!found.startsWith(`rustc ${pinned} `)) throw new Stop(`Rust ${pinned} is needed, found \`${found}\` and no rustup to change it`);
  const sysroot = ask("rustc", ["--print", "sysroot"]);
  if (!existsSync(join(sysroot, "lib", "rustlib", TARGET))) throw new Stop(`the Rust target ${TARGET} is missing and there is no rustup to add it`);
}

/** Environment with the pinned wasm-pack and wasm-bindgen first in PATH; installs what is missing. */
export async function toolEnv() {
  await ensureRust();
  // The command has to be of the same version as the crate that is compiled in.
  const bindgen = readFileSync(join(root, "Cargo.lock"), "utf8").match(/name = "wasm-bindgen"\nversion = "([^"]+)"/);
  if (!bindgen) throw new Stop("Cargo.lock: expected the package `wasm-bindgen`");
  const folders = [await ensureTool("wasm-pack", "wasm-pack", WASM_PACK), await ensureTool("wasm-bindgen-cli", "wasm-bindgen", bindgen[1])];
  return { ...process.env, PATH: [...folders.filter(Boolean), process.env.PATH].join(delimiter) };
}

/** Folder that holds a cargo-installed tool in exactly this version, or null when the one in PATH is it. */
export async function ensureTool(crate, binary, version) {
  const isIt = (file) => ask(file, ["--version"])?.split(/\s+/)[1] === version;
  const folder = join(cache, `${crate}-${version}`);
  const bin = join(folder, "bin");
  if (isIt(join(bin, binary))) return bin;
  if (isIt(binary)) return null;
  step(`installing ${crate} ${version} with cargo (once; a few minutes)`);
  mkdirSync(folder, { recursive: true });
  const args = ["install", crate, "--bin", binary, "--version", version, "--root", folder, "--force", "--quiet"];
  const env = { ...process.env, ...QUICK };
  const locked = await run("cargo", [...args, "--locked"], { env });
  // A registry that lags may lack a version that the crate's own lockfile names; its manifest then decides.
  if (locked.code !== 0) await must("cargo", args, { env });
  return bin;
}

if (process.argv[1] === import.meta.filename) main(async () => void (await toolEnv()));
