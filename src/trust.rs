//! How far a payload can be trusted: what the edge knows of the post beside it, and what is possible at all.

use crate::compiled::{Compiled, Range};
use crate::decay::ONE;
use crate::fields::Fields;
use crate::hash::fnv1a;
use crate::keys::Keyring;
use crate::payload::{Counter, Evidence};
use crate::receipt::Tally;
use crate::score::VISIT_GAP;
use crate::seal::{Presented, Seal};
use crate::signal::Kind;
use crate::text::hex;
use serde::Serialize;

/// Seconds by which the clocks of page and edge may differ, or a claim reach beyond what has passed.
pub const SKEW: u32 = 300;
/// Seconds after which a payload, or the page of its form, is stale: half a day.
const FRESH: u32 = 12 * 3600;
/// Seconds after which a payload no longer speaks of now: seven days.
pub const EXPIRY: u32 = 7 * 86_400;
/// Seconds that a person needs at least from being served a page to sending its form.
const LEAST_SECONDS: u32 = 2;
/// Page views a visit that the edge may not have served: routes that a script draws, and pages out of a cache. A visit has three to six pages as a rule; five
/// times the most of that is room for every reader and for few lies.
const UNSERVED: u64 = 30;
/// Seconds that each act takes at least of those that nobody does by the second: a form, a download, a call.
const SELDOM: u32 = 10;
/// Percent of the plan's total cap that behaviour which nothing confirms may be worth.
const SHARE: i64 = 30;

/// How far a payload can be trusted. No label drops a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trust {
    /// The claim lies within what the edge itself saw and signed: its seal holds. This is not "a person".
    Verified,
    /// The claim is possible: its numbers agree with one another and with the clock. The edge, without keys, saw nothing of its own.
    Consistent,
    /// The claim is not possible as it stands, or nothing that the edge saw confirms it: what it is worth is bounded.
    Unverified,
    /// The post carried no payload.
    Absent,
    /// The payload cannot be decoded.
    Malformed,
    /// The payload is older than seven days.
    Expired,
    /// The payload was posted before.
    Replayed,
}

/// Whether a payload was posted before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Replay {
    /// Nobody looked: there is no store, or it did not answer.
    #[default]
    #[serde(rename = "replay_unchecked")]
    Unchecked,
    /// It was not.
    #[serde(rename = "fresh")]
    Fresh,
    /// It was.
    #[serde(rename = "replayed")]
    Replayed,
}

/// What the edge knows of a post beside what was sent in it.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The seal that came with it.
    pub seal: Presented,
    /// [`Evidence::form`] of the form that was posted, when the host says which.
    pub form: Option<u16>,
    /// Whether its payload was posted before.
    pub replay: Replay,
}

impl Default for Origin {
    fn default() -> Origin {
        Origin { seal: Presented::Unsigned, form: None, replay: Replay::Unchecked }
    }
}

impl Origin {
    /// Reads what a host says by name: `keys` (their text), `host`, `cookie` (the header), `form` (its name), `replay` (`fresh` or `replayed`).
    pub fn of(said: &Fields, now: u32) -> Origin {
        let text = |name: &str| said.get(name).map_or("", String::as_str);
        let sealed = |keys: Keyring| Presented::of(text("cookie"), &keys, text("host"), SKEW, now);
        let seal = match said.get("keys") {
            None => Presented::Unsigned,
            Some(keys) => Keyring::read(keys).map_or(Presented::Refused, sealed),
        };
        let replay = match text("replay") {
            "fresh" => Replay::Fresh,
            "replayed" => Replay::Replayed,
            _ => Replay::Unchecked,
        };
        Origin { seal, form: said.get("form").map(|name| form(name)), replay }
    }

    /// What the edge itself saw of the visitor.
    pub fn held(&self) -> Option<&Seal> {
        match &self.seal {
            Presented::Held(seal) => Some(seal),
            _ => None,
        }
    }
}

/// The number of a form's name, as payloads carry it: the low 16 bits of its FNV-1a, 0 for no name.
pub fn form(name: &str) -> u16 {
    if name.is_empty() { 0 } else { fnv1a(name.as_bytes()) as u16 }
}

/// Under which a payload is remembered, so that it counts once: its nonce, and when its visitor was first seen.
pub fn replay_key(evidence: &Evidence) -> String {
    let mut nonce = evidence.nonce;
    nonce.reverse();
    [hex(&nonce), hex(&evidence.issued.saturating_sub(evidence.age).to_be_bytes())].concat()
}

/// What a post's behaviour counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// All that it claims and that is possible.
    Whole,
    /// At most a share of the plan's total cap, and never enough to be hot.
    Share,
    /// Nothing: no person was seen to act.
    Nothing,
}

/// What is held of a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The label.
    pub trust: Trust,
    /// What else there is to say, as a short stable name.
    pub reason: Option<&'static str>,
    /// What the behaviour counts for.
    pub weight: Weight,
}

/// What is held of a payload whose counters are `whole` when its combinations agree with their parts.
pub fn find(compiled: &Compiled, evidence: &Evidence, origin: &Origin, whole: bool, now: u32) -> Finding {
    let (trust, reason) = label(compiled, evidence, origin, whole, now);
    let weight = match trust {
        _ if reason == Some(AUTOMATED) => Weight::Nothing,
        Trust::Verified | Trust::Consistent => Weight::Whole,
        _ => Weight::Share,
    };
    Finding { trust, reason, weight }
}

/// The reason of a post that no person was seen to make.
const AUTOMATED: &str = "automated";

fn label(compiled: &Compiled, evidence: &Evidence, origin: &Origin, whole: bool, now: u32) -> (Trust, Option<&'static str>) {
    let unverified = |reason| (Trust::Unverified, Some(reason));
    let alone = Bounds::of(evidence);
    let possible = |bounds: &Bounds| evidence.counters.iter().all(|counter| bounds.clamp(compiled, counter) == counter.tally);
    if is_automated(evidence, origin, now) {
        return unverified(AUTOMATED);
    }
    if evidence.issued > now.saturating_add(SKEW) {
        return unverified("issued_in_the_future");
    }
    if now.saturating_sub(evidence.issued) > EXPIRY {
        return (Trust::Expired, None);
    }
    if origin.replay == Replay::Replayed {
        return (Trust::Replayed, None);
    }
    if !whole || evidence.age > evidence.issued || evidence.visits > alone.visits || !possible(&alone) {
        return unverified("impossible_counters");
    }
    if origin.form.is_some_and(|form| form != evidence.form()) {
        return unverified("other_form");
    }
    let trust = match &origin.seal {
        Presented::Unsigned => Trust::Consistent,
        Presented::Missing => return unverified("no_seal"),
        Presented::Ambiguous => return unverified("ambiguous_seal"),
        Presented::Refused => return unverified("bad_seal"),
        Presented::Held(seal) if first_seen(evidence, now) < seal.first.saturating_sub(SKEW) => {
            return unverified("older_than_seal");
        }
        Presented::Held(seal) => {
            let within = Bounds::of(evidence).sealed(seal, now);
            if evidence.visits > within.visits || !possible(&within) {
                return unverified("beyond_seal");
            }
            Trust::Verified
        }
    };
    let left_open = origin.held().is_some_and(|seal| now.saturating_sub(seal.served) > FRESH);
    let reason = if left_open || now.saturating_sub(evidence.issued) > FRESH {
        Some("stale")
    } else if evidence.plan != compiled.hash {
        Some("other_plan")
    } else if evidence.cut {
        Some("counters_cut")
    } else {
        None
    };
    (trust, reason)
}

/// True when no person was seen to make the post: the page saw no trusted input, or the form came back faster than hands are.
pub fn is_automated(evidence: &Evidence, origin: &Origin, now: u32) -> bool {
    let fast = origin.held().is_some_and(|seal| seal.views > 0 && now.saturating_sub(seal.served) < LEAST_SECONDS);
    fast || !evidence.touched()
}

/// Seconds since the first signal; 0 when there was none, which pages write as the whole time since 1970.
fn age(evidence: &Evidence) -> u32 {
    if evidence.age >= evidence.issued { 0 } else { evidence.age }
}

/// When a payload's visitor was first seen, in Unix seconds.
fn first_seen(evidence: &Evidence, now: u32) -> u32 {
    evidence.issued.min(now).saturating_sub(age(evidence))
}

/// What can have happened at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    seconds: u32,
    visits: u32,
    views: u64,
}

impl Bounds {
    /// By the payload's own account and the seal, if there is one that holds.
    pub fn new(evidence: &Evidence, origin: &Origin, now: u32) -> Bounds {
        let bounds = Bounds::of(evidence);
        origin.held().map_or(bounds, |seal| bounds.sealed(seal, now))
    }

    /// By the payload's own account.
    fn of(evidence: &Evidence) -> Bounds {
        let age = age(evidence);
        Bounds { seconds: age.saturating_add(SKEW), visits: evidence.visits.min(age / VISIT_GAP + 1), views: u64::MAX }
    }

    /// By what the edge saw as well.
    fn sealed(self, seal: &Seal, now: u32) -> Bounds {
        let seconds = self.seconds.min(now.saturating_sub(seal.first).saturating_add(SKEW));
        let visits = self.visits.min(seconds / VISIT_GAP + 1);
        Bounds { seconds, visits, views: u64::from(seal.views) + UNSERVED * u64::from(visits.max(1)) }
    }

    /// A counter's tally cut down to what is possible under any plan: no more active time than has passed, no more visits and page views than there were, no more
    /// than one act a second (of some kinds, in ten), and no more weight than occurrences (each may be rounded up once). What today's plan allows, a receipt
    /// sees to.
    pub fn clamp(&self, compiled: &Compiled, counter: &Counter) -> Tally {
        let mut tally = counter.tally;
        if let Some(criterion) = compiled.criteria.iter().find(|criterion| criterion.key == counter.key) {
            let most = self.most(criterion.kind) / u64::from(criterion.step.max(1));
            tally.times = tally.times.min(u32::try_from(most).unwrap_or(u32::MAX));
        }
        tally.weight = tally.weight.min(u64::from(tally.times) * (ONE + 1));
        tally
    }

    /// Most signals of a kind, for active time the most seconds.
    fn most(&self, kind: u8) -> u64 {
        let seconds = u64::from(self.seconds);
        let is = |kinds: &[Kind]| kinds.iter().any(|each| *each as u8 == kind);
        if is(&[Kind::Combination]) {
            u64::MAX
        } else if is(&[Kind::Visit, Kind::ReturnVisit]) {
            u64::from(self.visits)
        } else if is(&[Kind::PageView]) {
            seconds.min(self.views)
        } else if is(&[
            Kind::FormSubmit,
            Kind::FormStart,
            Kind::Download,
            Kind::Call,
            Kind::EmailClick,
            Kind::EmailOpen,
            Kind::Channel,
        ]) {
            seconds / u64::from(SELDOM)
        } else {
            seconds
        }
    }
}

/// The range that behaviour which nothing confirms is kept in: at most [`SHARE`] percent of the plan's total cap, and below hot.
pub fn share(compiled: &Compiled) -> Range {
    let part = i64::from(compiled.total.cap) * SHARE / 100;
    let most = part.min(i64::from(compiled.temperature.hot) - 1).max(0);
    Range { floor: compiled.total.floor, cap: i32::try_from(most).unwrap_or(i32::MAX) }
}
