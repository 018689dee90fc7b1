// The page of a wrong address, in both languages at once.
import { routes } from "../routes.mjs";

export const title = "Page introuvable · Page not found";
export const main = `<section class="plain-head"><div class="wrap lost">
<div><h1>Cette page s'est évaporée</h1><p class="intro">L'adresse est fausse ou la page a changé de place.</p><p><a class="button" href="${routes.home.fr}">Revenir à l'accueil</a></p></div>
<div lang="en"><h2>This page has vanished into thin air</h2><p>The address is wrong, or the page has moved.</p><p><a class="button button-line" href="${routes.home.en}">Back to the home page</a></p></div>
</div></section>`;
