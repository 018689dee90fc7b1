// A project that installs the packed tarball, as a user's would: in a folder of its own, offline.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const pkg = fileURLToPath(new URL("../../../pkg-config", import.meta.url));

/** An empty folder. The caller removes it. */
export const emptyFolder = () => mkdtempSync(join(tmpdir(), "attise-consumer-"));
export const remove = (folder) => rmSync(folder, { recursive: true });

/** Packs the package into a folder; gives what npm says of the tarball. */
export function pack(folder) {
  const said = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: pkg, encoding: "utf8" });
  return JSON.parse(said.slice(said.indexOf("[\n")))[0];
}

/** Runs npm in a folder. */
export const npm = (folder, ...args) =>
  execFileSync("npm", ["--offline", "--no-audit", "--no-fund", ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Runs the tarball's command without installing it, as `npx attise …` does in a folder that has nothing yet. */
export function npx(folder, tarball, ...args) {
  const all = ["exec", "--offline", "--yes", `--package=${tarball}`, "--", "attise", ...args];
  // its own cache, which goes with the tarball
  const env = { ...process.env, npm_config_cache: join(dirname(tarball), "cache"), npm_config_loglevel: "silent" };
  const { status, stdout, stderr } = spawnSync("npm", all, { cwd: folder, encoding: "utf8", env });
  return { code: status, out: stdout, err: stderr };
}
