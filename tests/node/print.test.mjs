// `attise plan print` and `printPlan`: one file that people can sign, whatever they write in a plan.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { openPlan, printPlan } from "attise/tools";
import { attise, scratch } from "./lib/attise.mjs";
import { plan } from "./lib/tiny.mjs";

const presets = new URL("../../pkg-config/presets/", import.meta.url);
const sources = readdirSync(presets)
  .filter((name) => name.endsWith(".json") && !name.endsWith(".cases.json"))
  .map((name) => [name, readFileSync(new URL(name, presets), "utf8")]);

const HOSTILE = `</style><script>alert("x")</script> & 'y' | \`z\` *w* [a](b)`;
const hostile = {
  ...plan,
  label: HOSTILE,
  revision: HOSTILE,
  criteria: plan.criteria.map((criterion) => ({ ...criterion, label: HOSTILE })),
  stages: plan.stages.map((stage) => ({ ...stage, label: HOSTILE, owner: HOSTILE })),
};

/** The elements of a file as a tree would have them: fails where one is not closed. */
function elements(html) {
  const open = [];
  const all = [];
  const empty = new Set(["meta", "col"]);
  for (const [, closing, name, attributes] of html.replace(/<style>[^]*?<\/style>/, "").matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
    if (closing) assert.equal(open.pop(), name, `</${name}>`);
    else {
      all.push({ name, attributes });
      if (!empty.has(name)) open.push(name);
    }
  }
  assert.deepEqual(open, []);
  return all;
}

/** The cells of each line of a Markdown table: bars that are not escaped part them. */
const cells = (line) => line.split(/(?<!\\)\|/).slice(1, -1);

for (const [name, source] of sources) {
  for (const language of ["fr", "en"]) {
    test(`${name} in ${language} is one whole HTML file without anything from elsewhere`, () => {
      const html = printPlan(source, { language });
      assert.match(html, new RegExp(`^<!doctype html>\n<html lang="${language}">`));
      assert.doesNotMatch(html, /<script|<link|<img|<iframe|@import|url\(|https?:|javascript:| on[a-z]+=/);
      const all = elements(html);
      const levels = all.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
      assert.equal(levels[0], 1);
      for (const [place, level] of levels.entries()) assert.ok(level <= (levels[place - 1] ?? 0) + 1, `a heading of level ${level} too deep`);
      for (const { name, attributes } of all) if (name === "th") assert.match(attributes, /scope="(col|row|rowgroup)"/);
      const ids = all.flatMap(({ attributes }) => /\bid="([^"]*)"/.exec(attributes)?.[1] ?? []);
      assert.equal(new Set(ids).size, ids.length);
      assert.equal(printPlan(source, { language }), html, "the same plan gives the same text");
    });

    test(`${name} in ${language} is Markdown with whole tables`, () => {
      const lines = printPlan(source, { language, format: "md" }).split("\n");
      const heads = lines.flatMap((line, place) => (/^\| --/.test(line) ? [place - 1] : []));
      assert.ok(heads.length > 3);
      for (const head of heads) {
        for (let place = head; lines[place]?.startsWith("|"); place++) {
          assert.equal(cells(lines[place]).length, cells(lines[head]).length, lines[place]);
        }
      }
    });
  }
}

test("what people write is never markup in HTML", () => {
  const html = printPlan(hostile, { language: "fr" });
  assert.doesNotMatch(html, /<script/i);
  assert.equal(html.split("</style>").length, 2);
  assert.ok(html.includes("<h1>&lt;/style&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39; | `z` *w* [a](b)</h1>"));
  elements(html);
  const footer = /@bottom-left \{ content: "([^"]*)"/.exec(html)[1];
  assert.match(footer, /^[\p{L}\p{N} \\]+$/u, "the footer's string holds no sign that could end it");
  const said = footer.replace(/\\([0-9a-f]+) /g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
  assert.equal(said, `${HOSTILE} · révision ${HOSTILE} · ${openPlan(hostile).hash}`);
});

test("what people write is never markup in Markdown", () => {
  const markdown = printPlan(hostile, { language: "en", format: "md" });
  const line = markdown.split("\n").find((each) => each.startsWith("# "));
  assert.equal(line, "# \\</style\\>\\<script\\>alert(\"x\")\\</script\\> \\& 'y' \\| \\`z\\` \\*w\\* \\[a\\](b)");
  const row = markdown.split("\n").find((each) => each.includes("form “quote”") || each.includes("Form “quote”"));
  assert.equal(cells(row).length, 4);
  const lines = printPlan({ ...plan, label: "one\ntwo", criteria: [{ ...plan.criteria[0], label: "a\r\n|b" }, plan.criteria[1]] }, { language: "en", format: "md" });
  assert.match(lines, /^# one two\n/);
  assert.match(lines, /^\| a \\\|b<br>/m);
});

test("a small plan is printed to the letter", () => {
  const small = {
    version: 1,
    id: "small",
    language: "en",
    pages: {},
    criteria: [{ id: "view", label: "Pages viewed", signal: "pageView", points: 5, repeat: "perDay", cap: 20 }],
    total: { floor: 0, cap: 100 },
    temperature: { warm: 20, hot: 50 },
  };
  const hash = openPlan(small).hash;
  assert.equal(
    printPlan(small, { format: "md" }),
    `# small

*Service level agreement · marketing and sales*

- **Plan** \`small\`
- **Language of the plan** English
- **Version of the plan language** 1
- **Hash** \`${hash}\`
- **Effective date** ${"\\_".repeat(20)}

This agreement between marketing and sales says what makes a lead worth attention.

It is drawn from the plan that the software applies: as long as the hash is ${hash}, the rules are those below, and no others.

## 1. Words used

- **Engagement** The points of what a visitor does, from 0 to 100; a criterion counts as long as its points have not faded away.
- **Temperature** Cold, warm or hot, by engagement. Hot is not a stage.

## 2. What counts: engagement

| Criterion | Points | Limits | Half-life |
| --- | --: | --- | --- |
| Pages viewed<br>*A page is viewed* | 5 | Once a day<br>20\u00a0points at most | – |

| Group of criteria | At least | At most |
| --- | --: | --: |
| Engagement, in all | 0 | 100 |

## 3. Temperature

| Temperature | Engagement points |
| --- | --: |
| Hot | 50 or more |
| Warm | 20–49 |
| Cold | Under 20 |

The temperature follows the points at once, both ways.

## 4. Signatures

Read and approved by each for their part, for the plan whose hash is ${hash}.

|  | Marketing | Sales |
| --- | --- | --- |
| Name and position | <br><br> | <br><br> |
| Date | <br><br> | <br><br> |
| Signature | <br><br> | <br><br> |
`,
  );
});

test("the language is the plan's own unless another one is asked for", () => {
  assert.match(printPlan(plan), /<html lang="en">/);
  assert.match(printPlan({ ...plan, language: "fr" }), /<html lang="fr">/);
  assert.match(printPlan(openPlan(plan), { language: "fr", format: "md" }), /^\*Accord de niveau de service · /m);
});

test("a language or a format that there is not is a TypeError, a bad plan a PlanError", () => {
  assert.throws(() => printPlan(plan, { language: "de" }), { name: "TypeError", message: "language: expected `fr` or `en`, found `de`" });
  assert.throws(() => printPlan(plan, { format: "pdf" }), { name: "TypeError", message: "format: expected `html` or `md`, found `pdf`" });
  assert.throws(() => printPlan({ version: 1 }), { name: "PlanError" });
});

test("the command writes a file, and Markdown when its name says so", (t) => {
  const folder = scratch(t, { "plan.json": plan });
  assert.deepEqual(attise(folder, ["plan", "print", "plan.json", "--lang", "fr", "-o", "sla.html"]), { code: 0, out: "sla.html: plan `tiny`, hash HASH\n", err: "" });
  assert.equal(readFileSync(join(folder, "sla.html"), "utf8"), printPlan(plan, { language: "fr" }));
  assert.equal(attise(folder, ["plan", "print", "plan.json", "--out", "sla.md"]).code, 0);
  assert.equal(readFileSync(join(folder, "sla.md"), "utf8"), printPlan(plan, { format: "md" }));
  assert.equal(attise(folder, ["plan", "print", "plan.json", "--format", "html", "-o", "odd.md"]).code, 0);
  assert.match(readFileSync(join(folder, "odd.md"), "utf8"), /^<!doctype html>/);
});

test("the command prints to standard output, and reads standard input", (t) => {
  const { code, out, err } = attise(scratch(t, {}), ["plan", "print", "-", "--format", "md"], JSON.stringify(plan));
  assert.deepEqual([code, err, out.split("\n")[0]], [0, "", "# tiny"]);
});

test("the command says what is wrong, and writes nothing then", (t) => {
  const folder = scratch(t, { "plan.json": plan, "bad.json": { ...plan, version: 2 } });
  const wrong = (args, code, first) => {
    const { code: found, out, err } = attise(folder, ["plan", ...args]);
    assert.deepEqual([found, out, err.split("\n")[0]], [code, "", first]);
  };
  wrong(["print", "plan.json", "--lang", "de"], 2, "--lang: expected `fr` or `en`, found `de`");
  wrong(["print", "plan.json", "--format", "pdf"], 2, "--format: expected `html` or `md`, found `pdf`");
  wrong(["print", "plan.json", "-o", ""], 2, "-o: expected a file");
  wrong(["print"], 2, "expected PLAN");
  wrong(["print", "plan.json", "more"], 2, "unexpected argument `more`");
  wrong(["print", "none.json"], 1, "none.json: no such file or folder");
  wrong(["print", "plan.json", "-o", "no/sla.html"], 1, "no/sla.html: no such file or folder");
  wrong(["print", "bad.json", "-o", "sla.html"], 1, "bad.json: 1 problem");
  assert.equal(existsSync(join(folder, "sla.html")), false);
  const { code, err } = attise(folder, ["plan", "sign"]);
  assert.equal(code, 2);
  assert.match(err, /^plan: expected `print`.*, found `sign`\n\nusage: attise plan print PLAN /);
  assert.match(attise(folder, ["plan"]).err, /^expected `print`/);
});
