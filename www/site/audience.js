// The audience label for other tools, such as a retargeting campaign: the temperature, told when it changes and never otherwise.
const KEY = "orvane-audience";

/** Pushes `{ event: "attise", temperature }` to the page's `dataLayer`. Without consent attise tells nothing, so nothing is pushed. */
export function exportAudience(visitor) {
  visitor.on("temperature", ({ temperature }) => {
    if (!visitor.consent.granted || temperature === last()) return;
    remember(temperature);
    (globalThis.dataLayer ??= []).push({ event: "attise", temperature });
  });
}

export const forgetAudience = () => attempt(() => sessionStorage.removeItem(KEY));

// Every page hears of the temperature that it begins with; only this visit's last one tells whether that is news. Everyone begins cold.
const last = () => attempt(() => sessionStorage.getItem(KEY)) ?? "cold";
const remember = (temperature) => attempt(() => sessionStorage.setItem(KEY, temperature));

function attempt(act) {
  try {
    return act();
  } catch {} // storage blocked: the label is then told once a page
}
