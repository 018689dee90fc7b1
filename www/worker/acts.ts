// What a salesperson does with a lead. Each act is a draft of what the person will be, or a refusal in words; the plan's ladder decides.
import type { Verdict } from "attise/edge";
import { CONTACT, GATE, lower, refusalInWords } from "./inbox-words.ts";
import type { Lang } from "./language.ts";
import type { Person } from "./people.ts";
import { asksBant, demoPlan, placeOf, stageName, stages, valuesOf, waysFrom } from "./plan.ts";
import { termsFor } from "./todo.ts";

/** Why an act is not done: 409 if it does not go with where the lead stands, 422 if something is missing in what was sent, 503 if nobody can judge it. */
export class Refusal {
  constructor(readonly status: 409 | 422 | 503, readonly text: Record<Lang, string>) {}
}

/** What the person will be, and what the audit says of it. */
export interface Draft {
  person: Person;
  what: string;
  reason: string | null;
  detail: Record<string, string>;
}

/** How the person would stand with other facts. */
export type Standing = (person: Person) => Promise<Verdict>;

/** The fields of the form that was sent. */
export type Input = (name: string) => string;

type Act = (person: Person, input: Input, standing: Standing) => Promise<Draft | Refusal>;

export const acts: Record<string, Act> = { accept, reject, recycle, refer, call };

const FACTS = ["budget", "authority", "need", "timing"] as const;

export const ANSWERS = ["positive", "negative"];

/** Asked on the telephone, where the plan has such a field. */
export const SPOKEN_FIELDS = ["horizon"];

/** The lead as it would stand had nobody sent it back. */
export function released(person: Person): Person {
  const { atMost: _, ...facts } = person.facts;
  return { ...person, facts };
}

async function accept(person: Person, input: Input, standing: Standing): Promise<Draft | Refusal> {
  const free = released(person);
  const { stage, next } = (await standing(free)).reading;
  const to = input("to") || next?.stage;
  if (!to) return refuse(409, "Le barème ne propose rien au-dessus de cette étape.", "The plan proposes nothing above this stage.");
  const by = person.spoken ? "verbal" : "human";
  if (placeOf(to) >= 0 && placeOf(to) <= placeOf(stage)) return refuse(409, `Le lead est déjà à l’étape ${stageName(stage!, "fr")}.`, `The lead is at ${stageName(stage!, "en")} already.`);
  const refused = step(stage, to, by);
  if (refused) return refused;
  // The queue knows of those who go before, which the lead's own reading does not.
  if ([next, person.verdict.reading.next].some((above) => above?.gate === "capacity")) return new Refusal(409, { fr: sentence(GATE.capacity.fr), en: sentence(GATE.capacity.en) });
  const way = stages.slice(placeOf(stage) + 1, placeOf(to) + 1);
  const opened: Person["facts"]["opened"] = { ...free.facts.opened, ...Object.fromEntries(way.map(({ id }) => [id, by] as const)) };
  const after: Person = { ...free, facts: { ...free.facts, opened }, outcome: "accepted", reason: null };
  if (placeOf((await standing(after)).reading.stage) < placeOf(to)) return conditions(to, await standing(free));
  return { person: after, what: "accept", reason: null, detail: { to } };
}

/** What the stage asks for is not there: who may not be contacted is said so. */
function conditions(to: string, { reading }: Verdict): Refusal {
  const { contact } = termsFor(reading);
  const why = (lang: Lang) => (contact === "any" || contact === null ? "" : ` ${CONTACT[contact][lang]}.`);
  return refuse(
    409,
    `Les conditions de l’étape ${stageName(to, "fr")} ne sont pas réunies.${why("fr")}`,
    `The conditions of ${stageName(to, "en")} do not hold.${why("en")}`,
  );
}

async function reject(person: Person, input: Input, standing: Standing): Promise<Draft | Refusal> {
  const { next } = (await standing(person)).reading;
  if (!next) return refuse(409, "Rien n’est proposé\u00a0: il n’y a rien à refuser.", "Nothing is proposed: there is nothing to reject.");
  // Who was not taken yet goes the way of who was.
  return sendBack(person, next.stage, input("way"), "rejected", "reject");
}

async function recycle(person: Person, input: Input, standing: Standing): Promise<Draft | Refusal> {
  const { stage } = (await standing(person)).reading;
  return sendBack(person, stage, input("way"), "recycled", "recycle");
}

async function refer(person: Person, input: Input, standing: Standing): Promise<Draft | Refusal> {
  const { stage, next } = (await standing(person)).reading;
  const partner = input("partner");
  if (!partner) return refuse(422, "Indiquez le partenaire.", "Say which partner.");
  const from = next?.stage ?? stage;
  if (from && waysFrom(from).length > 0) {
    const draft = sendBack(person, from, input("way"), "referred", "refer");
    return draft instanceof Refusal ? draft : { ...draft, detail: { ...draft.detail, partner } };
  }
  // Where nobody was asked to take the lead it stays where it is, and climbs no more.
  const facts = { ...person.facts, ...(stage && { atMost: person.facts.atMost ?? stage }) };
  return { person: { ...person, facts, outcome: "referred", reason: null }, what: "refer", reason: null, detail: { partner } };
}

/** `way` is `stage:reason`, as the plan has them. */
function sendBack(person: Person, from: string | null, way: string, outcome: NonNullable<Person["outcome"]>, what: string): Draft | Refusal {
  const [to = "", reason = ""] = way.split(":", 2);
  if (!to) return refuse(422, "Choisissez un motif du barème.", "Choose one of the plan’s reasons.");
  const refused = step(from, to, "human", reason);
  if (refused) return refused;
  const opened = Object.fromEntries(Object.entries(person.facts.opened ?? {}).filter(([id]) => placeOf(id) <= placeOf(to)));
  return { person: { ...person, facts: { ...person.facts, opened, atMost: to }, outcome, reason }, what, reason, detail: { to } };
}

async function call(person: Person, input: Input, standing: Standing): Promise<Draft | Refusal> {
  const { reading } = await standing(person);
  const outgoing = input("direction") !== "in";
  const { contact } = termsFor(reading);
  if (outgoing && contact !== "any" && contact !== null) {
    return refuse(409, `On n’appelle pas ce lead\u00a0: ${lower(CONTACT[contact].fr)}.`, `This lead is not called: ${lower(CONTACT[contact].en)}.`);
  }
  const detail: Record<string, string> = { direction: outgoing ? "out" : "in" };
  if (input("reached") !== "yes") return { person, what: "call", reason: null, detail: { ...detail, reached: "no" } };
  const verified = asksBant ? FACTS.filter((fact) => input(fact) === "yes") : [];
  const heard = heardIn(input);
  if (heard instanceof Refusal) return heard;
  const spoken: Person = { ...person, spoken: true, facts: { ...person.facts, verified }, fields: { ...person.fields, ...heard } };
  const { next, stage } = (await standing(spoken)).reading;
  const said = { ...detail, reached: "yes", verified: verified.join(" "), ...(ANSWERS.includes(input("answer")) && { answer: input("answer") }), ...heard };
  // The conversation is what a `verbal` gate asks for.
  if (next?.gate !== "verbal") return { person: spoken, what: "call", reason: null, detail: said };
  const refused = step(stage, next.stage, "verbal");
  if (refused) return refused;
  const opened = { ...spoken.facts.opened, [next.stage]: "verbal" as const };
  return { person: { ...spoken, facts: { ...spoken.facts, opened } }, what: "call", reason: null, detail: { ...said, to: next.stage } };
}

/** What was heard, under the names of the plan's fields: nothing that the plan does not ask for. */
function heardIn(input: Input): Record<string, string> | Refusal {
  const heard: Record<string, string> = {};
  if (valuesOf("contacted")?.includes("oui")) heard.contacted = "oui";
  for (const field of ["answer", ...SPOKEN_FIELDS]) {
    const [value, values] = [input(field), valuesOf(field)];
    if (value === "" || values === null) continue;
    if (!values.includes(value)) return refuse(422, `${field}\u00a0: réponse inconnue \`${value}\`.`, `${field}: unknown answer \`${value}\`.`);
    heard[field] = value;
  }
  return heard;
}

/** The ladder's own answer. */
function step(from: string | null, to: string, by: "human" | "verbal", reason?: string): Refusal | null {
  const sentence = demoPlan().step({ from: from ?? "", to, by, ...(reason !== undefined && { reason }) });
  return sentence === null ? null : new Refusal(reason === undefined || reason ? 409 : 422, { fr: refusalInWords(sentence, "fr"), en: refusalInWords(sentence, "en") });
}

const refuse = (status: 409 | 422, fr: string, en: string) => new Refusal(status, { fr, en });
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
