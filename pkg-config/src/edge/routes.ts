// The words for the routes of a verdict.
import type { Label, Route } from "../plan/types.js";

/**
 * The routes, most urgent first, each with a name for people and what it means in one sentence.
 *
 * @example
 * ROUTES[verdict.route].label.fr; // "Appeler tout de suite"
 */
export const ROUTES: Readonly<Record<Route, { label: Label; means: Label }>> = {
  callNow: {
    label: { fr: "Appeler tout de suite", en: "Call now" },
    means: {
      fr: "Chaud ou demandeur, joignable par téléphone\u00a0: celui à qui il revient l’appelle avant tous les autres.",
      en: "Hot or asking by itself, and may be called: its owner calls it before any other.",
    },
  },
  sales: {
    label: { fr: "Aux commerciaux", en: "To sales" },
    means: { fr: "Les commerciaux le prennent, ou disent s’ils le prennent.", en: "Sales takes it, or says whether it does." },
  },
  sas: {
    label: { fr: "Dans le sas", en: "In the sas" },
    means: {
      fr: "Bon, mais attend d’être mûr ou que les commerciaux aient de la place.",
      en: "Good, but waits until it is ripe or sales has room.",
    },
  },
  nurture: {
    label: { fr: "À entretenir", en: "Nurture" },
    means: { fr: "Le marketing garde le contact, comme le plan le permet.", en: "Marketing keeps in touch, as the plan allows." },
  },
  newsletter: {
    label: { fr: "Lettre d’information seule", en: "Newsletter only" },
    means: { fr: "Reçoit la lettre qu’il a demandée, et rien d’autre.", en: "Gets the newsletter that it asked for, and nothing else." },
  },
  review: {
    label: { fr: "À relire", en: "To review" },
    means: {
      fr: "Une personne le lit avant que rien d’autre ne se passe.",
      en: "A person looks at it before anything else happens.",
    },
  },
};
