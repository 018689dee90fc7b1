// Finds Chromium for the browser tests, or installs it on Debian and Ubuntu.
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ask, must } from "./run.mjs";
import { step, Stop } from "./say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** Path of a Chromium to test with: `ATTISE_CHROMIUM`, one in PATH, or one just installed. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const sudo = process.getuid?.() === 0 ? [] : ask("sudo", ["-n", "true"]) === null ? null : ["sudo", "-n"];
  if (!existsSync("/usr/bin/apt-get")) throw new Stop("the browser tests need Chromium: install it, or name it with  ATTISE_CHROMIUM=/path/to/chromium npm test");
  if (sudo === null) throw new Stop("the browser tests need Chromium; to install it type:  sudo apt-get update && sudo apt-get install -y chromium");
  step("installing Chromium (apt-get install chromium)");
  const apt = async (...args) => {
    const [command, ...rest] = [...sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", ...args];
    await must(command, rest);
  };
  await apt("update");
  await apt("install", "-y", "--no-install-recommends", "chromium");
  const installed = findChromium();
  if (!installed) throw new Stop("apt-get installed the package `chromium`, but no Chromium is in PATH");
  return installed;
}

function findChromium() {
  const named = process.env.ATTISE_CHROMIUM;
  if (named) {
    if (!runnable(named)) throw new Stop(`ATTISE_CHROMIUM: expected a program, found \`${named}\``);
    return named;
  }
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC].find(runnable);
}

function runnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
