//! A naive scorer in floating point, written from the documentation alone, that ours must agree with.

use super::plans::{Act, acts, any, open};
use attise::memory::Memory;
use attise::receipt;
use attise::visitor::Visitor;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

pub const START: u32 = 1_767_607_200;

/// Every counted occurrence of a criterion as (time, share that the cap let through).
type Counted = HashMap<String, Vec<(f64, f64)>>;

fn worth(criterion: &Value, counted: &[(f64, f64)], now: f64) -> f64 {
    let days = criterion["halfLifeDays"].as_f64();
    let fade = |at: f64| days.map_or(1.0, |days| (-(now - at) / (days * 86_400.0)).exp2());
    counted.iter().map(|(at, share)| share * fade(*at)).sum()
}

fn naive(plan: &Value, acts: &[Act], now: u32) -> f64 {
    let mut counted = Counted::new();
    let mut rest: HashMap<String, (String, u32)> = HashMap::new();
    let mut marks: HashSet<String> = HashSet::new();
    let (mut at, mut visit, mut last) = (START, 0u32, None::<u32>);
    for (kind, path, name, amount, pause) in acts {
        at += pause;
        if last.is_none_or(|last| at - last > 1800) {
            visit += 1;
        }
        last = Some(at);
        for criterion in plan["criteria"].as_array().unwrap() {
            let id = criterion["id"].as_str().unwrap();
            if criterion["signal"] != ["pageView", "activeTime", "formSubmit", "click", "download"][usize::from(*kind)] {
                continue;
            }
            let on = |group: &str| path.starts_with(&format!("/{group}"));
            let pages = match &criterion["page"] {
                Value::String(group) => on(group),
                Value::Array(groups) => groups.iter().any(|group| on(group.as_str().unwrap())),
                _ => true,
            };
            if !pages {
                continue;
            }
            let about = match criterion["repeat"].as_str().unwrap() {
                "perVisit" => format!("{visit}"),
                "perDay" => format!("{}", at / 86_400),
                "perWeek" => format!("{}", (at / 86_400 + 3) / 7),
                "perKey" if *kind <= 1 || name.is_empty() => path.to_string(),
                "perKey" => name.to_string(),
                _ => String::new(),
            };
            let step = criterion["seconds"].as_u64().unwrap_or(1) * criterion["count"].as_u64().unwrap_or(1);
            let (of, sum) = rest.entry(id.into()).or_default();
            if *of != about {
                (*of, *sum) = (about.clone(), 0);
            }
            *sum += if *kind == 1 { *amount } else { 1 };
            let times = u64::from(*sum) / step;
            *sum %= step as u32;
            for _ in 0..times {
                let list = counted.entry(id.into()).or_default();
                let most = criterion["max"].as_u64().map_or(usize::MAX, |max| max as usize);
                if criterion["repeat"] == "perKey" && list.len() >= most {
                    continue;
                }
                if criterion["repeat"].as_str().unwrap().starts_with("per") && !marks.insert(format!("{id} {about}")) {
                    continue;
                }
                let points = criterion["points"].as_f64().unwrap().abs();
                let most = if criterion["repeat"] == "once" { Some(1.0) } else { criterion["max"].as_f64() };
                let cap = criterion["cap"].as_f64().map(|cap| cap / points);
                let room = most.unwrap_or(f64::MAX).min(cap.unwrap_or(f64::MAX)) - worth(criterion, list, f64::from(at));
                list.push((f64::from(at), room.clamp(0.0, 1.0)));
            }
        }
        for criterion in plan["criteria"].as_array().unwrap().iter().filter(|criterion| criterion["signal"] == "combination") {
            let often = |id: &Value| {
                let part = plan["criteria"].as_array().unwrap().iter().find(|criterion| criterion["id"] == *id).unwrap();
                let most = if part["repeat"] == "once" { 1 } else { part["max"].as_u64().unwrap_or(u64::MAX) };
                counted.get(id.as_str().unwrap()).map_or(0, |list| list.len() as u64).min(most)
            };
            let whole = criterion["of"].as_array().unwrap().iter().all(|part| match part {
                Value::Object(part) => often(&part["criterion"]) >= part["times"].as_u64().unwrap(),
                id => often(id) >= 1,
            });
            let list = counted.entry(criterion["id"].as_str().unwrap().into()).or_default();
            if whole && list.is_empty() {
                let points = criterion["points"].as_f64().unwrap().abs();
                list.push((f64::from(at), (criterion["cap"].as_f64().unwrap_or(f64::MAX) / points).min(1.0)));
            }
        }
    }
    let range = |of: &Value, sum: f64| sum.clamp(of["floor"].as_f64().unwrap(), of["cap"].as_f64().unwrap());
    let (mut grouped, mut total) = (0.0, 0.0);
    for criterion in plan["criteria"].as_array().unwrap() {
        let counted = counted.get(criterion["id"].as_str().unwrap()).map_or(&[][..], Vec::as_slice);
        let points = criterion["points"].as_f64().unwrap() * worth(criterion, counted, f64::from(now));
        if criterion["group"].is_null() { total += points } else { grouped += points }
    }
    range(&plan["total"], total + range(&plan["groups"]["interest"], grouped))
}

pub fn play(visitor: &mut Visitor, acts: &[Act]) -> u32 {
    let mut at = START;
    for (kind, path, name, amount, pause) in acts {
        at += pause;
        visitor.turn(path);
        visitor.signal(*kind, name, *amount, at);
    }
    at
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    /// Each line is rounded to whole points, so a score is off by at most half a point a criterion.
    #[test]
    fn agrees_with_the_naive_scorer(plan in any(), acts in acts(), later in 0..3_000_000u32) {
        let (_, compiled) = open(&plan);
        let criteria = compiled.criteria.len() as f64;
        let mut visitor = Visitor::new(compiled.clone(), Memory::new(&compiled), START);
        let now = play(&mut visitor, &acts) + later;
        let (_, score) = receipt::read(&compiled, &visitor.memory, now);
        let expected = naive(&plan, &acts, now);
        prop_assert!((f64::from(score) - expected).abs() <= 0.51 * criteria, "{score}, expected {expected}");
    }
}
