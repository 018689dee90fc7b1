// The frame of every inbox page: head, top bar, and the way to the other language.
import { flame } from "./figures.ts";
import { html, type Markup } from "./html.ts";
import type { Lang } from "./language.ts";

interface Frame {
  lang: Lang;
  title: string;
  /** This page in the other language. */
  other: string;
  main: Markup;
}

export function frame({ lang, title, other, main }: Frame): Markup {
  const fr = lang === "fr";
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Attise</title>
<meta name="robots" content="noindex">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/inbox.css">
</head>
<body>
<a class="skip" href="#main">${fr ? "Aller au contenu" : "Skip to content"}</a>
<header class="bar-top">
<a class="brand" href="/inbox${fr ? "" : "?lang=en"}">${flame}<span>Attise</span> <span class="firm">Orvane</span></a>
<nav aria-label="${fr ? "Liens" : "Links"}">
<a href="${fr ? "/" : "/en/"}">${fr ? "Voir le site" : "View the site"}</a>
<a href="${other}" hreflang="${fr ? "en" : "fr"}" lang="${fr ? "en" : "fr"}">${fr ? "English" : "Français"}</a>
</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
</body>
</html>
`;
}
