//! What acts are called.

use super::acts::{Deed, Place, World};
use super::way::Act;
use crate::plan::{Criterion, Label};
use crate::signal::{KINDS, Kind};

/// A page of a site seen so often.
pub(super) fn view(world: &World<'_>, place: &Place, times: u32) -> Act {
    act(world, Kind::PageView, place, &place.views, 0, times)
}

/// Active seconds on a site.
pub(super) fn stay(world: &World<'_>, place: &Place, seconds: u32) -> Act {
    act(world, Kind::ActiveTime, place, &place.stays, seconds, 1)
}

/// Coming back on another day.
pub(super) fn back(world: &World<'_>, place: &Place) -> Act {
    let label = Label { fr: "revenir un autre jour".into(), en: "come back another day".into() };
    Act { label, page: None, ..act(world, Kind::ReturnVisit, place, &place.returns, 0, 1) }
}

/// A deed done so often.
pub(super) fn deed(world: &World<'_>, deed: &Deed, times: u32) -> Act {
    let best = best(world, &deed.counts);
    let named = best.filter(|criterion| !criterion.names.is_empty()).and(deed.names.first());
    let asset = deed.names.first().and_then(|name| world.plan.assets.iter().find(|asset| asset.name == *name));
    let label = match (asset, best) {
        (Some(asset), _) => asset.label.clone(),
        (None, Some(criterion)) => criterion.label.clone(),
        (None, None) => Label { fr: "formulaire".into(), en: "form".into() },
    };
    Act {
        kind: name(deed.kind),
        page: None,
        name: named.or(asset.map(|asset| &asset.name)).cloned(),
        amount: deed.amount,
        times,
        criteria: ids(world, &deed.counts),
        label,
    }
}

fn act(world: &World<'_>, kind: Kind, place: &Place, counts: &[usize], amount: u32, times: u32) -> Act {
    let bits = best(world, counts).map_or(0, |criterion| criterion.pages & place.groups);
    let page = world.plan.pages.get(bits.trailing_zeros() as usize).filter(|_| bits != 0).map(|group| group.name.clone());
    let label = page
        .clone()
        .map_or_else(|| Label { fr: "une page".into(), en: "a page".into() }, |name| Label { fr: name.clone(), en: name });
    Act { kind: name(kind), page, name: None, amount, times, criteria: ids(world, counts), label }
}

/// The criterion that gives most, those about some pages before others.
fn best<'w>(world: &'w World<'_>, counts: &[usize]) -> Option<&'w Criterion> {
    let criteria = counts.iter().filter_map(|place| world.plan.criteria.get(*place));
    criteria.rev().max_by_key(|criterion| (criterion.pages != 0 || !criterion.names.is_empty(), criterion.points))
}

fn ids(world: &World<'_>, counts: &[usize]) -> Vec<String> {
    counts.iter().filter_map(|place| world.plan.criteria.get(*place)).map(|criterion| criterion.id.clone()).collect()
}

fn name(kind: Kind) -> &'static str {
    KINDS.iter().find(|(_, each)| *each == kind).map_or("combination", |(name, _)| name)
}
