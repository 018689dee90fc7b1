//! What a signal does to a memory: which criteria it counts for, and the temperature after it.

use alloc::vec::Vec;

use crate::compiled::{Compiled, Criterion, Repeat};
use crate::decay::{BITS, ONE};
use crate::memory::{Count, Memory, SEEN, SEEN_BY_ONE};
use crate::receipt;
use crate::signal::{Kind, Signal};
use crate::temperature::Temperature;

/// Seconds without a signal after which a visit has ended (the usual 30 minutes of web analytics).
pub const VISIT_GAP: u32 = 30 * 60;
pub(crate) const DAY: u32 = 86_400;

/// Takes one signal into the memory. A signal that says it is older than the last one counts as of the last one: a
/// clock that goes back ages nothing.
#[cfg(feature = "full")]
pub fn take(plan: &Compiled, memory: &mut Memory, signal: &Signal) {
    record(plan, memory, &mut Memory::new(plan), signal);
}

/// The same, noting in `own` what this signal itself has counted.
pub fn record(plan: &Compiled, memory: &mut Memory, own: &mut Memory, signal: &Signal) {
    let signal = Signal { at: signal.at.max(memory.last), ..*signal };
    settle(plan, memory, signal.at);
    if memory.first == 0 {
        memory.first = signal.at;
        memory.since = signal.at;
    }
    // who opens an e-mail is not on the site
    if signal.kind != Kind::EmailOpen as u8 {
        if memory.visits == 0 || signal.at - memory.visited > VISIT_GAP {
            memory.visits = memory.visits.saturating_add(1);
            if memory.visits > 1 {
                count(plan, memory, own, &Signal { kind: Kind::ReturnVisit as u8, ..signal });
            }
            count(plan, memory, own, &Signal { kind: Kind::Visit as u8, ..signal });
        }
        memory.visited = signal.at;
    }
    count(plan, memory, own, &signal);
    combine(plan, memory, own, &signal);
    memory.last = signal.at;
    settle(plan, memory, signal.at);
}

/// The engagement score and the temperature at a time (Unix seconds), the memory left as it is.
pub fn glance(plan: &Compiled, memory: &Memory, now: u32) -> (i32, Temperature) {
    let (_, score) = receipt::read(plan, memory, now);
    (score, memory.temperature_at(score, now, plan))
}

fn settle(plan: &Compiled, memory: &mut Memory, now: u32) {
    let (_, temperature) = glance(plan, memory, now);
    if temperature != memory.temperature {
        memory.temperature = temperature;
        memory.since = now;
    }
}

fn count(plan: &Compiled, memory: &mut Memory, own: &mut Memory, signal: &Signal) {
    let Memory { counts, seen, visits, .. } = memory;
    for ((criterion, count), mine) in plan.criteria.iter().zip(counts).zip(&mut own.counts) {
        if !matches(plan, criterion, signal) {
            continue;
        }
        let paged = signal.kind <= Kind::ActiveTime as u8 || signal.kind == Kind::Scroll as u8 || signal.name == 0;
        let what = if paged { signal.path } else { signal.name };
        let about = match criterion.repeat {
            repeat if repeat == Repeat::PerVisit as u8 => *visits,
            repeat if repeat == Repeat::PerDay as u8 => signal.at / DAY,
            // 1970 began on a Thursday
            repeat if repeat == Repeat::PerWeek as u8 => (signal.at / DAY + 3) / 7,
            repeat if repeat == Repeat::PerKey as u8 => what & 0xffff,
            _ => 0,
        } << 1;
        let gone = if signal.kind == Kind::ActiveTime as u8 { signal.amount.min(DAY) } else { 1 };
        mine.gather(about, gone, criterion.step);
        for _ in 0..count.gather(about, gone, criterion.step) {
            let mut pair = Pair { count, seen, mine, added: &mut own.seen };
            if !occurs(criterion, &mut pair, signal, what) {
                break;
            }
        }
    }
}

fn matches(plan: &Compiled, criterion: &Criterion, signal: &Signal) -> bool {
    let names = plan.names_of(criterion);
    criterion.kind == signal.kind
        && (criterion.pages == 0 || criterion.pages & signal.pages != 0)
        && (names.is_empty() || names.contains(&signal.name))
        && signal.amount >= criterion.least
}

/// Counts the combinations of which all parts have counted; of one counted under another plan nothing is left if they have not.
fn combine(plan: &Compiled, memory: &mut Memory, own: &mut Memory, signal: &Signal) {
    for (i, criterion) in plan.criteria.iter().enumerate() {
        if criterion.kind == Kind::Combination as u8 {
            let (parts, _) = plan.names_of(criterion).as_chunks();
            let often = |place: u32| memory.counts.get(place as usize).map_or(0, |count| count.times);
            let whole = parts.iter().all(|[place, times]| often(*place) >= *times);
            let (Some(count), Some(mine)) = (memory.counts.get_mut(i), own.counts.get_mut(i)) else { continue };
            if !whole {
                *count = Count::default();
                *mine = Count::default();
            } else if count.times == 0 {
                let mut pair = Pair { count, seen: &mut memory.seen, mine, added: &mut own.seen };
                occurs(criterion, &mut pair, signal, 0);
            }
        }
    }
}

/// A criterion's count in the memory, and this tab's share of it.
struct Pair<'a> {
    count: &'a mut Count,
    seen: &'a mut Vec<u32>,
    mine: &'a mut Count,
    added: &'a mut Vec<u32>,
}

/// Counts one occurrence, if `repeat` lets it. Beyond `max`, and `once`, it only refreshes what has faded; of distinct pages or assets no more are remembered.
fn occurs(criterion: &Criterion, pair: &mut Pair<'_>, signal: &Signal, what: u32) -> bool {
    let Pair { count, seen, mine, added } = pair;
    let repeat = criterion.repeat;
    if repeat == Repeat::PerVisit as u8 || repeat == Repeat::PerDay as u8 || repeat == Repeat::PerWeek as u8 {
        if count.mark & 1 == 1 {
            return false;
        }
        count.mark |= 1;
        mine.mark |= 1;
    }
    if repeat == Repeat::PerKey as u8 {
        let hash = (what ^ criterion.key).wrapping_mul(0x9e37_79b1) >> 8;
        if seen.contains(&hash) || seen.len() >= SEEN || count.times >= SEEN_BY_ONE.min(criterion.most_times()) {
            return false;
        }
        seen.push(hash);
        added.push(hash);
    }
    let gained = count.weight.add(signal.at, criterion.half_life, criterion.most_weight());
    mine.weight.put(gained, signal.at, criterion.half_life);
    if count.times < criterion.most_times() {
        count.times += 1;
        mine.times += 1;
        if criterion.fades() {
            let trimmed = ((ONE - gained) >> (BITS - 8)) as u32;
            count.trimmed = count.trimmed.saturating_add(trimmed);
            mine.trimmed = mine.trimmed.saturating_add(trimmed);
        }
    }
    true
}
