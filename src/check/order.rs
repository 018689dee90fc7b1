//! Numbers that must follow one another: bands, grades, thresholds.

use super::{items, number};
use crate::walk::Node;

#[inline(never)]
pub(super) fn hold(root: &Node<'_>) {
    let personas = items(root, "personas");
    let fit = items(root, "fit").into_iter().chain(personas.iter().flat_map(|persona| items(persona, "fit")));
    for bands in fit.filter_map(|fit| fit.get("bands")) {
        upwards(&bands);
    }
    if let Some(temperature) = root.get("temperature") {
        thresholds(&temperature);
    }
    if let Some(grade) = root.get("grade")
        && let (Some(a), Some(b), Some(c)) = (number(&grade, "A"), number(&grade, "B"), number(&grade, "C"))
        && !(a > b && b > c)
    {
        grade.problem("wrong-order", format!("expected A above B above C, found `{a}`, `{b}`, `{c}`"), "");
    }
    if let Some(actions) = root.get("actions") {
        bands_of_action(&actions);
    }
}

#[inline(never)]
fn upwards(bands: &Node<'_>) {
    let mut last: Option<i64> = None;
    for from in bands.items().iter().filter_map(|band| band.get("from")) {
        let Some(bound) = from.value.as_i64() else { continue };
        if let Some(last) = last.filter(|last| bound <= *last) {
            from.problem("wrong-order", format!("expected more than `{last}`, found `{bound}`"), "bands go upwards");
        }
        last = Some(bound);
    }
}

#[inline(never)]
fn thresholds(temperature: &Node<'_>) {
    if let (Some(warm), Some(hot), Some(node)) = (number(temperature, "warm"), number(temperature, "hot"), temperature.get("hot"))
        && hot <= warm
    {
        node.problem("wrong-order", format!("expected more than `{warm}`, found `{hot}`"), "hot begins above warm");
    }
    if let (Some(warm), Some(room), Some(node)) =
        (number(temperature, "warm"), number(temperature, "hysteresis"), temperature.get("hysteresis"))
        && room >= warm
    {
        node.problem(
            "wrong-order",
            format!("expected less than `{warm}`, found `{room}`"),
            "a warm visitor could never be cold again",
        );
    }
}

/// Every score has one action: no gap, no overlap. The first band is open below, the last above.
#[inline(never)]
fn bands_of_action(actions: &Node<'_>) {
    let bands = items(actions, "bands");
    for (i, band) in bands.iter().enumerate() {
        let (Some(from), next) = (number(band, "from"), bands.get(i + 1)) else { continue };
        let last = next.and_then(|next| number(next, "from")).map(|next| next - 1);
        match (band.get("to"), last) {
            (Some(to), Some(last)) if to.value.as_i64().is_some_and(|to| to < last && last >= from) => {
                let message = format!("gap: expected `{last}`, one below the next band, found `{}`", to.value);
                to.problem("gap", message, "scores in between would have no action");
            }
            (Some(to), Some(last)) if to.value.as_i64().is_some_and(|to| to > last && last >= from) => {
                let message = format!("overlap: expected `{last}`, one below the next band, found `{}`", to.value);
                to.problem("overlap", message, "scores in both would have two actions");
            }
            (Some(to), None) if to.value.as_i64().is_some_and(|to| to < from) => {
                to.problem("wrong-order", format!("expected `{from}` or more, found `{}`", to.value), "");
            }
            (_, Some(last)) if last < from => {
                if let Some(next) = next.and_then(|next| next.get("from")) {
                    let message = format!("overlap: expected more than `{from}`, found `{}`", next.value);
                    next.problem("overlap", message, "bands go upwards");
                }
            }
            _ => {}
        }
    }
}
