//! A person's name: real ones may be short, long, of any script and full of signs, so only what is plainly none is marked.

use super::grade::{Grade, Graded};
use super::look::{Share, look};
use super::words::{List, any};

/// Words that stand for a name and are none.
static NONE: List = List::new(
    "test tests teste tester testing essai azerty qwerty inconnu inconnue anonyme anonymous unknown prenom firstname lastname fullname nom_prenom \
                    prenom_nom undefined null none aucun aucune foobar lorem_ipsum xyz abc abcd abcde n_a rien nobody test_test",
);
/// Words that may be names as well.
static MAYBE: List = List::new("toto titi tutu foo bar foo_bar nom name admin user demo john_doe jane_doe toto_toto");
/// Most letters of a name.
const LONGEST: usize = 100;

/// Grades a name.
pub fn read(text: Option<&str>) -> Graded {
    let Some(text) = text else { return Graded::default() };
    let look = look(text);
    let folded = look.folded.as_str();
    let mut name = Graded::given();
    name.when(look.links > 0, Grade::Unusable, "url");
    name.when(look.letters == 0, Grade::Unusable, "no_letters");
    name.when(text.contains('@'), Grade::Doubtful, "email_address");
    name.when(look.digits && look.letters > 0, Grade::Doubtful, "digits");
    name.when(look.control, Grade::Doubtful, "control_characters");
    name.when(text.chars().count() > LONGEST, Grade::Doubtful, "too_long");
    name.when(look.letters == 1 && folded.len() == 1, Grade::Doubtful, "too_short");
    if look.uniform {
        name.add(Grade::Unusable, "repeated_characters");
    } else {
        name.when(look.repeated > 3, Grade::Doubtful, "repeated_characters");
    }
    match look.keyboard {
        Share::All => name.add(Grade::Unusable, "keyboard_run"),
        Share::Some => name.add(Grade::Doubtful, "keyboard_run"),
        Share::None => name.when(look.no_vowel && look.repeated < 4, Grade::Doubtful, "no_vowel"),
    }
    if NONE.has(folded) {
        name.add(Grade::Unusable, "placeholder");
    } else {
        name.when(MAYBE.has(folded) || any(folded, "test azerty qwerty"), Grade::Doubtful, "placeholder");
    }
    name
}
