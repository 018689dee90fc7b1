//! The ways in which a target's conditions can be met, and whether they are.

use super::acts::World;
use super::form::{Form, facts};
use super::moves::Offered;
use super::price::{self, Offer, Prices, SECOND};
use super::state::State;
use super::{Target, cost};
use crate::classify::Lead;
use crate::facts::Facts;
use crate::fields::{Fields, canonical};
use crate::fit::{self, FitReading};
use crate::ladder;
use crate::plan::{Conditions, Gate, Part, Plan, Stage};
use crate::signal::Kind;
use crate::temperature::Temperature;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Most alternatives that are followed at once.
const MOST_ROUTES: usize = 24;
/// Stages above a target by which it may be reached too.
const MOST_ABOVE: usize = 6;

/// One set of conditions that reaches a target: what the visitor has to do, and what the form has to say.
#[derive(Debug)]
pub(super) struct Route {
    /// Least engagement points.
    pub least: Option<i32>,
    /// One of these temperatures; empty for any.
    pub temperature: Vec<Temperature>,
    /// Of each list, one criterion must have counted so often.
    pub any: Vec<Vec<Part>>,
    /// None of these criteria may have counted so often.
    pub not: Vec<Part>,
    /// What the form says beyond what was said before.
    pub added: Fields,
    /// True when a person has to verify BANT.
    pub verified: bool,
    fields: Fields,
    fit: FitReading,
    facts: Facts,
}

/// Where a visitor stands, and what points cost from there.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub prices: &'a Prices,
    pub state: &'a State,
    pub offer: Offer,
}

impl<'a> Ground<'a> {
    pub fn new(world: &World<'_>, prices: &'a Prices, state: &'a State) -> Ground<'a> {
        Ground { prices, state, offer: prices.offer(world, state) }
    }
}

/// A target with all routes to it.
#[derive(Debug)]
pub(super) struct Goal<'w> {
    world: &'w World<'w>,
    pub target: Target,
    /// Gates that are open already.
    pub opened: BTreeMap<String, Gate>,
    pub routes: Vec<Rc<Route>>,
}

/// A lead's form and facts, and the routes into each stage as far as they were looked for.
#[derive(Debug)]
pub(super) struct Ladder<'w> {
    pub world: &'w World<'w>,
    base: &'w Fields,
    facts: &'w Facts,
    entries: Vec<OnceCell<Vec<Rc<Route>>>>,
}

impl<'w> Ladder<'w> {
    /// The ladder of a lead who has said some things, and of whom the host knows others.
    pub fn new(world: &'w World<'w>, base: &'w Fields, facts: &'w Facts) -> Ladder<'w> {
        Ladder { world, base, facts, entries: world.plan.stages.iter().map(|_| OnceCell::new()).collect() }
    }

    fn into(&self, place: usize) -> &[Rc<Route>] {
        let (Some(cell), Some(stage)) = (self.entries.get(place), self.world.plan.stages.get(place)) else { return &[] };
        cell.get_or_init(|| entries(self.world.plan, place, stage, self.base))
    }

    /// A target with all routes to it.
    pub fn goal(&self, target: Target) -> Goal<'w> {
        let plan = self.world.plan;
        let routes = match target {
            Target::Temperature(temperature) => {
                let wanted =
                    [Temperature::Cold, Temperature::Warm, Temperature::Hot].into_iter().filter(|each| *each >= temperature);
                let conditions = Conditions { temperature: wanted.collect(), ..Conditions::default() };
                vec![Rc::new(Route::new(plan, &[&conditions], self.base, Fields::new(), false))]
            }
            Target::Stage(stage) => {
                let mut routes = self.into(stage).to_vec();
                let asked: Vec<String> = routes.iter().flat_map(|route| route.added.keys()).cloned().collect();
                let (none, verified) = (routes.is_empty(), routes.iter().any(|route| route.verified));
                // whoever is higher has come past; that counts unless it asks more of the form or of people
                let asks_more = |route: &Route| route.verified && !verified || !route.added.keys().all(|name| asked.contains(name));
                for place in (stage + 1..plan.stages.len()).take(MOST_ABOVE) {
                    routes.extend(self.into(place).iter().filter(|route| none || !asks_more(route)).cloned());
                }
                routes.truncate(MOST_ROUTES);
                routes
            }
        };
        Goal { world: self.world, target, opened: self.facts.opened.clone(), routes }
    }
}

impl Goal<'_> {
    /// The route by which a visitor is at the target, if they are.
    pub fn met(&self, state: &State) -> Option<&Route> {
        self.routes.iter().map(Rc::as_ref).find(|route| {
            let formed = route.added.is_empty() || state.formed;
            formed && route.done(state) && self.stands(route, state)
        })
    }

    fn stands(&self, route: &Route, state: &State) -> bool {
        let Target::Stage(stage) = self.target else { return true };
        let State { lines, score, temperature, .. } = state;
        let Route { fields, fit, facts, .. } = route;
        let plan = self.world.plan;
        let lead = Lead { plan, engagement: *score, lines, temperature: *temperature, fit, fields, facts };
        let standing = ladder::standing(&lead).stage;
        plan.stages.iter().skip(stage).any(|each| standing.is_some_and(|standing| standing.id == each.id))
    }

    /// The least effort to the target from where a visitor stands; `None` when there is no way. With a move, what is left of it after that.
    /// One act may serve several ends, so the farthest of them counts; a search in haste takes them all together.
    pub fn distance(&self, ground: &Ground<'_>, step: Option<&Offered<'_>>, haste: bool) -> Option<u64> {
        let add = |one: u64, other: u64| if haste { one.saturating_add(other) } else { one.max(other) };
        self.routes.iter().filter_map(|route| route.distance(self.world, ground, step, add)).min()
    }

    /// Criteria that must still count, whatever their points.
    pub fn wanted(&self, state: &State) -> Vec<usize> {
        let parts = self.routes.iter().flat_map(|route| route.any.iter().flatten());
        let mut wanted: Vec<usize> = parts.filter(|part| left(state, part) > 0).map(|part| part.criterion).collect();
        let mut next = 0;
        while let Some(place) = wanted.get(next).copied() {
            next += 1;
            for part in self.world.plan.criteria.get(place).map(|criterion| criterion.of.as_slice()).unwrap_or_default() {
                if left(state, part) > 0 && !wanted.contains(&part.criterion) {
                    wanted.push(part.criterion);
                }
            }
        }
        wanted
    }

    /// True when some route takes more points.
    pub fn lacks_points(&self, state: &State) -> bool {
        self.routes.iter().any(|route| route.missing(self.world, state) > 0)
    }

    /// True when some route needs a form.
    pub fn asks(&self) -> bool {
        self.routes.iter().any(|route| !route.added.is_empty())
    }
}

/// The routes into a stage: its conditions with each of their alternatives, and a hand-raise.
fn entries(plan: &Plan, place: usize, stage: &Stage, base: &Fields) -> Vec<Rc<Route>> {
    let all = &stage.guard.all;
    let mut sets: Vec<Vec<&Conditions>> = stage.guard.any.iter().map(|any| vec![all, any]).collect();
    if sets.is_empty() {
        sets.push(vec![all]);
    }
    let mut routes: Vec<Route> = sets.iter().filter_map(|conditions| Route::filled(plan, conditions, base, place)).collect();
    let raise = Conditions {
        has: all.has.clone(),
        did: stage.hand_raise.iter().map(|criterion| Part { criterion: *criterion, times: 1 }).collect(),
        ..Conditions::default()
    };
    if !raise.did.is_empty() {
        routes.extend(Route::filled(plan, &[&raise], base, place));
    }
    routes.into_iter().map(Rc::new).collect()
}

impl Route {
    fn filled(plan: &Plan, conditions: &[&Conditions], base: &Fields, stage: usize) -> Option<Route> {
        let form = Form::new(plan, base, conditions, stage);
        Some(Route::new(plan, conditions, base, form.fill()?, form.verified()))
    }

    fn new(plan: &Plan, conditions: &[&Conditions], base: &Fields, added: Fields, verified: bool) -> Route {
        let mut said = base.clone();
        said.extend(added.iter().map(|(name, value)| (name.clone(), value.clone())));
        let fields = canonical(plan, &said);
        let mut any: Vec<Vec<Part>> = conditions.iter().map(|each| each.did.clone()).filter(|did| !did.is_empty()).collect();
        for phase in conditions.iter().filter_map(|each| each.phase) {
            let speaks =
                plan.criteria.iter().enumerate().filter(|(_, each)| each.points > 0 && each.phase.is_some_and(|own| own >= phase));
            any.push(speaks.map(|(criterion, _)| Part { criterion, times: 1 }).collect());
        }
        let interested = |each: &&Conditions| {
            let bound = plan.quadrant.as_ref().map(|quadrant| quadrant.engagement)?;
            let all = !each.quadrant.is_empty() && each.quadrant.iter().all(|name| name == "q2" || name == "q4");
            Some(bound).filter(|_| all)
        };
        let least = conditions.iter().flat_map(|each| [each.engagement, interested(each)]).flatten().max();
        let mut temperatures = conditions.iter().map(|each| &each.temperature).filter(|list| !list.is_empty());
        let temperature = temperatures.next().cloned().unwrap_or_default();
        let also: Vec<&Vec<Temperature>> = temperatures.collect();
        Route {
            least,
            temperature: temperature.into_iter().filter(|each| also.iter().all(|list| list.contains(each))).collect(),
            any,
            not: conditions.iter().flat_map(|each| each.did_not.clone()).collect(),
            fit: fit::read(plan, &fields),
            facts: facts(plan, verified),
            added,
            verified,
            fields: fields.into_owned(),
        }
    }

    /// True when the visitor has done all that the route asks.
    fn done(&self, state: &State) -> bool {
        let counted = |part: &Part| state.lines.get(part.criterion).is_some_and(|line| line.times >= part.times);
        self.least.is_none_or(|least| state.score >= least)
            && (self.temperature.is_empty() || self.temperature.contains(&state.temperature))
            && self.any.iter().all(|parts| parts.iter().any(counted))
            && !self.not.iter().any(counted)
    }

    /// Points that are missing.
    pub fn missing(&self, world: &World<'_>, state: &State) -> i32 {
        let thresholds = &world.compiled.temperature;
        let warmth = match self.temperature.iter().min() {
            Some(_) if self.temperature.contains(&state.temperature) => None,
            Some(Temperature::Warm) => Some(thresholds.warm),
            Some(Temperature::Hot) => Some(thresholds.hot),
            _ => None,
        };
        self.least.into_iter().chain(warmth).map(|least| least.saturating_sub(state.score)).max().unwrap_or(0).max(0)
    }

    fn distance(
        &self,
        world: &World<'_>,
        ground: &Ground<'_>,
        step: Option<&Offered<'_>>,
        add: impl Fn(u64, u64) -> u64,
    ) -> Option<u64> {
        let Ground { prices, state, offer } = ground;
        let counted = |part: &Part| state.lines.get(part.criterion).map_or(0, |line| line.times);
        if self.not.iter().any(|part| counted(part) >= part.times) {
            return None;
        }
        let mut least = match self.missing(world, state).saturating_sub(step.map_or(0, |step| step.gain)) {
            missing if missing > 0 => offer.price(missing)?,
            _ => 0,
        };
        for parts in &self.any {
            let part = |part: &Part| match left(state, part) {
                0 => Some(0),
                more => {
                    let effort = prices.counting(world, state, part.criterion, more)?;
                    let helps = |step: &&Offered<'_>| price::parts(world, part.criterion).iter().any(|each| step.counts(*each));
                    Some(effort.saturating_sub(step.filter(helps).map_or(0, |step| u64::from(step.cost) * SECOND)))
                }
            };
            least = add(least, parts.iter().filter_map(part).min()?);
        }
        if !self.added.is_empty() && !state.formed && step.is_none_or(|step| !step.form) {
            least = add(least, u64::from(cost::of(Kind::FormSubmit, 0)) * SECOND);
        }
        Some(least)
    }
}

/// How often a criterion has still to count: once more when it has faded to nothing.
pub(super) fn left(state: &State, part: &Part) -> u32 {
    let Some(line) = state.lines.get(part.criterion) else { return part.times };
    match part.times.saturating_sub(line.times) {
        0 => u32::from(line.worth == 0),
        more => more,
    }
}
