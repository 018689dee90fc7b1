// Micro-typography of the finished HTML: apostrophes, no-break spaces, thousands, the index of CO2.
const nbsp = "\u00a0";
const thin = "\u202f";
const unit = /(\d) (?=(?:€|ppm|ppb|mg|µg|g|kg|mm|cm|m²|m³|m|Pa|kW|MWh|V|°C|h|min|s|km)(?![\p{L}\d]))/gu;

function common(text) {
  return text.replace(/'/g, "’").replace(unit, `$1${nbsp}`).replace(/(\d) %/g, `$1${thin}%`).replace(/(±|n°|no\.) (?=\d)/g, `$1${nbsp}`);
}

function french(text) {
  return common(text)
    .replace(/« /g, `«${nbsp}`)
    .replace(/ »/g, `${nbsp}»`)
    .replace(/ :/g, `${nbsp}:`)
    .replace(/ ([;!?])/g, `${thin}$1`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${thin}`)
    .replace(/(\d) (?=(?:ans?|mois|jours?|ouvrés|sondes?|sites?)(?!\p{L}))/gu, `$1${nbsp}`);
}

const spoken = /\b(content|title|aria-label|alt|placeholder|data-label)="([^"]*)"/g;

/** Sets every text node and every attribute that is read by people; leaves tags and addresses alone. */
export function typeset(html, lang) {
  const set = lang === "fr" ? french : common;
  let open = "";
  return html
    .split(/(<[^>]+>)/)
    .map((piece) => {
      if (piece.startsWith("<")) {
        open = /^<([a-z0-9]*)/.exec(piece)[1];
        return piece.replace(spoken, (_, name, value) => `${name}="${set(value).replace(/CO2/g, "CO₂")}"`);
      }
      const plain = ["title", "option", "text", "tspan"].includes(open);
      return set(piece).replace(/CO2/g, plain ? "CO₂" : "CO<sub>2</sub>");
    })
    .join("");
}
