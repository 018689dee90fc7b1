//! A person's part in a company, from the job title that they give: French and English.

use super::words::any;
use crate::text::fold;
use serde::Serialize;

/// How much of a decision somebody makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Decides.
    Decision,
    /// Advises, chooses or pays for a part.
    Influence,
    /// Works with it.
    User,
    /// Is in training: a student, an intern, an apprentice.
    Student,
    /// Nothing is said of it.
    #[default]
    Unknown,
}

/// What a job title says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Role {
    /// How much of a decision they make.
    pub level: Level,
    /// Where they work, if the title says so: `purchasing`, `marketing`, `sales`, `it`, `hr`, `finance`, `operations`, `quality`, `legal`, `research`,
    /// `management`.
    pub department: Option<&'static str>,
}

const LEVELS: [(Level, &str); 6] = [
    (Level::Student, "stagiaire* etudiant* alternant* apprenti apprentie apprentis intern interns internship student* trainee* lyceen* eleve doctorant*"),
    (Level::User, "assistant* assistante* secretaire_de secretary receptionist* standardiste*"),
    (Level::Influence, "product_owner business_partner chef_de_projet* scrum_master"),
    (
        Level::Decision,
        "pdg dg dga ceo coo cfo cmo cto cio cdo cpo chro ciso daf dsi drh rssi dir dirigeant* dirigeante* directeur* directrice* director* direction president* \
         gerant gerante gerants fondateur* fondatrice* cofondateur* cofondatrice* founder* cofounder* co_founder owner proprietaire* associe associee partner \
         chief vp svp evp vice_president head patron patronne chef_d_entreprise chef_entreprise maire secretaire_general* entrepreneur* entrepreneuse* managing \
         general_manager administrateur_delegue administratrice_deleguee",
    ),
    (
        Level::Influence,
        "resp responsable* manager* chef cheffe lead leader cadre ingenieur* engineer* consultant* charge chargee acheteur* acheteuse* buyer* purchaser* \
         architect* coordinateur* coordinatrice* coordinator* expert* conseiller* conseillere* analyst* analyste* superviseur* supervisor* controleur* \
         controller* referent* referente* animateur* animatrice* officer specialist* specialiste*",
    ),
    (
        Level::User,
        "secretaire* technicien* technicienne* technician* operateur* operatrice* operator* employe employee ouvrier* ouvriere* agent agente vendeur* vendeuse* \
         commercial commerciale comptable* accountant* developpeu* developer* graphiste* designer* redacteur* redactrice* utilisateur* utilisatrice* user \
         infirmier* infirmiere* professeur* enseignant* teacher* salarie salariee collaborateur* collaboratrice*",
    ),
];

const DEPARTMENTS: [(&str, &str); 11] = [
    ("purchasing", "achat* acheteur* acheteuse* purchas* procurement buyer* appro*"),
    ("marketing", "marketing mktg communication com cmo brand marque growth"),
    ("sales", "vente* sales commercial commerciale commerciaux vendeur* vendeuse* business_development"),
    ("hr", "rh drh ressources_humaines hr human_resources chro recrut* talent people"),
    ("finance", "financ* daf cfo compta* accounting accountant* tresor* controle_de_gestion"),
    ("it", "informatique* dsi it cto cio si systemes_d_information digital numerique develop* developpeu* rssi ciso devops data logiciel* software"),
    ("quality", "qualite quality qhse hse qse rse securite environnement"),
    ("legal", "juridique* legal juriste* avocat* lawyer* dpo"),
    ("operations", "production usine operation* operations coo maintenance technique* exploitation logisti* supply plant atelier industriel* site"),
    ("research", "r_d recherche research innovation laboratoire"),
    ("management", "dg dga pdg ceo direction_general* directeur_general* directrice_general* gerant* president* fondateur* fondatrice* founder* \
     managing_director general_manager chef_d_entreprise dirigeant* owner"),
];

/// Reads a job title.
///
/// ```
/// use attise::contact::role::{Level, read};
/// let buyer = read("Dir. achats");
/// assert_eq!((buyer.level, buyer.department), (Level::Decision, Some("purchasing")));
/// assert_eq!(read("étudiante").level, Level::Student);
/// ```
pub fn read(text: &str) -> Role {
    let folded = fold(text);
    Role {
        level: LEVELS.iter().find(|(_, words)| any(&folded, words)).map(|(level, _)| *level).unwrap_or_default(),
        department: DEPARTMENTS.iter().find(|(_, words)| any(&folded, words)).map(|(name, _)| *name),
    }
}
