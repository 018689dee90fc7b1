// Short pages for what is neither the site nor a lead: wrong method, nothing there, too large, refused, failed.
import { html } from "./html.ts";
import type { Lang } from "./language.ts";
import { page } from "./respond.ts";
import { plain } from "./shell.ts";

const TEXT = {
  postOnly: {
    fr: ["Rien à lire ici", "Cette adresse reçoit les formulaires du site."],
    en: ["Nothing to read here", "This address receives the site’s forms."],
  },
  getOnly: {
    fr: ["Méthode non permise", "Cette adresse se lit seulement."],
    en: ["Method not allowed", "This address can only be read."],
  },
  missing: {
    fr: ["Page introuvable", "Cette page n’existe pas ou n’existe plus."],
    en: ["Page not found", "This page does not exist, or no longer does."],
  },
  tooLarge: {
    fr: ["Envoi trop volumineux", "Votre envoi dépasse 4 Mio\u00a0: il n’a été gardé qu’en partie. Renvoyez-le sans pièce jointe, ou appelez-nous."],
    en: ["Too large", "What you sent is over 4 MiB: only part of it was kept. Please send it again without the attachment, or call us."],
  },
  failed: {
    fr: ["Une erreur est survenue", "La page n’a pas pu être préparée. Réessayez dans un instant."],
    en: ["Something went wrong", "The page could not be prepared. Please try again in a moment."],
  },
  closed: {
    fr: [
      "Boîte de réception fermée",
      "Sans mot de passe, elle ne s’ouvre que sur la machine locale (localhost). Pour l’ouvrir ailleurs, définissez INBOX_PASSWORD.",
    ],
    en: [
      "Inbox closed",
      "Without a password it opens on the local machine only (localhost). To open it elsewhere, set INBOX_PASSWORD.",
    ],
  },
  foreign: {
    fr: ["Envoi refusé", "Cette action ne vient pas d’une page de la boîte de réception. Rien n’a été fait."],
    en: ["Refused", "This action does not come from a page of the inbox. Nothing was done."],
  },
  slowDown: {
    fr: ["Trop d’essais", "Trop de mots de passe faux de suite. Attendez une minute."],
    en: ["Too many attempts", "Too many wrong passwords in a row. Wait a minute."],
  },
  password: {
    fr: ["Mot de passe demandé", "La boîte de réception demande le mot de passe de l’équipe commerciale."],
    en: ["Password needed", "The inbox asks for the sales team’s password."],
  },
} as const;

export function notice(kind: keyof typeof TEXT, lang: Lang, status: number, headers: Record<string, string> = {}): Response {
  const [title, text] = TEXT[kind][lang];
  const home = lang === "fr" ? { href: "/", text: "Retour au site" } : { href: "/en/", text: "Back to the site" };
  const main = html`<section class="plain-head"><div class="wrap"><h1>${title}</h1><p class="intro">${text}</p></div></section>
<section class="band"><div class="wrap"><p><a href="${home.href}">${home.text}</a></p></div></section>`;
  return page(plain(lang, title, main), status, headers);
}
