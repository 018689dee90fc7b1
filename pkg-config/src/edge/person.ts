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

/** Names of fields in small letters without accents and separators, as in `src/contact/kinds.rs`; earlier ones win. */
const NAMES = {
  email:
    "email mail courriel mel adressemail emailadresse adressecourriel courrierelectronique emailaddress adresseemail workemail " +
    "emailprofessionnel youremail",
  first: "prenom firstname givenname forename fname",
  last: "lastname surname familyname nomdefamille lname",
  whole: "name nom fullname nomcomplet nomprenom prenomnom nometprenom prenometnom contactname nomcontact yourname",
  phone:
    "phone tel telephone mobile portable telephoneportable telephonemobile mobilephone cellphone cell gsm phonemobile telmobile " +
    "telportable phonenumber numerodetelephone yourphone",
  company:
    "company societe entreprise organisation organization companyname nomsociete nomentreprise nomdelentreprise raisonsociale " +
    "etablissement organisme structure organizationname societeouetablissement",
  role:
    "role fonction job poste jobtitle position metier profession intituleposte intituledeposte posteoccupe fonctionoccupee titreposte " +
    "title",
  country: "country pays countrycode codepays",
};

/** Words around a name that say nothing. */
const AROUND = new Set(
  "your votre my mon ma le la de work pro professional professionnel professionnelle business user lead field fields value form input contact address adresse number numero 1".split(" "),
);

/** Reads the person out of a form's fields. */
export function personOf(fields: Record<string, string>): Person {
  const [exact, bare] = [new Map<string, string>(), new Map<string, string>()];
  for (const [name, value] of Object.entries(fields)) {
    if (!value.trim()) continue;
    const words = wordsOf(name);
    exact.set(words.join(""), value.trim());
    bare.set(words.filter((word) => !AROUND.has(word)).join(""), value.trim());
  }
  const said = (names: string) => [exact, bare].flatMap((said) => names.split(" ").map((name) => said.get(name))).find((value) => value !== undefined) ?? null;
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

/** `workEmail`, `E-mail` and `lead[email]` in words of small letters without accents. */
const wordsOf = (name: string): string[] =>
  name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
