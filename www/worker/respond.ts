// The ways to answer: a page, JSON, a redirect; and the security headers that every page carries.
import type { Markup } from "./html.ts";

const SECURITY: Record<string, string> = {
  "content-security-policy":
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
};

/** For what is about one person: never in a cache, never in a search engine. */
const PRIVATE: Record<string, string> = { "cache-control": "no-store", "x-robots-tag": "noindex" };

export function page(markup: Markup, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(markup.text, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", ...SECURITY, ...PRIVATE, ...headers },
  });
}

export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value, null, 2) + "\n", {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "x-content-type-options": "nosniff", ...PRIVATE },
  });
}

/** A file to be saved. */
export function csv(name: string, text: string): Response {
  return new Response(text, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}"`, "x-content-type-options": "nosniff", ...PRIVATE },
  });
}

/** After a post: the browser fetches the next page with GET, so that a reload posts nothing. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}

/** A file of the site, with the security headers when it is a page. */
export function fromSite(response: Response): Response {
  const headers = new Headers(response.headers);
  const isPage = headers.get("content-type")?.startsWith("text/html");
  headers.set("x-content-type-options", "nosniff");
  if (isPage) for (const [name, value] of Object.entries(SECURITY)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
