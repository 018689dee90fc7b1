//! A person's name: real ones may be short, long, of any script and full of signs, so only what is plainly none is marked.

use super::fake::{keyboard_run, links, no_vowel, repeated};
use super::grade::{Grade, Graded};
use super::words::any;
use crate::text::{digit, fold};

/// Words that stand for a name and are none.
const NONE: &str = "test tests teste tester testing essai azerty qwerty inconnu inconnue anonyme anonymous unknown prenom firstname lastname fullname \
                    nom_prenom prenom_nom undefined null none aucun aucune foobar lorem ipsum xxx xyz abc abcd abcde n_a na rien nobody";
/// Words that may be names as well.
const MAYBE: &str = "toto titi tutu foo bar nom name admin user demo john_doe jane_doe jean_dupond monsieur_x";
/// Most letters of a name.
const LONGEST: usize = 100;

/// Grades a name.
pub fn read(text: Option<&str>) -> Graded {
    let Some(text) = text else { return Graded::default() };
    let mut name = Graded::given();
    let folded = fold(text);
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    if links(text) > 0 || text.contains("://") {
        name.add(Grade::Unusable, "url");
    } else if text.contains('@') {
        name.add(Grade::Doubtful, "email_address");
    } else if letters == 0 {
        name.add(Grade::Unusable, "no_letters");
    } else if text.chars().any(|letter| digit(letter).is_some()) {
        name.add(Grade::Doubtful, "digits");
    }
    if text.chars().any(char::is_control) {
        name.add(Grade::Doubtful, "control_characters");
    }
    if text.chars().count() > LONGEST {
        name.add(Grade::Doubtful, "too_long");
    } else {
        made_up(&mut name, &folded, letters);
    }
    name
}

fn made_up(name: &mut Graded, folded: &str, letters: usize) {
    let words = || folded.split(' ').filter(|word| !word.is_empty());
    let all = |test: fn(&str) -> bool| words().next().is_some() && words().all(test);
    if letters == 1 && folded.len() == 1 {
        name.add(Grade::Doubtful, "too_short");
    }
    if all(|word| repeated(word) == word.chars().count() && repeated(word) > 2) {
        name.add(Grade::Unusable, "repeated_characters");
    } else if words().any(|word| repeated(word) > 3) {
        name.add(Grade::Doubtful, "repeated_characters");
    }
    if all(keyboard_run) {
        name.add(Grade::Unusable, "keyboard_run");
    } else if words().any(keyboard_run) {
        name.add(Grade::Doubtful, "keyboard_run");
    } else if words().any(no_vowel) {
        name.add(Grade::Doubtful, "no_vowel");
    }
    if all(|word| any(word, NONE)) || any(folded, "nom_prenom prenom_nom n_a") {
        name.add(Grade::Unusable, "placeholder");
    } else if all(|word| any(word, MAYBE)) || any(folded, "john_doe jane_doe") || words().any(|word| any(word, "test azerty qwerty")) {
        name.add(Grade::Doubtful, "placeholder");
    }
}
