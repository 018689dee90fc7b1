// What the host knows of who sent a form, from what code without types may give.
import { kindOf } from "./kind.js";

/** What the host's own checks found; each is left out when nobody looked. */
export interface Checks {
  /** What your bot detection says (isbot, a bot score): its word is taken instead of the short list here. */
  bot?: boolean;
  /** What Turnstile's server said of the token; `unavailable` if it could not be asked. */
  turnstile?: "passed" | "failed" | "unavailable";
  /** False if the e-mail address takes no mail, as a verifying service or an earlier bounce says. */
  deliverable?: boolean;
  /** Posts from the same source lately, this one included: you choose the source (an address, a network) and the period; from 3 on it is a sign. */
  posts?: number;
}

/** What the host knows of the sender. */
export interface Sender {
  /** What the host's own checks found. Default: nothing. */
  checks?: Checks | undefined;
  /** Name of the form field that people do not see. Default: none. */
  honeypot?: string | undefined;
  /** Domains of competitors. Default: none. */
  competitors?: string[] | undefined;
  /** The request's user agent: empty if it names none; left out if there was no request. */
  userAgent?: string | undefined;
}

/** The same as texts by name, as the engine takes it. @throws {TypeError} for what is of the wrong kind: a mistake in the code, not the visitor's. */
export function readSender({ checks = {}, honeypot, competitors = [], userAgent }: Sender): Record<string, string> {
  if (typeof checks !== "object" || checks === null || Array.isArray(checks)) throw unfit("checks", "an object", checks);
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(checks)) {
    if (!Object.hasOwn(CHECKS, name)) throw new TypeError(`checks.${name}: no such check; there are ${Object.keys(CHECKS).join(", ")}`);
    if (value === undefined) continue;
    const { wanted, fits } = CHECKS[name as keyof Checks];
    if (!fits(value)) throw unfit(`checks.${name}`, wanted, value);
    texts[name] = String(value);
  }
  if (honeypot !== undefined && typeof honeypot !== "string") throw unfit("honeypot", "the name of a form field", honeypot);
  if (!Array.isArray(competitors)) throw unfit("competitors", "a list of domains", competitors);
  const domains = competitors.map(asDomain);
  if (honeypot) texts["honeypot"] = honeypot;
  if (competitors.length > 0) texts["competitors"] = domains.join("\n");
  if (userAgent !== undefined) texts["userAgent"] = String(userAgent);
  return texts;
}

/** A domain in ASCII and lower case, as the DNS knows it. */
function asDomain(domain: unknown, at: number): string {
  const url = `http://${domain}`;
  if (typeof domain !== "string" || !/^[^\s@/:?#]+\.[^\s@/:?#]+$/.test(domain) || !URL.canParse(url)) throw unfit(`competitors[${at}]`, "a domain like `rival.fr`", domain);
  return new URL(url).hostname;
}

const isFlag = (value: unknown): boolean => typeof value === "boolean";
const CHECKS = {
  bot: { wanted: "true or false", fits: isFlag },
  turnstile: { wanted: "`passed`, `failed` or `unavailable`", fits: (value: unknown) => ["passed", "failed", "unavailable"].includes(value as string) },
  deliverable: { wanted: "true or false", fits: isFlag },
  posts: { wanted: "a whole number from 0 up", fits: (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0 },
};

const unfit = (path: string, wanted: string, found: unknown) =>
  new TypeError(`${path}: expected ${wanted}, found ${typeof found === "string" || typeof found === "number" ? `\`${found}\`` : kindOf(found)}`);
