// Consent from Google's consent mode, as it stands in the page's `dataLayer` (https://developers.google.com/gtagjs/devguide/consent).
import { teller, type ConsentSource } from "./source.js";

/** Settings of {@link googleConsentMode}; all may be left out. */
export interface GoogleOptions {
  /** The consent type that the visitor must have granted. Default: `"analytics_storage"`; `"personalization_storage"` if your banner asks for it. */
  type?: string;
}

type Settings = Record<string, unknown> & { region?: unknown; wait_for_update?: unknown };

/** The longest that a timer takes. */
const LONGEST = 2 ** 31 - 1;

/**
 * Consent from Google's consent mode: the commands `gtag("consent", "default" | "update", { analytics_storage: … })` that the page or its consent platform
 * gives, those already in `dataLayer` and all later ones.
 *
 * An update decides: "granted" grants, "denied" revokes, and so erases. Before one a default of "granted" grants, after its `wait_for_update`, if it is for all
 * regions and no other default says "denied"; a default of "denied" leaves all off and erases nothing, for the visitor has not answered yet. Like Google's own
 * tag it takes only what `gtag` pushes (an `arguments` object, no array). What a Tag Manager template sets without `dataLayer` is not seen.
 *
 * @example
 * import { watch } from "attise";
 * import { googleConsentMode } from "attise/consent";
 *
 * watch(plan, { consent: googleConsentMode() });
 */
export function googleConsentMode({ type = "analytics_storage" }: GoogleOptions = {}): ConsentSource {
  return (consent) => {
    const tell = teller(consent);
    let chosen: boolean | undefined, preset: boolean | undefined, given = false;

    const settle = (): void => {
      const yes = chosen ?? preset ?? false;
      if (yes || given || chosen === false) tell((given = yes));
    };

    const hear = (entry: unknown): void => {
      try {
        if (Object.prototype.toString.call(entry) !== "[object Arguments]") return;
        const [command, action, settings] = entry as [unknown, unknown, Settings];
        if (command !== "consent") return;
        const answer = settings[type];
        if (answer !== "granted" && answer !== "denied") return;
        const yes = answer === "granted";
        if (action === "update") {
          chosen = yes;
          settle();
        } else if (action === "default") {
          // Where the visitor is, only Google knows: a region may be theirs.
          if (!yes) preset = false;
          else if (settings.region === undefined) preset ??= true;
          // Defaults come one after the other, and tags are to wait for the visitor's stored choice as long as they say.
          setTimeout(settle, Math.min(Number(settings.wait_for_update) || 0, LONGEST));
        }
      } catch {}
    };

    try {
      const layer = ((globalThis as { dataLayer?: unknown[] }).dataLayer ??= []);
      if (!Array.isArray(layer)) return;
      layer.slice().forEach(hear);
      const { push } = layer;
      layer.push = function (this: unknown, ...entries: unknown[]) {
        entries.forEach(hear);
        return push.apply(this as unknown[], entries);
      };
    } catch {}
  };
}
