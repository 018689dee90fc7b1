//! What a change does to visitors who are remembered under the plan before.

use super::Kind;
use super::align::Pair;
use super::place::Place;
use crate::plan::Label;
use serde_json::Value;

/// What a change at a place does to them, if anything.
pub fn of(place: &Place, kind: Kind, pair: Pair<'_>) -> Option<Label> {
    let (fr, en) = match (place.keys().as_slice(), kind) {
        (["criteria"], Kind::Removed) => {
            ("les points déjà gagnés sont abandonnés", "points that visitors earned by it are dropped")
        }
        (["criteria"], Kind::Renamed) => (
            "les points déjà gagnés sont abandonnés\u{a0}: on se souvient d’un visiteur par l’identifiant du critère",
            "points that visitors earned by it are dropped: they are remembered under the criterion's id",
        ),
        (["criteria"], Kind::Added) => (
            "compte à partir de maintenant\u{a0}: ce qui a été fait avant ne compte pas",
            "counts from now on: what was done before does not",
        ),
        (["criteria", "halfLifeDays"], _) => (
            "les points déjà gagnés repartent de ce qu’il en restait au dernier signal, et s’estompent à la nouvelle vitesse",
            "points already earned go on from what was left of them at the last signal, and fade at the new speed",
        ),
        (["criteria", "points"], _) => ("vaut aussi pour ce qui a déjà été fait", "goes for what was done already, too"),
        (["criteria", "cap" | "max" | "repeat"], _) if is_raised(pair) => {
            ("ce que l’ancienne limite a retenu ne revient pas", "what the old limit kept back does not come back")
        }
        (["criteria", "cap" | "max" | "group"], _) | (["groups" | "total", ..], _) => {
            ("vaut aussi pour les points déjà gagnés", "goes for points already earned, too")
        }
        (["criteria", "repeat"], _) if is_once(pair.new) => {
            ("vaut aussi pour les points déjà gagnés", "goes for points already earned, too")
        }
        (["criteria", "signal" | "page" | "name" | "repeat" | "count" | "seconds" | "percent" | "of"], _) | (["pages", ..], _) => {
            ("ce qui a déjà compté reste compté", "what has counted stays counted")
        }
        (["temperature", ..], _) => {
            ("chaque visiteur est reclassé à sa prochaine lecture", "each visitor is classed anew at the next reading")
        }
        (["holdoutPercent"], _) => (
            "chaque visiteur garde son tirage\u{a0}: une part plus grande en fait entrer, une plus petite en fait sortir",
            "each visitor keeps their draw: a larger share takes some in, a smaller one lets some out",
        ),
        _ => return None,
    };
    Some(Label { fr: fr.into(), en: en.into() })
}

/// True when a limit is higher than before, or gone.
fn is_raised(pair: Pair<'_>) -> bool {
    if is_once(pair.old) {
        return true;
    }
    match (pair.old.and_then(Value::as_i64), pair.new.and_then(Value::as_i64)) {
        (Some(old), Some(new)) => new > old,
        (Some(_), None) => true,
        _ => false,
    }
}

/// True for the `repeat` that is a `max` of 1.
fn is_once(repeat: Option<&Value>) -> bool {
    repeat.and_then(Value::as_str) == Some("once")
}
