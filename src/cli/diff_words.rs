//! The words of `attise plan diff`, in French and English.

use crate::plan::Language;

/// A colon after a word.
pub fn colon(language: Language) -> &'static str {
    if language == Language::Fr { "\u{a0}:" } else { ":" }
}

/// Nothing has changed; `rewritten` when the texts differ nevertheless.
pub fn same(rewritten: bool, language: Language) -> &'static str {
    match (language, rewritten) {
        (Language::En, false) => "nothing that counts has changed",
        (Language::En, true) => "nothing that counts has changed; it is only written in another way",
        (Language::Fr, false) => "rien de ce qui compte n’a changé",
        (Language::Fr, true) => "rien de ce qui compte n’a changé\u{202f}; c’est seulement écrit autrement",
    }
}

/// So many changes.
pub fn changes(count: usize, language: Language) -> String {
    let word = if language == Language::Fr { "changement" } else { "change" };
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// How many visitors move.
pub fn moved(moved: u32, visitors: u32, at: &str, language: Language) -> String {
    if language == Language::En {
        return format!(
            "{moved} of {visitors} visitors of the log move, each played from the beginning under both plans, read at {at}"
        );
    }
    let (one, verb) = if moved < 2 { ("", "") } else { ("s", "nt") };
    format!(
        "{moved} visiteur{one} du journal sur {visitors} change{verb} de classe, chacun rejoué depuis le début selon les deux plans, lu au {at}"
    )
}

/// The corner of a table of crossings.
pub fn corner(language: Language) -> &'static str {
    if language == Language::Fr { "avant \\ après" } else { "old \\ new" }
}

/// The heads of the table of examples.
pub fn examples(language: Language) -> [&'static str; 4] {
    match language {
        Language::En => ["visitor", "engagement", "temperature", "stage"],
        Language::Fr => ["visiteur", "intérêt", "température", "étape"],
    }
}

/// So many more than are named.
pub fn more(count: usize, language: Language) -> String {
    if language == Language::Fr { format!("et {count} de plus") } else { format!("and {count} more") }
}
