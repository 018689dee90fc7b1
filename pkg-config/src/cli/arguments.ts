// Reads a command's arguments; what is wrong with them is said in this project's words.
import { parseArgs, type ParseArgsConfig } from "node:util";
import { run } from "../full/engine.js";
import { Misuse } from "./failure.js";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Config<O extends Options> = { args: string[]; options: O; allowPositionals: true; strict: true };
type Parsed<O extends Options> = Pick<ReturnType<typeof parseArgs<Config<O>>>, "values" | "positionals">;

/** Options and positional arguments. @throws {Misuse} for an unknown option, a missing value, or a wrong number of arguments. */
export function parse<const O extends Options>(args: string[], options: O, names: string[], required = names.length): Parsed<O> {
  const { values, positionals } = parseOptions({ args, options, allowPositionals: true, strict: true });
  const missing = names[positionals.length];
  if (positionals.length < required && missing) throw new Misuse(`expected ${missing}`);
  const extra = positionals[names.length];
  if (extra !== undefined) throw new Misuse(`unexpected argument \`${extra}\``);
  return { values, positionals };
}

function parseOptions<const O extends Options>(config: Config<O>): Parsed<O> {
  try {
    return parseArgs<Config<O>>(config);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const option = /'(?:-\w, )?(--?[\w-]+)/.exec(message)?.[1] ?? "";
    if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw new Misuse(`unknown option \`${option}\``);
    if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") throw error;
    throw new Misuse(/does not take/.test(message) ? `${option}: expected no value` : `${option}: expected a value`);
  }
}

/** The value of an option that must be given. */
export function need(value: string | undefined, option: string): string {
  if (value === undefined || value === "") throw new Misuse(`expected ${option}`);
  return value;
}

/** A time as milliseconds, read as the engine reads those of logs and journeys. */
export function parseTime(text: string): number {
  try {
    return run((engine) => engine.parseTime(text)) * 1000;
  } catch (expected) {
    throw typeof expected === "string" ? new Misuse(`--now: expected ${expected}, found \`${text}\``) : expected;
  }
}

/** The language of labels and reasons. */
export function parseLanguage(text: string): "fr" | "en" {
  if (text === "fr" || text === "en") return text;
  throw new Misuse(`--lang: expected \`fr\` or \`en\`, found \`${text}\``);
}

/** A count, as an option takes it. */
export function parseCount(text: string, option: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Misuse(`${option}: expected a whole number up to 999999, found \`${text}\``);
}
