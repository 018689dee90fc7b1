import { adapter } from '../lib/attise.mjs';
export const name = 'attise, whole points as plans have them';
export const pkg = 'attise';
export const heap = true;
export const reference = 'hand-idiomatic-forward';
/** Points are rounded a line, to whole ones: half a point for each that counts. */
export const tolerance = 4;
export const { init, visitor, free, reset, event, events, full } = adapter(1);
