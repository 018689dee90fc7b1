// The commands whose output the docs show, by document, in its order.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { blocks, root } from "./lib/blocks.mjs";

const command = join(root, "pkg-config", "bin", "attise.js");
const attise = (folder, ...args) => spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: "utf8" }).stdout;

/** Each is given the furnished folder. */
export const OUTPUTS = {
  "www/docs/cases.md": [
    (folder) => {
      const file = JSON.parse(blocks("www/docs/cases.md", "json")[0].code);
      const [shown] = file.cases;
      const wrong = { ...shown, expect: { reading: { ...shown.expect.reading, engagement: 20 } } };
      const others = Array.from({ length: 11 }, (_, i) => ({ ...shown, name: `${shown.name}, ${i}`, rows: [] }));
      writeFileSync(join(folder, "plan.cases.json"), JSON.stringify({ ...file, cases: [wrong, ...others] }));
      return attise(folder, "test", "plan.json");
    },
  ],
  "www/docs/diff.md": [
    (folder) => attise(folder, "plan", "diff", "old.json", "new.json"),
    (folder) => {
      const said = attise(folder, "plan", "diff", "old.json", "new.json", "--events", "events.csv", "--now", "2026-01-12", "--show", "2");
      return said.slice(said.search(/^\d+ of /m));
    },
  ],
};
