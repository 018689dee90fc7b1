// Numbers as the engine counts: whole and unsigned, 32 bits. What is out of range saturates, what is no number is 0. A `bigint`, as readers of columns and of
// queues give them, is the number that it is.
const MOST = 0xffff_ffff;

/** A number without its fraction. */
export const whole = (value: number | undefined): number => (value! > 0 ? (value! < MOST ? Number(value) >>> 0 : MOST) : 0);

/** Milliseconds as Unix seconds. */
export const seconds = (milliseconds: number): number => whole(Number(milliseconds) / 1000);

/** Days as seconds. */
export const daysAsSeconds = (days: number | undefined): number => (days === undefined ? 0 : whole(Number(days) * 86_400 + 0.5));
