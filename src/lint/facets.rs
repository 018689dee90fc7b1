//! Conditions on points, each as the ranges of engagement and fit that it leaves: whether they leave any together.

use super::ground::{FAR, Ground};
use crate::plan::{Conditions, Grades, Plan};
use crate::temperature::Temperature;

/// A range of engagement points, and one of fit points.
#[derive(Clone, Copy)]
pub(super) struct Box {
    engagement: (i64, i64),
    fit: (i64, i64),
}

const ALL: Box = Box { engagement: (-FAR, FAR), fit: (-FAR, FAR) };

impl Box {
    fn meet(self, other: Box) -> Option<Box> {
        let meet = |one: (i64, i64), other: (i64, i64)| (one.0.max(other.0), one.1.min(other.1));
        let met = Box { engagement: meet(self.engagement, other.engagement), fit: meet(self.fit, other.fit) };
        (met.engagement.0 <= met.engagement.1 && met.fit.0 <= met.fit.1).then_some(met)
    }
}

/// One condition: the key it is written under, what it says, and the boxes of which one must hold.
pub(super) struct Facet {
    pub path: String,
    pub key: &'static str,
    pub says: String,
    ways: Vec<Box>,
}

impl Facet {
    /// True when a visitor can meet the condition by itself.
    pub fn is_possible(&self, reach: Box) -> bool {
        possible(&[self], reach)
    }
}

/// What visitors and leads can have.
pub(super) fn reach(ground: &Ground<'_>) -> Box {
    Box { engagement: ground.engagement, fit: ground.fit }
}

/// True when some box of each facet meets with the others.
pub(super) fn possible(facets: &[&Facet], reach: Box) -> bool {
    match facets.split_first() {
        None => true,
        Some((first, others)) => first.ways.iter().filter_map(|way| way.meet(reach)).any(|left| possible(others, left)),
    }
}

/// The facets of some conditions that are written at a path.
pub(super) fn facets(ground: &Ground<'_>, path: &str, conditions: &Conditions) -> Vec<Facet> {
    let plan = ground.plan;
    let mut facets = Vec::new();
    let mut add =
        |key: &'static str, says: String, ways: Vec<Box>| facets.push(Facet { path: format!("{path}.{key}"), key, says, ways });
    if let Some(least) = conditions.engagement {
        add("engagement", format!("an engagement of `{least}`"), vec![Box { engagement: (i64::from(least), FAR), ..ALL }]);
    }
    if let Some(least) = conditions.fit {
        add("fit", format!("a fit of `{least}`"), vec![Box { fit: (i64::from(least), FAR), ..ALL }]);
    }
    if !conditions.temperature.is_empty() {
        let ways = conditions.temperature.iter().filter_map(|temperature| heat(ground, *temperature));
        let says: Vec<String> = conditions.temperature.iter().map(|temperature| warmth(plan, *temperature)).collect();
        add("temperature", format!("the temperature {}", says.join(" or ")), ways.collect());
    }
    if let Some(grades) = plan.grade.filter(|_| !conditions.grade.is_empty()) {
        let says: Vec<String> = conditions.grade.iter().map(|grade| mark(*grade, grades)).collect();
        let ways = conditions.grade.iter().map(|grade| Box { fit: grade_range(*grade, grades), ..ALL });
        add("grade", format!("the grade {}", says.join(" or ")), ways.collect());
    }
    if let Some(bounds) = plan.quadrant.as_ref().filter(|_| !conditions.quadrant.is_empty()) {
        let side = |above: bool, bound: i32| if above { (i64::from(bound), FAR) } else { (-FAR, i64::from(bound) - 1) };
        let ways = conditions.quadrant.iter().map(|name| Box {
            engagement: side(["q2", "q4"].contains(&name.as_str()), bounds.engagement),
            fit: side(["q3", "q4"].contains(&name.as_str()), bounds.fit),
        });
        let says: Vec<String> = conditions.quadrant.iter().map(|name| format!("`{name}`")).collect();
        let lines = format!("divided at a fit of {} and an engagement of {}", bounds.fit, bounds.engagement);
        add("quadrant", format!("the quadrant {} ({lines})", says.join(" or ")), ways.collect());
    }
    facets
}

/// The points of a temperature. A warm or a hot visitor may have fewer than the threshold: cooling waits.
fn heat(ground: &Ground<'_>, temperature: Temperature) -> Option<Box> {
    let (warm, hot) = (i64::from(ground.plan.temperature.warm), i64::from(ground.plan.temperature.hot));
    match temperature {
        Temperature::Cold => Some(Box { engagement: (-FAR, warm - 1), ..ALL }),
        Temperature::Warm => (ground.engagement.1 >= warm).then_some(Box { engagement: (-FAR, hot - 1), ..ALL }),
        Temperature::Hot => (ground.engagement.1 >= hot).then_some(ALL),
    }
}

fn warmth(plan: &Plan, temperature: Temperature) -> String {
    match temperature {
        Temperature::Cold => format!("`cold` (below {})", plan.temperature.warm),
        Temperature::Warm => format!("`warm` (below {})", plan.temperature.hot),
        Temperature::Hot => "`hot`".into(),
    }
}

/// The fit points of a grade.
pub(super) fn grade_range(grade: char, grades: Grades) -> (i64, i64) {
    let (a, b, c) = (i64::from(grades.a), i64::from(grades.b), i64::from(grades.c));
    match grade {
        'A' => (a, FAR),
        'B' => (b, a - 1),
        'C' => (c, b - 1),
        _ => (-FAR, c - 1),
    }
}

fn mark(grade: char, grades: Grades) -> String {
    match grade_range(grade, grades) {
        (least, FAR) => format!("`{grade}` ({least} or more)"),
        (most_below, most) if most_below == -FAR => format!("`{grade}` ({most} or less)"),
        (least, most) => format!("`{grade}` ({least} to {most})"),
    }
}
