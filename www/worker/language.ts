// The two languages of the demo: which one, and how each writes dates and numbers.

export type Lang = "fr" | "en";

export function langOf(text: string | null | undefined, fallback: Lang = "fr"): Lang {
  return text === "fr" || text === "en" ? text : fallback;
}

const LOCALE = { fr: "fr-FR", en: "en-GB" };

/** Day and time as the firm's office sees them. */
export function dateTime(ms: number, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALE[lang], { dateStyle: "medium", timeStyle: "short", timeZone: "Europe/Paris" }).format(ms);
}

export function count(value: number, lang: Lang): string {
  return new Intl.NumberFormat(LOCALE[lang]).format(value);
}

/** A number with its sign, with a true minus. */
export function signed(value: number, lang: Lang): string {
  return value < 0 ? `−${count(-value, lang)}` : value > 0 ? `+${count(value, lang)}` : "0";
}

/** A number that may be below zero, with a true minus. */
export function points(value: number, lang: Lang): string {
  return value < 0 ? `−${count(-value, lang)}` : count(value, lang);
}

/** A time span in its largest two units: `32 min 14 s`. */
export function span(seconds: number, lang: Lang): string {
  const units: [number, string][] = [[86400, lang === "fr" ? "j" : "d"], [3600, "h"], [60, "min"], [1, "s"]];
  const written: string[] = [];
  let rest = Math.max(0, Math.floor(seconds));
  for (const [size, unit] of units) {
    const whole = Math.floor(rest / size);
    rest -= whole * size;
    if (whole > 0) written.push(`${count(whole, lang)} ${unit}`);
  }
  return written.slice(0, 2).join(" ") || "0 s";
}

/** An agreed delay, from minutes: `30 min`, `4 h`, `2 jours`. */
export function delay(minutes: number, lang: Lang): string {
  if (minutes % 1440 === 0) {
    const days = minutes / 1440;
    const [one, more] = lang === "fr" ? ["jour", "jours"] : ["day", "days"];
    return `${count(days, lang)}\u00a0${days === 1 ? one : more}`;
  }
  return minutes % 60 === 0 ? `${count(minutes / 60, lang)}\u00a0h` : `${count(minutes, lang)}\u00a0min`;
}
