// The two clocks of the page, in the engine's units.

/** Monotonic milliseconds, wrapped to 32 bits. */
export const millis = (): number => performance.now() >>> 0;

/** Unix time in whole seconds. */
export const seconds = (): number => (Date.now() / 1000) >>> 0;
