import { adapter } from '../lib/attise.mjs';
import { FINE } from '../lib/ours.mjs';
export const name = 'attise';
export const pkg = 'attise';
export const heap = true;
export const reference = 'hand-idiomatic-forward';
/** Points are rounded a line, to a 400th each. */
export const tolerance = 0.05;
export const { init, visitor, free, reset, event, events, full } = adapter(FINE);
