//! What the host knows of who sent a form, beyond the form: its own checks, the honeypot's name, the competitors, the user agent.

use crate::fields::Fields;
use crate::lists::with_parents;

/// What a Turnstile check has said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turnstile {
    /// Passed.
    Passed,
    /// Failed.
    Failed,
    /// The service could not be asked.
    Unavailable,
}

/// What the host knows of the sender. Nothing known is nothing held against anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// What the host's own bot detection says.
    pub bot: Option<bool>,
    /// What Turnstile says.
    pub turnstile: Option<Turnstile>,
    /// Whether the address takes mail, as a verifying service or an earlier bounce says.
    pub deliverable: Option<bool>,
    /// Posts from the same source lately, this one included.
    pub posts: u32,
    /// Name of the form field that people do not see.
    pub honeypot: Option<String>,
    /// Domains of competitors, one a line, as the DNS knows them.
    pub competitors: String,
    /// The user agent that the request names: empty when it names none, `None` when there was no request.
    pub user_agent: Option<String>,
}

impl Sender {
    /// Reads what the shell hands in as texts by name; competitors have a line each.
    pub fn of(said: &Fields) -> Sender {
        let text = |name: &str| said.get(name).map(String::as_str);
        let flag = |name: &str| text(name).map(|value| value == "true");
        Sender {
            bot: flag("bot"),
            turnstile: text("turnstile").map(|result| match result {
                "passed" => Turnstile::Passed,
                "failed" => Turnstile::Failed,
                _ => Turnstile::Unavailable,
            }),
            deliverable: flag("deliverable"),
            posts: text("posts")
                .and_then(|posts| posts.parse::<u64>().ok())
                .map_or(0, |posts| u32::try_from(posts).unwrap_or(u32::MAX)),
            honeypot: text("honeypot").map(String::from),
            competitors: text("competitors").unwrap_or_default().into(),
            user_agent: text("userAgent").map(String::from),
        }
    }

    /// True of a competitor's domain, or one below it.
    pub fn is_competitor(&self, domain: &str) -> bool {
        with_parents(domain).any(|domain| self.competitors.lines().any(|competitor| competitor == domain))
    }
}
