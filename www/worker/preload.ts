// Sends for the engine's file together with the page, for a visitor who has consented: the script then finds it there.
import { hasConsented } from "./sealing.ts";

const ENGINE = "</assets/live.wasm>; rel=preload; as=fetch; crossorigin";

export function preloaded(response: Response, request: Request): Response {
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (!isPage || !hasConsented(request)) return response;
  const page = new Response(response.body, response);
  page.headers.append("link", ENGINE);
  page.headers.append("vary", "cookie");
  return page;
}
