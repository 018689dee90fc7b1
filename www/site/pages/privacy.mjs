// Privacy: what the page reads with consent, what a form carries, how long it is kept, and how to object.
export const key = "privacy";
export const title = ["Confidentialité", "Privacy"];
export const description = [
  "Ce que ce site lit avec votre accord, ce que vos formulaires contiennent, combien de temps, et comment vous y opposer.",
  "What this site reads with your consent, what your forms contain, for how long, and how to object.",
];

const parts = [
  [["En deux phrases", "In two sentences"], [
    "Sans votre accord, rien n'est lu ni gardé. Avec votre accord, votre navigateur compte les pages et le temps de lecture pour vous proposer la suite utile ; il n'en dit rien à personne tant que vous n'envoyez pas de formulaire.",
    "Without your consent nothing is read or kept. With it, your browser counts pages and reading time to suggest a useful next step; it tells nobody until you send a form.",
  ]],
  [["Ce qui est compté, si vous acceptez", "What is counted, if you accept"], [
    "Le type de page ouverte (produit, tarifs…), le temps actif sur certaines pages, la lecture des tarifs jusqu'en bas et la copie d'un prix, les propositions vues et suivies, les téléchargements, les clics sur le téléphone, les formulaires envoyés et les retours sur le site. Ni adresse de page, ni provenance, ni adresse IP, ni identifiant de personne.",
    "The kind of page opened (product, pricing…), active time on some pages, pricing read to the end and a price copied, suggestions seen and followed, downloads, clicks on the phone number, forms sent, and returns to the site. No page address, no referrer, no IP address, no personal identifier.",
  ]],
  [["Ce que la page en fait", "What the page does with it"], [
    "Elle choisit ce qu'elle vous propose, et le nombre de champs de ses formulaires : peu au début, davantage quand vous avez déjà lu les tarifs. Elle tient à la disposition d'un outil de mesure, dans votre navigateur, un seul mot, gardé le temps de la visite : froid, tiède ou chaud. Ce site n'en utilise aucun, et ce mot n'en sort pas.",
    "It chooses what it suggests, and how many fields its forms have: few at first, more once you have read the prices. It holds ready for a measuring tool, in your browser and for the length of the visit, a single word: cold, warm or hot. This site uses no such tool, and the word does not leave it.",
  ]],
  [["Où c'est gardé", "Where it is kept"], [
    "Dans la mémoire de votre navigateur, en quelques centaines d'octets. Ces compteurs perdent de leur poids avec le temps. Votre réponse au bandeau y est gardée aussi. Ce site ne charge rien d'un autre site.",
    "In your browser's storage, in a few hundred bytes. These counters lose weight over time. Your answer to the banner is kept there too. This site loads nothing from another site.",
  ]],
  [["Ce qu'un formulaire contient", "What a form contains"], [
    "Ce que vous y écrivez et, si vous avez accepté, un résumé chiffré de moins de 512 caractères tiré de ces compteurs. Il sert à ranger votre demande. Il ne la refuse jamais : un formulaire sans résumé est lu comme les autres.",
    "What you write and, if you accepted, a summary under 512 characters made from those counters. It serves to sort your request. It never rejects it: a form without a summary is read like any other.",
  ]],
  [["Combien de temps, et qui", "How long, and who"], [
    "Les demandes sont lues par notre équipe commerciale et effacées trois ans après notre dernier échange ; les candidatures, au bout d'un an. Elles ne sont ni vendues ni prêtées.",
    "Requests are read by our sales team and erased three years after our last exchange; applications, after one year. They are neither sold nor lent.",
  ]],
];

export const main = (c) => {
  const { t } = c;
  return `<section class="plain-head"><div class="wrap"><h1>${t("Vos données", "Your data")}</h1></div></section>
<div class="wrap prose">
${parts.map(([h, p]) => `<section><h2>${t(...h)}</h2><p>${t(...p)}</p></section>`).join("\n")}
<section><h2>${t("Ce que cet appareil garde de vous", "What this device keeps of you")}</h2>
<p>${t("Chaque octet de la mesure, en toutes lettres. Rien ne quitte votre navigateur pour l'afficher.", "Every byte of the measurement, in words. Nothing leaves your browser to show it.")}</p>
<p class="kept-act"><button class="button button-line" type="button" id="kept-show" aria-controls="kept">${t("Voir ce qui est gardé", "See what is kept")}</button></p>
<div class="kept" id="kept" role="region" aria-label="${t("Ce que cet appareil garde de vous", "What this device keeps of you")}" tabindex="-1" hidden></div></section>
<section><h2>${t("Changer d'avis, accéder, effacer", "Change your mind, access, erase")}</h2>
<p>${t("Le lien « Gérer la mesure d'audience », en bas de chaque page, rouvre le bandeau. Pour consulter ou effacer une demande, écrivez à", "The “Manage audience measurement” link at the foot of every page opens the banner again. To read or erase a request, write to")} <a href="mailto:donnees@orvane.example">donnees@orvane.example</a>${t(" ; vous pouvez aussi saisir la CNIL.", "; you may also turn to the CNIL, the French authority.")}</p></section>
</div>`;
};
