//! Whether whoever meets one guard meets another.

use super::case::{Allows, Case, Tested};
use super::ground::Ground;
use crate::plan::{Conditions, Guard, Part};
use crate::temperature::Temperature;

/// True when whoever meets the first of two guards surely meets the second. Each is given with its cases.
pub(super) fn implies(ground: &Ground<'_>, first: &[Case<'_>], second: &[Case<'_>]) -> bool {
    !first.is_empty() && first.iter().all(|have| second.iter().any(|want| covers(ground, have, want)))
}

/// True for a guard that everybody meets.
pub(super) fn holds_always(ground: &Ground<'_>, cases: &[Case<'_>]) -> bool {
    let nothing = Guard::default();
    implies(ground, &Case::all("", &nothing), cases)
}

fn covers(ground: &Ground<'_>, have: &Case<'_>, want: &Case<'_>) -> bool {
    want.whole && want.conditions().all(|part| meets(ground, have, part)) && want.tests.iter().all(|test| passes(have, test))
}

fn passes(have: &Case<'_>, test: &Tested<'_>) -> bool {
    let said = || matches!((&test.allows, test.fields), (Allows::Anything, [field]) if have.has(field));
    have.tests.iter().any(|known| within(known, test)) || said()
}

fn meets(ground: &Ground<'_>, have: &Case<'_>, want: &Conditions) -> bool {
    let reaches = |least: Option<i32>, asked: Option<i32>, lowest: i64| {
        least.is_none_or(|least| asked.is_some_and(|asked| asked >= least) || lowest >= i64::from(least))
    };
    let any = |test: &dyn Fn(&Conditions) -> bool| have.conditions().any(test);
    reaches(want.engagement, have.most(|part| part.engagement), ground.engagement.0)
        && reaches(want.fit, have.most(|part| part.fit), ground.fit.0)
        && want.coverage.is_none_or(|least| least == 0 || have.most(|part| part.coverage).is_some_and(|asked| asked >= least))
        && (want.temperature.is_empty() || temperature(ground, have, &want.temperature))
        && (want.grade.is_empty() || any(&|part| subset(&part.grade, &want.grade)))
        && (want.quadrant.is_empty() || any(&|part| subset(&part.quadrant, &want.quadrant)))
        && (want.persona.is_empty() || any(&|part| subset(&part.persona, &want.persona)))
        && want.phase.is_none_or(|least| have.most(|part| part.phase).is_some_and(|asked| asked >= least))
        && want.has.iter().all(|field| have.has(field))
        && (want.did.is_empty() || any(&|part| did(&part.did, &want.did)))
        && want.did_not.iter().all(|part| {
            any(&|known| known.did_not.iter().any(|other| other.criterion == part.criterion && other.times <= part.times))
        })
        && want.matched.iter().all(|id| any(&|part| part.matched.contains(id)))
        && have.most(|part| Some(part.bant)).is_none_or(|asked| asked >= want.bant)
}

/// True when all that is let through by the first of two lists, which says something, is in the second.
fn subset<T: PartialEq>(first: &[T], second: &[T]) -> bool {
    !first.is_empty() && first.iter().all(|each| second.contains(each))
}

fn did(known: &[Part], want: &[Part]) -> bool {
    let enough = |part: &Part| want.iter().any(|other| other.criterion == part.criterion && other.times <= part.times);
    !known.is_empty() && known.iter().all(enough)
}

fn temperature(ground: &Ground<'_>, have: &Case<'_>, want: &[Temperature]) -> bool {
    let thresholds = &ground.plan.temperature;
    let asked = have.most(|part| part.engagement);
    let from = |least: i32| asked.is_some_and(|asked| asked >= least);
    let has = |temperature: Temperature| want.contains(&temperature);
    let known = have.conditions().any(|part| subset(&part.temperature, want));
    known
        || has(Temperature::Hot)
            && (from(thresholds.hot) || has(Temperature::Warm) && (from(thresholds.warm) || has(Temperature::Cold)))
}

/// True when every value that passes the first of two tests passes the second.
fn within(first: &Tested<'_>, second: &Tested<'_>) -> bool {
    if matches!((&first.allows, &second.allows), (Allows::Nothing, Allows::Nothing)) {
        return second.fields.iter().all(|field| first.fields.contains(field));
    }
    if first.fields != second.fields {
        return false;
    }
    match (&first.allows, &second.allows) {
        (Allows::Nothing, _) | (_, Allows::Nothing) => false,
        (_, Allows::Anything) => true,
        (Allows::Only(values), other) => values.iter().all(|value| other.lets(value)),
        (Allows::AllBut(values), Allows::AllBut(fewer)) => fewer.is_subset(values),
        (Allows::NoWords(words), Allows::NoWords(fewer)) => fewer.iter().all(|word| words.contains(word)),
        (Allows::Words(words), Allows::Words(more)) => words.iter().all(|word| more.contains(word)),
        (Allows::AtLeast(least), Allows::AtLeast(lower)) => least >= lower,
        (Allows::Below(bound), Allows::Below(higher)) => bound <= higher,
        _ => false,
    }
}
