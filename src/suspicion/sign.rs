//! The signs, their points, and what they are called.

use crate::plan::Label;
use serde::Serialize;

/// The most points that there are.
pub const LIMIT: i32 = 100;

/// One line of the receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Stable name of the sign.
    pub sign: &'static str,
    /// What it is, for people.
    pub label: Label,
    /// Its points; 0 for what is only to be known, below 0 for the line `limit` alone.
    pub points: i32,
}

/// Something that speaks against a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "their labels say what they are")]
pub enum Sign {
    HoneypotText,
    HoneypotAutofill,
    FilledAtOnce,
    FilledFast,
    NoTrustedInput,
    BotTold,
    BotUserAgent,
    NoUserAgent,
    TurnstileFailed,
    TurnstileUnavailable,
    DisposableAddress,
    UndeliverableAddress,
    UnusableAddress,
    RoleAddress,
    CompetitorDomain,
    FakeName,
    OddName,
    FakeCompany,
    FakeAddress,
    ImpossiblePhone,
    OddPhone,
    SameText,
    Link,
    Links,
    SomePosts,
    ManyPosts,
    FloodOfPosts,
}

impl Sign {
    /// The line of the receipt.
    pub fn line(self) -> Line {
        let (sign, points, fr, en) = self.told();
        Line { sign, points, label: Label { fr: fr.into(), en: en.into() } }
    }

    fn told(self) -> (&'static str, i32, &'static str, &'static str) {
        match self {
            Sign::HoneypotText => ("honeypot", 45, "Champ invisible rempli", "Hidden field filled"),
            Sign::HoneypotAutofill => (
                "honeypot_autofill",
                5,
                "Champ invisible rempli, sans doute par le navigateur",
                "Hidden field filled, most likely by the browser",
            ),
            Sign::FilledAtOnce => (
                "filled_at_once",
                40,
                "Envoyé moins de 2 secondes après l’affichage",
                "Sent less than 2 seconds after the page was served",
            ),
            Sign::FilledFast => (
                "filled_fast",
                15,
                "Envoyé moins de 5 secondes après l’affichage",
                "Sent less than 5 seconds after the page was served",
            ),
            Sign::NoTrustedInput => ("no_input", 40, "Envoyé sans un geste du visiteur", "Sent without any act of the visitor"),
            Sign::BotTold => ("bot", 50, "Robot, selon votre serveur", "A bot, says your server"),
            Sign::BotUserAgent => {
                ("bot_user_agent", 45, "Le navigateur se nomme comme un programme", "The browser calls itself like a program")
            }
            Sign::NoUserAgent => ("no_user_agent", 20, "Le navigateur ne se nomme pas", "The browser does not name itself"),
            Sign::TurnstileFailed => ("turnstile_failed", 45, "Contrôle Turnstile échoué", "Turnstile check failed"),
            Sign::TurnstileUnavailable => {
                ("turnstile_unavailable", 0, "Contrôle Turnstile indisponible", "Turnstile check unavailable")
            }
            Sign::DisposableAddress => ("disposable_address", 30, "Adresse e-mail jetable", "Disposable e-mail address"),
            Sign::UndeliverableAddress => {
                ("undeliverable_address", 25, "Adresse e-mail qui refuse les messages", "E-mail address that takes no mail")
            }
            Sign::UnusableAddress => ("unusable_address", 20, "Adresse e-mail inutilisable", "Unusable e-mail address"),
            Sign::RoleAddress => {
                ("role_address", 5, "Adresse d’un service, pas d’une personne", "Address of a function, not of a person")
            }
            Sign::CompetitorDomain => ("competitor", 15, "Adresse d’un concurrent", "Address of a competitor"),
            Sign::FakeName => ("fake_name", 25, "Nom inventé", "Made-up name"),
            Sign::OddName => ("odd_name", 10, "Nom étrange", "Odd name"),
            Sign::FakeCompany => ("fake_company", 15, "Entreprise inventée", "Made-up company"),
            Sign::FakeAddress => ("fake_address", 15, "Adresse e-mail inventée", "Made-up e-mail address"),
            Sign::ImpossiblePhone => ("impossible_phone", 15, "Numéro de téléphone impossible", "Impossible telephone number"),
            Sign::OddPhone => ("odd_phone", 10, "Numéro de téléphone étrange", "Odd telephone number"),
            Sign::SameText => ("same_text", 20, "Même texte dans plusieurs champs", "Same text in several fields"),
            Sign::Link => ("link", 5, "Un lien dans le message", "A link in the message"),
            Sign::Links => ("links", 25, "Plusieurs liens dans le message", "Several links in the message"),
            Sign::SomePosts => {
                ("repeated_posts", 10, "Plusieurs envois récents de la même source", "Several recent posts from the same source")
            }
            Sign::ManyPosts => {
                ("repeated_posts", 25, "Beaucoup d’envois récents de la même source", "Many recent posts from the same source")
            }
            Sign::FloodOfPosts => {
                ("repeated_posts", 45, "Envois en masse de la même source", "A flood of posts from the same source")
            }
        }
    }
}

/// The line that keeps the sum at [`LIMIT`].
pub fn limit(points: i32) -> Line {
    Line { sign: "limit", points, label: Label { fr: "Limité à 100 points".into(), en: "Limited to 100 points".into() } }
}
