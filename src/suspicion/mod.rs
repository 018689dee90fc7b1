//! How much speaks for a post not being what it seems: points of their own, with a receipt of signs. They are never taken from interest, and reject nobody.

mod honeypot;
mod repetition;
mod sign;
mod user_agent;

pub use sign::{LIMIT, Line, Sign};
pub use user_agent::is_bot;

use crate::contact::kinds::{Kind, Said};
use crate::contact::{Contact, Grade, has_any, links};
use crate::fields::Fields;
use crate::payload::Evidence;
use crate::plan::Label;
use crate::sender::{Sender, Turnstile};
use serde::Serialize;

/// How much a post is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// No points.
    None,
    /// 1 to 24 points.
    Low,
    /// 25 to 59 points.
    Medium,
    /// 60 points and more.
    High,
}

/// What speaks against a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suspicion {
    /// 0 to 100: the sum of the signs' points.
    pub points: i32,
    /// How much it is to be looked at.
    pub level: Level,
    /// The level in a sentence for people.
    pub label: Label,
    /// The signs, heaviest first; last a line `limit` where they come to more than 100.
    pub signs: Vec<Line>,
}

/// What a post is weighed by.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// What the host knows of the sender.
    pub sender: &'a Sender,
    /// The form's fields.
    pub fields: &'a Fields,
    /// The same by what they hold.
    pub said: &'a Said<'a>,
    /// The same, graded.
    pub contact: &'a Contact,
    /// Countries, and what people write for them.
    pub countries: &'a str,
    /// The payload, if it could be read.
    pub evidence: Option<&'a Evidence>,
    /// Seconds between the page being served, as the edge itself knows it, and the post.
    pub filled_in: Option<u32>,
}

/// Weighs the signs of a post.
pub fn weigh(seen: &Seen<'_>) -> Suspicion {
    let mut signs = Signs(Vec::new());
    honeypot::weigh(seen, &mut signs);
    behaviour(seen, &mut signs);
    sender(seen.sender, &mut signs);
    address(seen.contact, &mut signs);
    data(seen, &mut signs);
    signs.when(repetition::is_repeated(seen.said), Sign::SameText);
    let Signs(mut lines) = signs;
    let sum: i32 = lines.iter().map(|line| line.points).sum();
    if sum > LIMIT {
        lines.push(sign::limit(LIMIT - sum));
    }
    let points = sum.min(LIMIT);
    let level = Level::of(points);
    Suspicion { points, level, label: level.label(), signs: lines }
}

/// The lines so far, heaviest first.
struct Signs(Vec<Line>);

impl Signs {
    /// Adds a sign if something is so.
    #[inline(never)]
    fn when(&mut self, so: bool, sign: Sign) {
        if so {
            let line = sign.line();
            let place = self.0.iter().take_while(|other| other.points >= line.points).count();
            self.0.insert(place, line);
        }
    }
}

impl Level {
    /// The level of some points.
    pub fn of(points: i32) -> Level {
        match points {
            ..=0 => Level::None,
            1..25 => Level::Low,
            25..60 => Level::Medium,
            _ => Level::High,
        }
    }

    fn label(self) -> Label {
        let (fr, en) = match self {
            Level::None => ("Rien d’inhabituel.", "Nothing unusual."),
            Level::Low => ("Un détail inhabituel, sans plus.", "One unusual detail, no more."),
            Level::Medium => ("À regarder de plus près avant d’y passer du temps.", "Look closer before spending time on it."),
            Level::High => (
                "Sans doute un programme ou de fausses informations\u{a0}; rien n’est perdu, vérifiez.",
                "Most likely a program or false data; nothing is lost, check.",
            ),
        };
        Label { fr: fr.into(), en: en.into() }
    }
}

/// How the form was filled and sent.
fn behaviour(seen: &Seen<'_>, signs: &mut Signs) {
    signs.when(seen.evidence.is_some_and(|evidence| !evidence.touched()), Sign::NoTrustedInput);
    signs.when(matches!(seen.filled_in, Some(..2)), Sign::FilledAtOnce);
    signs.when(matches!(seen.filled_in, Some(2..5)), Sign::FilledFast);
}

/// What the host found, and the user agent says. The host's word on bots is taken before that of the short list here.
fn sender(sender: &Sender, signs: &mut Signs) {
    match (sender.bot, sender.user_agent.as_deref().map(str::trim)) {
        (Some(told), _) => signs.when(told, Sign::BotTold),
        (None, Some("")) => signs.when(true, Sign::NoUserAgent),
        (None, agent) => signs.when(agent.is_some_and(is_bot), Sign::BotUserAgent),
    }
    signs.when(sender.turnstile == Some(Turnstile::Failed), Sign::TurnstileFailed);
    signs.when(sender.turnstile == Some(Turnstile::Unavailable), Sign::TurnstileUnavailable);
    signs.when((3..5).contains(&sender.posts), Sign::SomePosts);
    signs.when((5..10).contains(&sender.posts), Sign::ManyPosts);
    signs.when(sender.posts >= 10, Sign::FloodOfPosts);
}

fn address(contact: &Contact, signs: &mut Signs) {
    let email = &contact.email;
    let sign = match email.grade {
        _ if email.has("disposable") => Some(Sign::DisposableAddress),
        _ if email.has("undeliverable") => Some(Sign::UndeliverableAddress),
        Grade::Unusable => Some(Sign::UnusableAddress),
        _ => email.has("role").then_some(Sign::RoleAddress),
    };
    sign.into_iter().for_each(|sign| signs.when(true, sign));
    signs.when(email.competitor, Sign::CompetitorDomain);
    signs.when(has_any(&email.reasons, &MADE_UP), Sign::FakeAddress);
}

/// Reasons for which a datum looks made up.
const MADE_UP: [&str; 4] = ["keyboard_run", "repeated_characters", "placeholder", "no_vowel"];

/// Data that are made up, and advertisements.
fn data(seen: &Seen<'_>, signs: &mut Signs) {
    let Contact { name, company, phone, .. } = seen.contact;
    signs.when(name.grade == Grade::Unusable, Sign::FakeName);
    signs.when(name.grade == Grade::Doubtful && has_any(&name.reasons, &MADE_UP), Sign::OddName);
    signs.when(company.grade == Grade::Unusable, Sign::FakeCompany);
    signs.when(phone.grade == Grade::Unusable, Sign::ImpossiblePhone);
    signs.when(phone.grade == Grade::Doubtful && has_any(&phone.reasons, &["sequence"]), Sign::OddPhone);
    let links: usize = seen.said.all(Kind::Message).map(links).sum();
    signs.when(links == 1, Sign::Link);
    signs.when(links > 1, Sign::Links);
}
