// Groups a log by visitor and kind with DuckDB, as a process of its own whose peak memory is its own: `node duckdb.cjs FILE THREADS`
const { DuckDBInstance, version } = require("@duckdb/node-api");

async function group(file, threads) {
  const instance = await DuckDBInstance.create(":memory:", { threads });
  const connection = await instance.connect();
  const source = file.endsWith(".csv") ? "read_csv" : "read_parquet";
  const began = performance.now();
  await connection.runAndReadAll(
    `SELECT count(*), sum(events), max(last) FROM (SELECT visitor, kind, count(*) AS events, max("at") AS last FROM ${source}('${file}') GROUP BY visitor, kind)`,
  );
  const seconds = (performance.now() - began) / 1000;
  console.log(JSON.stringify({ seconds, memory: process.resourceUsage().maxRSS / 1000, version: version() }));
}

group(process.argv[2], process.argv[3]);
