//! From points to words: grade, quadrant, stage.

use crate::fit::{Fields, FitReading, value};
use crate::plan::{Gate, Guard, Plan, Stage};
use crate::receipt::Line;
use crate::temperature::Temperature;

/// What the classes are read from.
#[derive(Debug)]
pub struct Facts<'a> {
    /// Engagement points.
    pub engagement: i32,
    /// Engagement lines, in the plan's order.
    pub lines: &'a [Line],
    /// Temperature.
    pub temperature: Temperature,
    /// Fit.
    pub fit: &'a FitReading,
    /// Form fields.
    pub fields: &'a Fields,
}

/// The grade of some fit, A to D; `None` when nothing is known of it, or the plan has no grades.
pub fn grade(plan: &Plan, fit: &FitReading) -> Option<char> {
    let grades = plan.grade.filter(|_| fit.coverage > 0)?;
    Some(match fit.points {
        points if points >= grades.a => 'A',
        points if points >= grades.b => 'B',
        points if points >= grades.c => 'C',
        _ => 'D',
    })
}

/// The quadrant: `q1` neither fit nor interested, `q2` interested but not fit, `q3` fit but not interested, `q4` both. `None` when
/// nothing is known of the fit, or the plan has no quadrants.
pub fn quadrant(plan: &Plan, engagement: i32, fit: &FitReading) -> Option<&'static str> {
    let bounds = plan.quadrant.filter(|_| fit.coverage > 0)?;
    Some(match (fit.points >= bounds.fit, engagement >= bounds.engagement) {
        (false, false) => "q1",
        (false, true) => "q2",
        (true, false) => "q3",
        (true, true) => "q4",
    })
}

/// The stage that the engine gives, and the stage beyond a closed gate that it proposes to a person. The target is the highest stage
/// whose conditions hold; the engine goes up to it through open gates only.
pub fn stage<'p>(plan: &'p Plan, facts: &Facts<'_>) -> (Option<&'p Stage>, Option<&'p Stage>) {
    let target = plan.stages.iter().rposition(|stage| holds(plan, &stage.guard, facts)).unwrap_or(0);
    let way = plan.stages.get(..=target).unwrap_or_default();
    let closed = way.iter().position(|stage| stage.gate != Gate::Auto);
    match closed {
        Some(closed) => (closed.checked_sub(1).and_then(|below| way.get(below)), way.get(closed)),
        None => (way.last(), None),
    }
}

fn holds(plan: &Plan, guard: &Guard, facts: &Facts<'_>) -> bool {
    let did = |place: &usize| facts.lines.get(*place).is_some_and(|line| line.times > 0);
    guard.engagement.is_none_or(|least| facts.engagement >= least)
        && guard.fit.is_none_or(|least| facts.fit.points >= least)
        && (guard.temperature.is_empty() || guard.temperature.contains(&facts.temperature))
        && (guard.grade.is_empty() || grade(plan, facts.fit).is_some_and(|grade| guard.grade.contains(&grade)))
        && guard.has.iter().all(|field| value(facts.fields, field).is_some())
        && (guard.did.is_empty() || guard.did.iter().any(did))
}
