// hand-idiomatic with forward decay: each occurrence fades from its own time, and the cap
// holds when points are earned. It is the reference for scores of engines that do the same.
import { toRegExp, pathOf } from '../lib/pattern.mjs';
export const name = 'hand-written JS, idiomatic, forward decay';
export const heap = true;
export const reference = 'hand-idiomatic-forward';
const DAY = 86_400_000;
let plan, byType;

export function init(p) {
  plan = p;
  byType = new Map();
  for (const c of p.behaviour) {
    if (!byType.has(c.on)) byType.set(c.on, []);
    byType.get(c.on).push({ ...c, re: c.url && toRegExp(c.url) });
  }
}
export function visitor() { return { behaviour: {}, profile: {} }; }

function profilePoints(profile) {
  let sum = 0;
  for (const c of plan.profile) {
    const x = profile[c.field];
    if (x === undefined || x === null || x === '') continue;
    if (c.map) sum += c.map[x] ?? 0;
    else if (c.in) { if (c.in.includes(x)) sum += c.points; }
    else if (c.present) sum += c.points;
    else if (c.atLeast !== undefined) { if (x >= c.atLeast) sum += c.points; }
    else if (c.equals !== undefined) { if (x === c.equals) sum += c.points; }
    else if (c.atMost) sum += c.atMost.find(([max]) => x <= max)?.[1] ?? 0;
  }
  return sum;
}
const fade = (ageDays) => Math.pow(2, -ageDays / plan.halfLifeDays);
function earn(c, s, t, units) {
  const most = c.cap / c.points;
  let weight = s.weight * fade((t - s.last) / DAY);
  s.rest += units;
  for (const step = c.per ?? 1; s.rest >= step; s.rest -= step) weight += Math.max(0, Math.min(1, most - weight));
  s.weight = weight;
  s.last = t;
}
function points(c, units, ageDays) {
  const n = c.per ? Math.floor(units / c.per) : units;
  const raw = c.cap >= 0 ? Math.min(c.cap, n * c.points) : Math.max(c.cap, n * c.points);
  return raw * Math.pow(2, -ageDays / plan.halfLifeDays);
}
const temperature = (s) => (s >= plan.temperature.hot ? 'hot' : s >= plan.temperature.warm ? 'warm' : 'cold');
const grade = (f) => (f >= plan.grade.A ? 'A' : f >= plan.grade.B ? 'B' : f >= plan.grade.C ? 'C' : 'D');

export function event(v, e) {
  for (const c of byType.get(e.type) ?? []) {
    if (c.name && c.name !== e.name) continue;
    if (c.re && !c.re.test(pathOf(e.url))) continue;
    earn(c, (v.behaviour[c.id] ??= { weight: 0, rest: 0, last: e.t }), e.t, c.per ? e.seconds : 1);
  }
  if (e.traits) Object.assign(v.profile, e.traits);
  let score = 0;
  for (const c of plan.behaviour) {
    const s = v.behaviour[c.id];
    if (s) score += c.points * s.weight * fade((e.t - s.last) / DAY);
  }
  score += profilePoints(v.profile);
  return { score, temperature: temperature(score) };
}
export function full(facts) {
  let score = 0;
  for (const c of plan.behaviour) {
    const s = facts.b[c.id];
    if (s.n > 0) score += points(c, s.n, s.age);
  }
  const fit = profilePoints(facts.p);
  score += fit;
  return { score, temperature: temperature(score), grade: grade(fit) };
}
