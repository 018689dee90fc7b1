// Consent from a platform of the IAB's Transparency and Consent Framework, version 2
// (https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework, "CMP API v2").
import { teller, type ConsentSource } from "./source.js";

/** Settings of {@link tcf}; all may be left out. */
export interface TcfOptions {
  /**
   * The purposes that the visitor must have consented to, beside 1 (store and access information on a device), which is asked for in any case.
   * Default: 5 and 6 (create profiles to personalise content, use them to select it), which say what attise does. Legitimate interest is not consent.
   */
  purposes?: readonly number[];
  /** A vendor of the IAB's list who must have consent as well, if one runs the page. Default: none. */
  vendor?: number;
}

/** What the platform tells, as far as it is looked at. */
interface TcData {
  gdprApplies?: boolean;
  eventStatus?: string;
  listenerId?: number;
  purpose?: { consents?: Record<number, boolean> };
  vendor?: { consents?: Record<number, boolean> };
}

type Listener = (data: TcData | null | undefined, success: boolean) => void;
type TcfApi = (command: string, version: number, callback: Listener | (() => void), parameter?: number) => void;

/** Storing and reading on the device: what nothing works without. */
const STORE = 1;
/** Milliseconds from one look for the platform to the next: half a minute in all. */
const PAUSES = [250, 250, 500, 1000, 2000, 4000, 8000, 16_000];

const platform = () => (globalThis as { __tcfapi?: TcfApi }).__tcfapi;

/**
 * Consent from a consent platform that speaks the IAB's TCF version 2.
 *
 * Grants when the platform has loaded a stored choice or the visitor has made one, and all the purposes (and the vendor) have consent; also where the platform
 * says that the GDPR does not apply. Revokes, and so erases, when a choice says otherwise. A banner that is only shown says nothing. A platform that never
 * answers, throws, or is not there within half a minute leaves all off.
 *
 * @example
 * import { watch } from "attise";
 * import { tcf } from "attise/consent";
 *
 * watch(plan, { consent: tcf() });
 * watch(plan, { consent: tcf({ purposes: [1, 8] }) }); // where your register says that it is measurement
 */
export function tcf({ purposes = [5, 6], vendor }: TcfOptions = {}): ConsentSource {
  return (consent) => {
    const tell = teller(consent);
    let own: number | undefined;

    const consented = ({ purpose, vendor: vendors }: TcData): boolean =>
      [STORE, ...purposes].every((id) => purpose?.consents?.[id] === true) && (vendor === undefined || vendors?.consents?.[vendor] === true);

    const hear: Listener = (data, success) => {
      try {
        if (!success || !data) return;
        const { gdprApplies, eventStatus, listenerId } = data;
        // A platform that plays the calls made before it came may register one twice.
        if (listenerId != null && listenerId !== (own ??= listenerId)) return platform()?.("removeEventListener", 2, () => {}, listenerId);
        if (eventStatus === "cmpuishown") return;
        if (gdprApplies === false) tell(true);
        else if (eventStatus === "tcloaded" || eventStatus === "useractioncomplete") tell(consented(data));
      } catch {}
    };

    const look = (times: number): void => {
      try {
        const api = platform();
        if (typeof api === "function") api("addEventListener", 2, hear);
        // The specification wants a stub on the page before any other script; some load it with the rest of their tags.
        else if (times < PAUSES.length) setTimeout(look, PAUSES[times], times + 1);
      } catch {}
    };
    look(0);
  };
}
