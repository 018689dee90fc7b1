// Finds the programs of the tests, browsers with their drivers and a C++ compiler, or installs them on Debian and Ubuntu.
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ask, must } from "./run.mjs";
import { step, Stop } from "./say.mjs";
import { ensureTool } from "./tools.mjs";

/** Not packaged by Debian. */
const GECKODRIVER = "0.37.1";
const MAC = ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/**
 * Debian's package of each program, and its names in PATH or paths, or what finds them once the package is there. The variable `ATTISE_` and the key in
 * capitals names another one.
 */
const PROGRAMS = {
  chromium: ["chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", ...MAC],
  chromedriver: ["chromium-driver", "chromedriver"],
  firefox: ["firefox-esr", "firefox-esr"],
  minibrowser: ["webkit2gtk-driver", miniBrowsers],
  webkitdriver: ["webkit2gtk-driver", "WebKitWebDriver"],
  xvfb: ["xvfb", "Xvfb"],
  cxx: ["g++", "c++", "g++", "clang++"],
};

/** What each engine's tests need beside Xvfb. */
export const ENGINES = {
  chromium: { browser: "chromium", driver: "chromedriver" },
  firefox: { browser: "firefox", driver: "geckodriver" },
  webkit: { browser: "minibrowser", driver: "webkitdriver" },
};

/** Paths of an engine's browser, its driver and Xvfb. */
export async function ensureEngine(name) {
  const { browser, driver } = ENGINES[name];
  const found = await ensurePrograms([browser, driver, "xvfb"].filter((program) => program !== "geckodriver"));
  return { browser: found[browser], driver: found[driver] ?? (await ensureGeckodriver()), xvfb: found.xvfb };
}

/** Path of a Chromium, for tests that bring their own driver. */
export const ensureChromium = async () => (await ensurePrograms(["chromium"])).chromium;

/** Path of a C++ compiler: libFuzzer is compiled from source. */
export const ensureCompiler = async () => (await ensurePrograms(["cxx"])).cxx;

async function ensureGeckodriver() {
  const folder = await ensureTool("geckodriver", "geckodriver", GECKODRIVER);
  return folder ? join(folder, "geckodriver") : "geckodriver";
}

async function ensurePrograms(names) {
  const missing = names.filter((name) => !find(name));
  if (missing.length > 0) await install(missing);
  return Object.fromEntries(names.map((name) => {
    const path = find(name);
    if (!path) throw new Stop(`apt-get installed the package \`${PROGRAMS[name][0]}\`, but no program of \`${name}\` is there`);
    return [name, path];
  }));
}

async function install(names) {
  const packages = [...new Set(names.map((name) => PROGRAMS[name][0]))];
  const variables = names.map((name) => `${variable(name)}=/path/to/${name}`).join(" ");
  if (!existsSync("/usr/bin/apt-get")) throw new Stop(`the tests need ${names.join(", ")}: install what is missing, or name it with  ${variables} npm test`);
  const sudo = process.getuid?.() === 0 ? [] : ask("sudo", ["-n", "true"]) === null ? null : ["sudo", "-n"];
  const list = packages.join(" ");
  if (sudo === null) throw new Stop(`the tests need ${names.join(", ")}; to install what is missing type:  sudo apt-get update && sudo apt-get install -y ${list}`);
  step(`installing what the tests need (apt-get install ${list})`);
  const apt = async (...args) => {
    const [command, ...rest] = [...sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", ...args];
    await must(command, rest);
  };
  await apt("update");
  await apt("install", "-y", "--no-install-recommends", ...packages);
}

function find(name) {
  const named = process.env[variable(name)];
  if (named) {
    if (!runnable(named)) throw new Stop(`${variable(name)}: expected a program, found \`${named}\``);
    return named;
  }
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  const [, ...programs] = PROGRAMS[name];
  return programs.flatMap((program) => (typeof program === "function" ? program() : program)).flatMap((program) => (program.startsWith("/") ? [program] : folders.map((folder) => join(folder, program)))).find(runnable);
}

const variable = (name) => `ATTISE_${name.toUpperCase()}`;

/** MiniBrowser is beside WebKit's own processes, in a folder by architecture and version. */
function miniBrowsers() {
  const list = (folder) => (existsSync(folder) ? readdirSync(folder) : []);
  const versions = list("/usr/lib").filter((name) => name.endsWith("-linux-gnu")).flatMap((name) => list(`/usr/lib/${name}`).map((entry) => `/usr/lib/${name}/${entry}`));
  return [...versions.filter((path) => path.includes("/webkit2gtk-")).sort().reverse().map((path) => `${path}/MiniBrowser`), "MiniBrowser"];
}

function runnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
