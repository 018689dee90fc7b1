// The help texts, a short one for all commands and one each.

const all = `attise: scores a visitor's intent where it happens

  attise check PLAN                             everything wrong with a plan, at once
  attise lint PLAN                              what is unwise in a plan, and the shortest journeys to each stage
  attise compile PLAN -o OUT.js|OUT.bin         the compiled plan for a page
  attise explain --plan PLAN --payload TEXT     the score of a lead, with a receipt that adds up
  attise decode TEXT [--plan PLAN]              what a payload says
  attise replay --plan PLAN --events CSV --now TIME
                                                an event log through the engine
  attise plan print PLAN [-o FILE]              the plan as an agreement that marketing and sales sign
  attise plan diff OLD NEW                      what changed from one plan to another, and who moves
  attise test [PLAN…|FOLDER]                    the cases beside plans
  attise key [--check [KEYS]]                   a fresh key for the edge's seal, or what is wrong with those you have
  attise init [FOLDER]                          a first plan, page and worker in your project

  attise help COMMAND says more about each. Exit codes: 0 all well, 1 problems found, 2 wrong usage.
`;

const each: Record<string, string> = {
  check: `usage: attise check PLAN

  PLAN   the plan, a JSON file; \`-\` reads it from standard input

Prints every problem as \`path: message\`, or one line if the plan is good, and how many warnings \`attise lint\` has.
`,
  lint: `usage: attise lint PLAN [--strict] [--lang fr|en] [--json]

  PLAN           the plan, a JSON file; \`-\` reads it from standard input
  --strict       exit code 1 if there is any warning
  --lang fr|en   language of the journeys. Default: en
  --json         the whole answer as JSON

Prints every warning as \`path: message (code)\`, what to do below, and where the docs explain the code; then the shortest journeys to warm, to hot
and to each stage. A plan accepts a warning by its code: "accept": ["CODE"]. A plan with problems has no warnings: they come first.
`,
  compile: `usage: attise compile PLAN -o OUT

  PLAN              the plan, a JSON file; \`-\` reads it from standard input
  -o, --out OUT     where to write: OUT.js a module to import, OUT.bin the bytes

With a problem in the plan nothing is written.
`,
  explain: `usage: attise explain --plan PLAN (--payload TEXT | --journey FILE) [--now TIME] [--lang fr|en] [--json]

  --plan PLAN       the plan, a JSON file
  --payload TEXT    what a form's field \`attise\` held
  --journey FILE    what a visitor did and when, a JSON file:
                    { "start": TIME, "signals": [{ "at": SECONDS, "kind": "pageView", "path": "/pricing" }, …] }
  --now TIME        time of the reading of a payload: Unix seconds or a time like 2026-01-05T09:00:00Z. Default: now
  --lang fr|en      language of the labels and reasons. Default: en
  --json            the whole answer as JSON
`,
  decode: `usage: attise decode TEXT [--plan PLAN] [--json]

  TEXT              what a form's field \`attise\` held
  --plan PLAN       the plan that counted, to name its criteria; without it they show their keys, 6 hex digits
  --json            the whole answer as JSON
`,
  replay: `usage: attise replay --plan PLAN --events CSV [--outcomes CSV] [--facts CSV] --now TIME [--report] [--top N] [--lang fr|en]
                     [--strict] [--json]

  --plan PLAN       the plan, a JSON file
  --events CSV      the event log; columns: visitor, at (or seconds), path, and if there are kind, name, value; \`-\` reads
                    it from standard input
  --outcomes CSV    which visitors converted: visitor and a column that says 1, true or yes, or 0, false or no; and what sales said:
                    verdict (accepted or rejected) and reason
  --facts CSV       what is known of visitors: visitor and a column for each form field
  --now TIME        time of the reading: Unix seconds or a time like 2026-01-05T09:00:00Z; later events are left out
  --report          funnel, criteria, sales, cost and value, queue and contents, too
  --top N           the first N of the ranking
  --lang fr|en      language of the tables. Default: en
  --strict          exit code 1 if a row is malformed
  --json            the whole answer as JSON

Files are UTF-8, their first line the names of the columns; values are apart by commas, semicolons or tabs. A file without the columns it
needs ends the command. Malformed rows are counted and the first ten shown; the rest goes on.
`,
  plan: `usage: attise plan print PLAN [--lang fr|en] [--format html|md] [-o FILE]

  PLAN                the plan, a JSON file; \`-\` reads it from standard input
  --lang fr|en        language of the document. Default: the plan's own
  --format html|md    html: one file for A4 paper and screens; md: Markdown. Default: html, or md if FILE ends with .md
  -o, --out FILE      where to write. Default: standard output

The document says what counts and for how much, who does what with which lead and how soon, how leads come back, and where it is signed.
It names the plan's hash: the same plan gives the same text.

usage: attise plan diff OLD NEW [--events CSV --now TIME [--facts CSV] [--show N]] [--lang fr|en] [--exit-code] [--json]

  OLD, NEW            the plans, JSON files; one of them may be \`-\`
  --events CSV        an event log (see \`attise help replay\`): who moves from one temperature or stage to another
  --facts CSV         what is known of its visitors
  --now TIME          time of the reading
  --show N            how many of those who move are named. Default: 10
  --lang fr|en        language of the words. Default: en
  --exit-code         exit code 1 if something that counts has changed
  --json              the whole answer as JSON
`,
  test: `usage: attise test [PLAN…|FOLDER] [--json]

  PLAN      a plan, whose cases lie beside it: those of plan.json in plan.cases.json; or such a file of cases
  FOLDER    all files of cases in it and in the folders below. Default: the current folder
  --json    the whole answer as JSON

Plays each case's journey and compares what it expects. Exit code 1 if one fails or cannot be run, 2 if there is none.
`,
  key: `usage: attise key [--id N]
       attise key --check [KEYS]

  --id N    the key's number, 0 to 255. Default: 1
  --check   says what is wrong with KEYS, or with those in the environment variable ATTISE_KEYS; exit code 1 if anything is

A key is what the edge signs its seal with: a secret of its environment, ID:KEY, several apart by commas. The first one signs, all verify.
`,
  init: `usage: attise init [FOLDER]

  FOLDER   your project. Default: the current folder

Writes FOLDER/attise/ with a plan, a page, a small server for this machine and a worker for Cloudflare, and says what to type next.
What is there already is left as it is.
`,
};

/** The usage of a command, or of all. */
export function usage(command?: string): string {
  return (command !== undefined && Object.hasOwn(each, command) && each[command]) || all;
}
