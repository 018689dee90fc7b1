//! The reading of engagement: one line a criterion, and the lines sum exactly to the score.

use alloc::vec::Vec;

use crate::compiled::{Compiled, Criterion, Range};
use crate::decay::BITS;
use crate::memory::{Count, Memory};

/// Most points that one line earns. A plan has 200 criteria at most, so no sum of lines overflows.
pub(crate) const MOST_POINTS: u32 = 1 << 23;

/// What one criterion has been through, as a reading needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Occurrences that counted.
    pub times: u32,
    /// What they still weigh, 2^16 an occurrence.
    pub weight: u64,
    /// What the cap trimmed, 2^8 an occurrence; 0 for criteria that do not fade.
    pub trimmed: u32,
}

/// One line of a receipt: `base × times + faded + trimmed + floor = points`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Points of one occurrence.
    pub base: i32,
    /// Occurrences that counted.
    pub times: u32,
    /// What time took away, with the opposite sign of `base`.
    pub faded: i32,
    /// What the caps of the criterion, its group and the total took away.
    pub trimmed: i32,
    /// What the floors of its group and the total gave back.
    pub floor: i32,
    /// What the line adds to the score.
    pub points: i32,
    /// What it would add without its group and the total: 0 when it has never counted, or faded to nothing.
    #[cfg(feature = "full")]
    pub worth: i32,
}

impl Tally {
    /// The tally of what is remembered, at a time (Unix seconds).
    pub fn of(criterion: &Criterion, count: &Count, now: u32) -> Tally {
        Tally { times: count.times, weight: count.weight.read(now, criterion.half_life), trimmed: count.trimmed }
    }
}

/// The receipt of a memory at a time, and its score. A time before the last signal reads as the last signal's.
pub fn read(plan: &Compiled, memory: &Memory, now: u32) -> (Vec<Line>, i32) {
    let now = now.max(memory.last);
    let counts = plan.criteria.iter().zip(&memory.counts);
    total(plan, counts.map(|(criterion, count)| line(criterion, &Tally::of(criterion, count, now))).collect())
}

/// The receipt of some tallies, one for each criterion in the plan's order, and its score.
pub fn of_tallies(plan: &Compiled, tallies: &[Tally]) -> (Vec<Line>, i32) {
    total(plan, plan.criteria.iter().zip(tallies).map(|(criterion, tally)| line(criterion, tally)).collect())
}

/// Keeps lines that were read within another range of the whole score, and gives the score.
#[cfg(feature = "full")]
pub fn within(plan: &Compiled, lines: &mut [Line], range: &Range) -> i32 {
    keep(plan, lines, 0, range)
}

/// Keeps lines within the ranges of their groups and of the total, and sums them: the engagement score.
fn total(plan: &Compiled, mut lines: Vec<Line>) -> (Vec<Line>, i32) {
    for (i, range) in plan.groups.iter().enumerate() {
        keep(plan, &mut lines, i as u32 + 1, range);
    }
    let score = keep(plan, &mut lines, 0, &plan.total);
    (lines, score)
}

fn line(criterion: &Criterion, tally: &Tally) -> Line {
    let base = criterion.points;
    // what the plan of today lets count, whatever was counted under another one
    let times = tally.times.min(criterion.most_times()).min(MOST_POINTS / base.unsigned_abs().max(1));
    let weight = tally.weight.min(u64::from(times) << BITS).min(criterion.most_weight());
    let earned = base * times as i32;
    let points = worth(base, weight, BITS);
    let lost = points - earned;
    let trimmed =
        if criterion.fades() { lost.abs().min(worth(base, u64::from(tally.trimmed), 8).abs()) * lost.signum() } else { lost };
    Line {
        base,
        times,
        faded: lost - trimmed,
        trimmed,
        floor: 0,
        points,
        #[cfg(feature = "full")]
        worth: points,
    }
}

/// Points of a weight with so many bits behind the point, rounded half away from zero.
fn worth(points: i32, weight: u64, bits: u32) -> i32 {
    let size = (u64::from(points.unsigned_abs()) * weight + (1 << (bits - 1))) >> bits;
    size.min(u64::from(MOST_POINTS)) as i32 * points.signum()
}

/// Keeps the sum of a group's lines (of all for group 0) in its range, and returns it. What is above the cap is taken from the
/// smallest lines first, what is below the floor given back to the smallest penalties first: the strongest reasons stay whole.
fn keep(plan: &Compiled, lines: &mut [Line], group: u32, range: &Range) -> i32 {
    let within = |criterion: &Criterion| group == 0 || criterion.group == group;
    let mut sum: i32 = 0;
    for (criterion, line) in plan.criteria.iter().zip(lines.iter()) {
        if within(criterion) {
            sum += line.points;
        }
    }
    loop {
        let over = sum - sum.min(range.cap).max(range.floor);
        if over == 0 {
            return sum;
        }
        let mut smallest: Option<&mut Line> = None;
        for (criterion, line) in plan.criteria.iter().zip(lines.iter_mut()) {
            let counts = within(criterion) && line.points.signum() == over.signum();
            if counts && smallest.as_ref().is_none_or(|other| line.points.abs() <= other.points.abs()) {
                smallest = Some(line);
            }
        }
        let Some(line) = smallest else { return sum };
        let cut = if over > 0 { over.min(line.points) } else { over.max(line.points) };
        if over > 0 {
            line.trimmed -= cut;
        } else {
            line.floor -= cut;
        }
        line.points -= cut;
        sum -= cut;
    }
}
