//! Laws of the search: nothing shorter is found by trying all, nothing can be left out, nothing goes beyond the bounds.

use super::super::plans::{self, least, open, with};
use super::super::reference;
use super::{HOT, WARM, arrives};
use attise::compiled::Compiled;
use attise::fields::Fields;
use attise::journey::{Journey, Step, play};
use attise::plan::Plan;
use attise::search::{Target, Way, fit_range, highest, lowest, shortest};
use attise::signal::Kind;
use attise::temperature::Temperature;
use proptest::prelude::*;
use serde_json::{Value, json};

/// One thing that a visitor may do, as the brute force sees it.
#[derive(Clone, Copy, Debug)]
enum Deed {
    See(&'static str),
    Stay(u32),
    Do(Kind, &'static str),
}

/// The pages of the brute force.
const PATHS: [&str; 4] = ["/", "/pricing", "/pricing-2", "/careers"];

/// Tries all journeys of one visit.
struct Brute<'p> {
    plan: &'p Plan,
    compiled: &'p Compiled,
    deeds: Vec<Deed>,
    least: Temperature,
    done: Journey,
    best: Option<u32>,
}

impl Brute<'_> {
    /// Effort of the cheapest journey of up to so many acts.
    fn run(plan: &Plan, compiled: &Compiled, least: Temperature, acts: usize) -> Option<u32> {
        let others = [Deed::Stay(15), Deed::Do(Kind::FormSubmit, "quote"), Deed::Do(Kind::Click, "quote")];
        let deeds = PATHS.map(Deed::See).into_iter().chain(others).collect();
        let done = Journey { now: 1_767_603_600, fields: Fields::new(), ..Journey::default() };
        let mut brute = Brute { plan, compiled, deeds, least, done, best: None };
        brute.go(acts, 0);
        brute.best
    }

    fn go(&mut self, left: usize, effort: u32) {
        if self.best.is_some_and(|best| effort >= best) {
            return;
        }
        if play(self.plan, self.compiled, &self.done).reading.temperature >= self.least {
            self.best = Some(effort);
            return;
        }
        for deed in self.deeds.clone().into_iter().filter(|_| left > 0) {
            let (kind, path, name, amount, cost) = match deed {
                Deed::See(path) => (Kind::PageView, Some(path.to_string()), "", 0, 10),
                Deed::Stay(seconds) => (Kind::ActiveTime, None, "", seconds, seconds),
                Deed::Do(Kind::FormSubmit, name) => (Kind::FormSubmit, None, name, 0, 60),
                Deed::Do(kind, name) => (kind, None, name, 0, 5),
            };
            if self.done.signals.is_empty() && path.is_none() {
                continue;
            }
            let now = self.done.now;
            self.done.now += cost;
            self.done.signals.push(Step { at: self.done.now, kind, path, name: name.into(), amount });
            self.go(left - 1, effort + cost);
            self.done.signals.pop();
            self.done.now = now;
        }
    }
}

/// True for a way of acts that the brute force knows.
fn is_plain(way: &Way) -> bool {
    let known = |step: &Step| {
        let path = step.path.as_deref().is_none_or(|path| PATHS.contains(&path));
        path && (step.kind != Kind::ActiveTime || step.amount == 15)
    };
    way.steps.len() <= 4 && way.visits == 1 && way.steps.iter().all(known)
}

/// Signal, repetition, page, points, and cap, count and whether it is in a group.
type Drawn = (usize, usize, Option<usize>, i32, (Option<u32>, usize, bool));

/// Plans of a few criteria that the brute force can try.
fn small() -> impl Strategy<Value = Value> {
    let limits = (prop::option::of(5..40u32), 0..3usize, prop::bool::ANY);
    let one = (0..4usize, 0..4usize, prop::option::of(0..2usize), 1..30i32, limits);
    prop::collection::vec(one, 1..5).prop_map(|criteria| {
        let criterion = |i: usize, (kind, repeat, page, points, (cap, count, grouped)): Drawn| {
            let kind = ["pageView", "activeTime", "formSubmit", "click"][kind];
            let repeat = ["once", "perVisit", "perKey", "every"][repeat];
            let points = if points % 7 == 0 { -points } else { points };
            let mut criterion = json!({ "id": format!("c{i}"), "signal": kind, "points": points, "repeat": repeat });
            if kind == "activeTime" {
                criterion["seconds"] = json!(15);
            }
            if let Some(page) = page {
                criterion["page"] = json!(["pricing", "careers"][page]);
            }
            if let Some(cap) = cap {
                criterion["cap"] = json!(cap);
            }
            if count > 0 && kind != "activeTime" && repeat != "perKey" {
                criterion["count"] = json!(count);
            }
            if kind == "formSubmit" || kind == "click" {
                criterion["name"] = json!("quote");
            }
            if grouped {
                criterion["group"] = json!("g");
            }
            criterion
        };
        let mut plan = with(json!(criteria.into_iter().enumerate().map(|(i, drawn)| criterion(i, drawn)).collect::<Vec<_>>()));
        plan["groups"] = json!({ "g": { "cap": 25 } });
        plan["total"] = json!({ "floor": 0, "cap": 200 });
        plan["temperature"] = json!({ "warm": 20, "hot": 1000 });
        plan
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn nothing_shorter_is_found_by_trying_all(plan in small()) {
        let (plan, compiled) = open(&plan);
        let found = shortest(&plan, &compiled, &WARM);
        let best = Brute::run(&plan, &compiled, Temperature::Warm, 4);
        if let Some(way) = &found {
            prop_assert!(!way.exact || best.is_none_or(|best| way.effort <= best), "{} s: {}, but {best:?} s", way.effort, way.text.en);
            prop_assert!(highest(&plan, &compiled) >= way.engagement);
            arrives(&plan, &compiled, WARM, way.clone());
            if way.exact && is_plain(way) {
                prop_assert_eq!(best, Some(way.effort));
            }
        } else {
            prop_assert_eq!(best, None);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_act_of_a_way_can_be_left_out(plan in plans::any()) {
        let (plan, compiled) = open(&plan);
        for target in [WARM, HOT] {
            let Some(way) = shortest(&plan, &compiled, &target) else { continue };
            let way = arrives(&plan, &compiled, target, way);
            let whole = way.journey();
            for place in 0..whole.signals.len() {
                let mut less = whole.clone();
                let gone = less.signals.remove(place);
                // journeys begin on a Monday, and visits are on the next day or the next Monday: without one, other points have faded
                let day = |step: Option<&Step>| step.map(|step| step.at / 86_400);
                if way.days > 1 && (place == 0 || day(Some(&gone)) != day(whole.signals.get(place - 1))) {
                    continue;
                }
                // waiting is no act: points that only fade in time are read after the last one
                less.now = less.signals.last().map_or(0, |step| step.at);
                // a page on which something is done is needed for that
                if gone.path.is_some() && less.signals.get(place).is_some_and(|next| next.path.is_none()) {
                    continue;
                }
                let Target::Temperature(temperature) = target else { continue };
                let reading = play(&plan, &compiled, &less).reading;
                prop_assert!(reading.temperature < temperature || !way.exact, "{}: {place} of {:?}", way.text.en, way.steps);
            }
        }
    }

    #[test]
    fn no_journey_goes_beyond_the_bounds(plan in plans::any(), acts in plans::acts()) {
        let (plan, compiled) = open(&plan);
        let mut visitor = attise::visitor::Visitor::new(compiled.clone(), attise::memory::Memory::new(&compiled), reference::START);
        reference::play(&mut visitor, &acts);
        prop_assert!(visitor.score <= highest(&plan, &compiled), "{} > {}", visitor.score, highest(&plan, &compiled));
        prop_assert!(visitor.score >= lowest(&plan, &compiled));
    }

    #[test]
    fn no_form_goes_beyond_the_range(
        rules in prop::collection::vec((0..5usize, 0..3usize, -20..20i32), 1..6),
        said in prop::collection::vec(("[a-c]", 0..60i32), 3),
    ) {
        let field = |i: usize| ["x", "y", "z"][i];
        let rule = |(i, (kind, at, points)): (usize, (usize, usize, i32))| {
            let (points, id) = (if points == 0 { 1 } else { points }, format!("f{i}"));
            match kind {
                0 => json!({ "id": id, "field": field(at), "oneOf": ["a", "b"], "points": points }),
                1 => json!({ "id": id, "field": field(at), "contains": ["a"], "points": points }),
                2 => json!({ "id": id, "field": field(at), "bands": [{ "from": 1, "points": points }, { "from": 20 + at, "points": -points }] }),
                3 => json!({ "id": id, "field": [field(at), "w"], "noneOf": ["b"], "points": points }),
                _ => json!({ "id": id, "field": field(at), "by": field((at + 1) % 3), "matrix": { "a": { "a": points, "b": 3 }, "c": { "a": -points } } }),
            }
        };
        let mut plan = least();
        plan["fit"] = json!(rules.into_iter().enumerate().map(rule).collect::<Vec<_>>());
        let (plan, compiled) = open(&plan);
        let (low, high) = fit_range(&plan);
        let fields: Fields = said.iter().enumerate().map(|(i, (word, number))| (field(i).into(), match number % 3 {
            0 => word.clone(),
            1 => number.to_string(),
            _ => format!("{word} {number}"),
        })).collect();
        let fit = play(&plan, &compiled, &Journey { fields, ..Journey::default() }).reading.fit;
        prop_assert!((low..=high).contains(&fit), "{fit} is not in {low}..={high}: {:?} {:?}", plan.fit, said);
    }
}
