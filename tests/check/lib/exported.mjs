// What the package exports, as TypeScript sees it in the published types.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../../../scripts/run.mjs";

const pkg = join(root, "pkg-config");
const { exports } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
/** The types of each entry, by its name. */
const entries = Object.entries(exports).flatMap(([name, { types }]) => (types?.startsWith("./dist/") ? [[name.replace(".", "attise"), join(pkg, types)]] : []));
const options = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022, skipLibCheck: true, types: [] };
const { SymbolFlags: Is } = ts;
const is = (symbol, flags) => (symbol.flags & flags) !== 0;

/**
 * Every exported item once, with the first entry that exports it: its `name` (`attise/edge: qualify`), `docs` and `examples`, whether it `isCalled`, and its
 * `members` likewise; and the names of the values that each entry exports.
 */
export function readExports() {
  const program = ts.createProgram(entries.map(([, file]) => file), options);
  const checker = program.getTypeChecker();
  const isOurs = (symbol) => symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName.startsWith(pkg));
  const aliased = (symbol) => (is(symbol, Is.Alias) ? checker.getAliasedSymbol(symbol) : symbol);
  const told = (symbol) => ({
    docs: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    examples: symbol.getJsDocTags(checker).filter((tag) => tag.name === "example").map(({ text }) => ts.displayPartsToString(text)),
  });
  /** A plan's members of a type of their own are told by that type: their JSON Schema is a reference, which has no words. */
  const toldByType = (member) => {
    const { aliasSymbol, symbol } = checker.getNonNullableType(checker.getTypeOfSymbol(member));
    const [named] = [aliasSymbol, symbol].filter((found) => found?.declarations?.[0].getSourceFile().fileName.endsWith("generated/plan.d.ts"));
    return named ? told(named).docs : "";
  };
  const membersOf = (symbol) => [
    ...(is(symbol, Is.Class | Is.Interface | Is.TypeAlias) ? checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)) : []),
    ...(is(symbol, Is.Class) ? checker.getPropertiesOfType(checker.getTypeOfSymbol(symbol)) : []),
  ].filter((member) => isOurs(member) && member.name !== "prototype" && !/#/.test(member.name));

  const items = new Map();
  const values = {};
  for (const [entry, file] of entries) {
    const all = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
    values[entry] = all.filter((symbol) => is(aliased(symbol), Is.Value)).map(({ name }) => name);
    for (const exported of all) {
      const symbol = aliased(exported);
      if (!isOurs(symbol) || items.has(symbol)) continue;
      const name = `${entry}: ${exported.name}`;
      const isCalled = is(symbol, Is.Class | Is.Function) || (is(symbol, Is.Variable) && checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0);
      const members = membersOf(symbol).map((member) => {
        const { docs, examples } = told(member);
        return { name: `${name}.${member.name.replace(/^__@(\w+)@\d+$/, "[$1]")}`, docs: docs || toldByType(member), examples };
      });
      items.set(symbol, { name, entry, isCalled, members, ...told(symbol) });
    }
  }
  return { items: [...items.values()], values };
}
