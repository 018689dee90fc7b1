//! Which item of one list is which of another: by its id, wherever it stands.

use super::normal::{canonical, entries};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// An item of one list, of the other, or of both.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'v> {
    /// The item before.
    pub old: Option<&'v Value>,
    /// The item after.
    pub new: Option<&'v Value>,
}

/// Items by their ids; one that stands twice has its number behind its id.
pub type Items<'v> = Vec<(String, &'v Value)>;

/// The key that tells the items of a list apart, if it is one of those whose items have any.
pub fn id_key(list: &str) -> Option<&'static str> {
    Some(match list {
        "criteria" | "phases" | "fit" | "personas" | "stages" | "disqualifiers" | "segments" => "id",
        "offers" => "slot",
        "choices" => "offer",
        "bands" => "from",
        "recycle" => "to",
        _ => return None,
    })
}

/// The items of a list with their ids, if it is one of those whose items have any.
pub fn identified<'v>(key: &str, items: &[&'v Value]) -> Option<Items<'v>> {
    let name = id_key(key)?;
    let mut times: HashMap<String, u32> = HashMap::new();
    let identify = |item: &&'v Value| {
        let id = item.get(name).map(|id| id.as_str().map_or_else(|| id.to_string(), String::from)).unwrap_or_default();
        let times = times.entry(id.clone()).or_insert(0);
        *times += 1;
        (if *times == 1 { id } else { format!("{id} #{times}") }, *item)
    };
    Some(items.iter().map(identify).collect())
}

/// Pairs items: those of the new list in its order, each removed one behind what stood before it.
pub fn pairs<'v>(old: &Items<'v>, new: &Items<'v>) -> Vec<(String, Pair<'v>)> {
    let before: HashMap<&str, &'v Value> = old.iter().map(|(id, item)| (id.as_str(), *item)).collect();
    let after: HashSet<&str> = new.iter().map(|(id, _)| id.as_str()).collect();
    // removed items by what stood before them and is still there
    let mut gone: HashMap<Option<&str>, Vec<(String, Pair<'v>)>> = HashMap::new();
    let mut last = None;
    for (id, item) in old {
        if after.contains(id.as_str()) {
            last = Some(id.as_str());
        } else {
            gone.entry(last).or_default().push((id.clone(), Pair { old: Some(item), new: None }));
        }
    }
    let mut pairs = gone.remove(&None).unwrap_or_default();
    for (id, item) in new {
        pairs.push((id.clone(), Pair { old: before.get(id.as_str()).copied(), new: Some(item) }));
        pairs.extend(gone.remove(&Some(id.as_str())).unwrap_or_default());
    }
    pairs
}

/// The removed items that are there under another id: old id and new id.
pub fn renamed(pairs: &[(String, Pair<'_>)]) -> HashMap<String, String> {
    let mut come: HashMap<String, Vec<&String>> = HashMap::new();
    for (id, pair) in pairs.iter().rev().filter(|(_, pair)| pair.old.is_none()) {
        if let Some(content) = pair.new.and_then(content) {
            come.entry(content).or_default().push(id);
        }
    }
    let gone = pairs.iter().filter(|(_, pair)| pair.new.is_none());
    let twin = |(id, pair): &(String, Pair<'_>)| Some((id.clone(), come.get_mut(&content(pair.old?)?)?.pop()?.clone()));
    gone.filter_map(twin).collect()
}

/// What an item says beside its id and its name, if it says enough to be known again by it.
fn content(item: &Value) -> Option<String> {
    let mut entries = entries(Some(item), false);
    entries.retain(|(key, _)| !["id", "label", "slot", "offer"].contains(key));
    let content = entries.iter().map(|(key, value)| (String::from(*key), (*value).clone())).collect();
    (entries.len() > 1).then(|| canonical(&Value::Object(content)))
}

/// Another order of what two lists have in common.
#[derive(Clone, Debug)]
pub struct Reordered {
    /// The common ids, in the order of the old list.
    pub old: Vec<String>,
    /// The same in the order of the new one.
    pub new: Vec<String>,
    /// The fewest that have to move to make one of the other.
    pub moved: Vec<String>,
}

/// The orders of what two lists have in common, if they differ.
pub fn reordered(old: &Items<'_>, new: &Items<'_>) -> Option<Reordered> {
    let common = |items: &Items<'_>, other: &Items<'_>| -> Vec<String> {
        let known: HashSet<&str> = other.iter().map(|(id, _)| id.as_str()).collect();
        items.iter().map(|(id, _)| id).filter(|id| known.contains(id.as_str())).cloned().collect()
    };
    let (old, new) = (common(old, new), common(new, old));
    if old == new {
        return None;
    }
    let places: HashMap<&str, usize> = old.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
    let stays = longest_run(&new.iter().filter_map(|id| places.get(id.as_str()).copied()).collect::<Vec<_>>());
    let moved = old.iter().enumerate().filter(|(place, _)| !stays.contains(place)).map(|(_, id)| id.clone()).collect();
    Some(Reordered { old, new, moved })
}

/// The longest run of places that go upwards, by patience sorting.
fn longest_run(places: &[usize]) -> HashSet<usize> {
    // for each length the lowest place that ends a run of it, and for each place the one before it in its run
    let mut ends: Vec<usize> = Vec::new();
    let mut before: HashMap<usize, usize> = HashMap::new();
    for place in places {
        let length = ends.partition_point(|end| end < place);
        if let Some(end) = length.checked_sub(1).and_then(|shorter| ends.get(shorter)) {
            before.insert(*place, *end);
        }
        match ends.get_mut(length) {
            Some(end) => *end = *place,
            None => ends.push(*place),
        }
    }
    core::iter::successors(ends.last().copied(), |place| before.get(place).copied()).collect()
}
