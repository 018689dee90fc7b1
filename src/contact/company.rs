//! A company's name, and its legal form.

use super::grade::{Grade, Graded};
use super::look::{Share, look};
use super::words::List;
use crate::text::fold;
use serde::Serialize;

/// Legal forms of France, Belgium, Switzerland, Luxembourg, Canada and their neighbours, folded.
static FORMS: List = List::new(
    "sarl sas sasu sa eurl sci snc scop scp selarl gie ei eirl earl gaec asbl sprl srl nv bv bvba gmbh ag kg ug ltd ltee llc llp inc corp plc spa se",
);
/// Words that stand for a company and are none.
static NONE: List = List::new(
    "test tests teste test_test essai azerty qwerty inconnu inconnue unknown undefined null none aucun aucune neant rien na n_a societe company entreprise \
                    ma_societe mon_entreprise my_company sans nothing",
);
/// Words of those who come for themselves.
static PRIVATE: List =
    List::new("particulier particuliere prive private_person individual personal perso personnel moi_meme myself");

/// A company's name with its grade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Company {
    /// How good it is.
    pub grade: Grade,
    /// Why.
    pub reasons: Vec<&'static str>,
    /// The legal form that it names, in lower case without dots: `sarl`.
    pub legal_form: Option<&'static str>,
}

/// Grades a company's name.
pub fn read(text: Option<&str>) -> Company {
    let Some(text) = text else { return Company::default() };
    let whole = fold(&text.replace('.', ""));
    let form = FORMS.first_in(whole.split(' ')).filter(|form| whole != *form);
    let mut bare = String::new();
    for word in whole.split(' ').filter(|word| Some(*word) != form) {
        bare.push_str(if bare.is_empty() { "" } else { " " });
        bare.push_str(word);
    }
    let (written, look) = (look(text), look(&bare));
    let mut company = Graded::given();
    company.when(written.links > 0, if text.contains("://") { Grade::Unusable } else { Grade::Doubtful }, "url");
    company.when(text.contains('@'), Grade::Doubtful, "email_address");
    company.when(written.signs == 0, Grade::Unusable, "no_letters");
    company.when(written.signs == 1 && whole.len() == 1, Grade::Doubtful, "too_short");
    company.when(written.control, Grade::Doubtful, "control_characters");
    company.when(text.chars().count() > 200, Grade::Doubtful, "too_long");
    // `AAA` is one
    company.when(
        look.uniform || look.repeated > 3,
        if look.uniform && look.repeated > 3 { Grade::Unusable } else { Grade::Doubtful },
        "repeated_characters",
    );
    company.when(look.keyboard == Share::All, Grade::Unusable, "keyboard_run");
    company.when(NONE.has(&bare), Grade::Unusable, "placeholder");
    company.when(PRIVATE.has(&bare), Grade::Doubtful, "private_person");
    Company { grade: company.grade, reasons: company.reasons, legal_form: form }
}
