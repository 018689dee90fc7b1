// Who may see the inbox: those with the password or a login of Cloudflare Access; with neither set up, only the local machine.
import { accessUser, keysOf } from "./access-jwt.ts";
import { failed, forgiven, waitOf } from "./attempts.ts";
import type { Env } from "./env.ts";
import type { Lang } from "./language.ts";
import { notice } from "./notice.ts";

/** The user's name, for the audit; or the refusal. */
export async function enter(request: Request, env: Env, lang: Lang): Promise<string | Response> {
  const now = Date.now();
  const { INBOX_PASSWORD: password, ACCESS_TEAM: team, ACCESS_AUD: audience } = env;
  const token = request.headers.get("cf-access-jwt-assertion");
  if (team && audience && token) {
    const user = await accessUser(token, { team, audience, now, keys: keysOf });
    if (user !== null) return user;
  }
  if (!password) {
    if (!team && !audience && isLoopback(new URL(request.url).hostname) && !isForwarded(request)) return "local";
    return notice("closed", lang, 403);
  }
  return byPassword(request, env, password, lang, now);
}

async function byPassword(request: Request, { DB }: Env, password: string, lang: Lang, now: number): Promise<string | Response> {
  const given = credentials(request.headers.get("authorization"));
  const asked = (status: number, headers: Record<string, string>) => notice(status === 429 ? "slowDown" : "password", lang, status, headers);
  if (given === null) return asked(401, CHALLENGE);
  const client = request.headers.get("cf-connecting-ip") ?? "local";
  const wait = await waitOf(DB, client, now);
  // Not even the right password helps then, or the wait would tell nothing.
  if (wait > 0) return asked(429, { "retry-after": String(Math.ceil(wait / 1000)) });
  if (await same(given.password, password)) {
    await forgiven(DB, client);
    return given.user || "?";
  }
  await failed(DB, client, now);
  return asked(401, CHALLENGE);
}

const CHALLENGE = { "www-authenticate": 'Basic realm="Attise", charset="UTF-8"' };

/** True of what a proxy on this machine hands on: its visitor may be anywhere. */
const isForwarded = ({ headers }: Request): boolean => ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"].some((name) => headers.has(name));

export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** User and password of a Basic header. Any user name will do: it is who acts, in the audit. */
function credentials(header: string | null): { user: string; password: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? "")?.[1];
  if (!encoded) return null;
  try {
    const pair = new TextDecoder().decode(Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0)));
    const colon = pair.indexOf(":");
    return colon < 0 ? null : { user: pair.slice(0, Math.min(colon, 80)).trim(), password: pair.slice(colon + 1) };
  } catch {
    return null;
  }
}

/** Compares digests, every byte of them, so that the time taken tells nothing. */
async function same(a: string, b: string): Promise<boolean> {
  const digest = async (text: string) => new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const [left, right] = [await digest(a), await digest(b)];
  return left.reduce((difference, byte, i) => difference | (byte ^ (right[i] ?? 0)), 0) === 0;
}
