// Puts together what the engine gives: see src/wasm/tape.rs, which writes it.
import { put } from "../put.js";

/** Texts of a module by where they stand in it: the same in all of its instances. */
const names = new Map<number, string>();
/** The same again, found by the low bits of their place without a search: a verdict has hundreds. */
const SLOTS = 4096;
const places = new Uint32Array(SLOTS);
const near: string[] = new Array(SLOTS).fill("");
const CONSTANTS = [null, false, true];
const NONE = new Uint32Array();
const bits = new DataView(new ArrayBuffer(8));

let words: Uint32Array = NONE;
let text = "";
/** The next word, and the next unit of the text. */
let at = 0;
let from = 0;

/** The value of some words and their texts; names of fields are looked up in the memory of the module. */
export function unfold(memory: WebAssembly.Memory, given: Uint32Array, texts: string): unknown {
  words = given;
  text = texts;
  at = from = 0;
  const value = next(memory);
  // Nothing of a visitor is kept, nor an instance that may have been given up.
  text = "";
  words = NONE;
  return value;
}

function next(memory: WebAssembly.Memory): unknown {
  const word = words[at++]!;
  const count = word >>> 3;
  switch (word & 7) {
    case 0:
      return CONSTANTS[count];
    case 1:
      return count;
    case 2:
      return number();
    case 3:
      return text.slice(from, (from += count));
    case 4:
      return name(memory);
    case 5: {
      const list: unknown[] = [];
      for (let i = 0; i < count; i++) list.push(next(memory));
      return list;
    }
    case 6: {
      const object = count > 4 ? new Roomy() : {};
      for (let i = 0; i < count; i++) fill(object, name(memory), memory);
      return object;
    }
    default: {
      const object: Record<string, unknown> = {};
      for (let i = 0; i < count; i++) put(object, next(memory) as string, next(memory));
      return object;
    }
  }
}

/** Gives a field the next value; what most are without another call. */
function fill(object: Record<string, unknown>, key: string, memory: WebAssembly.Memory): void {
  const word = words[at]!;
  const count = word >>> 3;
  if ((word & 7) === 3) {
    at++;
    object[key] = text.slice(from, (from += count));
  } else if ((word & 7) === 1) {
    at++;
    object[key] = count;
  } else object[key] = next(memory);
}

/** A plain object that engines make with more room than one written as `{}`, so that it need not grow. */
const Roomy = function () {} as unknown as new () => Record<string, unknown>;
Roomy.prototype = Object.prototype;

function name(memory: WebAssembly.Memory): string {
  const place = words[at++]!;
  const slot = (place >>> 6) % SLOTS;
  return places[slot] === place ? near[slot]! : far(memory, place, slot);
}

function far(memory: WebAssembly.Memory, place: number, slot: number): string {
  let known = names.get(place);
  if (known === undefined) {
    known = new TextDecoder().decode(new Uint8Array(memory.buffer, place >>> 6, place & 63));
    names.set(place, known);
  }
  places[slot] = place;
  near[slot] = known;
  return known;
}

function number(): number {
  bits.setUint32(0, words[at++]!, true);
  bits.setUint32(4, words[at++]!, true);
  return bits.getFloat64(0, true);
}
