// Watches one visitor: joins consent, journal, engine, storage, slots and signals.
import { openEngine, type Call, type Engine, type Live } from "./engine.js";
import { Attention, listener, type Feed } from "./feed.js";
import { openJournal } from "./journal.js";
import { load } from "./live.js";
import { attachPayload } from "./payload.js";
import { linesOf, numberOf, readingOf } from "./reading.js";
import { watchAttention } from "./signals/active.js";
import { watchClicks } from "./signals/click.js";
import { watchDownloads } from "./signals/download.js";
import { watchForms } from "./signals/form.js";
import { watchPages } from "./signals/page.js";
import { showOffers } from "./slots.js";
import { KEY, openStore } from "./storage.js";
import { millis, seconds } from "./time.js";
import type { Options, PlanSource, Reading, Visitor, VisitorEvent } from "./types.js";

/** What can change, by the bits of the engine's answers. */
const CHANGES = ["score", "temperature", "offer"] as const;
const ALL = 7;

/** The most of a signal's amount that counts at once: a day of seconds. */
const MOST = 86_400;

/** Where a page keeps its one visitor. */
const ONE = Symbol.for(KEY);

/**
 * Watches the visitor of this page. A second call, even from a second copy of this script, gives the first one's visitor.
 *
 * @param plan the compiled plan
 * @returns at once, and never throws; nothing is read, stored, listened to or sent before consent
 * @example
 * import { watch } from "attise";
 * import plan from "./plan.js";
 *
 * const visitor = watch(plan);
 * acceptButton.onclick = () => visitor.consent.grant();
 */
export function watch(plan: PlanSource, options: Options = {}): Visitor {
  const page = globalThis as { [ONE]?: Visitor };
  return (page[ONE] ??= start(plan, options, () => delete page[ONE]));
}

function start(plan: PlanSource, { wasm, consent, storage }: Options, leave: () => void): Visitor {
  const store = openStore(storage !== "memory");
  const journal = openJournal();
  const callbacks = new Set<{ type: VisitorEvent; callback: (reading: Reading) => void }>();
  let loading: ReturnType<typeof load> | undefined;
  let watching: AbortController | undefined;
  let engine: Engine | undefined;
  let nonce: Uint8Array | undefined;
  let path = "";
  let granted = false;
  let broken = false;
  let settle!: (ready: boolean) => void;
  const ready = new Promise<boolean>((resolve) => (settle = resolve));

  const ask = <T>(call: Call<T>, otherwise: T): T => engine?.run(call) ?? otherwise;

  const reading = (): Reading => ask(readingOf, { engagement: 0, temperature: "cold", offers: {} });

  const tell = (event: VisitorEvent) => {
    for (const { type, callback } of callbacks) if (type === event) queueMicrotask(() => callback(reading()));
  };

  function run(call: Call<number>, urgent?: boolean): void {
    if (!watching) return;
    journal.add(call);
    if (engine) update(ask(call, 0), urgent);
  }

  const replay = () => journal.replay((call) => ask(call, 0));

  function update(changes: number, urgent = false): void {
    if (!engine) return;
    if (store.save(engine.memory(), urgent)) journal.clear();
    showOffers(reading().offers);
    CHANGES.forEach((type, bit) => (changes >> bit) & 1 && tell(type));
  }

  const feed: Omit<Feed, "listen" | "stopped"> = {
    page(to) {
      const ms = millis(), now = seconds();
      path = to;
      run((live) => live.page(to, ms, now));
    },
    signal(kind, name = "", amount = 1) {
      // By way of text nothing that a page may give throws; what is no number, or below 1, is none, and the engine takes the whole part.
      const number = numberOf(kind), now = seconds(), text = String(name), some = Math.min(+String(amount), MOST);
      if (number >= 0) run((live) => live.signal(number, text, some >= 1 ? some : 0, now));
    },
    attend(event) {
      const ms = millis(), now = seconds();
      run((live) => live.attend(event, ms, now), event === Attention.Hidden || event === Attention.Close);
    },
  };

  function grant(): void {
    if (watching || typeof document === "undefined") return;
    if (broken || store.refused()) return settle(false);
    granted = true;
    watching = new AbortController();
    const stopped = watching.signal;
    const listen = listener(stopped);
    let begun = false;
    // A prerendered page, or one in a tab never looked at, has no visitor yet.
    const begin = () => {
      if (begun || document.hidden) return;
      begun = true;
      listen(window, "storage pageshow", ({ key, persisted }) => {
        if (persisted || key === KEY || key === null) follow();
      });
      const all = { ...feed, listen, stopped };
      [watchPages, watchAttention, watchForms, watchClicks, watchDownloads].forEach((to) => to(all));
      attachPayload(all, payload);
      (loading ??= load(plan, wasm)).then(([bytes, module]) => {
        if (stopped.aborted) return;
        engine = openEngine(module, bytes, store.load(), arrive, fail);
        replay();
        if (broken) return;
        settle(true);
        tell("ready");
        update(ALL);
      }).catch((why) => stopped.aborted || fail(why));
    };
    listen(document, "visibilitychange prerenderingchange", begin);
    begin();
  }

  /**
   * Another tab wrote, or the page came back from the back/forward cache: goes on from what is stored now, and from what this
   * page has not stored yet.
   */
  function follow(): void {
    const text = store.read();
    if (store.refused() || (engine && !text)) return end();
    engine?.adopt(store.load());
    replay();
    update(ALL);
  }

  /** What a new instance of the engine missed. */
  function arrive(live: Live): void {
    const ms = millis(), now = seconds();
    live.turn(path, now);
    live.attend(document.hidden ? Attention.Hidden : Attention.Visible, ms, now);
    if (document.hasFocus()) live.attend(Attention.Focus, ms, now);
  }

  /** Takes everything off the page; the offers become those of an unknown visitor. */
  function end(): void {
    granted = false;
    if (engine) {
      engine.adopt(new Uint8Array());
      showOffers(reading().offers);
    }
    stop();
  }

  function stop(): void {
    watching?.abort();
    watching = engine = undefined;
    journal.clear();
  }

  function fail(why: unknown): void {
    stop();
    broken = true;
    settle(false);
    console.info(`attise is off: ${why}`);
  }

  function forget(): void {
    end();
    if (!store.refused()) store.clear();
  }

  // One nonce a page: browsers collect a form's fields more than once for one submit, and a double click sends it twice.
  const payload = () => ask((live) => live.payload((nonce ??= crypto.getRandomValues(new Uint8Array(8))), seconds()), "");

  const receipt = () => linesOf(ask((live) => live.receipt(seconds()), new Int32Array()));

  if (consent) grant();

  return {
    ready,
    consent: {
      get granted() {
        return granted;
      },
      grant,
      revoke: forget,
    },
    page: (to = location.pathname) => feed.page(to),
    signal: feed.signal,
    reading,
    receipt,
    payload,
    on(type, callback) {
      const entry = { type, callback };
      callbacks.add(entry);
      return () => void callbacks.delete(entry);
    },
    object(objects = true) {
      if (objects) {
        end();
        store.refuse();
      } else if (store.refused()) store.clear();
    },
    forget,
    exportData() {
      const text = store.read();
      return { stored: text === null ? {} : { [KEY]: text }, reading: reading(), receipt: receipt() };
    },
    [Symbol.dispose]() {
      stop();
      granted = false;
      broken = true;
      settle(false);
      leave();
    },
  };
}
