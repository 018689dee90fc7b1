// Ends a page's process, as the system does when memory is short.
import { readdirSync, readFileSync } from "node:fs";

/** How Chromium, Firefox and WebKitGTK name the processes of their pages. */
const PAGES = /--type=renderer|-isForBrowser|WebKitWebProcess/;

/** Kills the one page's process below `root` that works hardest while `work` runs. */
export async function killWorker(root, work) {
  const before = times(root);
  await work();
  const [[pid]] = [...times(root)].map(([pid, time]) => [pid, time - (before.get(pid) ?? 0)]).sort((a, b) => b[1] - a[1]);
  process.kill(pid, "SIGKILL");
}

/** Processor time of every process below `root`, by its number. */
function times(root) {
  const found = new Map();
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap(stat);
  const visit = (parent) => {
    for (const { pid, parent: of, time } of all) {
      if (of !== parent) continue;
      if (PAGES.test(command(pid))) found.set(pid, time);
      visit(pid);
    }
  };
  visit(root);
  return found;
}

const command = (pid) => read(`/proc/${pid}/cmdline`);

/** The list of this process's one line; empty when it has ended meanwhile. */
function stat(pid) {
  // The name, in brackets, may hold anything.
  const [, parent, , , , , , , , , , user, system] = read(`/proc/${pid}/stat`).replace(/^.*\) /s, "").split(" ").map(Number);
  return parent === undefined ? [] : [{ pid: Number(pid), parent, time: user + system }];
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
