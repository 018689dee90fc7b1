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

#[test]
fn media_and_frames_keep_the_visitor_for_ten_minutes() {
    let mut steps = shown(0);
    steps.push((Event::Hold, 1_000));
    steps.extend(ticks(2_000, 3_600_000));
    assert_eq!(trace(&steps), 600);
    let mut steps = shown(0);
    steps.push((Event::Hold, 1_000));
    steps.extend(ticks(2_000, 60_000));
    steps.push((Event::Release, 60_000));
    steps.extend(ticks(61_000, 120_000));
    assert_eq!(trace(&steps), 60, "then it is thirty seconds from the last input, long over");
}

/// Ten minutes as a visitor spends them, event by event, with what really had the attention counted by hand.
#[test]
fn ten_minutes_with_everything_in_them() {
    let mut clock = Attention::default();
    let mut credited = 0;
    let mut at = |event, ms: u32| credited += clock.step(event, ms);
    let tick =
        |at: &mut dyn FnMut(Event, u32), from: u32, to: u32| (from + 1000..=to).step_by(1000).for_each(|ms| at(Event::Tick, ms));
    // prerendered for a minute, then shown: 0 s
    tick(&mut at, 0, 60_000);
    [Event::Visible, Event::Focus, Event::Input].into_iter().for_each(|event| at(event, 60_000));
    // reads for twenty seconds: 20 s
    tick(&mut at, 60_000, 80_000);
    // another tab for three minutes: 0 s
    at(Event::Hidden, 80_000);
    tick(&mut at, 80_000, 260_000);
    // back, reads for ten: 10 s
    [Event::Visible, Event::Input].into_iter().for_each(|event| at(event, 260_000));
    tick(&mut at, 260_000, 270_000);
    // another window in front: 0 s
    at(Event::Blur, 270_000);
    tick(&mut at, 270_000, 300_000);
    // clicks into an embedded form and fills it for fifty seconds, out of our sight: 50 s
    [Event::Focus, Event::Input, Event::Hold].into_iter().for_each(|event| at(event, 300_000));
    tick(&mut at, 300_000, 350_000);
    // out of the frame, and then a video of a minute: 60 s
    [Event::Release, Event::Input, Event::Hold].into_iter().for_each(|event| at(event, 350_000));
    tick(&mut at, 350_000, 410_000);
    at(Event::Release, 410_000);
    // the lid is closed for two minutes: one step at most
    at(Event::Tick, 530_000);
    // wakes up, and reads on: 20 s
    at(Event::Input, 530_000);
    tick(&mut at, 530_000, 550_000);
    // away to another page and back by the back/forward cache after half a minute: 0 s; then 20 s
    [Event::Close, Event::Hidden].into_iter().for_each(|event| at(event, 550_000));
    [Event::Visible, Event::Input].into_iter().for_each(|event| at(event, 580_000));
    tick(&mut at, 580_000, 600_000);
    let real = 20 + 10 + 50 + 60 + 20 + 20;
    assert!((real..=real + 5).contains(&credited), "{credited} of {real} seconds");
}

proptest! {
    /// Only one window has the focus at a time, so however many tabs there are, no second is counted twice.
    #[test]
    fn tabs_never_share_a_second(tabs in 1..6usize, turns in prop::collection::vec((0..6usize, 0..20u32), 0..60)) {
        let mut clocks = vec![Attention::default(); tabs];
        let (mut ms, mut credited, mut front) = (0u32, 0u32, None::<usize>);
        for (tab, seconds) in turns {
            let tab = tab % tabs;
            if front != Some(tab) {
                if let Some(old) = front {
                    credited += clocks[old].step(Event::Blur, ms);
                }
                credited += [Event::Visible, Event::Focus].map(|event| clocks[tab].step(event, ms)).iter().sum::<u32>();
                front = Some(tab);
            }
            credited += clocks[tab].step(Event::Input, ms);
            for _ in 0..seconds {
                ms += 1000;
                credited += clocks.iter_mut().map(|clock| clock.step(Event::Tick, ms)).sum::<u32>();
            }
        }
        prop_assert!(credited * 1000 <= ms, "{credited} s credited in {ms} ms");
    }

    #[test]
    fn credit_never_exceeds_the_time_that_passed(steps in prop::collection::vec((0..9usize, 0..40_000u32), 0..100)) {
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
    fn any_times_are_safe(steps in prop::collection::vec((0..9usize, proptest::num::u32::ANY), 0..100)) {
        let mut clock = Attention::default();
        for (event, ms) in steps {
            prop_assert!(clock.step(EVENTS[event], ms) <= 6);
        }
    }
}
