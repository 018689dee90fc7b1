//! How much speaks for a post not being what it seems: points of their own, with a receipt of signs. They are never taken from interest, and reject nobody.

mod honeypot;
mod repetition;
mod sign;
mod user_agent;

pub use sign::{LIMIT, Line, Sign};
pub use user_agent::is_bot;

use crate::contact::kinds::{Kind, Said};
use crate::contact::{Contact, Grade, links};
use crate::fields::{Fields, value};
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
    /// The payload, if it could be read.
    pub evidence: Option<&'a Evidence>,
    /// Seconds between the page being served, as the edge itself knows it, and the post.
    pub filled_in: Option<u32>,
}

/// Weighs the signs of a post.
pub fn weigh(seen: &Seen<'_>) -> Suspicion {
    let mut signs: Vec<Sign> = Vec::new();
    signs.extend(honeypot::sign(seen));
    signs.extend(behaviour(seen));
    signs.extend(sender(seen.sender));
    signs.extend(address(seen.contact));
    signs.extend(data(seen));
    signs.extend(repetition::signs(seen));
    let mut lines: Vec<Line> = signs.into_iter().map(Sign::line).collect();
    lines.sort_by_key(|line| -line.points);
    let sum: i32 = lines.iter().map(|line| line.points).sum();
    if sum > LIMIT {
        lines.push(sign::limit(LIMIT - sum));
    }
    let points = sum.min(LIMIT);
    let level = Level::of(points);
    Suspicion { points, level, label: level.label(), signs: lines }
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
            Level::High => ("Sans doute un programme ou de fausses informations\u{a0}; rien n’est perdu, vérifiez.", "Most likely a program or false data; nothing is lost, check."),
        };
        Label { fr: fr.into(), en: en.into() }
    }
}

/// How the form was filled and sent.
fn behaviour(seen: &Seen<'_>) -> Option<Sign> {
    match seen.filled_in {
        Some(..2) => Some(Sign::FilledAtOnce),
        Some(..5) => Some(Sign::FilledFast),
        _ => None,
    }
}

/// What the host found, and the user agent says. The host's word on bots is taken before that of the short list here.
fn sender(sender: &Sender) -> impl Iterator<Item = Sign> {
    let agent = sender.user_agent.as_deref().map(str::trim);
    let bot = match (sender.bot, agent) {
        (Some(true), _) => Some(Sign::BotTold),
        (Some(false), _) => None,
        (None, Some("")) => Some(Sign::NoUserAgent),
        (None, Some(agent)) => is_bot(agent).then_some(Sign::BotUserAgent),
        (None, None) => None,
    };
    let turnstile = match sender.turnstile {
        Some(Turnstile::Failed) => Some(Sign::TurnstileFailed),
        Some(Turnstile::Unavailable) => Some(Sign::TurnstileUnavailable),
        _ => None,
    };
    let posts = match sender.posts {
        ..3 => None,
        3..5 => Some(Sign::SomePosts),
        5..10 => Some(Sign::ManyPosts),
        _ => Some(Sign::FloodOfPosts),
    };
    [bot, turnstile, posts].into_iter().flatten()
}

fn address(contact: &Contact) -> impl Iterator<Item = Sign> {
    let email = &contact.email;
    let state = [("disposable", Sign::DisposableAddress), ("undeliverable", Sign::UndeliverableAddress), ("role", Sign::RoleAddress)];
    let state = state.into_iter().find(|(reason, _)| email.graded.has(reason)).map(|(_, sign)| sign);
    let unusable = (email.graded.grade == Grade::Unusable).then_some(Sign::UnusableAddress);
    let competitor = email.competitor.then_some(Sign::CompetitorDomain);
    [state.or(unusable), competitor].into_iter().flatten()
}

/// Data that are made up, and advertisements.
fn data(seen: &Seen<'_>) -> impl Iterator<Item = Sign> {
    let contact = seen.contact;
    let (name, company, phone) = (&contact.name, &contact.company.graded, &contact.phone.graded);
    let email = ["keyboard_run", "repeated_characters", "placeholder"].iter().any(|reason| contact.email.graded.has(reason));
    let links = seen.said.all(Kind::Message).map(links).sum::<usize>();
    [
        (name.grade == Grade::Unusable).then_some(Sign::FakeName),
        (name.grade == Grade::Doubtful && ["keyboard_run", "no_vowel", "repeated_characters", "placeholder"].iter().any(|reason| name.has(reason))).then_some(Sign::OddName),
        (company.grade == Grade::Unusable).then_some(Sign::FakeCompany),
        email.then_some(Sign::FakeAddress),
        (phone.grade == Grade::Unusable).then_some(Sign::ImpossiblePhone),
        ["sequence", "fictional"].iter().any(|reason| phone.has(reason)).then_some(Sign::OddPhone),
        match links {
            0 => None,
            1 => Some(Sign::Link),
            _ => Some(Sign::Links),
        },
    ]
    .into_iter()
    .flatten()
}

/// What a field of this name says, when there is one.
fn said<'a>(seen: &Seen<'a>, name: Option<&str>) -> Option<&'a str> {
    value(seen.fields, name?)
}
