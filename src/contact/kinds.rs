//! Which form field is what, by the names that French and English forms give, or by what the plan calls it.

use super::words::List;
use crate::fields::Fields;
use crate::plan::Plan;
use crate::text::fold;

/// What a form field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A whole name.
    Name,
    /// A first name.
    FirstName,
    /// A last name.
    LastName,
    /// A company's name.
    Company,
    /// How many people the company has.
    Employees,
    /// A country.
    Country,
    /// A job title.
    Role,
    /// Text of any kind.
    Message,
}

/// Names without spaces and accents, most usual first.
static NAMES: [(Kind, List); 10] = [
    (Kind::Email, List::new("email mail courriel mel adressemail emailadresse adressecourriel courrierelectronique")),
    (
        Kind::Phone,
        List::new(
            "phone tel telephone mobile portable telephoneportable telephonemobile mobilephone cellphone cell gsm phonemobile telmobile telportable",
        ),
    ),
    (Kind::FirstName, List::new("prenom firstname givenname forename fname")),
    (Kind::LastName, List::new("lastname surname familyname nomdefamille lname")),
    (Kind::Name, List::new("name nom fullname nomcomplet nomprenom prenomnom nometprenom prenometnom contactname nomcontact")),
    (
        Kind::Company,
        List::new(
            "company societe entreprise organisation organization companyname nomsociete nomentreprise nomdelentreprise raisonsociale etablissement organisme structure \
         organizationname societeouetablissement",
        ),
    ),
    (
        Kind::Employees,
        List::new(
            "employees effectif effectifs headcount companysize taille tailleentreprise tailledelentreprise nbsalaries salaries nombresalaries nombredesalaries \
         numberofemployees employeecount collaborateurs nombredecollaborateurs staff nbemployes numemployees size",
        ),
    ),
    (Kind::Country, List::new("country pays countrycode codepays")),
    (
        Kind::Role,
        List::new(
            "role fonction job poste jobtitle position metier profession intituleposte intituledeposte posteoccupe fonctionoccupee titreposte",
        ),
    ),
    (
        Kind::Message,
        List::new(
            "message comment comments commentaire commentaires need besoin question questions demande description project projet body texte text remarque remarques details",
        ),
    ),
];

/// Words around a name that say nothing.
static AROUND: List = List::new(
    "your votre my mon ma le la de work pro professional professionnel professionnelle business user lead field fields value form input contact address adresse number numero 1",
);

/// What a field of this name holds, if it is one of those that forms have by convention.
///
/// ```
/// use attise::contact::kinds::{Kind, of_name};
/// assert_eq!(of_name("workEmail"), Some(Kind::Email));
/// assert_eq!(of_name("nom_de_famille"), Some(Kind::LastName));
/// assert_eq!(of_name("emailStatus"), None);
/// ```
pub fn of_name(name: &str) -> Option<Kind> {
    let exactly = |joined: &str| List::first_with(&NAMES, joined).copied();
    // as nearly all are: one word, with nothing to take from it
    if name.len() <= 100 && name.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return exactly(name);
    }
    let mut apart = String::with_capacity(name.len() + 8);
    let mut last = ' ';
    for letter in name.chars().take(100) {
        if letter.is_uppercase() && last.is_lowercase() {
            apart.push(' ');
        }
        apart.push(letter);
        last = letter;
    }
    let folded = fold(&apart);
    let (mut joined, mut bare) = (String::new(), String::new());
    for word in folded.split(' ') {
        joined.push_str(word);
        if !AROUND.has(word) {
            bare.push_str(word);
        }
    }
    exactly(&joined).or_else(|| exactly(&bare))
}

/// What a form says of the person, by kind: the first field of each that says something.
#[derive(Clone, Debug, Default)]
pub struct Said<'f> {
    said: Vec<(Kind, &'f str)>,
}

impl<'f> Said<'f> {
    /// Reads the fields. One of a name that the plan declares is also known by what the plan calls it; the honeypot is no field of the person.
    pub fn of(plan: &Plan, fields: &'f Fields, honeypot: Option<&str>) -> Said<'f> {
        let mut said = Vec::new();
        for (name, text) in fields {
            let text = text.trim();
            if !text.is_empty() && Some(name.as_str()) != honeypot {
                let declared = plan.fields.iter().find(|field| field.name == *name);
                let kind = declared.map_or_else(|| of_name(name), |field| field.kind);
                said.extend(kind.map(|kind| (kind, text)));
            }
        }
        Said { said }
    }

    /// What is said of a kind.
    pub fn get(&self, kind: Kind) -> Option<&'f str> {
        self.all(kind).next()
    }

    /// All that is said of a kind.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = &'f str> {
        self.said.iter().filter(move |(found, _)| *found == kind).map(|(_, value)| *value)
    }

    /// All that is said, by kind.
    pub fn every(&self) -> impl Iterator<Item = (Kind, &'f str)> {
        self.said.iter().copied()
    }

    /// The whole name: as it is given, or first and last name.
    pub fn name(&self) -> Option<String> {
        let last = self.get(Kind::LastName).or_else(|| self.get(Kind::Name));
        match (self.get(Kind::FirstName), last) {
            (Some(first), Some(last)) if first != last => Some([first, " ", last].concat()),
            (first, last) => last.or(first).map(String::from),
        }
    }
}
