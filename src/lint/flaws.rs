//! Why nobody can meet some conditions.

use super::case::{Allows, Case, Tested};
use super::excludes::{excludes, said};
use super::facets::{Facet, facets, possible, reach};
use super::ground::{Ground, range_of};
use super::names;
use crate::plan::{Certainty, Conditions, FieldTest, Fit, Part, Plan, Rule};
use crate::walk::quoted;

/// Fit criteria of one case that are compared with one another.
const MATCHED: usize = 16;

/// Why a case cannot be met.
pub(super) struct Flaw {
    /// Where it is.
    pub path: String,
    /// What is wrong, or nothing when another warning tells of the cause.
    pub message: Option<String>,
}

/// The first reason for which nobody can meet a case. What another warning tells of comes last.
pub(super) fn flaw(ground: &Ground<'_>, case: &Case<'_>) -> Option<Flaw> {
    let flaw = |path: String, message: String| Some(Flaw { path, message: Some(message) });
    if let Some((path, message)) =
        points(ground, case).or_else(|| facts(ground, case)).or_else(|| acts(ground, case)).or_else(|| fits(ground, case))
    {
        return flaw(path, message);
    }
    told(ground, case).then(|| Flaw { path: case.path.clone(), message: None })
}

/// Points, and what is made of them.
fn points(ground: &Ground<'_>, case: &Case<'_>) -> Option<(String, String)> {
    let reach = reach(ground);
    let all: Vec<Facet> = case.parts.iter().flat_map(|(path, part)| facets(ground, path, part)).collect();
    for facet in &all {
        let (who, most) = match facet.key {
            "engagement" => ("visitor", ground.engagement.1),
            "fit" => ("lead", ground.fit.1),
            // that a temperature, a grade or a quadrant is out of reach is told where it is defined
            _ => continue,
        };
        if !facet.is_possible(reach) {
            return Some((
                facet.path.clone(),
                format!("it asks for {}, and no {who} can have more than `{most}` points", facet.says),
            ));
        }
    }
    let each: Vec<&Facet> = all.iter().filter(|facet| facet.is_possible(reach)).collect();
    for (i, one) in each.iter().enumerate() {
        if let Some(other) = each.iter().skip(i + 1).find(|other| !possible(&[*one, **other], reach)) {
            return Some((case.path.clone(), format!("{} and {} exclude one another", one.says, other.says)));
        }
    }
    let together = possible(&each, reach);
    let says: Vec<&str> = each.iter().map(|facet| facet.says.as_str()).collect();
    (!together).then(|| (case.path.clone(), format!("{} exclude one another", says.join(", "))))
}

/// What the form says, the phase, the persona.
fn facts(ground: &Ground<'_>, case: &Case<'_>) -> Option<(String, String)> {
    let plan = ground.plan;
    let tests: Vec<_> = case.conditions().flat_map(|part| &part.tests).collect();
    for (i, one) in case.tests.iter().enumerate() {
        if let Some(j) = case.tests.iter().skip(i + 1).position(|other| excludes(one, other))
            && let (Some(one), Some(other)) = (tests.get(i), tests.get(i + 1 + j))
        {
            return Some((case.path.clone(), format!("{} and {} exclude one another", said(one), said(other))));
        }
    }
    let silent = case.tests.iter().filter(|test| matches!(test.allows, Allows::Nothing)).flat_map(|test| test.fields);
    if let Some(field) = silent.into_iter().find(|field| case.conditions().any(|part| part.has.contains(field))) {
        return Some((case.path.clone(), format!("`has` asks that `{field}` says something, and `absent` that it says nothing")));
    }
    let speaks = |place: usize| plan.criteria.iter().any(|criterion| criterion.points > 0 && criterion.phase >= Some(place));
    for (path, part) in &case.parts {
        if let Some(phase) = part.phase.filter(|place| !speaks(*place)).and_then(|place| plan.phases.get(place)) {
            let message = format!("no criterion with positive points speaks of the phase `{}` or a later one", phase.id);
            return Some((format!("{path}.phase"), message));
        }
    }
    let asked: Vec<&Vec<String>> = case.conditions().map(|part| &part.persona).filter(|ids| !ids.is_empty()).collect();
    let (first, others) = asked.split_first()?;
    let shared = first.iter().any(|id| others.iter().all(|ids| ids.contains(id)));
    (!shared).then(|| (case.path.clone(), "it asks for two personas at once, and a lead has one".into()))
}

/// What has been done and what has not.
fn acts(ground: &Ground<'_>, case: &Case<'_>) -> Option<(String, String)> {
    let refused: Vec<&Part> = case.conditions().flat_map(|part| &part.did_not).collect();
    let out = |part: &Part| refused.iter().any(|other| other.criterion == part.criterion && other.times <= part.times);
    let rare = |part: &Part| ground.times(part.criterion) < u64::from(part.times);
    let hopeless = |part: &Part| out(part) || rare(part);
    for (path, part) in case.parts.iter().filter(|(_, part)| !part.did.is_empty() && part.did.iter().all(hopeless)) {
        if let Some(part) = part.did.iter().find(|part| rare(part) && ground.times(part.criterion) > 0) {
            return Some((format!("{path}.did"), too_often(ground, part)));
        }
        if let Some(part) = part.did.iter().find(|part| out(part)) {
            let id = ground.id(part.criterion);
            return Some((case.path.clone(), format!("`did` asks that `{id}` has counted, and `didNot` that it has not")));
        }
    }
    None
}

/// That a criterion cannot count so often.
pub(super) fn too_often(ground: &Ground<'_>, part: &Part) -> String {
    let (id, most) = (ground.id(part.criterion), ground.times(part.criterion));
    let times = if most == 1 { "once".into() } else { format!("`{most}` times") };
    format!(
        "it asks that `{id}` has counted `{}` times, and it counts {times} at most: {}",
        part.times,
        ground.limit(part.criterion)
    )
}

/// Which fit criteria have given points.
fn fits(ground: &Ground<'_>, case: &Case<'_>) -> Option<(String, String)> {
    let personas = &ground.plan.personas;
    let name = |persona: usize| personas.get(persona).map_or("", |persona| persona.id.as_str());
    let mut matched: Vec<(Option<usize>, &Fit)> = Vec::new();
    for (path, id) in case.parts.iter().flat_map(|(path, part)| part.matched.iter().map(move |id| (path, id))).take(MATCHED) {
        let Some((persona, fit)) = ground.fits().find(|(_, fit)| fit.id == *id) else { continue };
        if range_of(&fit.rule).1 <= 0 {
            return Some((format!("{path}.matched"), format!("it asks that `{id}` gives points, and it gives none above 0")));
        }
        if let Some(persona) = persona {
            let wrong = |part: &&Conditions| !part.persona.is_empty() && !part.persona.iter().any(|id| id == name(persona));
            if let Some(other) = case.conditions().find(wrong) {
                let message = format!(
                    "`{id}` counts for the persona `{}` alone, and it asks for {}",
                    name(persona),
                    quoted(&texts(&other.persona))
                );
                return Some((case.path.clone(), message));
            }
            if let Some((Some(other), known)) = matched.iter().find(|(other, _)| other.is_some_and(|other| other != persona)) {
                let message = format!(
                    "`{}` counts for the persona `{}`, `{id}` for `{}`, and a lead has one",
                    known.id,
                    name(*other),
                    name(persona)
                );
                return Some((format!("{path}.matched"), message));
            }
        }
        for test in tests_of(fit) {
            let tested = Tested::new(test);
            let others = case.conditions().flat_map(|part| &part.tests).take(case.tests.len());
            if let Some((_, other)) = case.tests.iter().zip(others).find(|(other, _)| excludes(other, &tested)) {
                return Some((
                    case.path.clone(),
                    format!("`{id}` gives points when {}, and it asks that {}", said(test), said(other)),
                ));
            }
            let known = matched.iter().flat_map(|(_, known)| tests_of(known).iter().map(move |test| (known, test)));
            if let Some((known, other)) = known.into_iter().find(|(_, other)| excludes(&Tested::new(other), &tested)) {
                let message = format!("`{}` gives points when {}, `{id}` when {}", known.id, said(other), said(test));
                return Some((format!("{path}.matched"), message));
            }
        }
        matched.push((persona, fit));
    }
    None
}

/// The tests that must all hold for a fit criterion to give its points.
fn tests_of(fit: &Fit) -> &[FieldTest] {
    match &fit.rule {
        Rule::All(tests, _) => tests,
        _ => &[],
    }
}

/// True when something is asked for of which another warning says that it cannot be.
fn told(ground: &Ground<'_>, case: &Case<'_>) -> bool {
    let plan = ground.plan;
    let out = |part: &&Part| ground.times(part.criterion) < u64::from(part.times);
    let bands =
        || case.parts.iter().flat_map(|(path, part)| facets(ground, path, part)).any(|facet| !facet.is_possible(reach(ground)));
    case.conditions().any(|part| {
        !part.did.is_empty() && part.did.iter().filter(out).count() == part.did.len()
            || missing(plan, part).is_some()
            || part.tests.iter().any(|test| names::is_unknown(plan, test))
            || !part.persona.is_empty() && part.persona.iter().all(|id| is_idle(plan, id))
    }) || bands()
}

/// A class that conditions ask for and the plan does not define: the key of the condition, and that of the plan.
pub(super) fn missing(plan: &Plan, conditions: &Conditions) -> Option<(&'static str, &'static str)> {
    if !conditions.grade.is_empty() && plan.grade.is_none() {
        Some(("grade", "grade"))
    } else if !conditions.quadrant.is_empty() && plan.quadrant.is_none() {
        Some(("quadrant", "quadrant"))
    } else if conditions.bant != Certainty::Unknown && plan.bant.is_none() {
        Some(("bant", "bant"))
    } else if conditions.coverage.is_some_and(|least| least > 0) && plan.fit.is_empty() && plan.personas.is_empty() {
        Some(("coverage", "fit"))
    } else {
        None
    }
}

/// True for a persona that no lead can be: none of its criteria gives points above 0.
pub(super) fn is_idle(plan: &Plan, id: &str) -> bool {
    plan.personas.iter().any(|persona| persona.id == *id && persona.fit.iter().all(|fit| range_of(&fit.rule).1 <= 0))
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
