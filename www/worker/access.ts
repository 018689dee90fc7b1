// Who may see the inbox: those with the password; without a password, only the local machine.
import type { Env } from "./env.ts";
import type { Lang } from "./language.ts";
import { notice } from "./notice.ts";

/** The refusal, or null when the request may pass. */
export async function refusal(request: Request, env: Env, lang: Lang): Promise<Response | null> {
  if (!env.INBOX_PASSWORD) {
    return isLoopback(new URL(request.url).hostname) ? null : notice("closed", lang, 403);
  }
  const given = passwordOf(request.headers.get("authorization"));
  if (given !== null && (await same(given, env.INBOX_PASSWORD))) return null;
  return notice("password", lang, 401, { "www-authenticate": 'Basic realm="Attise", charset="UTF-8"' });
}

export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The password of a Basic header; any user name will do. */
function passwordOf(header: string | null): string | null {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? "")?.[1];
  if (!encoded) return null;
  try {
    const pair = new TextDecoder().decode(Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0)));
    const colon = pair.indexOf(":");
    return colon < 0 ? null : pair.slice(colon + 1);
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
