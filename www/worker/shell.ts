// The site's look around the worker's own pages: the shells that the site build leaves among its files.
import type { Env } from "./env.ts";
import { escape, html, trusted, type Markup } from "./html.ts";
import type { Lang } from "./language.ts";

export async function inShell(env: Env, request: Request, lang: Lang, title: string, main: Markup): Promise<Markup> {
  const shell = await readShell(env, request, lang);
  if (shell === null) return plain(lang, title, main);
  // Functions, because in a replacement text `$&` and its like have a meaning.
  return trusted(shell.replaceAll("<!--title-->", () => escape(title)).replace("<!--main-->", () => main.text));
}

/** Null when the site has no shell: a worker must thank even then. */
async function readShell(env: Env, request: Request, lang: Lang): Promise<string | null> {
  try {
    // Static hosts serve a page without its ending.
    const response = await env.ASSETS.fetch(new Request(new URL(`/_shell.${lang}`, request.url)));
    const text = response.ok ? await response.text() : "";
    return text.includes("<!--main-->") ? text : null;
  } catch (error) {
    console.error("no shell", error);
    return null;
  }
}

export function plain(lang: Lang, title: string, main: Markup): Markup {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/assets/thanks.css">
</head>
<body class="plain">
<main id="main">
${main}
</main>
</body>
</html>
`;
}
