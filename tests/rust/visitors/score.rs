//! Laws of the score: the same as that of a memory after each signal.

use super::super::plans::open;
use super::super::reference::START;
use super::streams::{Happened, later, plans, signal, streams};
use attise::compiled::Compiled;
use attise::memory::Memory;
use attise::score::{glance, take};
use attise::visitors::{Now, Visitors};
use proptest::prelude::*;
use serde_json::json;

/// Plays a stream both ways, and holds everything together after each signal.
fn hold(
    compiled: &Compiled,
    visitors: &mut Visitors,
    visitor: u32,
    memory: &mut Memory,
    stream: &[Happened],
    start: u32,
) -> Result<u32, TestCaseError> {
    let mut at = start;
    for happened in stream {
        at = later(at, happened.4);
        let signal = signal(compiled, happened, at);
        take(compiled, memory, &signal);
        let (score, temperature) = glance(compiled, memory, memory.last);
        let now = visitors.take(visitor, &signal);
        prop_assert_eq!((now.score, now.temperature), (score, temperature), "after {:?} at {}", happened, at);
        let known = visitors.memory(visitor);
        prop_assert_eq!(known.as_ref(), Some(&*memory), "after {:?} at {}", happened, at);
    }
    Ok(at)
}

fn read(compiled: &Compiled, memory: &Memory, at: u32) -> Now {
    let (score, temperature) = glance(compiled, memory, at);
    Now { score, temperature }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn the_same_as_a_memory(plan in plans(), stream in streams(), waits in prop::collection::vec(0..20_000_000u32, 4)) {
        let (_, compiled) = open(&plan);
        let mut visitors = Visitors::new(&compiled);
        let visitor = visitors.add();
        let mut memory = Memory::new(&compiled);
        let at = hold(&compiled, &mut visitors, visitor, &mut memory, &stream, START)?;
        for wait in waits {
            let then = at.saturating_add(wait);
            prop_assert_eq!(visitors.read(visitor, then), read(&compiled, &memory, then));
        }
        prop_assert_eq!(visitors.memory(visitor), Some(memory));
    }

    /// Many at once are one after another, though not every score is worked out on the way.
    #[test]
    fn the_same_at_once(plan in plans(), stream in streams(), parts in prop::collection::vec(0..12usize, 1..12), scale in prop_oneof![Just(1), Just(700)]) {
        let mut plan = plan;
        for criterion in plan["criteria"].as_array_mut().unwrap() {
            criterion["points"] = json!(criterion["points"].as_i64().unwrap() * scale);
            criterion["cap"] = criterion["cap"].as_i64().map_or(json!(100_000), |cap| json!(cap * scale));
        }
        if scale > 1 {
            plan["groups"] = json!({ "interest": { "cap": 60_000 }, "other": { "cap": 20_000, "floor": -1000 } });
            plan["total"] = json!({ "floor": -50_000, "cap": 90_000 });
            plan["temperature"]["warm"] = json!(8_000);
            plan["temperature"]["hot"] = json!(20_000);
        }
        let (_, compiled) = open(&plan);
        let mut visitors = Visitors::new(&compiled);
        let visitor = visitors.add();
        let mut memory = Memory::new(&compiled);
        let mut at = START;
        let mut left = stream.as_slice();
        for part in parts.iter().cycle().take(100) {
            let (now, rest) = left.split_at((*part).min(left.len()));
            left = rest;
            let mut signals = Vec::new();
            for happened in now {
                at = later(at, happened.4);
                signals.push(signal(&compiled, happened, at));
            }
            for signal in &signals {
                take(&compiled, &mut memory, signal);
            }
            let known = if part % 2 == 0 {
                visitors.reading_after_all(visitor, signals).unwrap().now
            } else {
                signals.iter().for_each(|signal| visitors.take_quietly(visitor, signal));
                visitors.read(visitor, 0)
            };
            prop_assert_eq!(known, read(&compiled, &memory, memory.last));
            prop_assert_eq!(visitors.memory(visitor), Some(memory.clone()));
        }
    }

    /// What was counted under another plan goes on under this one, whatever it is that this plan would not have counted.
    #[test]
    fn the_same_after_another_plan(before in plans(), plan in plans(), first in streams(), second in streams()) {
        let (_, old) = open(&before);
        let (_, compiled) = open(&plan);
        let mut memory = Memory::new(&old);
        let mut at = START;
        for happened in &first {
            at = later(at, happened.4);
            take(&old, &mut memory, &signal(&old, happened, at));
        }
        let mut memory = Memory::read(&memory.write(&old), &compiled, at);
        let mut visitors = Visitors::new(&compiled);
        let visitor = visitors.add();
        visitors.restore(visitor, &memory);
        prop_assert_eq!(visitors.memory(visitor), Some(memory.clone()));
        hold(&compiled, &mut visitors, visitor, &mut memory, &second, at)?;
    }

    /// Whatever a record claims, both go on from it in the same way.
    #[test]
    fn the_same_after_any_record(plan in plans(), numbers in prop::collection::vec((0..70_000u32, 0..70u32, 0..1u64 << 44, 0..2_000_000u32, 0..200_000u32), 8), stream in streams()) {
        let (_, compiled) = open(&plan);
        let mut memory = Memory::new(&compiled);
        (memory.first, memory.last, memory.since, memory.visited, memory.visits) = (START - 500_000, START, START - 1000, START - 100, 3);
        for (count, (times, rest, sum, trimmed, mark)) in memory.counts.iter_mut().zip(&numbers) {
            (count.times, count.rest, count.weight.sum, count.trimmed, count.mark) = (*times, *rest, *sum, *trimmed, *mark);
        }
        let mut memory = Memory::read(&memory.write(&compiled), &compiled, START);
        let mut visitors = Visitors::new(&compiled);
        let visitor = visitors.add();
        visitors.restore(visitor, &memory);
        hold(&compiled, &mut visitors, visitor, &mut memory, &stream, START)?;
    }
}
