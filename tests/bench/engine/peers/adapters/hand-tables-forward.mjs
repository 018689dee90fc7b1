// hand-tables with forward decay: each occurrence fades from its own time, and the cap holds
// when points are earned, so that a running sum at a fixed epoch needs no part taken back.
export const name = 'hand-written JS, optimised, plan-driven tables, forward decay';
export const reference = 'hand-idiomatic-forward';
export const heap = true;
const EPOCH = Date.UTC(2026, 0, 1);
let K, warm, hot, C, byType, P, A, B, G, ids;
const NONE = [];

const EXACT = 0, PREFIX = 1, INFIX = 2, ANY = 3;
function compile(glob) {
  if (glob === undefined) return { kind: ANY, s: '' };
  const body = glob.replace(/^\*|\*$/g, '');
  if (body.includes('*')) throw new Error('pattern shape not supported here: ' + glob);
  if (glob.startsWith('*') && glob.endsWith('*')) return { kind: INFIX, s: body };
  if (glob.endsWith('*')) return { kind: PREFIX, s: body };
  if (!glob.startsWith('*')) return { kind: EXACT, s: body };
  throw new Error('pattern shape not supported here: ' + glob);
}
export function init(plan) {
  K = -Math.LN2 / (plan.halfLifeDays * 86_400_000);
  ({ warm, hot } = plan.temperature);
  ({ A, B, C: G } = plan.grade);
  ids = plan.behaviour.map((c) => c.id);
  C = plan.behaviour.map((c, i) => ({
    i, ...compile(c.url), name: c.name ?? '', timed: c.per !== undefined,
    inv: 1 / (c.per ?? 1), step: c.per ?? 1, most: c.cap / c.points, points: c.points, lo: c.cap < 0 ? c.cap : -Infinity, hi: c.cap < 0 ? Infinity : c.cap,
  }));
  byType = new Map();
  plan.behaviour.forEach((c, i) => { if (!byType.has(c.on)) byType.set(c.on, []); byType.get(c.on).push(C[i]); });
  P = plan.profile.map((c) => ({
    field: c.field, points: c.points ?? 0,
    table: c.map ? new Map(Object.entries(c.map)) : c.in ? new Map(c.in.map((x) => [x, c.points])) : c.equals !== undefined ? new Map([[c.equals, c.points]]) : null,
    present: c.present === true, atLeast: c.atLeast ?? Infinity, atMost: c.atMost ?? NONE,
  }));
}
export function visitor() {
  return { sum: 0, fit: 0, units: new Float64Array(C.length), part: new Float64Array(C.length), p: null };
}
function fitOf(p) {
  let s = 0;
  for (let k = 0; k < P.length; k++) {
    const c = P[k], x = p[c.field];
    if (x === undefined || x === null || x === '') continue;
    if (c.table !== null) s += c.table.get(x) ?? 0;
    else if (c.present) s += c.points;
    else if (x >= c.atLeast) s += c.points;
    else for (let j = 0; j < c.atMost.length; j++) if (x <= c.atMost[j][0]) { s += c.atMost[j][1]; break; }
  }
  return s;
}
export function event(v, e) {
  const d = Math.exp((e.t - EPOCH) * K);
  const list = byType.get(e.type);
  if (list !== undefined) {
    const url = e.url;
    let end = -1;
    for (let k = 0; k < list.length; k++) {
      const c = list[k];
      if (c.name !== '' && c.name !== e.name) continue;
      if (c.kind !== ANY) {
        if (c.kind === PREFIX) { if (!url.startsWith(c.s)) continue; }
        else {
          if (end < 0) { end = url.indexOf('#'); if (end < 0) end = url.length; const q = url.indexOf('?'); if (q >= 0 && q < end) end = q; }
          if (c.kind === EXACT) { if (end !== c.s.length || !url.startsWith(c.s)) continue; }
          else { const at = url.indexOf(c.s); if (at < 0 || at + c.s.length > end) continue; }
        }
      }
      let u = v.units[c.i] + (c.timed ? e.seconds : 1);
      if (u >= c.step) {
        let w = v.part[c.i] * d;
        const before = w;
        for (; u >= c.step; u -= c.step) { const room = c.most - w; w += room > 1 ? 1 : room > 0 ? room : 0; }
        const part = (w - before) / d;
        v.sum += part * c.points;
        v.part[c.i] += part;
      }
      v.units[c.i] = u;
    }
  }
  if (e.traits !== null) { v.p = v.p === null ? { ...e.traits } : Object.assign(v.p, e.traits); v.fit = fitOf(v.p); }
  const score = v.sum * d + v.fit;
  return { score, temperature: score >= hot ? 'hot' : score >= warm ? 'warm' : 'cold' };
}
export function full(facts) {
  let s = 0;
  const b = facts.b, k = K * 86_400_000;
  for (let i = 0; i < ids.length; i++) {
    const f = b[ids[i]];
    if (f.n === 0) continue;
    const c = C[i];
    let raw = (c.timed ? Math.floor(f.n * c.inv) : f.n) * c.points;
    if (raw > c.hi) raw = c.hi; else if (raw < c.lo) raw = c.lo;
    s += raw * Math.exp(f.age * k);
  }
  const fit = fitOf(facts.p), score = s + fit;
  return { score, temperature: score >= hot ? 'hot' : score >= warm ? 'warm' : 'cold', grade: fit >= A ? 'A' : fit >= B ? 'B' : fit >= G ? 'C' : 'D' };
}
