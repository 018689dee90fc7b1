//! Concrete pages for the page groups of a plan: paths that their patterns match.

use crate::compiled::{Compiled, Repeat};
use crate::memory::SEEN_BY_ONE;
use crate::pathname::pathname;
use crate::plan::{Criterion, Plan};
use crate::signal::Kind;

/// Patterns up to which pages that belong to two groups at once are looked for.
const CROSSED: usize = 32;

/// Pages that the same criteria are about.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// The page groups that they belong to and that a criterion names, a bit each.
    pub groups: u32,
    /// Their paths, the plainest first, with all groups that they belong to.
    pub paths: Vec<(String, u32)>,
}

/// All sites of a plan: first the pages that no criterion names, if there are any, then the others in the order of the plan's page groups.
/// `required` says how often other parts of the plan want each criterion to have counted.
pub(super) fn sites(plan: &Plan, compiled: &Compiled, required: &[u32]) -> Vec<Site> {
    let named = plan.criteria.iter().fold(0, |bits, criterion| bits | criterion.pages);
    let needed = turns(plan, required);
    let mut sites: Vec<Site> = Vec::new();
    let mut add = |path: String| {
        let all = compiled.groups_of(path.as_bytes());
        let groups = all & named;
        match sites.iter_mut().find(|site| site.groups == groups) {
            Some(site) if site.paths.len() < needed && site.paths.iter().all(|(other, _)| *other != path) => {
                site.paths.push((path, all))
            }
            Some(_) => {}
            None => sites.push(Site { groups, paths: vec![(path, all)] }),
        }
    };
    let patterns: Vec<&String> = plan.pages.iter().flat_map(|group| &group.patterns).collect();
    for turn in 0..needed {
        patterns.iter().for_each(|pattern| add(example(pattern, turn)));
        add(if turn == 0 { "/".into() } else { format!("/page-{turn}") });
    }
    if patterns.len() <= CROSSED {
        let tails: Vec<&str> = patterns.iter().map(|pattern| tail(pattern)).collect();
        for pattern in patterns.iter().filter(|pattern| pattern.contains('*')) {
            tails.iter().for_each(|tail| add(filled(pattern, tail, "1")));
        }
    }
    sites.sort_by_key(|site| (site.groups.trailing_zeros(), site.groups.count_ones(), site.groups));
    let elsewhere = sites.iter().position(|site| site.groups == 0);
    if let Some(place) = elsewhere {
        let site = sites.remove(place);
        sites.insert(0, site);
    }
    sites
}

/// Distinct pages that a site needs: as many as any criterion counts of them, and one more.
fn turns(plan: &Plan, required: &[u32]) -> usize {
    let keyed = |each: &Criterion| {
        let paged = matches!(each.kind, Kind::PageView | Kind::ActiveTime | Kind::Scroll) || each.names.is_empty();
        paged && each.repeat == Repeat::PerKey
    };
    let most = |each: &Criterion| {
        let by_cap = if each.cap == 0 { SEEN_BY_ONE } else { each.cap.div_ceil(each.points.unsigned_abs().max(1)) };
        let by_max = if each.max == 0 { SEEN_BY_ONE } else { each.max };
        by_cap.min(by_max)
    };
    let keyed = plan.criteria.iter().zip(required).filter(|(each, _)| keyed(each));
    keyed.map(|(each, times)| most(each).max(*times).min(SEEN_BY_ONE)).max().unwrap_or(0) as usize + 1
}

/// A path that a pattern matches, another one at each turn if it has room for that.
fn example(pattern: &str, turn: usize) -> String {
    let number = (turn + 1).to_string();
    let within = pattern.ends_with("/*");
    let rest = match turn {
        _ if within => number.clone(),
        0 => String::new(),
        _ => format!("-{number}"),
    };
    filled(pattern, &rest, &number)
}

/// A pattern with something for each `*` and each `:name`.
fn filled(pattern: &str, rest: &str, segment: &str) -> String {
    let mut path = String::new();
    let mut letters = pattern.chars().peekable();
    let named = |letter: &char| letter.is_alphanumeric() || *letter == '_';
    while let Some(letter) = letters.next() {
        match letter {
            '*' if path.ends_with('/') => path.push_str(rest.trim_start_matches('/')),
            '*' => path.push_str(rest),
            ':' if letters.peek().is_some_and(named) => {
                path.push_str(segment);
                while letters.next_if(named).is_some() {}
            }
            _ => path.push(letter),
        }
    }
    if !path.starts_with('/') {
        path.insert(0, '/');
    }
    pathname(&path)
}

/// What follows the last `*` or `:name` of a pattern.
fn tail(pattern: &str) -> &str {
    let after = pattern.rsplit_once(['*', ':']).map_or(pattern, |(_, after)| after);
    if pattern.ends_with(&format!(":{after}")) {
        after.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_')
    } else {
        after
    }
}
