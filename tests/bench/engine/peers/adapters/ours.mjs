// Ours: the built package, by its name. The plan of the bench says the same in our words; points are times 400, for ours are whole and the others' are not.
import { openVisitors } from 'attise/visitors';
import { planOf, POINTS, signalOf } from '../lib/ours.mjs';
export const name = 'attise';
export const pkg = 'attise';
export const heap = true;
export const reference = 'hand-idiomatic-forward';
/** Points are rounded a line, to a 400th each. */
export const tolerance = 0.05;
let visitors, ids, amounts, days;
const out = { score: 0, temperature: 'cold', grade: 'D' };

export function init(plan) {
  visitors = openVisitors(planOf(plan));
  // those of the plan, in its order: that of the columns
  ids = plan.behaviour.map(({ id }) => id);
  amounts = new Float64Array(ids.length);
  days = new Float64Array(ids.length);
}
export const visitor = () => visitors.add();
export const free = (v) => visitors.remove(v);
export const reset = () => visitors.clear();

function told(reading) {
  out.score = (reading.engagement + reading.fit) / POINTS;
  out.temperature = reading.action;
  out.grade = reading.grade ?? 'D';
  return out;
}
export function event(v, e) {
  return told(visitors.take(v, signalOf(e)));
}
export function events(v, list) {
  return told(visitors.takeAll(v, list, signalOf));
}
export function full(facts) {
  const { b } = facts;
  for (let i = 0; i < ids.length; i++) {
    const { n, age } = b[ids[i]];
    amounts[i] = n;
    days[i] = age;
  }
  return told(visitors.evaluateRow(amounts, days, facts.p));
}
