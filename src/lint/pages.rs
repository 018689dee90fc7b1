//! Patterns that no path fits, and example paths of page groups.

use super::ground::Ground;
use super::notes::{Notes, Place, Section, item};
use crate::compile::pattern_bytes;
use crate::pattern::{ANY, SEGMENT, matches};
use crate::plan::Plan;
use std::collections::BTreeSet;

/// Steps of matching that finding example paths may take, byte by byte: a plan of any size is done in milliseconds.
const STEPS: usize = 8 << 20;
/// Bytes of patterns that example paths are matched against.
const BYTES: usize = 16 << 10;
/// Most sets of page groups that are looked at.
const SETS: usize = 128;

pub(super) fn hold(ground: &Ground<'_>, notes: &mut Notes) {
    for (i, group) in ground.plan.pages.iter().enumerate() {
        let mut flaws = group.patterns.iter().enumerate().filter_map(|(j, pattern)| Some((j, pattern, flaw(pattern)?)));
        let Some((j, pattern, (found, help))) = flaws.next() else { continue };
        let more = flaws.count();
        let also = if more == 0 { String::new() } else { format!("; so have {more} more") };
        let path = item(&format!("pages.{}", group.name), j, group.patterns.len());
        let message = format!("no page's path fits `{pattern}`: it has {found}{also}");
        notes.add(Place(Section::Pages, i), "impossible-pattern", path, message, help);
    }
}

/// What no path has and this pattern asks for, and what to write instead.
pub(super) fn flaw(pattern: &str) -> Option<(String, String)> {
    if pattern.contains("//") {
        let help = if pattern.starts_with("//") { "write the path alone, without the host" } else { "write one slash" };
        return Some(("`//`".into(), help.into()));
    }
    if let Some(dots) = pattern.split('/').find(|segment| [".", ".."].contains(segment)) {
        return Some((
            format!("the segment `{dots}`, which browsers resolve"),
            "write the path as the address bar shows it".into(),
        ));
    }
    let raw = pattern.chars().find(|letter| matches!(letter, '"' | '<' | '>' | '`') || letter.is_ascii_control())?;
    let code = format!("%{:02X}", raw as u32);
    Some((format!("a raw `{}`, which paths hold as `{code}`", raw.escape_default()), format!("write `{code}`")))
}

/// The sets of page groups that example paths belong to, a bit each; the empty set is one. Each group's first pattern comes first.
pub(super) fn examples(plan: &Plan) -> Vec<u32> {
    let mut room = BYTES;
    let mut patterns: Vec<(usize, Vec<u8>)> = Vec::new();
    let longest = plan.pages.iter().map(|group| group.patterns.len()).max().unwrap_or(0);
    'all: for place in 0..longest {
        for (i, group) in plan.pages.iter().enumerate() {
            let Some(pattern) = group.patterns.get(place).filter(|pattern| flaw(pattern).is_none()) else { continue };
            let bytes = pattern_bytes(pattern);
            let Some(left) = room.checked_sub(bytes.len() + 1) else { break 'all };
            room = left;
            patterns.push((i, bytes));
        }
    }
    let mut steps = STEPS;
    let mut sets = BTreeSet::from([0]);
    for (_, pattern) in &patterns {
        let path = example(pattern);
        let Some(left) = steps.checked_sub((path.len() + 1) * (BYTES - room)) else { break };
        steps = left;
        let fits = patterns.iter().filter(|(_, other)| matches(other, &path));
        let set = fits.fold(0u32, |bits, (i, _)| bits | 1u32.unbounded_shl(*i as u32));
        if sets.len() < SETS {
            sets.insert(set);
        }
    }
    sets.into_iter().collect()
}

/// The shortest path that fits a compiled pattern.
fn example(pattern: &[u8]) -> Vec<u8> {
    let mut path: Vec<u8> = Vec::new();
    for byte in pattern {
        match *byte {
            ANY => {}
            SEGMENT => path.push(b'x'),
            byte => path.push(byte),
        }
    }
    if path.first() != Some(&b'/') {
        path.insert(0, b'/');
    }
    path
}

/// True for a page group that holds every page.
pub(super) fn is_general(plan: &Plan, group: usize) -> bool {
    plan.pages.get(group).is_some_and(|group| group.patterns.iter().any(|pattern| pattern == "*" || pattern == "/*"))
}
