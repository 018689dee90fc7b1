// The frame around every page: head, header with its menu, footer, consent bar.
import { routes, phone } from "./routes.mjs";
import { logo } from "./art/logo.mjs";

const menu = ["product", "comparison", "pricing", "white-paper", "webinar", "careers"];

const item = (key, lang, current) =>
  `<a href="${routes[key][lang]}"${key === current ? ' aria-current="page"' : ""}>${routes[key].label[lang]}</a>`;

function head({ lang, title, description, key }) {
  const alternates = key
    ? ["fr", "en"].map((l) => `<link rel="alternate" hreflang="${l}" href="${routes[key][l]}">`).join("\n") +
      `\n<link rel="alternate" hreflang="x-default" href="${routes[key].fr}">`
    : `<meta name="robots" content="noindex">`;
  return `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${description ? `<meta name="description" content="${description}">` : ""}
<meta name="theme-color" content="#dcebf3">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="preload" href="/assets/archivo.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/attise/slots.css">
<link rel="stylesheet" href="/assets/site.css">
${alternates}
<script type="module" src="/assets/main.js"></script>`;
}

function header({ t, lang, key }) {
  const other = lang === "fr" ? "en" : "fr";
  const counterpart = routes[key ?? "home"][other];
  return `<header class="top">
<div class="wrap top-row">
<a class="brand" href="${routes.home[lang]}"${key === "home" ? ' aria-current="page"' : ""}>${logo}<span>Orvane</span></a>
<button class="burger" type="button" popovertarget="menu">Menu</button>
<nav class="menu" id="menu" popover aria-label="${t("Menu principal", "Main menu")}">
${menu.map((k) => item(k, lang, key)).join("\n")}
<a class="lang" href="${counterpart}" hreflang="${other}" lang="${other}">${t("English", "Français")}</a>
<a class="button button-line" href="${routes.quote[lang]}" data-attise-click="quote@menu"${key === "quote" ? ' aria-current="page"' : ""}>${routes.quote.label[lang]}</a>
</nav>
</div>
</header>`;
}

function footer({ t, lang }) {
  const list = (keys) => `<ul>${keys.map((k) => `<li>${item(k, lang)}</li>`).join("")}</ul>`;
  return `<footer class="foot">
<div class="wrap foot-grid">
<div>
<p class="brand">${logo}<span>Orvane</span></p>
<p>${t("Mesure et traitement de l'air intérieur.", "Indoor air, measured and treated.")}<br>
${t("Bureau d'études et laboratoire d'étalonnage à Angers.", "Engineering office and calibration laboratory in Angers, France.")}</p>
</div>
<nav aria-label="${t("Solution", "Solution")}"><h2>Solution</h2>${list(["product", "comparison", "pricing"])}</nav>
<nav aria-label="${t("Ressources", "Resources")}"><h2>${t("Ressources", "Resources")}</h2>${list(["resources", "white-paper", "webinar", "careers"])}</nav>
<div>
<h2>Contact</h2>
<p>4, quai des Ateliers<br>49000 Angers, France</p>
<p><a class="nb" href="${phone.href}" data-attise-click="call-back@footer">${phone.shown[lang]}</a><br>
<a href="mailto:bonjour@orvane.example">bonjour@orvane.example</a></p>
</div>
</div>
<div class="wrap foot-end">
<p>${t("Orvane est une entreprise imaginaire : ce site est la démonstration d'Attise.", "Orvane is an imaginary company: this site is the demonstration of Attise.")}</p>
<p>${item("privacy", lang)} <button class="as-link" type="button" id="consent-open">${t("Gérer la mesure d'audience", "Manage audience measurement")}</button></p>
</div>
</footer>`;
}

function consent({ t, lang }) {
  return `<section class="consent" id="consent" aria-label="${t("Votre accord", "Your consent")}" hidden>
<p>${t("Adapter cette page à votre lecture et joindre un résumé à vos formulaires ?", "May this page adapt to what you read and add a summary to your forms?")}
<span class="consent-more">${t("Le calcul reste dans votre navigateur.", "The sums stay in your browser.")}</span> <a href="${routes.privacy[lang]}">${t("Le détail", "How it works")}</a></p>
<p class="consent-answers"><button class="button button-line" type="button" value="no">${t("Refuser", "Refuse")}</button>
<button class="button button-line" type="button" value="yes">${t("Accepter", "Accept")}</button></p>
</section>`;
}

/** A whole HTML page. `landing` is the one purpose of a page made for one form. Without `key` it is a page outside the menus (not found, thank-you shell). */
export function layout({ lang, t, key, title, description, landing, main }) {
  return `<!doctype html>
<html lang="${lang}">
<head>
${head({ lang, title, description, key })}
</head>
<body>
<a class="skip" href="#main">${t("Aller au contenu", "Skip to content")}</a>
${consent({ t, lang })}
${header({ t, lang, key })}
<main id="main" tabindex="-1"${landing ? ` data-landing="${landing}"` : ""}>
${main}
</main>
${footer({ t, lang })}
</body>
</html>
`;
}
