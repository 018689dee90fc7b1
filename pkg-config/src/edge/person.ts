// Whom a form is about, from fields under the names that forms give them.

/** The person and the company behind a form; `null` what the form does not say. */
export interface Person {
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  wholeName: string | null;
  phone: string | null;
  company: string | null;
  jobTitle: string | null;
  country: string | null;
}

/** Names of fields in small letters without accents and separators; earlier ones win. Those that the verdict knows (src/contact/kinds.rs) are among them. */
const NAMES = {
  email: ["email", "mail", "courriel", "emailaddress", "adresseemail", "adressemail", "workemail", "emailprofessionnel", "youremail", "mel", "emailadresse", "adressecourriel", "courrierelectronique"],
  first: ["firstname", "givenname", "prenom", "forename", "fname"],
  last: ["lastname", "surname", "familyname", "nomdefamille", "lname"],
  whole: ["name", "fullname", "nom", "nomcomplet", "nometprenom", "yourname", "nomprenom", "prenomnom", "prenometnom", "contactname", "nomcontact"],
  phone: ["phone", "telephone", "tel", "mobile", "portable", "phonenumber", "mobilephone", "numerodetelephone", "yourphone", "telephoneportable", "telephonemobile", "cellphone", "cell", "gsm", "phonemobile", "telmobile", "telportable"],
  company: ["company", "companyname", "organization", "organisation", "societe", "entreprise", "nomsociete", "nomentreprise", "nomdelentreprise", "raisonsociale", "etablissement", "organisme", "structure", "organizationname", "societeouetablissement"],
  role: ["role", "jobtitle", "title", "position", "fonction", "poste", "job", "metier", "profession", "intituleposte", "intituledeposte", "posteoccupe", "fonctionoccupee", "titreposte"],
  country: ["country", "pays", "countrycode", "codepays"],
};

/** Reads the person out of a form's fields. */
export function personOf(fields: Record<string, string>): Person {
  const plain = new Map<string, string>();
  for (const [name, value] of Object.entries(fields)) if (value.trim()) plain.set(plainName(name), value.trim());
  const said = (names: string[]) => names.map((name) => plain.get(name)).find((value) => value !== undefined) ?? null;
  const whole = said(NAMES.whole);
  const first = said(NAMES.first);
  // With a first name of its own, the field `name` is the family name.
  const last = said(NAMES.last) ?? (first ? whole : null);
  const split = first || last ? { first, last } : splitName(whole);
  return {
    email: said(NAMES.email),
    firstName: split.first,
    lastName: split.last,
    wholeName: [split.first, split.last].filter(Boolean).join(" ") || null,
    phone: said(NAMES.phone),
    company: said(NAMES.company),
    jobTitle: said(NAMES.role),
    country: said(NAMES.country),
  };
}

/** `Claire Delaunay` and `DELAUNAY Claire`: the family name is the part in capitals, or else all but the first word; a single word is one. */
function splitName(whole: string | null): { first: string | null; last: string | null } {
  const words = whole?.split(/\s+/) ?? [];
  if (words.length < 2) return { first: null, last: whole };
  const loud = words.filter((word) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase());
  const last = loud.length > 0 && loud.length < words.length ? loud : words.slice(1);
  const first = last === loud ? words.filter((word) => !loud.includes(word)) : words.slice(0, 1);
  return { first: first.join(" "), last: last.join(" ") };
}

const plainName = (name: string): string =>
  name.normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "");
