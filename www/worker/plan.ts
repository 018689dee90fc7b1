// The demo's scoring plan, opened once, and the words it has for people: of stages, fields, personas, phases.
import { openPlan, type OpenPlan, type Reading } from "attise/edge";
import plan from "../plan.json";
import type { Lang } from "./language.ts";

interface Named {
  id: string;
  label?: Record<Lang, string>;
}

type Delay = { minutes: number } | { hours: number } | { days: number };

/** A way back down, with the reasons for which a lead may be sent it. */
export interface Way {
  to: string;
  reasons: Reading["actions"];
}

interface RecycleOfPlan {
  to: string;
  reasons: (string | Named) | (string | Named)[];
}

interface StageOfPlan extends Named {
  aliases?: string | string[];
  owner: string;
  recycle?: RecycleOfPlan | RecycleOfPlan[];
  contact?: Reading["contact"];
  sla?: Delay;
  actions?: Reading["actions"] | Reading["actions"][number];
}

/** How a lead in a stage is dealt with. */
export type Terms = Pick<Reading, "owner" | "contact" | "sla" | "actions">;

interface FieldOfPlan {
  label: Record<Lang, string>;
  values?: Record<string, Record<Lang, string>>;
}

interface CriterionOfPlan extends Named {
  signal: string;
  page?: string | string[];
  name?: string | string[];
}

interface AssetOfPlan {
  label: Record<Lang, string>;
  kind: string;
  topic: string;
  phase: string;
}

interface CapacityOfPlan {
  leads: number;
  per: "day" | "week" | "month";
  stage: string;
  overflowPercent?: number;
}

/** What the inbox reads of the plan beside its verdicts. A plan may leave all of it out but the criteria. */
interface Words {
  phases: Named[];
  criteria: CriterionOfPlan[];
  fields: Record<string, FieldOfPlan>;
  personas: Named[];
  segments: Named[];
  assets: Record<string, AssetOfPlan>;
  stages: StageOfPlan[];
  capacity: CapacityOfPlan | null;
  bant: object | null;
}

const none: Words = { phases: [], criteria: [], fields: {}, personas: [], segments: [], assets: {}, stages: [], capacity: null, bant: null };
const words: Words = { ...none, ...(plan as Partial<Words>) };
let opened: OpenPlan | undefined;

/** Throws when the plan is wrong: every caller must still keep the lead. */
export function demoPlan(): OpenPlan {
  return (opened ??= openPlan(plan));
}

export const { stages, assets, criteria, capacity } = words;

/** True if the plan asks for budget, authority, need and timing. */
export const asksBant = words.bant !== null;

/** Who has a lead at first: everyone else has been handed it. */
export const firstOwner = stages[0]?.owner ?? null;

/** The place of a stage on the ladder; -1 for none. */
export const placeOf = (id: string | null | undefined): number => stages.findIndex((stage) => stage.id === id || [stage.aliases ?? []].flat().includes(id ?? ""));

/** The ways back from a stage. */
export function waysFrom(id: string): Way[] {
  const ways = [stages.find((stage) => stage.id === id)?.recycle ?? []].flat();
  return ways.map(({ to, reasons }) => ({ to, reasons: [reasons].flat().map(reasonOf) }));
}

function reasonOf(reason: string | Named): Way["reasons"][number] {
  const { id, label = { fr: id, en: id } } = typeof reason === "string" ? { id: reason } : reason;
  return { id, label };
}

/** A reason in words, wherever the plan has it. */
export function reasonName(id: string, lang: Lang): string {
  const reasons = stages.flatMap((stage) => waysFrom(stage.id)).flatMap((way) => way.reasons);
  return reasons.find((reason) => reason.id === id)?.label[lang] ?? id;
}

/** The answers that the plan knows for a field; `null` if it does not ask for it. */
export function valuesOf(field: string): string[] | null {
  return Object.hasOwn(words.fields, field) ? Object.keys(words.fields[field]!.values ?? {}) : null;
}

const nameIn = (all: readonly Named[], id: string, lang: Lang) => all.find((one) => one.id === id)?.label?.[lang];

export const stageName = (id: string, lang: Lang): string => nameIn(stages, id, lang) ?? id.toUpperCase();
export const criterionName = (id: string | null, lang: Lang): string => (id && nameIn(words.criteria, id, lang)) ?? id ?? "?";
export const personaName = (id: string, lang: Lang): string => nameIn(words.personas, id, lang) ?? id;
export const phaseName = (id: string, lang: Lang): string => nameIn(words.phases, id, lang) ?? id;
export const segmentName = (id: string, lang: Lang): string => nameIn(words.segments, id, lang) ?? id;

/** What the verdict of a lead will say once it is in a stage. */
export function termsOf(id: string): Terms | null {
  const stage = stages.find((one) => one.id === id);
  if (!stage) return null;
  const { owner, contact = "any", sla, actions = [] } = stage;
  return { owner, contact, sla: sla ? minutesOf(sla) : null, actions: [actions].flat() };
}

function minutesOf(delay: Delay): number {
  if ("minutes" in delay) return delay.minutes;
  return "hours" in delay ? delay.hours * 60 : delay.days * 1440;
}

export function fieldInPlan(field: string, lang: Lang): string | null {
  return Object.hasOwn(words.fields, field) ? words.fields[field]!.label[lang] : null;
}

/** What a field says, in the plan's words for it; as it came if the plan has none. */
export function valueName(field: string, value: string, lang: Lang): string {
  const values = Object.hasOwn(words.fields, field) ? words.fields[field]!.values : undefined;
  return (values && Object.hasOwn(values, value) && values[value]?.[lang]) || value;
}
