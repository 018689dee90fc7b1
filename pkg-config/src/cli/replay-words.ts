// The words of a replay and of its report, in French and English.

/** A part of a whole, for people. */
export function share(part: number, whole: number, language: "fr" | "en"): string {
  if (whole <= 0) return "-";
  const text = ((100 * part) / whole).toFixed(1);
  return language === "fr" ? `${text.replace(".", ",")}\u00a0%` : `${text} %`;
}

/** French has its plural from 2 on, English for all but 1. */
const points = (count: number, language: "fr" | "en"): string =>
  `${count} ${(language === "fr" ? Math.abs(count) < 2 : count === 1) ? "point" : "points"}`;

export const replayWords = {
  en: {
    head: (plan: string, at: string) => `plan ${plan}, read at ${at}`,
    visitors: (visitors: number, events: number, malformed: number) =>
      `visitors ${visitors}, events ${events}${malformed > 0 ? `, ${malformed} malformed left out` : ""}`,
    later: (count: number) => `events later than the reading, left out: ${count}`,
    strangers: (count: number) => `outcomes of visitors who are not in the log: ${count}`,
    tables: { temperature: "temperature", stage: "stage", quadrant: "quadrant", engagement: "engagement" },
    columns: ["visitors", "share"],
    outcome: ["known", "converted", "rate"],
    to: "to",
    yes: "yes",
    no: "no",
    funnel: ["funnel", "reached", "share", "waiting"],
    leads: (leads: number, visitors: number, share: string) => `leads beyond the first stage: ${leads} of ${visitors} visitors, ${share}`,
    unusual: "warning: sites usually see 1 to 5 % of their visitors become leads; look at the stages, or at the log",
    criteria: { engagement: "criterion", fit: "fit criterion" },
    others: ["others", "lift"],
    accepted: "accepted",
    sales: { title: "sales", handed: "handed over", accepted: "accepted", rejected: "rejected", early: "rejected as too early", disagree: "plan and sales disagree" },
    reasons: ["reason", "rejected", "share", "too early"],
    noReason: "(none given)",
    thresholds: ["engagement from", "handed over", "won", "cost", "value", "net"],
    best: (from: number, net: string) => `most comes of handing over from ${points(from, "en")} on: ${net}`,
    queue: (stage: string, ready: number, leads: number, per: "day" | "week" | "month") =>
      `ready for ${stage}: ${ready}; sales can take ${leads} a ${per}`,
    allotted: (admitted: number, waiting: number, congestion: number) => `go over ${admitted}, wait ${waiting}, congestion ${congestion} %`,
    assets: ["content", "kind", "phase", "asked", "visitors"],
    delivered: "delivered",
    top: ["rank", "visitor", "hand raised", "points", "engagement", "fit", "temperature", "stage", "last activity"],
    temperatures: { cold: "cold", warm: "warm", hot: "hot" },
    unknown: "unknown",
  },
  fr: {
    head: (plan: string, at: string) => `plan ${plan}, lu au ${at}`,
    visitors: (visitors: number, events: number, malformed: number) =>
      `visiteurs ${visitors}, événements ${events}${malformed > 0 ? `, lignes écartées car illisibles ${malformed}` : ""}`,
    later: (count: number) => `événements postérieurs à la lecture, écartés\u00a0: ${count}`,
    strangers: (count: number) => `résultats de visiteurs absents du journal\u00a0: ${count}`,
    tables: { temperature: "température", stage: "étape", quadrant: "quadrant", engagement: "intérêt" },
    columns: ["visiteurs", "part"],
    outcome: ["connus", "convertis", "taux"],
    to: "à",
    yes: "oui",
    no: "non",
    funnel: ["entonnoir", "atteint", "part", "en attente"],
    leads: (leads: number, visitors: number, share: string) => `leads au-delà de la première étape\u00a0: ${leads} sur ${visitors} visiteurs, ${share}`,
    unusual: "attention\u00a0: d’ordinaire 1 à 5\u00a0% des visiteurs deviennent des leads\u202f; revoir les étapes, ou le journal",
    criteria: { engagement: "critère", fit: "critère d’adéquation" },
    others: ["les autres", "effet"],
    accepted: "acceptés",
    sales: { title: "commerciaux", handed: "transmis", accepted: "acceptés", rejected: "refusés", early: "refusés car transmis trop tôt", disagree: "désaccord entre plan et commerciaux" },
    reasons: ["raison", "refusés", "part", "trop tôt"],
    noReason: "(sans raison)",
    thresholds: ["intérêt à partir de", "transmis", "gagnés", "coût", "valeur", "net"],
    best: (from: number, net: string) => `le meilleur seuil\u00a0: transmettre à partir de ${points(from, "fr")}, net ${net}`,
    queue: (stage: string, ready: number, leads: number, per: "day" | "week" | "month") =>
      `prêts pour ${stage}\u00a0: ${ready}\u202f; les commerciaux en prennent ${leads} par ${{ day: "jour", week: "semaine", month: "mois" }[per]}`,
    allotted: (admitted: number, waiting: number, congestion: number) =>
      `passent ${admitted}, attendent ${waiting}, engorgement ${congestion}\u00a0%`,
    assets: ["contenu", "sorte", "phase", "demandes", "visiteurs"],
    delivered: "livré",
    top: ["rang", "visiteur", "main levée", "points", "intérêt", "adéquation", "température", "étape", "dernière activité"],
    temperatures: { cold: "froid", warm: "tiède", hot: "chaud" },
    unknown: "inconnu",
  },
};
