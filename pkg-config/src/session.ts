// One time of watching, from consent until it ends: what happens goes to the engine, or to the journal while there is none.
import { toBase64url } from "./base64url.js";
import { openEngine, taken, type Call, type Engine, type Live } from "./engine.js";
import { Attention, formListener, listener, type Feed } from "./feed.js";
import { readHead, type Head } from "./head.js";
import { openJournal } from "./journal.js";
import { numberOf } from "./kinds.js";
import { loadPlan } from "./live.js";
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
import { watchScroll } from "./signals/scroll.js";
import { showOffers } from "./slots.js";
import { KEY, PREFIX, type Store } from "./storage.js";
import { nameHash } from "./text.js";
import { millis, seconds } from "./time.js";
import type { PlanSource, Reading, SignalKind } from "./types.js";

/** All that can change, as bits of the engine's answers. */
const ALL = 7;
/** The most of a signal's amount that counts at once: a day of seconds. */
const MOST = 86_400;
/** Most calls kept for an engine that is still on its way; of more, the newest are dropped: the first page views weigh more than a burst. */
const CALLS = 256;

/** Who listens for which kinds of signals; those that the plan does not ask for listen to nothing. */
const WATCHERS: [watch: (feed: Feed) => void, ...kinds: SignalKind[]][] = [
  [watchAttention, "activeTime"],
  [watchForms, "formStart", "formSubmit"],
  [watchClicks, "click"],
  [watchDownloads, "download"],
  [watchOutbound, "outboundClick"],
  [watchCalls, "call"],
  [watchCopies, "copy"],
  [watchScroll, "scroll"],
];

/** The same for what few plans ask for: a file of its own each, fetched by the pages that do. */
const SELDOM: [load: () => Promise<{ watch(feed: Feed): void }>, ...kinds: SignalKind[]][] = [
  [() => import("./signals/arrival.js"), "emailClick", "channel"],
  [() => import("./signals/video.js"), "videoPlay"],
];

export const NOBODY: Reading = { engagement: 0, temperature: "cold", offers: {} };

/** What the session tells. */
interface Host {
  /** The engine runs. */
  ready(): void;
  /** There is no engine, and why: what happens is only written down. */
  alone(why: unknown): void;
  changed(bits: number): void;
  /** Another tab has revoked or objected. */
  end(): void;
  /** It cannot go on. */
  off(why: unknown): void;
}

export type Session = ReturnType<typeof openSession>;

export function openSession(source: PlanSource, ignore: SignalKind[], store: Store, wasm: () => Promise<WebAssembly.Module>, host: Host) {
  const watching = new AbortController();
  const { signal: stopped } = watching;
  const listen = listener(stopped);
  const nonces = new WeakMap<object, bigint>();
  let head: Head | undefined;
  let engine: Engine | undefined;
  /** What pages before this one have left to an engine, and the same with what this one has seen. */
  const inherited = openJournal();
  let journal = openJournal();
  /** The engine's part of this tab's record, while there is no engine. */
  let before = "";
  let calls: Call<number>[] | undefined = [];
  let path = "";

  const ask = <T>(call: Call<T>, otherwise: T): T => engine?.run(call) ?? otherwise;
  const reading = (): Reading => ask(readingOf, NOBODY);

  function run(call: Call<number>): void {
    if (stopped.aborted) return;
    if (engine) return update(ask(call, 0));
    if (calls && calls.length < CALLS) calls.push(call);
    if (head) {
      call(journal as unknown as Live);
      save();
    }
  }

  function update(changes: number, urgent?: boolean): void {
    // A trap may have been the last one.
    if (stopped.aborted) return;
    save(urgent);
    showOffers(reading().offers);
    host.changed(changes);
  }

  function save(urgent?: boolean): void {
    if (!store.save(engine ? toBase64url(engine.memory()) : before + journal.text(), urgent)) restart();
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
      run((live) => live.page(...head!.page(to), ms, now));
    },
    signal(kind, name = "", amount = 1) {
      // By way of text nothing that a page may give throws; what is no number, or below 1, is none.
      const number = numberOf(kind), now = seconds(), called = nameHash(String(name)), some = Math.max(0, Math.min(+String(amount), MOST)) | 0;
      if (number >= 0) run((live) => live.signal(number, called, some, now));
    },
    attend(event) {
      const ms = millis(), now = seconds();
      run((live) => live.attend(event, ms, now));
    },
  };

  /** Another tab wrote: goes on from what it knows as well. */
  function follow(): void {
    if (!store.intact()) restart();
    else if (engine) engine.adopt([{ memory: engine.memory(), mine: true }, ...store.load().filter(({ mine }) => !mine)]);
    if (engine) update(ALL);
  }

  /** Back from the back/forward cache: goes on from what this tab has stored meanwhile. */
  function comeBack(): void {
    if (store.refused() || !store.stands()) return host.end();
    store.enter();
    const records = store.load();
    journal = openJournal();
    for (const record of records) if (record.mine) journal.inherit(record.journal);
    if (!engine || !records[0]) return;
    engine.adopt(records);
    update(ALL);
  }

  /** What a new instance of the engine missed. */
  function arrive(live: Live): void {
    const ms = millis(), now = seconds();
    live.turn(...head!.page(path));
    live.attend(document.hidden ? Attention.Hidden : Attention.Visible, ms, now);
    if (document.hasFocus()) live.attend(Attention.Focus, ms, now);
  }

  function begin(plan: Uint8Array): void {
    if (stopped.aborted) return;
    head = readHead(plan);
    for (const { mine, memory, journal: left } of store.load()) {
      if (!mine) continue;
      before = toBase64url(memory);
      inherited.inherit(left);
      journal.inherit(left);
    }
    const module = wasm();
    watchPages(feed);
    for (const [watch, ...kinds] of WATCHERS) if (kinds.some(feed.asks)) watch(feed);
    for (const [load, ...kinds] of SELDOM) if (kinds.some(feed.asks)) load().then(({ watch }) => stopped.aborted || watch(feed)).catch(() => {});
    attachPayload(feed, payload);
    // After all others who hear of it, so that what they tell is saved too.
    listen(document, "visibilitychange", () => document.hidden && save(true));
    listen(window, "pagehide", () => {
      save(true);
      store.leave();
    });
    module.then((module) => meet(module, plan)).catch((why) => {
      calls = undefined;
      if (!stopped.aborted) host.alone(why);
    });
  }

  /** The engine is there: it hears all that it has missed, and takes over the records that nobody writes any more. */
  function meet(module: WebAssembly.Module, plan: Uint8Array): void {
    if (stopped.aborted) return;
    const records = store.load();
    const stale = records.filter((record) => record.stale && !record.mine);
    for (const record of stale) {
      record.mine = true;
      inherited.inherit(record.journal);
    }
    engine = openEngine(module, plan, records, arrive, host.off);
    for (const call of [inherited.replay, ...calls!]) ask(call as Call<number>, 0);
    if (stopped.aborted) return;
    calls = undefined;
    host.ready();
    update(ALL, true);
    for (const { key } of stale) store.drop(key);
  }

  /** One nonce a form: browsers collect a form's fields more than once for one submit, and a double click sends it twice. */
  function payload(form: object): string {
    if (!nonces.has(form)) nonces.set(form, crypto.getRandomValues(new BigUint64Array(1))[0]!);
    const nonce = nonces.get(form)!, now = seconds();
    if (!head || stopped.aborted) return "";
    if (engine) return toBase64url(ask((live) => taken(live, live.payload(nonce, now)), new Uint8Array()));
    const all = openJournal();
    all.inherit(journal.text());
    for (const { mine, journal: left } of store.load()) if (!mine) all.inherit(left);
    return all.payload(head.plan, nonce, now);
  }

  let begun = false;
  // A prerendered page, or one in a tab never looked at, has no visitor yet.
  const look = () => {
    if (begun || document.hidden) return;
    begun = true;
    store.enter();
    listen(window, "pageshow", ({ persisted }) => persisted && comeBack());
    listen(window, "storage", ({ key, newValue }: StorageEvent) => {
      if (key === KEY && newValue) host.end();
      else if (key?.startsWith(PREFIX)) follow();
    });
    try {
      const plan = loadPlan(source);
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
    ask,
    reading,
    payload,
    /** Takes everything off the page; with `anew` the offers become those of an unknown visitor. */
    stop(anew?: boolean): void {
      if (head && !anew) save(true);
      watching.abort();
      if (!anew || !engine) return;
      engine.adopt([]);
      showOffers(reading().offers);
    },
  };
}
