// The trust label explained, and the payload's evidence decoded.
import { html, type Markup } from "./html.ts";
import { TEMPERATURE, TRUST, trustReason as reasonInWords } from "./inbox-words.ts";
import { count, dateTime, points, span, type Lang } from "./language.ts";
import { criterionName } from "./plan.ts";
import type { Lead } from "./store.ts";

export function evidenceSection({ verdict, payload }: Lead, lang: Lang): Markup {
  const fr = lang === "fr";
  const { trust, trustReason, evidence, plan } = verdict;
  const said = TRUST[trust][lang];
  return html`<section aria-labelledby="trust"><h2 id="trust">${fr ? "Confiance" : "Trust"}</h2>
<p><span class="trust ${trust}">${said.name}</span></p>
<p>${said.meaning}${trustReason && html` <span class="trust-reason">${reasonInWords(trustReason, lang)}</span>`}</p>
${evidence && html`<dl class="facts">
<div><dt>${fr ? "Suivi depuis" : "Known for"}</dt><dd>${span(evidence.age, lang)}</dd></div>
<div><dt>${fr ? "Visites" : "Visits"}</dt><dd>${count(evidence.visits, lang)}</dd></div>
<div><dt>${fr ? "Température de la page" : "Temperature in the page"}</dt><dd>${TEMPERATURE[evidence.temperature][lang]}</dd></div>
${evidence.journal && html`<div><dt>${fr ? "Sans WebAssembly" : "Without WebAssembly"}</dt><dd>${fr ? "la page a envoyé son journal, compté ici" : "the page sent its journal, counted here"}</dd></div>`}
<div><dt>${fr ? "Émise le" : "Issued"}</dt><dd>${dateTime(evidence.issued * 1000, lang)}</dd></div>
<div><dt>${fr ? "Jeton" : "Token"}</dt><dd><code>${evidence.nonce}</code></dd></div>
<div><dt>${fr ? "Barème" : "Plan"}</dt><dd><code>${plan.id} ${evidence.planHash}</code></dd></div>
</dl>
<table class="counters"><caption>${fr ? "Compteurs reçus" : "Counters received"}</caption>
<thead><tr><th scope="col">${fr ? "Critère" : "Criterion"}</th><th scope="col" class="number">${fr ? "Fois" : "Times"}</th><th scope="col" class="number">${fr ? "Valeur" : "Worth"}</th></tr></thead>
<tbody>${evidence.counters.map(
    (counter) => html`<tr><th scope="row">${criterionName(counter.criterion, lang)}</th><td class="number">${count(counter.times, lang)}</td><td class="number">${points(counter.weight / 1000, lang)}</td></tr>`,
  )}</tbody></table>`}
${payload !== null && html`<details class="raw"><summary>${fr ? "Champ caché reçu" : "Hidden field received"} (${count(payload.length, lang)})</summary><pre tabindex="0">${payload}</pre></details>`}
</section>`;
}
