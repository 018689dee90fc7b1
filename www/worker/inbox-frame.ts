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
<link rel="stylesheet" href="/assets/inbox-acts.css">
<script src="/assets/inbox-keys.js" type="module"></script>
</head>
<body>
<a class="skip" href="#main">${fr ? "Aller au contenu" : "Skip to content"}</a>
<header class="bar-top">
<a class="brand" href="/inbox${fr ? "" : "?lang=en"}">${flame}<span>Attise</span> <span class="firm">Orvane</span></a>
<nav aria-label="${fr ? "Liens" : "Links"}">
<button type="button" id="keys-button" hidden aria-haspopup="dialog">${fr ? "Touches" : "Keys"} <kbd aria-hidden="true">?</kbd></button>
<a href="${fr ? "/" : "/en/"}">${fr ? "Voir le site" : "View the site"}</a>
<a href="${other}" hreflang="${fr ? "en" : "fr"}" lang="${fr ? "en" : "fr"}">${fr ? "English" : "Français"}</a>
</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
${keysDialog(lang)}
</body>
</html>
`;
}

/** Shown by the script that answers to the keys: without it there are none. */
function keysDialog(lang: Lang): Markup {
  const fr = lang === "fr";
  const keys: [string, string][] = [
    ["j ↓", fr ? "lead suivant, dans la liste" : "next lead, in the list"],
    ["k ↑", fr ? "lead précédent" : "previous lead"],
    [fr ? "Entrée" : "Enter", fr ? "ouvrir le lead" : "open the lead"],
    ["u", fr ? "revenir à la liste" : "back to the list"],
    ["a", fr ? "accepter" : "accept"],
    ["c", fr ? "consigner un appel" : "record a call"],
    ["r", fr ? "refuser" : "reject"],
    ["y", fr ? "rendre au marketing" : "give back to marketing"],
    ["p", fr ? "orienter vers un partenaire" : "refer to a partner"],
    [fr ? "Échap" : "Esc", fr ? "refermer" : "close"],
    ["?", fr ? "cette aide" : "this help"],
  ];
  return html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">${fr ? "Au clavier" : "With the keyboard"}</h2>
<dl>${keys.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl>
<form method="dialog"><label class="choice"><input type="checkbox" id="keys-on" checked> ${fr ? "Touches actives" : "Keys are on"}</label> <button class="secondary" type="submit">${fr ? "Fermer" : "Close"}</button></form></dialog>`;
}
