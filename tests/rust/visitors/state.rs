//! Laws of the state: visitors do not touch one another, numbers are given again, and nothing leaks.

use super::super::plans::open;
use super::super::reference::START;
use super::streams::{later, plans, signal, streams};
use attise::memory::Memory;
use attise::score::take;
use attise::visitors::{Now, Visitors};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    /// Visitors come, act and go in any order: each is what it would be alone.
    #[test]
    fn each_is_alone(plan in plans(), stream in streams(), turns in prop::collection::vec((0..40usize, 0..12u8), 300)) {
        let (_, compiled) = open(&plan);
        let mut visitors = Visitors::new(&compiled);
        let mut known: Vec<Option<(u32, Memory, u32)>> = vec![None; 40];
        let mut acts = stream.iter().cycle();
        for (place, what) in turns {
            match (&mut known[place], what) {
                (none @ None, _) => *none = Some((visitors.add(), Memory::new(&compiled), START)),
                (some @ Some(_), 0) => {
                    let (visitor, ..) = some.take().unwrap();
                    visitors.remove(visitor);
                    prop_assert_eq!(visitors.memory(visitor), None);
                }
                (Some((visitor, memory, at)), _) => {
                    let Some(happened) = acts.next() else { continue };
                    *at = later(*at, happened.4);
                    let signal = signal(&compiled, happened, *at);
                    take(&compiled, memory, &signal);
                    visitors.take(*visitor, &signal);
                }
            }
            prop_assert_eq!(visitors.len(), known.iter().flatten().count());
            let mut numbers: Vec<u32> = known.iter().flatten().map(|(visitor, ..)| *visitor).collect();
            numbers.sort_unstable();
            numbers.dedup();
            prop_assert_eq!(numbers.len(), visitors.len());
        }
        for (visitor, memory, _) in known.into_iter().flatten() {
            prop_assert_eq!(visitors.memory(visitor), Some(memory));
        }
    }
}

#[test]
fn a_number_that_is_not_in_use_is_nobody() {
    let (_, compiled) = open(&super::super::plans::least());
    let mut visitors = Visitors::new(&compiled);
    let happened = (0, "/", "", 0, 0);
    for number in [0, 1, u32::MAX, 1 << 31, u32::MAX >> 1] {
        assert_eq!(visitors.take(number, &signal(&compiled, &happened, START)), Now::default());
        assert_eq!((visitors.read(number, START), visitors.memory(number)), (Now::default(), None));
        assert!(!visitors.restore(number, &Memory::new(&compiled)) && !visitors.say(number, []));
        assert_eq!((visitors.reading(number, START), visitors.reading_after_all(number, [])), (None, None));
        visitors.remove(number);
        assert!(visitors.is_empty());
    }
    let first = visitors.add();
    visitors.remove(first);
    visitors.remove(first);
    assert_eq!((visitors.len(), visitors.add(), visitors.add()), (0, first, 1));
}

/// The room of those who went is used again, and clearing gives it back.
#[test]
fn room_is_used_again() {
    let (_, compiled) = open(&super::super::plans::with(serde_json::json!([
        { "id": "view", "signal": "pageView", "points": 1, "repeat": "perKey", "halfLifeDays": 3 },
        { "id": "time", "signal": "activeTime", "seconds": 10, "points": 1, "repeat": "perDay" },
        { "id": "form", "signal": "formSubmit", "points": 1, "repeat": "once" }
    ])));
    let mut visitors = Visitors::new(&compiled);
    let mut bytes = 0;
    for round in 0..20 {
        let numbers: Vec<u32> = (0..2000).map(|_| visitors.add()).collect();
        for visitor in &numbers {
            for (kind, path) in [(0, "/"), (0, "/pricing"), (1, "/"), (2, "/")] {
                visitors.take(*visitor, &signal(&compiled, &(kind, path, "", 12, 0), START));
            }
        }
        if round == 0 {
            bytes = visitors.bytes();
            assert!(bytes < 2000 * 190, "{bytes}");
        }
        assert_eq!(visitors.bytes(), bytes);
        for visitor in numbers {
            visitors.remove(visitor);
        }
    }
    visitors.clear();
    assert_eq!((visitors.len(), visitors.bytes()), (0, 0));
}
