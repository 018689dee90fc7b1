//! The order in which leads are worth a person's time: who raised a hand first, then the most points, then the latest activity.
//! It is total, so that the same leads always come in the same order.

use crate::text::hex;
use serde::Serialize;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// A lead, as far as its rank goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// True when it has raised its hand: see `handRaise` of a stage.
    pub raised: bool,
    /// Engagement points.
    pub engagement: i32,
    /// Fit points.
    pub fit: i32,
    /// When it was last active, in Unix seconds.
    pub last: u32,
}

impl Candidate {
    /// Engagement and fit together.
    pub fn points(&self) -> i32 {
        self.engagement.saturating_add(self.fit)
    }

    /// Its place in the order as a text: the better candidate has the lesser one, byte by byte, so that a database can keep the queue in order.
    ///
    /// ```
    /// use attise::rank::Candidate;
    /// let lead = |id: &str, engagement| Candidate { id: id.into(), engagement, ..Candidate::default() };
    /// assert!(lead("b", 90).key() < lead("a", 10).key());
    /// ```
    pub fn key(&self) -> String {
        let points = i32::MAX.abs_diff(self.points());
        let mut bytes = vec![u8::from(!self.raised)];
        bytes.extend(points.to_be_bytes());
        bytes.extend((!self.last).to_be_bytes());
        bytes.extend(self.id.bytes());
        hex(&bytes)
    }

    fn worth(&self) -> (bool, i32, u32, Reverse<&str>) {
        (self.raised, self.points(), self.last, Reverse(&self.id))
    }
}

/// The better candidate is the lesser one, so that sorting puts the best first: hand-raises, then engagement and fit together, then the
/// latest activity, then the id in the order of its bytes.
///
/// ```
/// use attise::rank::Candidate;
/// let lead = |id: &str, raised, engagement| Candidate { id: id.into(), raised, engagement, ..Candidate::default() };
/// let mut leads = [lead("b", false, 90), lead("c", true, 10), lead("a", false, 90)];
/// leads.sort();
/// assert_eq!(leads.map(|lead| lead.id), ["c", "a", "b"]);
/// ```
impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        // equal only when all is, as `Eq` has it
        other.worth().cmp(&self.worth()).then_with(|| other.engagement.cmp(&self.engagement))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The best of many: keeps no more than it was asked for.
#[derive(Debug)]
pub struct Top<T> {
    most: usize,
    // the worst of those that are kept is on top
    kept: BinaryHeap<T>,
}

impl<T: Ord> Top<T> {
    /// Room for so many.
    pub fn new(most: usize) -> Top<T> {
        Top { most, kept: BinaryHeap::new() }
    }

    /// True when it keeps any.
    pub fn keeps(&self) -> bool {
        self.most > 0
    }

    /// Takes one; the worst goes when there are too many.
    pub fn add(&mut self, one: T) {
        if self.most > 0 {
            self.kept.push(one);
        }
        if self.kept.len() > self.most {
            self.kept.pop();
        }
    }

    /// Those that are left, best first.
    pub fn into_sorted(self) -> Vec<T> {
        self.kept.into_sorted_vec()
    }
}
