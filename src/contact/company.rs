//! A company's name, and its legal form.

use super::fake::{keyboard_run, links, repeated};
use super::grade::{Grade, Graded};
use super::words::any;
use crate::text::fold;
use serde::Serialize;

/// Legal forms of France, Belgium, Switzerland, Luxembourg, Canada and their neighbours, folded.
const FORMS: &str = "sarl sas sasu sa eurl sci snc scop scp selarl sem gie ei eirl earl gaec asbl sprl srl scrl nv bv bvba gmbh ag kg ug ltd ltee llc llp inc \
                     corp plc spa sl se sarls enr";
/// Words that stand for a company and are none.
const NONE: &str = "test tests teste essai azerty qwerty inconnu inconnue unknown undefined null none aucun aucune neant rien na n_a xxx societe company \
                    entreprise ma_societe mon_entreprise my_company sans abc_company nothing";
/// Words of those who come for themselves.
const PRIVATE: &str = "particulier particuliere prive private_person individual personal perso personnel moi_meme myself";

/// A company's name with its grade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Company {
    /// How good it is, and why.
    #[serde(flatten)]
    pub graded: Graded,
    /// The legal form that it names, in lower case without dots: `sarl`.
    pub legal_form: Option<&'static str>,
}

/// Grades a company's name.
pub fn read(text: Option<&str>) -> Company {
    let Some(text) = text else { return Company::default() };
    let folded = fold(&text.replace('.', ""));
    let form = FORMS.split(' ').find(|form| folded.split(' ').any(|word| word == *form)).filter(|form| folded != *form);
    let mut company = Graded::given();
    let bare: Vec<&str> = folded.split(' ').filter(|word| Some(*word) != form && !word.is_empty()).collect();
    let whole = bare.join(" ");
    let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
    if text.contains("://") || links(text) > 1 {
        company.add(Grade::Unusable, "url");
    } else if text.contains('@') {
        company.add(Grade::Doubtful, "email_address");
    }
    if letters == 0 {
        company.add(Grade::Unusable, "no_letters");
    } else if letters == 1 && text.is_ascii() {
        company.add(Grade::Doubtful, "too_short");
    }
    if text.chars().any(char::is_control) {
        company.add(Grade::Doubtful, "control_characters");
    }
    if text.chars().count() > 200 {
        company.add(Grade::Doubtful, "too_long");
    } else if bare.iter().any(|word| repeated(word) > 3) {
        company.add(if bare.len() == 1 { Grade::Unusable } else { Grade::Doubtful }, "repeated_characters");
    } else if bare.len() == 1 && repeated(&whole) > 2 && repeated(&whole) == whole.chars().count() {
        company.add(Grade::Doubtful, "repeated_characters");
    }
    if !bare.is_empty() && bare.iter().all(|word| keyboard_run(word)) {
        company.add(Grade::Unusable, "keyboard_run");
    }
    if NONE.split(' ').any(|none| none.replace('_', " ") == whole) || bare.iter().all(|word| *word == "test") && !bare.is_empty() {
        company.add(Grade::Unusable, "placeholder");
    } else if any(&whole, PRIVATE) && bare.len() < 3 {
        company.add(Grade::Doubtful, "private_person");
    }
    Company { graded: company, legal_form: form }
}
