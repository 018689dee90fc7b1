// A login of Cloudflare Access: the signed token that comes with the request, checked with the team's public keys. Nothing else of the header is trusted.

/** The keys by which a team signs, in the form that WebCrypto takes. */
export type Keys = (team: string, now: number) => Promise<TeamKey[]>;

export interface TeamKey extends JsonWebKey {
  kid: string;
}

interface Options {
  team: string;
  /** The application's audience tag. */
  audience: string;
  /** Unix milliseconds. */
  now: number;
  keys: Keys;
}

interface Claims {
  iss?: unknown;
  aud?: unknown;
  exp?: unknown;
  nbf?: unknown;
  email?: unknown;
  common_name?: unknown;
}

/** Clocks differ by this much, in seconds. */
const LEEWAY = 60;

/** Whom the token is for; `null` if it does not hold. Never throws. */
export async function accessUser(token: string, { team, audience, now, keys }: Options): Promise<string | null> {
  try {
    const [head, body, signature, more] = token.split(".");
    if (!head || !body || !signature || more !== undefined) return null;
    const { alg, kid } = read(head) as { alg?: unknown; kid?: unknown };
    if (alg !== "RS256") return null;
    const jwk = (await keys(team, now)).find((one) => one.kid === kid && one.kty === "RSA");
    if (!jwk) return null;
    const key = await crypto.subtle.importKey("jwk", { kty: "RSA", n: jwk.n!, e: jwk.e! }, RS256, false, ["verify"]);
    if (!(await crypto.subtle.verify(RS256, key, bytes(signature), new TextEncoder().encode(`${head}.${body}`)))) return null;
    const { iss, aud, exp, nbf, email, common_name } = read(body) as Claims;
    const seconds = now / 1000;
    const holds = iss === `https://${team}.cloudflareaccess.com` && [aud].flat().includes(audience) && typeof exp === "number" && exp + LEEWAY > seconds && (nbf === undefined || Number(nbf) - LEEWAY <= seconds);
    const user = typeof email === "string" && email !== "" ? email : common_name;
    return holds && typeof user === "string" && user !== "" ? user : null;
  } catch {
    return null;
  }
}

const RS256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const HOUR = 3_600_000;
let kept: { team: string; at: number; keys: TeamKey[] } | undefined;

/** The team's keys as Cloudflare publishes them, kept for an hour. */
export const keysOf: Keys = async (team, now) => {
  if (kept?.team === team && now - kept.at < HOUR) return kept.keys;
  if (!/^[a-z0-9-]{1,63}$/.test(team)) throw new Error("ACCESS_TEAM: expected the name before `.cloudflareaccess.com`");
  const response = await fetch(`https://${team}.cloudflareaccess.com/cdn-cgi/access/certs`, { signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw new Error(`the keys of Cloudflare Access: ${response.status}`);
  const { keys } = (await response.json()) as { keys: TeamKey[] };
  kept = { team, at: now, keys };
  return keys;
};

const bytes = (text: string) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const read = (text: string): unknown => JSON.parse(new TextDecoder().decode(bytes(text)));
