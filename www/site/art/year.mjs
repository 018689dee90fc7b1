// A year of daily readings with the one week that a yearly survey sees.
const daily = Array.from({ length: 183 }, (_, i) => {
  const d = i * 2;
  const season = 30 * Math.cos((d / 365) * 2 * Math.PI);
  const week = 14 * Math.sin((d / 7) * 2 * Math.PI);
  const noise = 11 * Math.sin(d * 1.7) + 9 * Math.sin(d * 0.61 + 1) + 7 * Math.sin(d * 3.3);
  const holiday = (d > 190 && d < 245) || d > 354 || (d > 46 && d < 60) ? -46 : 0;
  return 104 + season + week + noise + holiday;
});

export function year(t) {
  const at = daily.map((v, i) => [8 + i * 3.2, 238 - v]);
  const path = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const week = at.slice(124, 129);
  const seen = { x: week[0][0] - 4, width: week.at(-1)[0] - week[0][0] + 8 };
  return `<svg class="art year" viewBox="0 0 600 300" role="img" aria-label="${t(
    "Une année de mesures quotidiennes. La campagne annuelle n'en voit qu'une semaine, et plutôt une bonne.",
    "A year of daily readings. A yearly survey sees a single week of it, and rather a good one.",
  )}">
<path class="axis" d="M8 238H592"/><path class="limit" d="M8 102H592"/>
<path class="seen" d="M${seen.x} 30h${seen.width}v208h-${seen.width}z"/>
<path class="curve-before" d="${path(at)}"/><path class="seen-curve" d="${path(week)}"/>
<text class="year-text" x="300" y="92" text-anchor="middle">${t("seuil d'action", "action level")}</text>
<text class="year-text" x="8" y="266">${t("Janvier", "January")}</text><text class="year-text" x="592" y="266" text-anchor="end">${t("Décembre", "December")}</text>
<text class="year-mark" x="${seen.x + seen.width / 2}" y="20" text-anchor="middle">${t("la semaine mesurée", "the week surveyed")}</text>
</svg>`;
}
