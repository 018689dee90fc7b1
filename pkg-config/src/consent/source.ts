// What the sources share.
import type { Consent } from "../types.js";

/** What the option `consent` of `watch` takes: hears of the visitor's choice somewhere, and passes it on. Never throws. */
export type ConsentSource = (consent: Consent) => void;

/** Passes choices on: a yes each time, for `forget()` may have come between; a no once, for it erases what is stored. */
export function teller(consent: Consent): (yes: boolean) => void {
  let said: boolean | undefined;
  return (yes) => {
    if (yes) consent.grant();
    else if (said !== false) consent.revoke();
    said = yes;
  };
}
