//! The ladder: which conditions hold, how far the engine climbs, and what keeps a lead down.

use crate::classify::Lead;
use crate::fields::{passes, value};
use crate::plan::{Certainty, Conditions, Disqualifier, Gate, Guard, Part, Plan, Segment, Stage};
use crate::text::fold;
use crate::walk::quoted;
use serde::Serialize;

/// What keeps a lead below a stage whose conditions hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Barrier {
    /// A person opens it.
    Human,
    /// A person opens it, after having spoken with the lead.
    Verbal,
    /// Sales can take no more in this period.
    Capacity,
}

/// Where a lead stands on the ladder.
#[derive(Clone, Debug, Default)]
pub struct Standing<'p> {
    /// Its stage.
    pub stage: Option<&'p Stage>,
    /// The stage above that it waits for, and what keeps it from it.
    pub next: Option<(&'p Stage, Barrier)>,
    /// The disqualifiers that hold.
    pub disqualified: Vec<&'p Disqualifier>,
    /// The hand-raises that hold, by the criterion's place in the plan.
    pub raised: Vec<usize>,
}

/// Where a lead stands. The target is the highest stage that no disqualifier forbids and whose conditions hold; the engine climbs towards it through
/// open gates only.
pub fn standing<'p>(lead: &Lead<'p>) -> Standing<'p> {
    let plan = lead.plan;
    let disqualified: Vec<&Disqualifier> = plan.disqualifiers.iter().filter(|each| lead.meets(&each.guard)).collect();
    let ceiling = disqualified.iter().map(|each| each.at_most).min().unwrap_or(usize::MAX);
    let allowed = plan.stages.get(..=ceiling.min(plan.stages.len().saturating_sub(1))).unwrap_or_default();
    let target = allowed.iter().rposition(|stage| lead.may_enter(stage)).unwrap_or(0);
    let way = plan.stages.get(..=target).unwrap_or_default();
    let mut raised: Vec<usize> = plan.stages.iter().flat_map(|stage| &stage.hand_raise).copied().collect();
    raised.sort_unstable();
    raised.dedup();
    raised.retain(|place| lead.did(&Part { criterion: *place, times: 1 }));
    let closed = way.iter().enumerate().find_map(|(place, stage)| Some((place, lead.barrier(place, stage, !raised.is_empty())?)));
    let (stage, next) = match closed {
        None => (way.last(), None),
        Some((place, barrier)) => {
            let waiting = plan.capacity.filter(|_| barrier == Barrier::Capacity).and_then(|capacity| capacity.wait_in);
            let below = waiting.or_else(|| place.checked_sub(1));
            (below.and_then(|below| plan.stages.get(below)), way.get(place).map(|stage| (stage, barrier)))
        }
    };
    Standing { stage, next, disqualified, raised }
}

/// The segments that a lead in a stage belongs to.
pub fn segments<'p>(lead: &Lead<'p>, stage: Option<&Stage>) -> impl Iterator<Item = &'p Segment> {
    let named = move |place: &usize| lead.plan.stages.get(*place).zip(stage).is_some_and(|(one, other)| one.id == other.id);
    lead.plan
        .segments
        .iter()
        .filter(move |segment| (segment.stages.is_empty() || segment.stages.iter().any(named)) && lead.meets(&segment.guard))
}

/// Moves a lead by hand. A person may open the gate of the next stage above, or send a lead back down a way that the plan gives, with one of its
/// reasons.
///
/// # Errors
///
/// Why the plan does not allow it, in a sentence.
pub fn step(plan: &Plan, from: &str, to: &str, by: Gate, reason: Option<&str>) -> Result<(), String> {
    let place = |id: &str| plan.stages.iter().position(|stage| is_named(stage, id)).ok_or_else(|| format!("unknown stage `{id}`"));
    let (low, high) = (place(from)?, place(to)?);
    let (Some(stage), Some(aim)) = (plan.stages.get(low), plan.stages.get(high)) else { return Ok(()) };
    if high > low {
        let between = plan.stages.get(low + 1..=high).unwrap_or_default();
        return match between.iter().find(|stage| stage.gate > by) {
            Some(closed) if closed.gate == Gate::Verbal => {
                Err(format!("`{}` opens only after a conversation with the lead", closed.id))
            }
            Some(closed) => Err(format!("`{}` is opened by a person", closed.id)),
            None => Ok(()),
        };
    }
    let reasons: Vec<&str> =
        stage.recycle.iter().filter(|way| way.to == high).flat_map(|way| &way.reasons).map(|reason| reason.id.as_str()).collect();
    if reasons.is_empty() {
        return Err(format!("the plan has no way back from `{}` to `{}`", stage.id, aim.id));
    }
    match reason {
        Some(reason) if reasons.contains(&reason) => Ok(()),
        Some(other) => Err(format!("expected a reason among {}, found `{other}`", quoted(&reasons))),
        None => Err(format!("expected a reason: {}", quoted(&reasons))),
    }
}

/// By its id, or by one of its aliases in whatever case.
pub fn is_named(stage: &Stage, name: &str) -> bool {
    stage.id == name || stage.aliases.iter().any(|alias| fold(alias) == fold(name))
}

impl<'p> Lead<'p> {
    /// True when a guard's conditions all hold, and one of its alternatives if it has any.
    pub fn meets(&self, guard: &Guard) -> bool {
        self.holds(&guard.all) && (guard.any.is_empty() || guard.any.iter().any(|each| self.holds(each)))
    }

    /// True when a criterion has counted so often, and has not faded to nothing.
    fn did(&self, part: &Part) -> bool {
        self.lines.get(part.criterion).is_some_and(|line| line.times >= part.times && line.worth != 0)
    }

    fn ever(&self, part: &Part) -> bool {
        self.lines.get(part.criterion).is_some_and(|line| line.times >= part.times)
    }

    fn has(&self, names: &[String]) -> bool {
        names.iter().all(|name| value(self.fields, name).is_some())
    }

    fn may_enter(&self, stage: &Stage) -> bool {
        let raised = || stage.hand_raise.iter().any(|place| self.did(&Part { criterion: *place, times: 1 }));
        self.meets(&stage.guard) || (self.has(&stage.guard.all.has) && raised())
    }

    fn barrier(&self, place: usize, stage: &Stage, raised: bool) -> Option<Barrier> {
        let named = |(name, _): &(&String, &Gate)| is_named(stage, name);
        let opened = self.facts.opened.iter().find(named).map_or(Gate::Auto, |(_, gate)| *gate);
        if opened >= stage.gate && opened > Gate::Auto {
            return None;
        }
        if self.is_full(place, raised) {
            return Some(Barrier::Capacity);
        }
        match stage.gate {
            Gate::Auto => None,
            Gate::Human => Some(Barrier::Human),
            Gate::Verbal => Some(Barrier::Verbal),
        }
    }

    /// True when sales can take no more leads into a stage; hand-raises may overflow by the plan's margin.
    fn is_full(&self, place: usize, raised: bool) -> bool {
        let Some(capacity) = self.plan.capacity.filter(|capacity| capacity.stage == place) else { return false };
        let overflow = if raised { u64::from(capacity.leads) * u64::from(capacity.overflow) / 100 } else { 0 };
        self.facts.taken.is_some_and(|taken| u64::from(taken) >= u64::from(capacity.leads) + overflow)
    }

    fn holds(&self, conditions: &Conditions) -> bool {
        let one_of = |names: &[String], name: Option<&str>| {
            names.is_empty() || name.is_some_and(|name| names.iter().any(|each| each == name))
        };
        let matched = |id: &String| self.fit.receipt.iter().any(|line| line.criterion == *id && line.points > 0);
        let bant = || self.bant().map_or(Certainty::Unknown, |bant| bant.least());
        conditions.engagement.is_none_or(|least| self.engagement >= least)
            && conditions.fit.is_none_or(|least| self.fit.points >= least)
            && conditions.coverage.is_none_or(|least| self.fit.coverage >= least)
            && (conditions.temperature.is_empty() || conditions.temperature.contains(&self.temperature))
            && (conditions.grade.is_empty() || self.grade().is_some_and(|grade| conditions.grade.contains(&grade)))
            && (conditions.quadrant.is_empty() || one_of(&conditions.quadrant, self.quadrant().map(|(name, _)| name)))
            && one_of(&conditions.persona, self.fit.persona.as_deref())
            && conditions.phase.is_none_or(|least| self.phase().is_some_and(|phase| phase >= least))
            && self.has(&conditions.has)
            && conditions.tests.iter().all(|test| passes(test, self.fields) == Some(true))
            && (conditions.did.is_empty() || conditions.did.iter().any(|part| self.did(part)))
            && !conditions.did_not.iter().any(|part| self.ever(part))
            && conditions.matched.iter().all(matched)
            && (conditions.bant == Certainty::Unknown || bant() >= conditions.bant)
    }
}
