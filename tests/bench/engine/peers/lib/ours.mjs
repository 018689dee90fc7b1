// The plan of the bench, and its events, in our words.

/** Ours are whole points: so many to one of the bench. */
export const POINTS = Number(process.env.POINTS ?? 400);

const KINDS = {
  page_view: 'pageView', active_time: 'activeTime', form_submit: 'formSubmit', download: 'download', email_click: 'emailClick', click: 'click',
  scroll: 'scroll', video: 'videoPlay', session_start: 'event', unsubscribe: 'event',
};

/** The plan of the bench as a plan of ours. */
export function planOf({ halfLifeDays, temperature, grade, behaviour, profile }) {
  const pages = {};
  const criteria = behaviour.map(({ id, on, url, name, per, points, cap }) => {
    const criterion = { id: id.replaceAll('_', '-'), signal: KINDS[on], points: points * POINTS, repeat: 'every', cap: Math.abs(cap) * POINTS, halfLifeDays };
    if (url) {
      criterion.page = Object.keys(pages).find((page) => pages[page] === url) ?? criterion.id;
      pages[criterion.page] = url;
    }
    if (KINDS[on] === 'event') criterion.name = name ?? on;
    else if (name) criterion.name = name;
    if (per) criterion.seconds = per;
    return criterion;
  });
  const fit = profile.flatMap(({ id, field, map, in: oneOf, present, atLeast, equals, atMost, points = 0 }) => {
    const rule = (more, at) => ({ id: `${id}-${more}`.replaceAll('_', '-').toLowerCase().replace(/[^a-z0-9-]/g, 'x'), field, ...at });
    if (map) return Object.entries(map).map(([value, points], place) => rule(place, { equals: value, points: points * POINTS }));
    if (oneOf) return [rule('in', { oneOf, points: points * POINTS })];
    if (present) return [rule('present', { present, points: points * POINTS })];
    if (equals !== undefined) return [rule('is', { equals: String(equals), points: points * POINTS })];
    // whole numbers: at most 3 is below 4
    if (atMost) return [rule('bands', { bands: [...atMost.map(([, points], place) => ({ from: place ? atMost[place - 1][0] + 1 : -1_000_000, points: points * POINTS })), { from: atMost.at(-1)[0] + 1, points: 0 }] })];
    return [rule('bands', { bands: [{ from: atLeast, points: points * POINTS }] })];
  });
  const [warm, hot] = [temperature.warm * POINTS, temperature.hot * POINTS];
  return {
    version: 1, id: 'bench', language: 'en', pages, criteria, fit,
    total: { floor: -100_000, cap: 100_000 },
    temperature: { warm, hot },
    grade: { A: grade.A * POINTS, B: grade.B * POINTS, C: grade.C * POINTS },
    // the bench tells cold, warm and hot by both kinds of points together
    actions: { by: 'both', bands: [{ from: -100_000, to: warm - 1, action: 'cold' }, { from: warm, to: hot - 1, action: 'warm' }, { from: hot, action: 'hot' }] },
  };
}

const KIND = new Map(Object.entries(KINDS));
const signal = { kind: 'event', at: 0, path: '', name: '', seconds: 0, fields: null };

/** An event of the bench as a signal of ours: always the same object. */
export function signalOf(e) {
  const kind = KIND.get(e.type);
  signal.kind = kind;
  signal.at = e.t;
  signal.path = e.url;
  signal.name = kind === 'event' && e.name !== 'returning' ? e.type : e.name;
  signal.seconds = e.seconds;
  signal.fields = e.traits;
  return signal;
}
