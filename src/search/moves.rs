//! What a visitor may do next that brings them nearer to a target. Of all orders in which the same could be done, one is enough: within a visit, sites and
//! deeds follow one another in the plan's order, and staying ends a page.

use super::acts::World;
use super::price::Prices;
use super::route::{Goal, left};
use super::state::{Move, State};
use crate::signal::Kind;

/// A move that may help.
#[derive(Debug)]
pub(super) struct Offered<'a> {
    /// The move.
    pub step: Move,
    /// Its effort in seconds.
    pub cost: u32,
    /// The most points that it may gain.
    pub gain: i32,
    /// The criteria that it may count for.
    pub counts: Vec<&'a [usize]>,
    /// True when it sends a form.
    pub form: bool,
}

impl Offered<'_> {
    /// True when it may count for a criterion.
    pub fn counts(&self, place: usize) -> bool {
        self.counts.iter().any(|counts| counts.contains(&place))
    }
}

/// What would help a visitor on the way to a goal.
pub(super) struct Moves<'a> {
    world: &'a World<'a>,
    prices: &'a Prices,
    state: &'a State,
    /// The criteria that would help if they counted.
    helps: Vec<bool>,
    /// True when a form is still to be sent.
    form: bool,
}

impl<'a> Moves<'a> {
    pub fn new(world: &'a World<'a>, prices: &'a Prices, goal: &Goal<'_>, state: &'a State) -> Moves<'a> {
        let mut helps = vec![false; world.plan.criteria.len()];
        let mut open = goal.wanted(state);
        if goal.lacks_points(state) {
            open.extend(gaining(world, state));
        }
        let mut next = 0;
        while let Some(place) = open.get(next).copied() {
            next += 1;
            if helps.get(place) == Some(&false) {
                helps.iter_mut().skip(place).take(1).for_each(|help| *help = true);
                let parts = world.plan.criteria.get(place).map(|criterion| criterion.of.as_slice()).unwrap_or_default();
                open.extend(parts.iter().filter(|part| left(state, part) > 0).map(|part| part.criterion));
            }
        }
        Moves { world, prices, state, helps, form: goal.asks() && !state.formed }
    }

    fn helps(&self, place: usize) -> bool {
        self.helps.get(place).copied().unwrap_or(false)
    }

    fn counts(&self, place: &usize) -> bool {
        self.helps(*place) && self.state.may_count(self.world, *place)
    }

    fn gain<'c>(&self, counts: impl IntoIterator<Item = &'c usize>) -> i32 {
        let gain = |place: &usize| self.prices.gains.get(*place).copied().unwrap_or(0);
        counts.into_iter().map(gain).fold(0i32, i32::saturating_add)
    }

    fn offer(&self, step: Move, counts: Vec<&'a [usize]>) -> Offered<'a> {
        let gain = self.gain(counts.iter().copied().flatten());
        Offered { step, cost: self.world.effort(step), gain, counts, form: false }
    }

    /// All moves that may help, in an order of its own.
    pub fn all(&self) -> Vec<Offered<'a>> {
        let mut moves = Vec::new();
        let here = self.state.here;
        if let Some((site, _)) = here {
            moves.extend(self.deeds(site, self.state.first, self.state.last));
            moves.extend(self.stay(site));
        }
        let order = !(self.world.entrances && self.state.first);
        let from = here.filter(|_| order).map_or(0, |(site, _)| site);
        moves.extend((from..self.world.places.len()).filter(|site| self.leads_on(*site, false)).filter_map(|site| self.view(site)));
        if here.is_some() && self.comes_back() {
            (0..self.world.places.len()).filter(|site| self.leads_on(*site, true)).for_each(|site| moves.extend(self.back(site)));
        }
        moves
    }

    /// Seeing a page of a site.
    pub fn view(&self, site: usize) -> Option<Offered<'a>> {
        let place = self.world.places.get(site)?;
        let begins = if self.state.memory.visits == 0 { place.returns.as_slice() } else { &[] };
        Some(self.offer(Move::View(site), vec![&place.views, begins]))
    }

    /// Coming back to a site, the next day and the next week.
    pub fn back(&self, site: usize) -> Vec<Offered<'a>> {
        let Some(place) = self.world.places.get(site) else { return Vec::new() };
        let weeks = [false, true].into_iter().filter(|week| !week || self.world.weekly);
        weeks.map(|week| self.offer(Move::Return(site, week), vec![&place.views, &place.returns])).collect()
    }

    /// Deeds on a site that may help, from one on in the order of all; free ones too if they are asked for.
    pub fn deeds(&self, site: usize, free: bool, from: usize) -> Vec<Offered<'a>> {
        let bound = self.world.places.get(site).map(|place| place.deeds.as_slice()).unwrap_or_default();
        let free = if free { self.world.free.as_slice() } else { &[] };
        let useful = bound.iter().chain(free).filter(|deed| **deed >= from && self.is_useful(**deed));
        let offer = |deed: &usize| {
            let found = self.world.deeds.get(*deed)?;
            let form = found.kind == Kind::FormSubmit;
            Some(Offered { form, ..self.offer(Move::Do(*deed), vec![&found.counts]) })
        };
        useful.filter_map(offer).collect()
    }

    /// Staying on a site until something more counts.
    pub fn stay(&self, site: usize) -> Option<Offered<'a>> {
        let seconds = self.state.next_stay(self.world, site, |each| self.helps(each))?;
        let place = self.world.places.get(site)?;
        let left = |each: &usize| self.state.left(self.world, *each);
        let times = |each: &usize| {
            let step = self.world.compiled.criteria.get(*each).map_or(1, |criterion| criterion.step.max(1));
            1 + (seconds.saturating_sub(left(each))) / step
        };
        let reached = place.stays.iter().filter(|each| left(each) <= seconds);
        let gain = reached.map(|each| self.gain([each]).saturating_mul(times(each) as i32)).fold(0i32, i32::saturating_add);
        Some(Offered { gain, ..self.offer(Move::Stay(seconds), vec![&place.stays]) })
    }

    fn is_useful(&self, deed: usize) -> bool {
        let Some(deed) = self.world.deeds.get(deed).filter(|deed| !(deed.arrives() && self.state.arrived)) else { return false };
        deed.counts.iter().any(|place| self.counts(place)) || (self.form && deed.kind == Kind::FormSubmit)
    }

    /// True when being on a site may help: what counts there, or at the beginning of a visit what counts anywhere.
    pub fn leads_on(&self, site: usize, fresh: bool) -> bool {
        let Some(place) = self.world.places.get(site) else { return false };
        let counts = |each: &usize| if fresh { self.helps(*each) } else { self.counts(each) };
        let deed = |deed: &usize| {
            let Some(deed) = self.world.deeds.get(*deed) else { return false };
            deed.counts.iter().any(counts) || (self.form && deed.kind == Kind::FormSubmit)
        };
        let begins = fresh || self.state.here.is_none();
        let begun = || (site == 0 && self.world.free.iter().any(deed)) || place.returns.iter().any(|each| self.helps(*each));
        place.views.iter().any(counts) || place.stays.iter().any(counts) || place.deeds.iter().any(deed) || (begins && begun())
    }

    /// True when coming back may help: something counts once a visit, day or week, says how a visit came about, or takes points away until it fades.
    pub fn comes_back(&self) -> bool {
        let again = |place: usize, kind: Kind| match kind {
            Kind::Visit | Kind::ReturnVisit => true,
            Kind::Channel | Kind::EmailClick if self.state.arrived => true,
            _ => !self.state.may_count(self.world, place),
        };
        let mut helpful = self.world.plan.criteria.iter().enumerate().filter(|(place, _)| self.helps(*place));
        let mut lines = self.world.compiled.criteria.iter().zip(&self.state.lines);
        helpful.any(|(place, criterion)| again(place, criterion.kind))
            || lines.any(|(criterion, line)| criterion.fades() && line.worth < 0)
    }
}

/// Criteria that would give points: they, their groups and the total have room.
fn gaining(world: &World<'_>, state: &State) -> Vec<usize> {
    let mut rooms: Vec<i32> = world.compiled.groups.iter().map(|range| range.cap).collect();
    let group = |group: u32| (group as usize).checked_sub(1);
    for (criterion, line) in world.compiled.criteria.iter().zip(&state.lines) {
        if let Some(room) = group(criterion.group).and_then(|group| rooms.get_mut(group)) {
            *room -= line.points;
        }
    }
    let open = |place: usize, criterion: &crate::compiled::Criterion| {
        let room = group(criterion.group).and_then(|group| rooms.get(group)).is_none_or(|room| *room > 0);
        room && world.most.get(place).is_some_and(|most| *most > state.worth(place))
    };
    world
        .compiled
        .criteria
        .iter()
        .enumerate()
        .filter(|(place, criterion)| open(*place, criterion))
        .map(|(place, _)| place)
        .collect()
}
