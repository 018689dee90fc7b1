// What many runs say: medians, and how far a difference can be told from noise.

/** Middle of the values; null of none. */
export function median(values) {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A row's figures: median of the runs, with the smallest and the largest. */
export function spread(values) {
  const there = values.filter((value) => value !== null);
  if (there.length === 0) return { value: null };
  return { value: median(there), min: Math.min(...there), max: Math.max(...there), runs: there.length };
}

/** Numbers from 0 to below 1 that are the same in each run (mulberry32). */
export function draws(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The values in another order, by a source of draws. */
export function shuffled(values, draw) {
  const all = [...values];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

const RESAMPLES = 10_000;

/**
 * The change of a pair of measures that were taken one after the other: median of the differences, and the range that holds it in 95 % of 10,000 resamples
 * (bootstrap). Where 0 is within the range, the change cannot be told from noise.
 *
 * @param {[before: number, after: number][]} pairs
 */
export function change(pairs) {
  const differences = pairs.map(([before, after]) => after - before);
  if (differences.length === 0) return { value: null };
  const draw = draws(differences.length);
  const medians = Array.from({ length: RESAMPLES }, () => median(differences.map(() => differences[Math.floor(draw() * differences.length)]))).sort((a, b) => a - b);
  return { value: median(differences), min: medians[Math.floor(RESAMPLES * 0.025)], max: medians[Math.ceil(RESAMPLES * 0.975) - 1], runs: differences.length };
}

/** What of a change cannot be noise: 0 where its range holds 0, or the end of the range that is nearest to it. */
export const beyondNoise = ({ min, max }) => (min > 0 ? min : max < 0 ? max : 0);
