//! What all checks stand on: how often each criterion can count, how many points it can be worth, and what no visitor can have.

use super::pages::{examples, flaw};
use crate::compiled::{Compiled, Repeat};
use crate::decay::{BITS, ONE, Weight};
use crate::hash::fnv1a;
use crate::memory::SEEN_BY_ONE;
use crate::plan::{Criterion, Fit, Plan, Rule};
use crate::score::VISIT_GAP;
use crate::search;
use crate::signal::Kind;
use std::collections::BTreeSet;

/// Points that stand for no limit: a line of a receipt never has more.
pub(super) const FAR: i64 = 1 << 23;
/// Occurrences that stand for no limit.
const EVER: u64 = u32::MAX as u64;
const DAY: u64 = 86_400;
const WEEK: u64 = 7 * DAY;

/// What the checks share.
pub(super) struct Ground<'p> {
    pub plan: &'p Plan,
    /// Most and least engagement points that a visitor can have.
    pub engagement: (i64, i64),
    /// Least and most fit points of a lead.
    pub fit: (i64, i64),
    /// How often each criterion can count; 0 for those that never do.
    pub times: Vec<u64>,
    /// Most points that each criterion can be worth, without the sign and without its group; [`FAR`] for no limit.
    pub most: Vec<i64>,
    /// Page groups that some path belongs to, a bit each.
    pub possible: u32,
    /// The page groups that example paths of all groups belong to, a bit each: every set once.
    pub masks: Vec<u32>,
    /// The names of each criterion, as hashes in order.
    pub names: Vec<Vec<u32>>,
    /// Who owns the leads of the first stage: marketing.
    pub first_owner: &'p str,
}

impl<'p> Ground<'p> {
    pub fn new(plan: &'p Plan, compiled: &Compiled) -> Self {
        let (least, most) = search::fit_range(plan);
        let mut ground = Ground {
            plan,
            engagement: (i64::from(search::lowest(plan, compiled)), i64::from(search::highest(plan, compiled))),
            fit: (i64::from(least), i64::from(most)),
            times: Vec::new(),
            most: Vec::new(),
            possible: possible(plan),
            masks: examples(plan),
            names: plan.criteria.iter().map(hashes).collect(),
            first_owner: plan.stages.first().map_or("", |stage| stage.owner.as_str()),
        };
        let alone = |criterion: &Criterion| if criterion.kind == Kind::Combination { 1 } else { ground.times_of(criterion) };
        ground.times = plan.criteria.iter().map(alone).collect();
        let whole = |criterion: &Criterion| criterion.of.iter().all(|part| u64::from(part.times) <= ground.times(part.criterion));
        let times = plan.criteria.iter().zip(&ground.times).map(|(criterion, times)| if whole(criterion) { *times } else { 0 });
        ground.times = times.collect();
        ground.most = plan.criteria.iter().zip(&ground.times).map(|(criterion, times)| worth(criterion, *times)).collect();
        ground
    }

    /// How often a criterion can count, by its place.
    pub fn times(&self, criterion: usize) -> u64 {
        self.times.get(criterion).copied().unwrap_or(0)
    }

    /// Most points that a criterion can be worth, by its place, without the sign.
    pub fn most(&self, criterion: usize) -> i64 {
        self.most.get(criterion).copied().unwrap_or(0)
    }

    /// A criterion's id, by its place.
    pub fn id(&self, criterion: usize) -> &'p str {
        self.plan.criteria.get(criterion).map_or("", |criterion| criterion.id.as_str())
    }

    /// All fit criteria: those of every lead, then those of the personas, each with its persona.
    pub fn fits(&self) -> impl Iterator<Item = (Option<usize>, &'p Fit)> {
        let personas = self.plan.personas.iter().enumerate();
        let own = personas.flat_map(|(i, persona)| persona.fit.iter().map(move |fit| (Some(i), fit)));
        self.plan.fit.iter().map(|fit| (None, fit)).chain(own)
    }

    /// True for a stage that somebody else than the first stage's owner looks after.
    pub fn is_sales(&self, stage: usize) -> bool {
        self.plan.stages.get(stage).is_some_and(|stage| stage.owner != self.first_owner)
    }

    /// Why a criterion can count only so often, in words.
    pub fn limit(&self, place: usize) -> String {
        let Some(criterion) = self.plan.criteria.get(place) else { return String::new() };
        match (criterion.repeat, criterion.max) {
            (Repeat::Once, _) => "its `repeat` is `once`".into(),
            (_, max) if max > 0 && u64::from(max) == self.times(place) => format!("its `max` is {max}"),
            _ if self.times(place) == u64::from(SEEN_BY_ONE) => format!("{SEEN_BY_ONE} different ones are remembered"),
            _ => "there are no more different ones".into(),
        }
    }

    fn times_of(&self, criterion: &Criterion) -> u64 {
        let step = u64::from(criterion.seconds.max(1)) * u64::from(criterion.count);
        let one_a_visit = matches!(criterion.kind, Kind::Visit | Kind::ReturnVisit) && criterion.repeat == Repeat::PerVisit;
        let timed = criterion.kind == Kind::ActiveTime;
        let never = criterion.pages != 0 && criterion.pages & self.possible == 0
            || one_a_visit && criterion.count > 1
            || timed && criterion.repeat == Repeat::PerDay && step > DAY
            || timed && criterion.repeat == Repeat::PerWeek && step > WEEK
            || criterion.kind == Kind::OfferSeen
                && !criterion.names.is_empty()
                && !criterion.names.iter().any(|name| self.offers(name));
        let most = match criterion.max {
            _ if never => 0,
            _ if criterion.repeat == Repeat::Once => 1,
            0 => EVER,
            max => u64::from(max),
        };
        if criterion.repeat == Repeat::PerKey { most.min(keys(self.plan, criterion)) } else { most }
    }

    /// True when some slot may show an offer.
    pub fn offers(&self, offer: &str) -> bool {
        self.plan.offers.iter().any(|slot| slot.default == offer || slot.choices.iter().any(|choice| choice.offer == offer))
    }
}

/// How many different pages or names a criterion can count.
pub(super) fn keys(plan: &Plan, criterion: &Criterion) -> u64 {
    let most = u64::from(SEEN_BY_ONE);
    if !criterion.names.is_empty() {
        return most.min(criterion.names.iter().collect::<BTreeSet<_>>().len() as u64);
    }
    let by_path = matches!(criterion.kind, Kind::PageView | Kind::ActiveTime | Kind::Scroll | Kind::Visit | Kind::ReturnVisit);
    if criterion.pages == 0 || !by_path {
        return most;
    }
    let patterns =
        || plan.pages.iter().enumerate().filter(|(i, _)| criterion.pages >> i & 1 == 1).flat_map(|(_, group)| &group.patterns);
    let open = patterns().any(|pattern| pattern.contains(['*', ':']));
    if open { most } else { most.min(patterns().filter(|pattern| flaw(pattern).is_none()).collect::<BTreeSet<_>>().len() as u64) }
}

/// Most points of so many occurrences. Those that must be apart and fade never add up to more than a few.
fn worth(criterion: &Criterion, times: u64) -> i64 {
    let apart = match criterion.repeat {
        Repeat::PerVisit => VISIT_GAP + 1,
        Repeat::PerDay => DAY as u32,
        Repeat::PerWeek => WEEK as u32,
        _ => 0,
    };
    let left = Weight { sum: ONE, landmark: 0 }.read(apart, criterion.half_life);
    // 1 + left + left² + …, and one more for a midnight between two of them
    let limit = (ONE * ONE).checked_div(ONE.saturating_sub(left)).map_or(u64::MAX, |sum| sum + ONE);
    let weight = limit.min(times.saturating_mul(ONE));
    let points = (u64::from(criterion.points.unsigned_abs()).saturating_mul(weight) >> BITS).min(FAR as u64) as i64;
    if criterion.cap > 0 && times > 0 { points.min(i64::from(criterion.cap)) } else { points }
}

fn possible(plan: &Plan) -> u32 {
    let groups = plan.pages.iter().enumerate().filter(|(_, group)| group.patterns.iter().any(|pattern| flaw(pattern).is_none()));
    groups.fold(0, |bits, (i, _)| bits | 1u32.unbounded_shl(i as u32))
}

fn hashes(criterion: &Criterion) -> Vec<u32> {
    let mut hashes: Vec<u32> = criterion.names.iter().map(|name| fnv1a(name.as_bytes())).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Least and most points that a rule gives, 0 among them.
pub(super) fn range_of(rule: &Rule) -> (i32, i32) {
    let all: Vec<i32> = match rule {
        Rule::All(_, points) => vec![*points],
        Rule::Bands(_, bands) => bands.iter().map(|(_, points)| *points).collect(),
        Rule::Matrix { points, .. } => points.values().flat_map(|row| row.values()).copied().collect(),
    };
    (all.iter().copied().min().unwrap_or(0).min(0), all.iter().copied().max().unwrap_or(0).max(0))
}
