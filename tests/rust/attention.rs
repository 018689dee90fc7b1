//! The attention clock: scripted traces, and laws for any interleaving of events.

use attise::attention::{Attention, EVENTS, Event};
use proptest::prelude::*;

#[track_caller]
fn trace(steps: &[(Event, u32)]) -> u32 {
    let mut clock = Attention::default();
    steps.iter().map(|(event, ms)| clock.step(*event, *ms)).sum()
}

fn shown(from: u32) -> Vec<(Event, u32)> {
    vec![(Event::Visible, from), (Event::Focus, from), (Event::Input, from)]
}

fn ticks(from: u32, to: u32) -> impl Iterator<Item = (Event, u32)> {
    (from..=to).step_by(1000).map(|ms| (Event::Tick, ms))
}

#[test]
fn nothing_counts_before_the_first_input() {
    assert_eq!(trace(&[(Event::Visible, 0), (Event::Focus, 0), (Event::Tick, 4_000)]), 0);
}

#[test]
fn an_idle_visitor_counts_for_thirty_seconds() {
    assert_eq!(trace(&shown(0).into_iter().chain(ticks(1000, 120_000)).collect::<Vec<_>>()), 30);
}

#[test]
fn a_hidden_tab_counts_nothing() {
    let mut steps = shown(0);
    steps.extend([(Event::Tick, 1_000), (Event::Hidden, 2_000)]);
    steps.extend(ticks(3_000, 29 * 60_000));
    steps.extend([(Event::Visible, 1_800_000), (Event::Input, 1_800_000)]);
    steps.extend(ticks(1_801_000, 1_805_000));
    assert_eq!(trace(&steps), 2 + 5);
}

#[test]
fn a_blurred_window_counts_nothing() {
    let mut steps = shown(0);
    steps.extend([(Event::Blur, 3_000), (Event::Tick, 8_000), (Event::Focus, 9_000), (Event::Tick, 11_000)]);
    assert_eq!(trace(&steps), 5);
}

#[test]
fn sleep_credits_one_step() {
    let mut steps = shown(0);
    steps.push((Event::Tick, 8 * 3_600_000));
    assert_eq!(trace(&steps), 5);
}

#[test]
fn a_clock_that_goes_back_credits_nothing() {
    let mut steps = shown(1_000_000);
    steps.push((Event::Tick, 0));
    assert_eq!(trace(&steps), 0);
}

#[test]
fn the_clock_wraps() {
    let mut steps = shown(u32::MAX - 1_000);
    steps.push((Event::Tick, 1_000));
    assert_eq!(trace(&steps), 2);
}

#[test]
fn a_new_page_waits_for_its_own_input() {
    let mut steps = shown(0);
    steps.extend([(Event::Close, 2_500), (Event::Tick, 9_000)]);
    assert_eq!(trace(&steps), 2);
}

proptest! {
    #[test]
    fn credit_never_exceeds_the_time_that_passed(steps in prop::collection::vec((0..7usize, 0..40_000u32), 0..100)) {
        let mut clock = Attention::default();
        let (mut ms, mut credited) = (0u32, 0u32);
        for (event, gap) in steps {
            ms += gap;
            let seconds = clock.step(EVENTS[event], ms);
            prop_assert!(seconds <= 6, "a step of five seconds, and a rest of one at most");
            credited += seconds;
        }
        prop_assert!(credited * 1000 <= ms);
    }

    #[test]
    fn any_times_are_safe(steps in prop::collection::vec((0..7usize, proptest::num::u32::ANY), 0..100)) {
        let mut clock = Attention::default();
        for (event, ms) in steps {
            prop_assert!(clock.step(EVENTS[event], ms) <= 6);
        }
    }
}
