// Brings a D1 database up to date: the numbered files of a folder, in order, each once. Remembered as `wrangler d1 migrations apply` does.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const REMEMBERED = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`;

/**
 * Applies what is missing. Each file is one transaction: half of it is never there.
 *
 * @param db a D1 database.
 * @param {string} folder of files like `0001_leads.sql`.
 * @returns {Promise<string[]>} the names of the files that were applied.
 */
export async function migrate(db, folder) {
  await db.prepare(REMEMBERED).run();
  const { results } = await db.prepare("SELECT name FROM d1_migrations").all();
  const done = new Set(results.map(({ name }) => name));
  const missing = readdirSync(folder).filter((name) => /^\d{4}_.*\.sql$/.test(name) && !done.has(name)).sort();
  for (const name of missing) {
    const statements = statementsOf(readFileSync(join(folder, name), "utf8")).map((sql) => db.prepare(sql));
    await db.batch([...statements, db.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name)]);
  }
  return missing;
}

/** The statements of a file; a trigger's own ones stay in it. */
export function statementsOf(sql) {
  const plain = sql.replace(/--.*$/gm, "");
  return (plain.match(/(?:\bBEGIN\b[^]*?\bEND\b|[^;])+/g) ?? []).map((text) => text.trim()).filter(Boolean);
}
