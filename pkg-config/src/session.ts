// One time of watching, from consent until it ends: what happens goes to the engine, or to the journal while there is none.
import { toBase64url } from "./base64url.js";
import { openEngine, taken, type Call, type Engine, type Live } from "./engine.js";
import { Attention, formListener, listener, quietly, type Feed } from "./feed.js";
import { readHead, type Head } from "./head.js";
import { openJournal } from "./journal.js";
import { numberOf } from "./kinds.js";
import { attachPayload } from "./payload.js";
import { readingOf } from "./reading.js";
import { watchAttention } from "./signals/active.js";
import { watchCalls } from "./signals/call.js";
import { watchClicks } from "./signals/click.js";
import { watchCopies } from "./signals/copy.js";
import { watchDownloads } from "./signals/download.js";
import { watchForms } from "./signals/form.js";
import { watchOutbound } from "./signals/outbound.js";
import { watchPages } from "./signals/page.js";
import { showOffers } from "./slots.js";
import { KEY, PREFIX, type Store } from "./storage.js";
import { nameHash } from "./text.js";
import { millis, seconds } from "./time.js";
import type { Reading, SignalKind } from "./types.js";

/** All that can change, as bits of the engine's answers. */
const ALL = 7;
/** Turns of the queue of microtasks in which an engine at hand decides and its host hears of it. */
const TURNS = 4;
/** The most of a signal's amount that counts at once: a day of seconds. */
const MOST = 86_400;
/**
 * Who listens for which kinds of signals; those that the plan does not ask for listen to nothing. What few plans ask for is a file of its own, fetched
 * by the pages that do.
 */
const WATCHERS: [watch: (feed: Feed) => void | Promise<void>, ...kinds: SignalKind[]][] = [
  [watchAttention, "activeTime"],
  [watchForms, "formStart", "formSubmit"],
  [watchClicks, "click"],
  [watchDownloads, "download"],
  [watchOutbound, "outboundClick"],
  [watchCalls, "call"],
  [watchCopies, "copy"],
  [(feed) => import("./signals/seldom.js").then(({ watchSeldom }) => watchSeldom(feed)), "scroll", "emailClick", "channel", "videoPlay"],
];

export const NOBODY: Reading = { engagement: 0, temperature: "cold", offers: {} };

/** What the session tells. */
interface Host {
  /** The engine runs. */
  ready(): void;
  /** There is no engine, and why: what happens is only written down. */
  alone(why: unknown): void;
  changed(bits: number): void;
  /** It is to be opened anew. */
  again(): void;
  /** Another tab has revoked or objected. */
  end(): void;
  /** It cannot go on. */
  off(why: unknown): void;
}

export type Session = ReturnType<typeof openSession>;

export function openSession(
  source: () => Uint8Array | Promise<Uint8Array>,
  wasm: () => WebAssembly.Module | Promise<WebAssembly.Module>,
  ignore: SignalKind[],
  store: Store,
  host: Host,
) {
  const watching = new AbortController();
  const { signal: stopped } = watching;
  const listen = listener(stopped);
  const draws = new WeakMap<object, number>();
  let head: Head | undefined;
  let engine: Engine | undefined;
  /** What no engine has taken yet, also from pages before this one. */
  let journal = openJournal();
  /** The engine's part of this tab's record, while there is no engine. */
  let before = "";
  /** What the host has told before the plan was there. */
  const early: Call<number>[] = [];
  /** What a new engine has to know: the page, and the last event of each pair, with its time: touched or closed, held or not, visible or hidden, focused or not. */
  let path = "";
  const lasting: [event: Attention, ms: number][] = [];

  const ask = <T>(call: Call<T>, otherwise: T): T => engine?.run(call) ?? otherwise;
  /** Bytes that the engine writes; none without an engine. */
  const take = (call: Call<number>): Uint8Array => ask((live) => taken(live, call(live)), new Uint8Array());
  const reading = (): Reading => ask(readingOf, NOBODY);

  const show = () => quietly(() => showOffers(reading().offers));

  function run(call: Call<number>): void {
    if (stopped.aborted) return;
    if (engine) return update(ask(call, 0));
    if (!head) return void early.push(call);
    call(journal as unknown as Live);
    save();
  }

  function update(changes: number, urgent?: boolean): void {
    // A trap may have been the last one.
    if (stopped.aborted) return;
    save(urgent);
    show();
    host.changed(changes);
  }

  function save(urgent?: boolean): void {
    if (!store.save(() => (engine ? toBase64url(engine.memory()) : before + journal.text()), urgent)) restart();
  }

  /** Another tab has this one's record now, with all that was in it: goes on from there, in a new one. */
  function restart(): void {
    store.renew();
    journal = openJournal();
    before = "";
    engine?.adopt(store.load());
  }

  const feed: Feed = {
    listen,
    listenToForms: formListener(listen),
    stopped,
    asks: (kind) => !!((head!.kinds >> numberOf(kind)) & 1) && !ignore.includes(kind),
    page(to) {
      const ms = millis(), now = seconds();
      path = to;
      lasting[0] = [Attention.Close, ms];
      run((live) => live.page(...head!.page(to), ms, now));
    },
    signal(kind, name = "", amount = 1) {
      // By way of text nothing that a page may give throws; what is no number, or below 1, is none.
      const number = numberOf(kind), now = seconds(), called = nameHash(String(name)), some = Math.max(0, Math.min(+String(amount), MOST)) | 0;
      if (number >= 0) run((live) => live.signal(number, called, some, now));
    },
    attend(event) {
      const ms = millis(), now = seconds();
      if (event) lasting[((event + 3) % 8) >> 1] = [event, ms];
      run((live) => live.attend(event, ms, now));
    },
  };

  /** Another tab wrote: goes on from what it knows as well. */
  function follow(): void {
    if (!store.intact()) restart();
    else if (engine) update(engine.adopt([{ memory: engine.memory(), mine: true }, ...store.load().filter(({ mine }) => !mine)]));
  }

  /** Tells a new instance of the engine what it missed. */
  function arrive(live: Live): void {
    const ms = millis(), now = seconds();
    live.turn(...head!.page(path));
    lasting.forEach(([event, then], pair) => live.attend(event, pair ? ms : then, now));
  }

  function begin(plan: Uint8Array): void {
    if (stopped.aborted) return;
    head = readHead(plan);
    meet(plan).catch((why) => stopped.aborted || host.alone(why));
    for (const { key, mine, stale, memory, journal: left } of store.load()) {
      if (mine) before = toBase64url(memory);
      // What only an engine can take over is left to `meet`.
      else if (stale && !memory[0]) store.drop(key);
      else continue;
      journal.inherit(left);
    }
    watchPages(feed);
    early.forEach(run);
    attachPayload(feed, payload);
    afterwards(() => {
      for (const [watch, ...kinds] of WATCHERS) if (kinds.some(feed.asks)) quietly(() => watch(feed))?.catch(() => {});
      // After all others who hear of it, so that what they tell is saved too.
      listen(document, "visibilitychange", () => document.hidden && save(true));
      listen(window, "pagehide", () => {
        save(true);
        store.leave();
      });
    });
  }

  /** When an engine at hand has decided, but in the same task: no input comes in between. */
  async function afterwards(listens: () => void): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) await 0;
    if (!stopped.aborted) quietly(listens);
  }

  /** When the engine is there it hears all that it has missed, and takes over the records that nobody writes any more. */
  async function meet(plan: Uint8Array): Promise<void> {
    const module = await wasm();
    if (stopped.aborted) return;
    const records = store.load();
    const stale = records.filter((record) => record.stale && !record.mine);
    for (const record of stale) {
      record.mine = true;
      journal.inherit(record.journal);
    }
    engine = openEngine(module, plan, records, arrive, host.off);
    ask(journal.replay, undefined);
    ask(arrive, undefined);
    if (stopped.aborted) return;
    host.ready();
    update(ALL, true);
    for (const { key } of stale) store.drop(key);
  }

  /** One draw a form: browsers collect a form's fields more than once for one submit, and a double click sends it twice. */
  function payload(form: object, name = ""): string {
    const draw = draws.get(form) ?? (Math.random() * 2 ** 32) >>> 0, now = seconds();
    draws.set(form, draw);
    if (!head || stopped.aborted) return "";
    // Which form it is, and whether anyone has touched the page.
    const form16 = (nameHash(name) & 0xffff) | (+(navigator.userActivation?.hasBeenActive ?? 1) << 16);
    if (engine) return toBase64url(take((live) => live.payload(form16, draw, now)));
    const all = openJournal();
    all.inherit(journal.text());
    for (const { mine, journal: left } of store.load()) if (!mine) all.inherit(left);
    return all.payload(head.plan, now, form16, draw);
  }

  let begun = false;
  // A prerendered page, or one in a tab never looked at, has no visitor yet.
  const look = () => {
    if (begun || document.hidden) return;
    begun = true;
    store.enter();
    afterwards(() => {
      // Back from the back/forward cache: begins anew, from what this tab has stored meanwhile.
      listen(window, "pageshow", ({ persisted }) => {
        if (persisted) store.refused() || !store.stands() ? host.end() : host.again();
      });
      listen(window, "storage", ({ key, newValue }: StorageEvent) => {
        if (key === KEY && newValue) {
          host.end();
          store.abandon();
        } else if (key?.startsWith(PREFIX)) follow();
      });
    });
    try {
      const plan = source();
      if (plan instanceof Promise) plan.then(begin).catch((why) => stopped.aborted || host.off(why));
      else begin(plan);
    } catch (why) {
      host.off(why);
    }
  };
  listen(document, "visibilitychange prerenderingchange", look);
  look();

  return {
    page: feed.page,
    signal: feed.signal,
    take,
    reading,
    payload,
    /** Takes everything off the page; with `anew` the offers become those of an unknown visitor. */
    stop(anew?: boolean): void {
      if (head && !anew) save(true);
      watching.abort();
      if (!anew || !engine) return;
      engine.adopt([]);
      show();
    },
  };
}
