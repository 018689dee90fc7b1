// The inbox's small drawings, as SVG with attributes only: the pages' policy allows no inline style.
import { html, type Markup } from "./html.ts";
import { QUADRANT, quadrantName, TEMPERATURE } from "./inbox-words.ts";
import { points, type Lang } from "./language.ts";
import type { Lead } from "./store.ts";

type Reading = Lead["verdict"]["reading"];

const AROUND = 2 * Math.PI * 20;

/** The score in a ring that fills up to 100; dashed when no evidence came with the form. */
export function scoreRing({ reading, evidence }: Lead["verdict"], lang: Lang): Markup {
  const share = Math.min(100, Math.max(0, reading.engagement)) / 100;
  const score = points(reading.engagement, lang);
  const name = TEMPERATURE[reading.temperature][lang];
  return html`<span class="ring ${reading.temperature}">
<svg viewBox="0 0 48 48" role="img" aria-label="Score ${score}, ${name}">
<circle class="ring-track${evidence === null && " unmeasured"}" cx="24" cy="24" r="20"/>
${share > 0 && html`<circle class="ring-value" cx="24" cy="24" r="20" transform="rotate(-90 24 24)" stroke-dasharray="${(share * AROUND).toFixed(1)} ${AROUND.toFixed(1)}"/>`}
<text x="24" y="24" text-anchor="middle" dominant-baseline="central">${score}</text>
</svg>
<span class="ring-name" aria-hidden="true">${name}</span>
</span>`;
}

/** The four fit × interest cells, the lead's own filled. Fit goes up, interest to the right. */
export function quadrantMark(quadrant: Reading["quadrant"]): Markup {
  const cells = [["q3", 0, 0], ["q4", 11, 0], ["q1", 0, 11], ["q2", 11, 11]] as const;
  return html`<svg class="quad" viewBox="0 0 20 20" aria-hidden="true">${cells.map(
    ([cell, x, y]) => html`<rect class="${cell === quadrant ? "quad-here" : "quad-cell"}" x="${x}" y="${y}" width="9" height="9" rx="2"/>`,
  )}</svg>`;
}

/** The same at reading size, its axes named. */
export function quadrantMap(quadrant: Reading["quadrant"], lang: Lang): Markup {
  const cells = ["q3", "q4", "q1", "q2"] as const;
  return html`<div class="map" role="img" aria-label="${quadrantName(quadrant, lang)}">
<span class="map-y">${lang === "fr" ? "Adéquation" : "Fit"} →</span>
<span class="map-cells">${cells.map((cell) => html`<span class="map-cell${cell === quadrant ? " here" : ""}">${QUADRANT[cell][lang]}</span>`)}</span>
<span class="map-x">${lang === "fr" ? "Intérêt" : "Interest"} →</span>
</div>`;
}

/** A bar right of zero for points won, left of it for points lost; `most` is the longest of the table. */
export function pointsBar(value: number, most: number, least: number): Markup {
  const room = Math.max(1, most - least);
  const zero = (-least / room) * 100;
  const width = Math.max(0.8, (Math.abs(value) / room) * 100);
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
<rect class="${value < 0 ? "bar-lost" : "bar-won"}" x="${(value < 0 ? zero - width : zero).toFixed(1)}" y="0" width="${width.toFixed(1)}" height="8"/></svg>`;
}

/** Attise's mark: a flame fanned from below. */
export const flame = html`<svg class="flame" viewBox="0 0 24 24" aria-hidden="true"><path d="M12.6 2c.7 3.6-1 5.4-2.9 7.3-1.8 1.9-3.7 3.8-3.7 6.9a6.2 6.2 0 0 0 6.2 6.2c3.6 0 6.3-2.7 6.3-6.4 0-2.7-1.3-4.6-2.5-6.1-.2 1.7-.8 2.7-2 3.4.5-4.2.3-8.3-1.4-11.3z"/></svg>`;
