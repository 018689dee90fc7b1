// What to do with a lead, in one line: call, write, wait, or leave alone. The plan decides; this only says it.
import { CONTACT, GATE, lower } from "./inbox-words.ts";
import { delay, type Lang } from "./language.ts";
import { stageName, termsOf, type Terms } from "./plan.ts";
import type { Lead } from "./store.ts";

type Reading = Lead["verdict"]["reading"];

export interface Todo {
  /** `call` comes first, `write` is in writing only, `look` is to be looked at before, `wait` is for a place, `out` is no lead, `hold` asks for nothing. */
  kind: "call" | "write" | "look" | "wait" | "out" | "hold";
  title: string;
  note: string | null;
}

const UNJUDGED = {
  fr: { title: "À lire", note: "Rien n’a été jugé\u00a0: seul le formulaire parle." },
  en: { title: "To be read", note: "Nothing was judged: only the form speaks." },
};
const LOOK = { fr: "À regarder avant d’appeler", en: "Look at it before you call" };
const NO_LEAD = { fr: "Pas un lead\u00a0:", en: "Not a lead:" };

export function todoOf({ verdict, fields }: Lead, lang: Lang): Todo {
  const { disqualified, next, stage } = verdict.reading;
  if (stage === null) return { kind: "call", ...UNJUDGED[lang] };
  const { contact, sla, actions } = termsFor(verdict.reading);
  const doing = actions[0]?.label[lang] ?? null;
  const [reason] = disqualified;
  if (reason) return { kind: "out", title: `${NO_LEAD[lang]} ${lower(reason.label[lang])}`, note: doing };
  if (verdict.route === "review" && verdict.suspicion.points > 0 && (next || contact === "any")) return { kind: "look", title: LOOK[lang], note: verdict.suspicion.label[lang] };
  if (next?.gate === "capacity") return { kind: "wait", title: sentence(GATE.capacity[lang]), note: doing };
  if (contact === "any") {
    const note = next ? `${stageName(next.stage, lang)}${lang === "fr" ? "\u00a0:" : ":"} ${GATE[next.gate][lang]}` : doing;
    return { kind: "call", title: callBack(Boolean(fields.phone?.trim()), sla, lang), note };
  }
  if (contact === "noCall") {
    const title = doing ? within(doing, sla, lang) : CONTACT.noCall[lang];
    return { kind: "write", title, note: doing && CONTACT.noCall[lang] };
  }
  return { kind: "hold", title: CONTACT[contact ?? "none"][lang], note: doing };
}

/** Whom a salesperson is asked to take is dealt with as in the stage that is proposed. */
export function termsFor(reading: Reading): Terms {
  const { next, stage, contact } = reading;
  if (next?.gate === "human") return termsOf(next.stage) ?? reading;
  // An early verdict does not say: the plan of today does.
  return (contact === null && stage !== null && termsOf(stage)) || reading;
}

/** Without a number there is nobody to call: one writes. */
function callBack(phone: boolean, sla: number | null, lang: Lang): string {
  const fr = phone ? "À rappeler" : "À recontacter par e-mail";
  const en = phone ? "Call back" : "Write back";
  return within(lang === "fr" ? fr : en, sla, lang);
}

function within(text: string, sla: number | null, lang: Lang): string {
  if (sla === null) return text;
  return `${text} ${lang === "fr" ? "sous" : "within"} ${delay(sla, lang)}`;
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
