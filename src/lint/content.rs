//! Contents: later ones are worth more than earlier ones, promises are kept, and what is asked for is declared.

use super::ground::Ground;
use super::notes::{Notes, Place, Section, item};
use crate::plan::Criterion;
use crate::signal::Kind;
use crate::walk::{hint, nearest};
use std::collections::BTreeSet;

pub(super) fn hold(ground: &Ground<'_>, notes: &mut Notes) {
    later(ground, notes);
    let assets: BTreeSet<&str> = ground.plan.assets.iter().map(|asset| asset.name.as_str()).collect();
    if !assets.is_empty() {
        for (i, criterion) in ground.plan.criteria.iter().enumerate() {
            undeclared(notes, i, criterion, &assets);
        }
    }
    for (i, criterion) in ground.plan.criteria.iter().enumerate().filter(|(_, criterion)| criterion.kind == Kind::OfferSeen) {
        for (j, name) in criterion.names.iter().enumerate().filter(|(_, name)| !ground.offers(name)) {
            let known: BTreeSet<&str> = ground
                .plan
                .offers
                .iter()
                .flat_map(|slot| slot.choices.iter().map(|choice| choice.offer.as_str()).chain([slot.default.as_str()]))
                .collect();
            let known: Vec<&str> = known.into_iter().take(12).collect();
            let help = if known.is_empty() { "the plan has no offers".into() } else { hint(name, &known, "offers") };
            let path = item(&format!("criteria[{i}].name"), j, criterion.names.len());
            notes.add(
                Place(Section::Criteria, i),
                "unknown-offer",
                path,
                format!("no slot has the offer `{name}`, so it is never seen"),
                help,
            );
        }
    }
    promises(ground, notes);
}

/// The phase that a criterion speaks of: its own, or the earliest of the contents that it counts.
fn phase(ground: &Ground<'_>, criterion: &Criterion) -> Option<usize> {
    let contents = || {
        let named = ground.plan.assets.iter().filter(|asset| criterion.names.contains(&asset.name));
        if matches!(criterion.kind, Kind::FormSubmit | Kind::Download) { named.filter_map(|asset| asset.phase).min() } else { None }
    };
    criterion.phase.or_else(contents)
}

fn later(ground: &Ground<'_>, notes: &mut Notes) {
    let criteria = ground.plan.criteria.iter().enumerate();
    let phased =
        criteria.filter(|(i, criterion)| criterion.points > 0 && criterion.kind != Kind::Combination && ground.times(*i) > 0);
    let phased: Vec<(usize, &Criterion, usize)> =
        phased.filter_map(|(i, criterion)| Some((i, criterion, phase(ground, criterion)?))).collect();
    let named = |place: usize| ground.plan.phases.get(place).map_or("", |phase| phase.id.as_str());
    for (i, late, after) in &phased {
        let earlier = || phased.iter().filter(|(_, early, before)| before < after && early.kind == late.kind);
        let at = Place(Section::Criteria, *i);
        if let Some((j, early, before)) = earlier()
            .filter(|(_, early, _)| rate(early) * step(late) > rate(late) * step(early))
            .max_by_key(|(_, early, _)| rate(early))
        {
            let message = format!(
                "`{}` (phase `{}`) is worth {}, and `{}` (criteria[{j}], phase `{}`), which comes earlier, {}",
                late.id,
                named(*after),
                value(late),
                early.id,
                named(*before),
                value(early)
            );
            let help = "give later contents at least as many points as earlier ones of their kind, or correct the phase".into();
            notes.add(at, "later-worth-less", format!("criteria[{i}].points"), message, help);
        } else if let Some((j, early, before)) = earlier()
            .filter(|(_, early, _)| late.cap > 0 && early.cap > late.cap && early.repeat == late.repeat)
            .max_by_key(|(_, early, _)| early.cap)
        {
            let message = format!(
                "`{}` (phase `{}`) has a cap of `{}`, and `{}` (criteria[{j}], phase `{}`), which comes earlier, one of `{}`",
                late.id,
                named(*after),
                late.cap,
                early.id,
                named(*before),
                early.cap
            );
            let help = "give later contents at least the cap of earlier ones of their kind, or correct the phase".into();
            notes.add(at, "later-worth-less", format!("criteria[{i}].cap"), message, help);
        }
    }
}

fn rate(criterion: &Criterion) -> u64 {
    u64::from(criterion.points.unsigned_abs())
}

/// Seconds of one occurrence, so that those of active time can be compared; otherwise so many signals.
fn step(criterion: &Criterion) -> u64 {
    u64::from(criterion.seconds.max(1)) * u64::from(criterion.count)
}

fn value(criterion: &Criterion) -> String {
    let points = if criterion.points == 1 { "`1` point".into() } else { format!("`{}` points", criterion.points) };
    match (criterion.seconds, criterion.count) {
        (0, 1) => points,
        (0, count) => format!("{points} for {count}"),
        _ => format!("{points} for {} seconds", step(criterion)),
    }
}

/// Downloads of what is no declared content, and forms that stand among contents, or nearly have the name of one.
fn undeclared(notes: &mut Notes, i: usize, criterion: &Criterion, assets: &BTreeSet<&str>) {
    let form = matches!(criterion.kind, Kind::FormSubmit | Kind::FormStart);
    if !form && criterion.kind != Kind::Download {
        return;
    }
    let known: Vec<&str> = assets.iter().copied().take(200).collect();
    let among = criterion.names.iter().any(|name| assets.contains(name.as_str()));
    let suspect = |name: &str| !form || among || nearest(name, &known).is_some();
    let names = criterion.names.iter().enumerate().take(200);
    let mut unknown = names.filter(|(_, name)| !assets.contains(name.as_str()) && suspect(name));
    if let Some((j, name)) = unknown.next() {
        let more = unknown.count();
        let also = if more == 0 { String::new() } else { format!(", nor {more} more") };
        let path = item(&format!("criteria[{i}].name"), j, criterion.names.len());
        let listed: Vec<&str> = known.into_iter().take(12).collect();
        let message = format!("`{name}` is not among `assets`{also}");
        notes.add(Place(Section::Criteria, i), "unknown-asset", path, message, hint(name, &listed, "declared"));
    }
}

/// Contents that are not given as promised, and what promises them.
fn promises(ground: &Ground<'_>, notes: &mut Notes) {
    for (i, asset) in ground.plan.assets.iter().enumerate() {
        let slot = ground
            .plan
            .offers
            .iter()
            .find(|slot| slot.default == asset.name || slot.choices.iter().any(|choice| choice.offer == asset.name));
        let asked = ground.plan.criteria.iter().find(|criterion| asks(criterion) && criterion.names.contains(&asset.name));
        let at = Place(Section::Assets, i);
        let by = match (slot, asked) {
            (Some(slot), _) => format!("the slot `{}` offers it", slot.id),
            (None, Some(criterion)) => format!("`{}` counts those who ask for it", criterion.id),
            (None, None) => {
                let open = |criterion: &Criterion| asks(criterion) && criterion.names.is_empty();
                if !ground.plan.criteria.iter().any(open) {
                    let message = format!("no criterion and no slot names `{}`", asset.name);
                    let help = "name it in a criterion or an offer, or take it out".into();
                    notes.add(at, "unused-asset", format!("assets.{}", asset.name), message, help);
                }
                continue;
            }
        };
        if !asset.delivered {
            let message = format!("`{}` is not delivered, and {by}: a promise that is not kept", asset.name);
            let help = "deliver it, or stop offering it: who was let down once does not come back".into();
            notes.add(at, "promise-not-kept", format!("assets.{}.delivered", asset.name), message, help);
        }
    }
}

fn asks(criterion: &Criterion) -> bool {
    matches!(criterion.kind, Kind::FormSubmit | Kind::FormStart | Kind::Download | Kind::VideoPlay | Kind::Click | Kind::Event)
}
