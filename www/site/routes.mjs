// The site's pages, their two addresses and the names they carry in menus.
export const languages = ["fr", "en"];

export const routes = {
  home: { fr: "/", en: "/en/", label: { fr: "Accueil", en: "Home" } },
  product: { fr: "/produit", en: "/en/product", label: { fr: "Produit", en: "Product" } },
  comparison: { fr: "/comparatif", en: "/en/comparison", label: { fr: "Comparatif", en: "Comparison" } },
  pricing: { fr: "/tarifs", en: "/en/pricing", label: { fr: "Tarifs", en: "Pricing" } },
  "white-paper": { fr: "/livre-blanc", en: "/en/white-paper", label: { fr: "Guide", en: "Guide" } },
  webinar: { fr: "/webinaire", en: "/en/webinar", label: { fr: "Webinaire", en: "Webinar" } },
  resources: { fr: "/ressources", en: "/en/resources", label: { fr: "Ressources", en: "Resources" } },
  quote: { fr: "/devis", en: "/en/quote", label: { fr: "Demander un devis", en: "Request a quote" } },
  careers: { fr: "/carrieres", en: "/en/careers", label: { fr: "Carrières", en: "Careers" } },
  privacy: { fr: "/confidentialite", en: "/en/privacy", label: { fr: "Confidentialité", en: "Privacy" } },
};

/** The file that a static host serves at this address: `/` → index.html, `/tarifs` → tarifs.html. */
export const fileOf = (path) => (path.endsWith("/") ? `${path}index.html` : `${path}.html`).slice(1);

/** The address of a file to download, by its name without language and ending. */
export const fileAt = (name, lang, ending) => `/fichiers/${name}.${lang}.${ending}`;

export const phone = { shown: { fr: "02 61 91 04 20", en: "+33 2 61 91 04 20" }, href: "tel:+33261910420" };
