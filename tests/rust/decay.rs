//! Forward decay: the bound that its documentation states, and the laws that make it composable.

use attise::decay::{ONE, Weight};
use proptest::prelude::*;

const START: u32 = 1_767_607_200;

fn half_lives() -> impl Strategy<Value = u32> {
    prop_oneof![60..3600u32, 3600..86_400u32, 86_400..3650 * 86_400u32]
}

proptest! {
    #[test]
    fn one_occurrence_stays_within_the_stated_bound(half_life in half_lives(), at in START..START + 100_000_000, later in 0..200_000_000u32) {
        let mut weight = Weight::default();
        weight.add(at, half_life, u64::MAX);
        let exact = (-f64::from(later) / f64::from(half_life)).exp2() * ONE as f64;
        let read = weight.read(at + later, half_life) as f64;
        prop_assert!((read - exact).abs() <= 3.0, "{read}, expected {exact}");
    }

    #[test]
    fn it_never_rises(half_life in half_lives(), times in prop::collection::vec(0..10_000_000u32, 1..20), reads in prop::collection::vec(0..400_000_000u32, 2..20)) {
        let mut weight = Weight::default();
        let mut at = START;
        for gap in times {
            at += gap;
            weight.add(at, half_life, u64::MAX);
        }
        let mut reads = reads;
        reads.sort_unstable();
        let values: Vec<u64> = reads.iter().map(|later| weight.read(at + later, half_life)).collect();
        prop_assert!(values.is_sorted_by(|a, b| a >= b));
    }

    /// Readings in between change nothing: reading takes `&self`, and a second reader sees the same as a first one.
    #[test]
    fn it_is_split_invariant(half_life in half_lives(), stops in prop::collection::vec(0..40_000_000u32, 0..10), later in 0..40_000_000u32) {
        let mut weight = Weight::default();
        weight.add(START, half_life, u64::MAX);
        let read_through = stops.iter().fold(START, |at, gap| { weight.read(at + gap, half_life); at + gap }) + later;
        let mut other = Weight::default();
        other.add(START, half_life, u64::MAX);
        prop_assert_eq!(weight.read(read_through, half_life), other.read(read_through, half_life));
    }

    /// Within twenty half-lives, sums are exact: the order of arrival does not show.
    #[test]
    fn order_does_not_matter(half_life in half_lives(), shares in prop::collection::vec(0..20_000u64, 1..20)) {
        let span = u64::from(half_life) * 10;
        let first = START / half_life * half_life;
        let times: Vec<u32> = shares.iter().map(|share| first + (span * share / 20_000).min(u64::from(u32::MAX - first)) as u32).collect();
        let sum = |times: &mut dyn Iterator<Item = &u32>| {
            let mut weight = Weight::default();
            weight.add(first, half_life, u64::MAX);
            times.for_each(|at| { weight.add(*at, half_life, u64::MAX); });
            weight
        };
        prop_assert_eq!(sum(&mut times.iter()), sum(&mut times.iter().rev()));
    }

    #[test]
    fn a_limit_saturates_what_is_earned(half_life in half_lives(), limit in 1..10u64, gaps in prop::collection::vec(0..100_000u32, 1..60)) {
        let mut weight = Weight::default();
        let mut at = START;
        for gap in gaps {
            at += gap;
            let before = weight.read(at, half_life);
            let gained = weight.add(at, half_life, limit * ONE);
            let after = weight.read(at, half_life);
            prop_assert!(after <= limit * ONE + 2 && after + 2 >= before + gained, "{before} + {gained} = {after}");
        }
    }
}

#[test]
fn nothing_fades_without_a_half_life() {
    let mut weight = Weight::default();
    weight.add(START, 0, u64::MAX);
    assert_eq!(weight.read(u32::MAX, 0), ONE);
}

#[test]
fn extremes_do_not_panic() {
    for half_life in [0, 1, 60, u32::MAX] {
        let mut weight = Weight { sum: u64::MAX, landmark: u32::MAX };
        for at in [0, 1, START, u32::MAX] {
            weight.add(at, half_life, u64::MAX);
            weight.add(at, half_life, 0);
            weight.read(at, half_life);
        }
    }
}

/// Records whose landmarks are further and further apart add up in any order: the newest is never lost.
#[test]
fn weights_far_apart_add_up_in_any_order() {
    const DAY: u32 = 86_400;
    let of = |days: &[u32]| {
        let mut weight = Weight::default();
        days.iter().for_each(|day| weight.join(Weight::of(ONE, day * DAY, DAY)));
        weight
    };
    let kept = |mut order: Vec<Weight>| {
        let mut sum = order.remove(0);
        order.into_iter().for_each(|each| sum.join(each));
        sum.read(60 * DAY, DAY)
    };
    let [oldest, older, newest] = [of(&[0]), of(&[20]), of(&[40, 60])];
    assert_eq!(kept(vec![oldest, older, newest]), ONE);
    assert_eq!(kept(vec![newest, older, oldest]), ONE);
}
