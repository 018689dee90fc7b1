// Says in words what is kept: each number of it, and nothing that is not there.
import { KINDS } from "../kinds.js";
import type { Exported } from "../types.js";
import type { KeptCount, KeptMemory } from "./memory.js";
import { namesOf, type Names } from "./names.js";
import { readStored, type KeptRecord, type KeptSignal } from "./stored.js";
import { words as all, type Language, type Words } from "./words.js";

/** A heading with what stands under it: what it is, and what it says. */
export interface Section {
  /** The heading. */
  title: string;
  /** What it is, and what it says. */
  rows: [what: string, words: string][];
}

type Rows = Section["rows"];

const DAY = 86_400;
const HOUR = 3600;

/** What the descriptions share: the plan's names, the words, and how numbers and times are written. */
interface Pen {
  names: Names;
  words: Words;
  number(value: number, digits?: number): string;
  date(seconds: number): string;
  time(seconds: number): string;
  span(seconds: number): string;
  visitsOf(visits: number): string;
}

/**
 * Says in words, French or English, what {@link Visitor.exportData} gives: everything that is kept on the device, and what the page makes of it. For a page
 * where visitors see what is known of them. Never throws.
 *
 * @param plan the plan, or its JSON text: for the names of criteria, pages and offers; what it does not name is told by its number
 * @param lang anything that begins with `fr` is French, all else English
 * @returns sections to be shown one after the other, the first of which is always there
 * @example
 * import { describe } from "attise/privacy";
 *
 * const plan = await (await fetch("/plan.json")).json();
 * for (const { title, rows } of describe(visitor.exportData(), plan, "en")) console.table({ title, ...Object.fromEntries(rows) });
 */
export function describe(exported: Exported, plan: object | string, lang: string): Section[] {
  const language: Language = lang.startsWith("fr") ? "fr" : "en";
  const pen = penOf(language, namesOf(plan, language));
  const { words } = pen;
  const { refused, records, unread } = readStored(exported.stored);
  const rows: Rows = refused ? [[words.objection, words.objected]] : [];
  const characters = records.reduce((sum, { key }) => sum + exported.stored[key]!.length, 0);
  rows.push([words.records, words.recordsOf(records.length, pen.number(characters))]);
  for (const [key, text] of Object.entries(unread)) rows.push([key, words.unread(text)]);
  return [{ title: words.kept, rows }, ...records.flatMap((record) => sectionsOf(record, pen)), ...reading(exported, pen)];
}

function penOf(language: Language, names: Names): Pen {
  const words = all[language];
  const number = (value: number, digits = 0) => value.toLocaleString(language, { maximumFractionDigits: digits });
  const count = (value: number, [one, many]: [string, string]) => `${number(value)} ${(language === "fr" ? value < 2 : value === 1) ? one : many}`;
  const { day, hour, second, visit } = words.units;
  return {
    words,
    names,
    number,
    // Days and weeks of the plan are those of UTC.
    date: (seconds) => new Date(seconds * 1000).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" }),
    time: (seconds) => seconds === 0 ? words.never : new Date(seconds * 1000).toLocaleString(language, { dateStyle: "long", timeStyle: "medium" }),
    span: (seconds) => (seconds % DAY === 0 ? count(seconds / DAY, day) : seconds % HOUR === 0 ? count(seconds / HOUR, hour) : count(seconds, second)),
    visitsOf: (visits) => count(visits, visit),
  };
}

function sectionsOf({ key, written, memory, pages, signals }: KeptRecord, pen: Pen): Section[] {
  const { words, names } = pen;
  const rows: Rows = [[words.written, pen.time(written)], ...(memory ? remembered(memory, pen) : [])];
  const sections = [{ title: words.record(key), rows }];
  if (pages.length + signals.length > 0) {
    const known: Rows = pages.map(({ groups, path }, place) => [
      words.pageOf(place + 1), `${words.groups(names.groups(groups))}, ${words.path(hex(path, 8))}`,
    ]);
    sections.push({ title: words.signals(signals.length), rows: [...known, ...signals.map((signal): Rows[number] => [pen.time(signal.at), happened(signal, pen)])] });
  }
  return sections;
}

function remembered(memory: KeptMemory, pen: Pen): Rows {
  const { words, names, time, number, visitsOf } = pen;
  const { first, last, visited, visits, temperature, since, draw, counts, seen, offers } = memory;
  const rows: Rows = [
    [words.first, time(first)],
    [words.last, time(last)],
    [words.visited, time(visited)],
    [words.visits, number(visits)],
    [words.heat, words.sinceWhen(words.temperature[temperature] ?? String(temperature), time(since))],
    [words.draw, words.drawn(draw, draw >= 100 - names.holdout)],
  ];
  for (const count of counts) rows.push([names.label(names.criterion(count.key)) ?? words.gone(hex(count.key, 6)), counted(count, last, pen)]);
  if (seen.length > 0) rows.push([words.seen, words.hashes(seen.map((hash) => hex(hash, 6)).join(", "))]);
  for (const { key, visits, last } of offers) rows.push([words.offer(names.offer(key) ?? hex(key, 6)), words.stood(visitsOf(visits), number(last))]);
  return rows;
}

function counted({ key, halfLife, times, rest, sum, since, trimmed, mark }: KeptCount, last: number, { words, names, number, span, date }: Pen): string {
  const criterion = names.criterion(key);
  const parts = [words.times(times, number(times))];
  // From the landmark, a whole number of half-lives since 1970, to the last signal.
  const halvings = halfLife > 0 ? since + (last % halfLife) / halfLife : 0;
  if (sum > 0n) parts.push(words.weighs(number(Number(sum) / 2 ** (16 + halvings), 3)));
  parts.push(halfLife > 0 ? words.halves(span(halfLife)) : words.lasts);
  if (rest > 0) parts.push(words.rest(criterion?.signal === "activeTime" ? span(rest) : number(rest)));
  if (trimmed > 0) parts.push(words.trimmed(number(trimmed / 256, 3)));
  if (mark > 0) {
    const about = Math.floor(mark / 2), repeat = criterion?.repeat;
    const where =
      repeat === "perVisit" ? words.mark.perVisit + number(about)
      : repeat === "perDay" ? words.mark.perDay + date(about * DAY)
      // 1970 began on a Thursday.
      : repeat === "perWeek" ? words.mark.perWeek + date((about * 7 - 3) * DAY)
      : repeat === "perKey" ? words.mark.perKey + hex(about, 4)
      : words.mark.other + number(about);
    parts.push(words.marked(where, mark % 2 === 1));
  }
  return parts.join(", ");
}

function happened({ kind, page, name, amount }: KeptSignal, { words, names, number, span }: Pen): string {
  const called = KINDS[kind];
  const parts = [called ? words.kind[called] : words.kindOf(kind), words.here(number(page + 1))];
  const text = names.text(name);
  if (name > 0) parts.push(text === undefined ? words.nameless(hex(name, 8)) : words.named(text));
  if (amount > 0) parts.push(called === "activeTime" ? span(amount) : called === "scroll" || called === "videoPlay" ? `${number(amount)} %` : `× ${number(amount)}`);
  return parts.join(", ");
}

function reading({ reading: { engagement, temperature, offers }, receipt }: Exported, { words, names, number }: Pen): Section[] {
  const points = (value: number) => words.points(value, number(value));
  const slots = Object.entries(offers);
  if (receipt.length + slots.length === 0) return [];
  const heat = words.temperature[["cold", "warm", "hot"].indexOf(temperature)]!;
  return [{
    title: words.score,
    rows: [
      [words.engagement, `${points(engagement)}, ${heat}`],
      ...receipt.map((line): Rows[number] => [names.label(names.at(line.criterion)) ?? words.line(line.criterion), points(line.points)]),
      ...slots.map(([slot, offer]): Rows[number] => [words.place(slot), offer]),
    ],
  }];
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");
