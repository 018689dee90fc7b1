//! What a visitor can do that a plan counts: its sites, and the deeds that are possible on each.

use super::path::{self, Site};
use super::state::Move;
use super::{bounds, cost};
use crate::compiled::{Compiled, Repeat};
use crate::hash::fnv1a;
use crate::memory::SEEN_BY_ONE;
use crate::plan::{Criterion, Plan};
use crate::signal::{KINDS, Kind};

/// A signal that a visitor can give, on some site or on any.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    /// Its kind.
    pub kind: Kind,
    /// Names that it can bear, one at a time: what counts each name once needs several.
    pub names: Vec<String>,
    /// Percent of a page scrolled or of a video played; 0 otherwise.
    pub amount: u32,
    /// The criteria that it counts for, by their places.
    pub counts: Vec<usize>,
    /// Its effort in seconds.
    pub cost: u32,
}

impl Deed {
    /// True when it says how a visit came about, which happens once in each.
    pub fn arrives(&self) -> bool {
        matches!(self.kind, Kind::Channel | Kind::EmailClick)
    }
}

/// A page on a site, as the engine takes it.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub path: String,
    pub hash: u32,
    pub groups: u32,
}

/// A site, and what counts there.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub groups: u32,
    pub pages: Vec<Page>,
    /// Criteria that a view counts for.
    pub views: Vec<usize>,
    /// Criteria that active time counts for.
    pub stays: Vec<usize>,
    /// Criteria that a return visit which begins here counts for, the view apart.
    pub returns: Vec<usize>,
    /// Deeds that count for something here that they do not count for elsewhere, or not everywhere.
    pub deeds: Vec<usize>,
}

/// A plan as the search sees it.
#[derive(Debug)]
pub(super) struct World<'p> {
    pub plan: &'p Plan,
    pub compiled: &'p Compiled,
    pub places: Vec<Place>,
    pub deeds: Vec<Deed>,
    /// Deeds that can be done on any site.
    pub free: Vec<usize>,
    /// Most points that each criterion can be worth, without its group and the total; 0 for penalties.
    pub most: Vec<i32>,
    /// How often combinations and conditions want each criterion to have counted.
    pub required: Vec<u32>,
    /// False for a plan with more patterns and names than anyone writes: nothing is looked for in it.
    pub small: bool,
    /// Whether one page or name may be better for one criterion and another one for another: they are taken in turn, which need not be best then.
    pub ambiguous: bool,
    /// Whether a criterion counts by the week.
    pub weekly: bool,
    /// Whether it matters with which page a visit begins.
    pub entrances: bool,
}

/// Bytes of patterns, and names of criteria, up to which a plan is searched.
const PATTERNS: usize = 20_000;
const NAMES: usize = 2_000;

fn is_small(plan: &Plan) -> bool {
    let patterns: usize = plan.pages.iter().flat_map(|group| &group.patterns).map(|pattern| pattern.len() + 1).sum();
    let names: usize = plan.criteria.iter().map(|criterion| criterion.names.len()).sum();
    patterns <= PATTERNS && names <= NAMES
}

impl<'p> World<'p> {
    pub fn new(plan: &'p Plan, compiled: &'p Compiled) -> World<'p> {
        let required = required(plan);
        let small = is_small(plan);
        let sites = if small { path::sites(plan, compiled, &required) } else { Vec::new() };
        let page = |(path, groups): &(String, u32)| Page { path: path.clone(), hash: fnv1a(path.as_bytes()), groups: *groups };
        let place = |site: &Site| Place {
            groups: site.groups,
            pages: site.paths.iter().map(page).collect(),
            views: counted(plan, site.groups, |criterion| criterion.kind == Kind::PageView),
            stays: counted(plan, site.groups, |criterion| criterion.kind == Kind::ActiveTime),
            returns: counted(plan, site.groups, |criterion| matches!(criterion.kind, Kind::Visit | Kind::ReturnVisit)),
            deeds: Vec::new(),
        };
        let places: Vec<Place> = sites.iter().map(place).collect();
        let starts = |criterion: &Criterion| matches!(criterion.kind, Kind::Visit | Kind::ReturnVisit) && criterion.pages != 0;
        let mut world = World {
            plan,
            compiled,
            places,
            deeds: Vec::new(),
            free: Vec::new(),
            most: Vec::new(),
            required,
            small,
            ambiguous: false,
            weekly: plan.criteria.iter().any(|criterion| criterion.repeat == Repeat::PerWeek),
            entrances: plan.criteria.iter().any(starts),
        };
        for (_, kind) in KINDS {
            if small && !matches!(kind, Kind::PageView | Kind::ActiveTime | Kind::Visit | Kind::ReturnVisit) {
                world.add_kind(kind);
            }
        }
        world.most = bounds::most(&world);
        world.ambiguous = world.is_ambiguous();
        world
    }

    /// True when of criteria that count each page or name once, several look at the same ones and do not all want new ones.
    fn is_ambiguous(&self) -> bool {
        let mixed = |counts: &mut dyn Iterator<Item = &usize>| {
            let criteria = counts.filter_map(|place| self.plan.criteria.get(*place));
            let keyed: Vec<&Criterion> = criteria.filter(|each| each.repeat == Repeat::PerKey).collect();
            keyed.len() > 1 && keyed.iter().any(|each| each.points < 0 || each.count > 1)
        };
        self.places.iter().any(|place| mixed(&mut place.views.iter().chain(&place.stays)))
            || self.deeds.iter().any(|deed| mixed(&mut deed.counts.iter()))
    }

    fn add_kind(&mut self, kind: Kind) {
        let criteria = || self.plan.criteria.iter().filter(|criterion| criterion.kind == kind);
        let mut names: Vec<&String> = criteria().flat_map(|criterion| &criterion.names).collect();
        names.sort_unstable();
        names.dedup();
        let mut amounts: Vec<u32> = criteria().map(|criterion| criterion.least).collect();
        amounts.sort_unstable();
        amounts.dedup();
        let mut kinds = Vec::new();
        // any form first: where it does not matter which one, it is not named
        if criteria().any(|criterion| criterion.names.is_empty()) || kind == Kind::FormSubmit {
            kinds.push(self.others(kind, &names));
        }
        kinds.extend(names.iter().map(|name| vec![(*name).clone()]));
        if amounts.is_empty() {
            amounts.push(0);
        }
        for names in kinds {
            for amount in &amounts {
                self.add_deed(kind, &names, *amount);
            }
        }
    }

    /// Names that no criterion of a kind mentions: those of the plan's contents for downloads, made up for the rest.
    fn others(&self, kind: Kind, mentioned: &[&String]) -> Vec<String> {
        let keys =
            |criterion: &Criterion| criterion.kind == kind && criterion.names.is_empty() && criterion.repeat == Repeat::PerKey;
        let several = self.plan.criteria.iter().any(keys);
        let assets = self.plan.assets.iter().map(|asset| asset.name.clone()).filter(|_| kind == Kind::Download);
        let made_up = (1..).map(|number| format!("other-{number}"));
        let free = assets.chain(made_up).filter(|name| !mentioned.contains(&name));
        free.take(if several { SEEN_BY_ONE as usize + 1 } else { 1 }).collect()
    }

    fn add_deed(&mut self, kind: Kind, names: &[String], amount: u32) {
        let name = names.first().map_or("", String::as_str);
        let fits = |criterion: &Criterion| {
            let named = criterion.names.is_empty() || criterion.names.iter().any(|each| each == name);
            criterion.kind == kind && named && amount >= criterion.least
        };
        let fitting: Vec<(usize, u32)> =
            self.plan.criteria.iter().enumerate().filter(|(_, each)| fits(each)).map(|(place, each)| (place, each.pages)).collect();
        // sites on which it counts for the same are one
        let mut sets: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for (site, place) in self.places.iter().enumerate() {
            let about = |pages: u32| pages == 0 || pages & place.groups != 0;
            let counts: Vec<usize> = fitting.iter().filter(|(_, pages)| about(*pages)).map(|(place, _)| *place).collect();
            match sets.iter_mut().find(|(same, _)| *same == counts) {
                Some((_, sites)) => sites.push(site),
                None => sets.push((counts, vec![site])),
            }
        }
        for (counts, sites) in sets {
            if counts.is_empty() && kind != Kind::FormSubmit {
                continue;
            }
            let deed = self.deeds.len();
            if sites.len() == self.places.len() {
                self.free.push(deed);
            } else {
                for site in sites {
                    self.places.get_mut(site).into_iter().for_each(|place| place.deeds.push(deed));
                }
            }
            self.deeds.push(Deed { kind, names: names.to_vec(), amount, counts, cost: cost::of(kind, amount) });
        }
    }

    /// The effort of a move, in seconds.
    pub fn effort(&self, step: Move) -> u32 {
        let view = cost::of(Kind::PageView, 0);
        match step {
            Move::View(_) => view,
            Move::Stay(seconds) => cost::of(Kind::ActiveTime, seconds),
            Move::Do(deed) => self.deeds.get(deed).map_or(0, |deed| deed.cost),
            Move::Return(_, false) => cost::DAY + view,
            Move::Return(_, true) => cost::WEEK + view,
        }
    }

    /// Everything that counts for criteria in one go: the criteria, the seconds of effort, and the signals or active seconds that it stands for.
    pub fn each_effort(&self, mut take: impl FnMut(&mut dyn Iterator<Item = usize>, u32)) {
        for place in &self.places {
            take(&mut place.views.iter().copied(), cost::of(Kind::PageView, 0));
            take(&mut place.stays.iter().copied(), cost::of(Kind::ActiveTime, 1));
            take(&mut place.views.iter().chain(&place.returns).copied(), cost::DAY + cost::of(Kind::PageView, 0));
        }
        for deed in &self.deeds {
            take(&mut deed.counts.iter().copied(), deed.cost);
        }
    }
}

/// The criteria that fit and are about pages of some groups, or about any.
fn counted(plan: &Plan, groups: u32, fits: impl Fn(&Criterion) -> bool) -> Vec<usize> {
    let about = |criterion: &Criterion| criterion.pages == 0 || criterion.pages & groups != 0;
    let found = plan.criteria.iter().enumerate().filter(|(_, criterion)| about(criterion) && fits(criterion));
    found.map(|(place, _)| place).collect()
}

/// How often combinations and conditions want each criterion to have counted.
fn required(plan: &Plan) -> Vec<u32> {
    let mut required = vec![0; plan.criteria.len()];
    let guards = plan.stages.iter().map(|stage| &stage.guard);
    let did = guards.flat_map(|guard| [&guard.all].into_iter().chain(&guard.any)).flat_map(|conditions| &conditions.did);
    for part in plan.criteria.iter().flat_map(|criterion| &criterion.of).chain(did) {
        required.iter_mut().skip(part.criterion).take(1).for_each(|times| *times = part.times.max(*times));
    }
    required
}
