// Many visitors of one plan: texts become numbers here, all else is the engine's.
/// <reference lib="esnext.disposable" preserve="true" />
import { isTrap } from "../full/engine.js";
import { KINDS } from "../kinds.js";
import { kindOf } from "../plan/kind.js";
import type { EnginePlan, OpenPlan } from "../plan/open.js";
import { fresh, type Instance } from "./engine.js";
import { Names, put, room } from "./names.js";
import { daysAsSeconds, seconds, whole } from "./numbers.js";
import type { Counts, VisitorFields, VisitorReading, VisitorSignal } from "./types.js";

const TEMPERATURES = ["cold", "warm", "hot", "hot"] as const;
const GRADES = [null, "A", "B", "C", "D", null, null, null] as const;
const QUADRANTS = [null, "q1", "q2", "q3", "q4", null, null, null] as const;

/** Signals that one call takes. */
const AT_ONCE = 256;
/** Words of a signal, and bits of its kind, below the amount: see `src/wasm/visitors.rs`. */
const WORDS = 5;
const KIND_BITS = 5;
const SIGNALS = AT_ONCE * WORDS;
const MOST_AMOUNT = 2 ** (32 - KIND_BITS) - 1;

/** What is to be known of signals of a kind. */
interface Kind {
  number: number;
  page: boolean;
  named: boolean;
  /** Where its amount is: 1 in `seconds`, 2 in `percent`, 0 nowhere. */
  amount: 0 | 1 | 2;
}

/** What is no kind counts for no criterion. */
const NO_KIND: Kind = { number: 31, page: true, named: true, amount: 0 };

const amountOf = ({ amount }: Kind, { seconds, percent }: VisitorSignal): number => (amount === 0 ? 0 : whole(amount === 1 ? seconds : percent));

/** The names behind the engine's numbers, and the rules of fit. */
interface Scored {
  criteria: string[];
  fields: string[];
  personas: string[];
  actions: string[];
  fit: Int32Array;
}

/** The same text, as engines of JavaScript keep the names of properties: looking one up by it is several times as fast. */
const asKey = (text: string): string => Object.keys(Object.fromEntries([[text, 0]]))[0]!;

function scored(plan: EnginePlan): Scored {
  const sorts: string[][] = [[]];
  for (const name of plan.scoredNames().split("\n")) name === "" ? sorts.push([]) : sorts.at(-1)!.push(asKey(name));
  const [criteria, personas, actions] = sorts as [string[], string[], string[]];
  const fields: string[] = [];
  for (let field; (field = plan.fitField(fields.length)) !== undefined; ) fields.push(asKey(field));
  return { criteria, fields, personas, actions, fit: plan.fitTables() };
}

/** Many visitors of one plan. Get one from `openVisitors`. A visitor is a number from 1 on, which `add()` gives and `remove()` takes back. */
export class Visitors implements Disposable {
  /** The `id`s of the plan's criteria, in its order: that of the columns of {@link Visitors.evaluateRow}. */
  readonly criteria: readonly string[];
  readonly #plan: OpenPlan;
  readonly #scored: Scored;
  readonly #actions: (string | null)[];
  readonly #personas: (string | null)[];
  #engine!: Instance;
  #names!: Names;
  #kinds!: Map<unknown, Kind>;
  /** Whether a `takeAll` has begun, and not ended. */
  #taking = false;
  /** Where the engine leaves points, and reads counts; of no length when its memory has moved. */
  #points!: Int32Array;
  #evaluated!: Uint32Array;

  /** @internal */
  constructor(plan: OpenPlan) {
    this.#plan = plan;
    this.#scored = plan.ask(scored);
    this.criteria = this.#scored.criteria;
    this.#actions = [null, ...this.#scored.actions];
    this.#personas = [null, ...this.#scored.personas];
    this.#attach(this.#open());
  }

  /** An instance with the plan and no visitors. */
  #open(): Instance {
    const engine = fresh();
    const { fields, fit } = this.#scored;
    engine.open(put(engine, this.#plan.compile()));
    const nothing = this.#plan.ask((plan) => fields.flatMap((field) => {
      const words = plan.fitClass(field, "");
      return [words.length, ...words];
    }));
    room(engine, fit.length + nothing.length).set([...fit, ...nothing]);
    engine.fit(fit.length, nothing.length);
    return engine;
  }

  /** How many visitors there are. */
  get size(): number {
    return this.#engine.size();
  }

  /** Bytes of the memory that holds them, with the engine's own and the room that is kept for more. It never shrinks but by `clear()`. */
  get bytes(): number {
    return this.#engine.memory.buffer.byteLength;
  }

  /**
   * A new visitor, of whom nothing is known but what is given.
   *
   * @param stored what `export()` gave, or a page has stored.
   * @returns its number, from 1 on. Numbers of visitors removed are given again.
   */
  add(stored?: Uint8Array): number {
    let visitor;
    try {
      visitor = this.#engine.add();
    } catch (error) {
      throw this.#stopped(error);
    }
    if (stored) this.restore(visitor, stored);
    return visitor;
  }

  /**
   * Takes one signal in, and gives the reading after it.
   *
   * @throws {RangeError} for a visitor that is not in use. Nothing that a signal says throws.
   * @example
   * visitors.take(visitor, { kind: "activeTime", path: "/pricing", seconds: 15, at: Date.now() }).temperature;
   */
  take(visitor: number, signal: VisitorSignal): VisitorReading {
    if (signal.fields) this.fields(visitor, signal.fields);
    const kind = this.#kinds.get(signal.kind) ?? NO_KIND;
    const amount = amountOf(kind, signal);
    try {
      let groups = 0, path = 0;
      if (kind.page) ({ groups, path } = this.#names.page(signal.path));
      const name = kind.named ? this.#names.name(signal.name) : 0;
      return this.#reading(visitor, this.#engine.take(visitor, kind.number, groups, path, name, amount, seconds(signal.at)));
    } catch (error) {
      throw this.#stopped(error);
    }
  }

  /**
   * Takes signals in, one after another, and gives the reading after the last: several times as fast as one by one.
   *
   * @param signalOf makes a signal of an item, as that of `Array.from`; it may give the same object each time. Default: the items are signals.
   * @throws {RangeError} for a visitor that is not in use. Nothing that a signal says throws.
   * @example
   * visitors.takeAll(visitor, rows, (row) => ({ kind: "pageView", path: row.url, at: row.time }));
   */
  takeAll(visitor: number, signals: Iterable<VisitorSignal>): VisitorReading;
  takeAll<Item>(visitor: number, items: Iterable<Item>, signalOf: (item: Item) => VisitorSignal): VisitorReading;
  takeAll(visitor: number, items: Iterable<unknown>, signalOf: (item: never) => VisitorSignal = itself): VisitorReading {
    if (this.#taking) return this.#takeEach(visitor, items, signalOf);
    let words = this.#signals();
    let at = 0;
    this.#taking = true;
    try {
      for (const item of items) {
        const signal = signalOf(item as never);
        if (signal.fields) this.fields(visitor, signal.fields);
        if (at === SIGNALS) {
          this.#engine.takeAll(visitor, AT_ONCE);
          at = 0;
        }
        const kind = this.#kinds.get(signal.kind) ?? NO_KIND;
        let groups = 0, path = 0;
        if (kind.page) ({ groups, path } = this.#names.page(signal.path));
        const name = kind.named ? this.#names.name(signal.name) : 0;
        const amount = Math.min(amountOf(kind, signal), MOST_AMOUNT);
        // what is new may have made the memory grow
        if (words.length === 0) words = this.#signals();
        words[at] = seconds(signal.at);
        words[at + 1] = kind.number | (amount << KIND_BITS);
        words[at + 2] = groups;
        words[at + 3] = path;
        words[at + 4] = name;
        at += WORDS;
      }
      return this.#reading(visitor, this.#engine.takeAll(visitor, at / WORDS));
    } catch (error) {
      // what came before an item that could not be had is counted, as it is one by one
      if (!isTrap(error)) this.#engine.takeAll(visitor, at / WORDS);
      throw this.#stopped(error);
    } finally {
      this.#taking = false;
    }
  }

  /** Where another `takeAll` is still asking for its items: they wait in the one place that there is for a batch. */
  #takeEach(visitor: number, items: Iterable<unknown>, signalOf: (item: never) => VisitorSignal): VisitorReading {
    for (const item of items) this.take(visitor, signalOf(item as never));
    return this.#reading(visitor, this.#engine.takeAll(visitor, 0));
  }

  /**
   * Lets form fields of a visitor say something; the others stay as they are. Fields that no fit rule of the plan looks at are not kept.
   *
   * @throws {RangeError} for a visitor that is not in use.
   * @example
   * visitors.fields(visitor, { company: "Martin SA", employees: 120 });
   */
  fields(visitor: number, fields: VisitorFields): void {
    try {
      if (!this.#engine.say(visitor, this.#say(this.#columns(), fields))) throw unknown(visitor);
    } catch (error) {
      throw this.#stopped(error);
    }
  }

  /** Writes places and classes of fields, and tells how many. */
  #say(words: Uint32Array, fields: VisitorFields): number {
    const names = this.#scored.fields;
    let at = 0;
    for (let field = 0; field < names.length; field++) {
      const value = fields[names[field]!];
      if (value === undefined) continue;
      const known = this.#names.said(field, value);
      // what is new may have made the memory grow
      if (words.length === 0) return this.#say(this.#columns(), fields);
      if (known < 0) continue;
      words[at] = field;
      words[at + 1] = known;
      at += 2;
    }
    return at / 2;
  }

  /**
   * The reading at a time, the visitor left as it is.
   *
   * @param now in milliseconds, as `Date.now()` gives them. A time before the last signal reads as that of the last signal.
   * @throws {RangeError} for a visitor that is not in use.
   */
  read(visitor: number, now: number = Date.now()): VisitorReading {
    try {
      return this.#reading(visitor, this.#engine.read(visitor, seconds(now)));
    } catch (error) {
      throw this.#stopped(error);
    }
  }

  /**
   * One complete evaluation from counts and ages, without a visitor: each criterion is worth what its `times` or `seconds` are worth together, as far as caps let
   * them, faded for its `days`. The temperature is that of the points alone.
   *
   * @example
   * visitors.evaluate({ counts: { "pricing-view": { times: 3, days: 2.5 } }, fields: { employees: "50-100" } }).grade;
   */
  evaluate({ counts = {}, fields }: Counts): VisitorReading {
    try {
      const words = this.#columns();
      for (let place = 0; place < this.criteria.length; place++) {
        const known = counts[this.criteria[place]!];
        const amount = known ? whole(known.times ?? known.seconds) : 0;
        words[2 * place] = amount;
        if (amount > 0) words[2 * place + 1] = daysAsSeconds(known!.days);
      }
      return this.#evaluate(words, fields);
    } catch (error) {
      throw this.#stopped(error);
    }
  }

  /**
   * The same from columns, as a table has them: `amounts[i]` and `days[i]` belong to the criterion `criteria[i]`.
   *
   * @example
   * visitors.evaluateRow([3, 0, 90], [2.5, 0, 1], { employees: 120 }).engagement;
   */
  evaluateRow(amounts: ArrayLike<number>, days: ArrayLike<number>, fields?: VisitorFields | null): VisitorReading {
    try {
      const words = this.#columns();
      for (let place = 0; place < this.criteria.length; place++) {
        const amount = whole(amounts[place]);
        words[2 * place] = amount;
        if (amount > 0) words[2 * place + 1] = daysAsSeconds(days[place]);
      }
      return this.#evaluate(words, fields);
    } catch (error) {
      throw this.#stopped(error);
    }
  }

  #evaluate(words: Uint32Array, fields: VisitorFields | null | undefined): VisitorReading {
    const names = this.#scored.fields;
    const from = 2 * this.criteria.length;
    for (let field = 0; field < names.length; field++) {
      const value = fields?.[names[field]!];
      const known = value === undefined ? 0 : this.#names.said(field, value);
      // what is new may have made the memory grow
      if (words.length === 0) return this.#evaluate(this.#columns(), fields);
      words[from + field] = known < 0 ? 0 : known;
    }
    return this.#reading(0, this.#engine.evaluate());
  }

  /**
   * What is remembered of a visitor's engagement, as a page stores it: times and counters under the keys of criteria. What its fields say is not in it.
   *
   * @throws {RangeError} for a visitor that is not in use.
   */
  export(visitor: number): Uint8Array<ArrayBuffer> {
    try {
      const length = this.#engine.stored(visitor);
      if (length === 0) throw unknown(visitor);
      const at = this.#engine.buffer(0);
      return new Uint8Array(this.#engine.memory.buffer, at, length).slice() as Uint8Array<ArrayBuffer>;
    } catch (error) {
      throw this.#stopped(error);
    }
  }

  /**
   * Lets a visitor be what `export()` gave or a page has stored, whatever it was; what its fields say stays. What is damaged, or of another version, gives a visitor of
   * whom nothing is known. What was counted under another plan goes on as far as this one has the same criteria.
   *
   * @param now in milliseconds; a record of more than a day after it goes on from it.
   * @throws {RangeError} for a visitor that is not in use.
   */
  restore(visitor: number, stored: Uint8Array, now: number = Date.now()): void {
    if (!(stored instanceof Uint8Array)) throw new TypeError(`stored: expected a Uint8Array, found ${kindOf(stored)}`);
    try {
      if (!this.#engine.restore(visitor, put(this.#engine, stored), seconds(now))) throw unknown(visitor);
    } catch (error) {
      throw this.#stopped(error);
    }
  }

  /** Forgets a visitor, and wipes what was known of it; its number is given again. Does nothing for one that is not in use. */
  remove(visitor: number): void {
    try {
      this.#engine.remove(visitor);
    } catch (error) {
      throw this.#stopped(error);
    }
  }

  /** Forgets all visitors, and gives their memory back. */
  clear(): void {
    this.#attach(this.#open());
  }

  /** Forgets all visitors, and gives the engine's memory back: nothing can be asked any more but `clear()`, which begins anew. */
  [Symbol.dispose](): void {
    this.#engine = STOPPED;
  }

  #attach(engine: Instance): void {
    this.#engine = engine;
    this.#names = new Names(engine, this.#plan, this.#scored.fields);
    this.#kinds = kindsOf(engine);
    this.#points = pointsOf(engine);
    this.#evaluated = NOTHING;
  }

  #reading(visitor: number, codes: number): VisitorReading {
    if (codes === -1) throw unknown(visitor);
    if (this.#points.length === 0) this.#points = pointsOf(this.#engine);
    return {
      engagement: this.#points[0]!,
      fit: this.#points[1]!,
      coverage: (codes >> 8) & 127,
      temperature: TEMPERATURES[(codes & 3) as 0]!,
      grade: GRADES[((codes >> 2) & 7) as 0]!,
      quadrant: QUADRANTS[((codes >> 5) & 7) as 0]!,
      action: this.#actions[(codes >> 15) & 255]!,
      persona: this.#personas[(codes >> 23) & 255]!,
    };
  }

  /** Where a batch of signals is written. */
  #signals(): Uint32Array {
    return new Uint32Array(this.#engine.memory.buffer, this.#engine.signals(), SIGNALS);
  }

  /** Where counts and ages are written: a pair for each criterion, then a class for each field. */
  #columns(): Uint32Array {
    if (this.#evaluated.length === 0) {
      const fields = this.#scored.fields.length;
      const length = 2 * Math.max(this.criteria.length, fields) + fields;
      const at = this.#engine.columns(length);
      this.#evaluated = new Uint32Array(this.#engine.memory.buffer, at, length);
    }
    return this.#evaluated;
  }

  /** The error to throw: after a trap nothing in the instance can be relied on. */
  #stopped(error: unknown): unknown {
    if (error instanceof RangeError && error.cause === NOT_IN_USE) return error;
    if (isTrap(error)) this.#engine = STOPPED;
    return error;
  }
}

const itself = (signal: VisitorSignal): VisitorSignal => signal;

/** Why a visitor is refused. */
const NOT_IN_USE = "not in use";

const unknown = (visitor: unknown): RangeError =>
  new RangeError(`visitor: expected a number that \`add()\` gave, found \`${String(visitor)}\``, { cause: NOT_IN_USE });

const NOTHING = new Uint32Array(0);

/** What is asked of an instance that has trapped, or was given back. */
const STOPPED = new Proxy({}, {
  get: () => () => {
    throw new Error("visitors: the engine has stopped; `clear()` begins anew, without visitors");
  },
}) as Instance;

/** Where the engine leaves points. */
const pointsOf = (engine: Instance): Int32Array => new Int32Array(engine.memory.buffer, engine.result(), 2);

/** All kinds, with what the engine's plan wants to know of each. */
function kindsOf(engine: Instance): Map<unknown, Kind> {
  return new Map(KINDS.map((name, number) => {
    const wants = engine.wants(number);
    const amount = name === "activeTime" ? 1 : name === "scroll" || name === "videoPlay" ? 2 : 0;
    return [asKey(name), { number, page: (wants & 1) !== 0, named: (wants & 2) !== 0, amount }];
  }));
}
