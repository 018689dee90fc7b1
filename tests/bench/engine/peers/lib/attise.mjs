// Ours: the built package, by its name. The plan of the bench says the same in our words.
import { openVisitors } from 'attise/visitors';
import { planOf, signalOf } from './ours.mjs';

/** An adapter of ours, with so many points to one of the bench. */
export function adapter(scale) {
  let visitors, ids, amounts, days;
  const out = { score: 0, temperature: 'cold', grade: 'D' };

  function init(plan) {
    visitors = openVisitors(planOf(plan, scale));
    // those of the plan, in its order: that of the columns
    ids = plan.behaviour.map(({ id }) => id);
    amounts = new Float64Array(ids.length);
    days = new Float64Array(ids.length);
  }
  const visitor = () => visitors.add();
  const free = (v) => visitors.remove(v);
  const reset = () => visitors.clear();

  function told(reading) {
    out.score = (reading.engagement + reading.fit) / scale;
    out.temperature = reading.action;
    out.grade = reading.grade ?? 'D';
    return out;
  }
  function event(v, e) {
    return told(visitors.take(v, signalOf(e)));
  }
  function events(v, list) {
    return told(visitors.takeAll(v, list, signalOf));
  }
  function full(facts) {
    const { b } = facts;
    for (let i = 0; i < ids.length; i++) {
      const { n, age } = b[ids[i]];
      amounts[i] = n;
      days[i] = age;
    }
    return told(visitors.evaluateRow(amounts, days, facts.p));
  }
  return { init, visitor, free, reset, event, events, full };
}
