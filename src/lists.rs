//! What is known of e-mail domains: lists that the host hands in as sorted texts, one entry a line, and that are searched as they are.

use crate::contact::role::Jobs;
use std::cmp::Ordering;
use std::ops::Range;

/// The lists of `pkg-config/lists/`. An empty one knows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Domains of addresses that are thrown away.
    pub disposable: Grouped,
    /// Domains where anybody gets an address for nothing.
    pub free: String,
    /// Domains that are never disposable, whatever the first list says; those of the second are neither.
    pub allowed: String,
    /// Names before the `@` that stand for a function, not for a person.
    pub roles: String,
    /// Countries, and what people write for them.
    pub countries: String,
    /// Job titles, and what they speak for.
    pub jobs: Jobs,
}

/// Domains by what follows their first dot, a sixth smaller to send than the same in full: a line like `.com`
/// heads the first labels of its domains, lines and groups both sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouped {
    text: String,
    /// Where the name of each group stands, without its dot, and where its lines do; by name.
    groups: Vec<(Range<usize>, Range<usize>)>,
}

impl Grouped {
    /// Finds the groups of a text, once.
    pub fn new(text: String) -> Grouped {
        let mut groups: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        let begins_line = |at: usize| at.checked_sub(1).is_none_or(|before| text.as_bytes().get(before) == Some(&b'\n'));
        // labels have no dot: there are few to look at
        for (at, _) in text.match_indices('.').filter(|(at, _)| begins_line(*at)) {
            let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length);
            groups.last_mut().into_iter().for_each(|(_, lines)| lines.end = at);
            groups.push((at + 1..end, (end + 1).min(text.len())..text.len()));
        }
        Grouped { text, groups }
    }

    /// Whether it has a domain.
    ///
    /// ```
    /// let list = attise::lists::Grouped::new(".co.uk\nc\n.com\na\nb\n".into());
    /// assert!(list.has("b.com") && list.has("c.co.uk"));
    /// assert!(!list.has("c.com") && !list.has("com"));
    /// ```
    pub fn has(&self, domain: &str) -> bool {
        let Some((label, rest)) = domain.split_once('.') else { return false };
        let found = self.groups.binary_search_by(|(name, _)| self.text.get(name.clone()).unwrap_or_default().cmp(rest));
        let lines = found.ok().and_then(|place| self.groups.get(place)).and_then(|(_, lines)| self.text.get(lines.clone()));
        lines.is_some_and(|lines| has(lines, label))
    }
}

/// Whether a sorted text has a line.
///
/// ```
/// use attise::lists::has;
/// assert!(has("a.fr\nb.fr\nc.fr\n", "b.fr"));
/// assert!(!has("a.fr\nb.fr\nc.fr", "b"));
/// ```
pub fn has(sorted: &str, wanted: &str) -> bool {
    let bytes = sorted.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let (before, after) = (bytes.get(low..middle).unwrap_or_default(), bytes.get(middle..high).unwrap_or_default());
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
        let end = after.iter().position(|byte| *byte == b'\n').map_or(high, |at| middle + at);
        match bytes.get(start..end).unwrap_or_default().cmp(wanted.as_bytes()) {
            Ordering::Equal => return !wanted.is_empty(),
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    false
}

/// A domain and the domains above it that have a dot: of `a.b.example.fr` also `b.example.fr` and `example.fr`.
pub fn with_parents(domain: &str) -> impl Iterator<Item = &str> {
    let parents = domain.match_indices('.').filter_map(|(at, _)| domain.get(at + 1..));
    std::iter::once(domain).chain(parents).filter(|domain| domain.contains('.'))
}

impl Lists {
    /// True of a domain where anybody gets an address for nothing.
    pub fn is_free(&self, domain: &str) -> bool {
        has(&self.free, domain)
    }

    /// True of a domain that can never be called disposable: it, or one above it, is known to be none.
    pub fn is_allowed(&self, domain: &str) -> bool {
        with_parents(domain).any(|domain| has(&self.free, domain) || has(&self.allowed, domain))
    }

    /// True of a domain that is disposable, or below one that is.
    pub fn is_disposable(&self, domain: &str) -> bool {
        !self.is_allowed(domain) && with_parents(domain).any(|domain| self.disposable.has(domain))
    }

    /// True of a name before the `@` that stands for a function.
    pub fn is_role(&self, local: &str) -> bool {
        has(&self.roles, local)
    }
}
