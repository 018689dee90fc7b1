// GET /inbox/contents: how many leads have seen and how many have taken each content of the plan.
import { kinds, topics } from "../site/contents.mjs";
import { html, type Markup } from "./html.ts";
import { frame } from "./inbox-frame.ts";
import { count, type Lang } from "./language.ts";
import { assets, criteria, phaseName } from "./plan.ts";
import type { Mark } from "./store.ts";

export interface Content {
  id: string;
  seen: number;
  taken: number;
}

/** What says that a content was seen, or taken: the criteria of its page, of its offer, of its form or file; and the form itself, without consent. */
export const marks: Mark[] = Object.keys(assets).flatMap((asset) => {
  const ids = (wanted: (criterion: (typeof criteria)[number]) => boolean) => criteria.filter(wanted).map(({ id }) => id);
  const names = ({ name = [] }: (typeof criteria)[number]) => [name].flat().includes(asset);
  const taken = [...ids((one) => (one.signal === "formSubmit" || one.signal === "download") && names(one)), `form ${asset}`];
  const seen = ids((one) => (one.signal === "pageView" && one.page === asset) || (one.signal === "offerSeen" && names(one)));
  return [...taken.map((name) => ({ asset, what: "taken", name })), ...[...seen, ...taken].map((name) => ({ asset, what: "seen", name }))];
});

export function contentsOf(counts: { asset: string; what: string; leads: number }[]): Content[] {
  const leads = (id: string, what: string) => counts.find((one) => one.asset === id && one.what === what)?.leads ?? 0;
  return Object.keys(assets).map((id) => ({ id, seen: leads(id, "seen"), taken: leads(id, "taken") }));
}

export function contentsPage(contents: Content[], leads: number, lang: Lang): Markup {
  const fr = lang === "fr";
  const title = fr ? "Contenus" : "Contents";
  const main = html`<p class="back"><a href="/inbox${fr ? "" : "?lang=en"}"><span aria-hidden="true">← </span>${fr ? "Boîte de réception" : "Inbox"}</a></p>
<div class="head"><h1>${title}</h1></div>
<p class="lead-text">${fr ? `Ce que ${count(leads, lang)} leads ont vu et pris. Un lead qui a refusé la mesure ne compte que pour ce qu’il a demandé par formulaire.` : `What ${count(leads, lang)} leads have seen and taken. A lead who refused the measure counts only for what was asked by form.`}</p>
<table class="contents"><thead><tr><th scope="col">${fr ? "Contenu" : "Content"}</th><th scope="col" class="number">${fr ? "Vu" : "Seen"}</th><th scope="col" class="number">${fr ? "Pris" : "Taken"}</th><th scope="col" class="number">${fr ? "Part" : "Share"}</th></tr></thead>
<tbody>${contents.map(({ id, seen, taken }) => {
    const { label, kind, topic, phase } = assets[id]!;
    const tags = [kinds[kind as keyof typeof kinds], topics[topic as keyof typeof topics]].map((pair) => pair[fr ? 0 : 1]);
    return html`<tr><th scope="row">${label[lang]}<small>${tags.join(" · ")} · ${phaseName(phase, lang)}</small></th>
<td class="number">${count(seen, lang)}</td><td class="number">${count(taken, lang)}</td><td class="number">${seen > 0 ? `${count(Math.round((taken / seen) * 100), lang)}${fr ? "\u00a0" : ""}%` : "–"}</td></tr>`;
  })}</tbody></table>
<p class="foot"><a href="/inbox/contents.json">JSON</a></p>`;
  return frame({ lang, title, main, other: `/inbox/contents${fr ? "?lang=en" : ""}` });
}
