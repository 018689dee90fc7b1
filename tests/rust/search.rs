//! Shortest journeys: that they are short, and that they arrive.

mod hostile;
mod laws;
mod missing;

use super::plans::{open, with};
use attise::compiled::Compiled;
use attise::journey::play;
use attise::plan::Plan;
use attise::search::{Target, Way, fit_range, highest, idling, journeys, lowest, shortest};
use attise::temperature::Temperature;
use serde_json::{Value, json};
use std::fs;

const WARM: Target = Target::Temperature(Temperature::Warm);
const HOT: Target = Target::Temperature(Temperature::Hot);

/// Plays a way as the journey of a new visitor, which must reach the target, and gives it back.
#[track_caller]
fn arrives(plan: &Plan, compiled: &Compiled, target: Target, way: Way) -> Way {
    let reading = play(plan, compiled, &way.journey()).reading;
    let there = match target {
        Target::Temperature(temperature) => reading.temperature >= temperature,
        Target::Stage(place) => plan.stages.iter().skip(place).any(|stage| Some(&stage.id) == reading.stage.as_ref()),
    };
    assert!(there, "{}: {target:?} is not reached by {}: {reading:?}", plan.id, way.text.en);
    assert_eq!(reading.engagement, way.engagement);
    way
}

#[track_caller]
fn way(plan: &Value, target: Target) -> Option<Way> {
    let (plan, compiled) = open(plan);
    shortest(&plan, &compiled, &target).map(|way| arrives(&plan, &compiled, target, way))
}

/// The shortest way in English, its effort, and whether that is certain.
#[track_caller]
fn told(plan: &Value, target: Target) -> Option<(String, u32, bool)> {
    way(plan, target).map(|way| (way.text.en, way.effort, way.exact))
}

#[track_caller]
fn is(plan: &Value, target: Target, text: &str, effort: u32) {
    assert_eq!(told(plan, target), Some((text.into(), effort, true)));
}

fn presets() -> Vec<(Plan, Compiled)> {
    let files = fs::read_dir("pkg-config/presets").unwrap().map(|entry| entry.unwrap().path());
    let plans = files.filter(|path| !path.to_string_lossy().ends_with(".cases.json"));
    plans.map(|path| open(&serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())).collect()
}

fn preset(id: &str) -> (Plan, Compiled) {
    presets().into_iter().find(|(plan, _)| plan.id == id).unwrap()
}

fn content() -> Value {
    with(json!([
        { "id": "pricing", "label": "Time on pricing", "signal": "activeTime", "page": "pricing", "seconds": 30, "points": 10, "repeat": "every" },
        { "id": "paper", "label": "White paper asked for", "signal": "download", "points": 8, "repeat": "perKey", "cap": 8 }
    ]))
}

#[test]
fn a_stay_and_a_download() {
    // 10 for the page, 60 s for 20 points; 8 points of a download cost 20 s, those of staying 24
    let mut plan = content();
    plan["temperature"] = json!({ "warm": 28, "hot": 38 });
    is(&plan, WARM, "white paper asked for + pricing 60 s", 10 + 20 + 60);
    plan["assets"] = json!({ "guide": { "label": { "fr": "Livre blanc", "en": "White paper" }, "kind": "pdf" } });
    let hot = way(&plan, HOT).unwrap();
    assert_eq!((hot.text.en.as_str(), hot.text.fr.as_str()), ("white paper + pricing 90 s", "livre blanc + pricing 90\u{a0}s"));
    assert_eq!((hot.visits, hot.days, hot.engagement, hot.effort), (1, 1, 38, 120));
}

#[test]
fn distinct_pages_are_distinct_acts() {
    let mut plan = with(json!([{ "id": "view", "signal": "pageView", "page": "pricing", "points": 10, "repeat": "perKey" }]));
    is(&plan, WARM, "pricing × 3", 30);
    let way = way(&plan, WARM).unwrap();
    let mut paths: Vec<&str> = way.steps.iter().filter_map(|step| step.path.as_deref()).collect();
    paths.dedup();
    assert_eq!(paths, ["/pricing", "/pricing-2", "/pricing-3"]);
    // a group of one page has one key
    plan["pages"]["pricing"] = json!("/pricing");
    assert_eq!(told(&plan, WARM), None);
    let (plan, compiled) = open(&plan);
    assert_eq!(highest(&plan, &compiled), 10);
}

#[test]
fn once_a_visit_takes_another_day() {
    let plan = with(json!([
        { "id": "view", "signal": "pageView", "page": "pricing", "points": 12, "repeat": "perVisit" },
        { "id": "back", "label": { "fr": "Revenu", "en": "Came back" }, "signal": "returnVisit", "points": 6, "repeat": "perDay" }
    ]));
    let way = way(&plan, WARM).unwrap();
    assert_eq!(
        (way.text.en.as_str(), way.text.fr.as_str()),
        ("pricing × 2 + come back another day", "pricing ×\u{a0}2 + revenir un autre jour")
    );
    assert_eq!((way.effort, way.visits, way.days, way.engagement), (10 + 600 + 10, 2, 2, 30));
}

#[test]
fn once_a_week_takes_another_week() {
    let plan = with(json!([{ "id": "view", "signal": "pageView", "points": 15, "repeat": "perWeek" }]));
    let way = way(&plan, WARM).unwrap();
    assert_eq!((way.effort, way.visits, way.days), (10 + 900 + 10, 2, 8));
}

#[test]
fn what_has_faded_counts_as_it_does_for_a_visitor() {
    // 20 points that halve in a day: 20, 30, 35, 37.5 and so on, never 40
    let criteria = json!([{ "id": "view", "signal": "pageView", "points": 20, "repeat": "perDay", "halfLifeDays": 1 }]);
    let mut plan = with(criteria);
    let found = way(&plan, WARM).unwrap();
    assert_eq!((found.engagement, found.days), (30, 2));
    plan["temperature"] = json!({ "warm": 36, "hot": 41 });
    assert_eq!(way(&plan, WARM).unwrap().days, 4);
    assert_eq!(told(&plan, HOT), None);
}

#[test]
fn so_many_signals_make_one_occurrence() {
    let plan = with(json!([
        { "id": "three", "signal": "click", "name": "compare", "count": 3, "points": 30, "repeat": "every" },
        { "id": "long", "signal": "activeTime", "page": "pricing", "seconds": 10, "count": 4, "points": 15, "repeat": "perVisit" }
    ]));
    is(&plan, WARM, "three × 3", 10 + 15);
    is(&plan, HOT, "three × 6", 10 + 30);
}

#[test]
fn a_combination_is_worth_its_parts() {
    let plan = with(json!([
        { "id": "view", "label": "Pricing", "signal": "pageView", "page": "pricing", "points": 1, "repeat": "once" },
        { "id": "copy", "label": "Price copied", "signal": "copy", "points": 1, "repeat": "every" },
        { "id": "both", "signal": "combination", "of": ["view", { "criterion": "copy", "times": 2 }], "points": 30, "repeat": "once" },
        { "id": "form", "label": "Quote", "signal": "formSubmit", "name": "quote", "points": 40, "repeat": "once" }
    ]));
    is(&plan, WARM, "pricing + price copied × 2", 20);
    is(&plan, HOT, "pricing + quote + price copied × 2", 80);
}

#[test]
fn overlapping_page_groups_count_for_both() {
    let mut plan = with(json!([
        { "id": "shop", "signal": "pageView", "page": "shop", "points": 15, "repeat": "once" },
        { "id": "sale", "signal": "pageView", "page": "sale", "points": 15, "repeat": "once" }
    ]));
    for (shop, sale) in [("/shop*", "/shop/sale"), ("/shop/*", "*/sale"), ("/:shop/sale", "/shop/*")] {
        plan["pages"] = json!({ "shop": shop, "sale": sale });
        assert_eq!(way(&plan, WARM).unwrap().effort, 10, "{shop} and {sale}");
    }
    plan["pages"] = json!({ "shop": "/shop*", "sale": "/sale*" });
    assert_eq!(way(&plan, WARM).unwrap().effort, 20);
}

#[test]
fn caps_of_groups_send_elsewhere() {
    let mut plan = with(json!([
        { "id": "read", "label": "Read", "signal": "pageView", "points": 10, "repeat": "every", "group": "reading" },
        { "id": "form", "label": "Quote", "signal": "formSubmit", "name": "quote", "points": 20, "repeat": "once" }
    ]));
    plan["groups"] = json!({ "reading": { "cap": 100 } });
    is(&plan, WARM, "3 pages", 30);
    plan["groups"] = json!({ "reading": { "cap": 25 } });
    is(&plan, WARM, "quote", 70);
    plan["total"] = json!({ "floor": 0, "cap": 29 });
    assert_eq!(told(&plan, WARM), None);
}

#[test]
fn penalties_are_gone_round() {
    let plan = with(json!([
        { "id": "any", "signal": "pageView", "points": 10, "repeat": "perKey" },
        { "id": "jobs", "signal": "pageView", "page": "careers", "points": -50, "repeat": "perVisit" }
    ]));
    is(&plan, WARM, "3 pages", 30);
    let (plan, compiled) = open(&plan);
    assert_eq!((lowest(&plan, &compiled), highest(&plan, &compiled)), (-100_000, 160));
}

fn ladder() -> Value {
    let mut plan = content();
    plan["criteria"].as_array_mut().unwrap().push(
        json!({ "id": "quote", "label": { "fr": "Devis demandé", "en": "Quote requested" }, "signal": "formSubmit", "name": "quote", "points": 20, "repeat": "once" }),
    );
    plan["fields"] = json!({ "email": { "label": { "fr": "E-mail", "en": "E-mail" } }, "size": { "label": { "fr": "Effectif", "en": "Headcount" } }, "role": {}, "status": {} });
    plan["fit"] = json!([
        { "id": "size", "field": "size", "bands": [{ "from": 1, "points": 0 }, { "from": 50, "points": 20 }] },
        { "id": "role", "field": "role", "contains": ["direct*"], "points": 10 },
        { "id": "intern", "field": "role", "contains": "intern", "points": -10 }
    ]);
    plan["stages"] = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto" },
        { "id": "lead", "owner": "marketing", "gate": "auto", "when": { "has": "email" } },
        { "id": "mql", "owner": "marketing", "gate": "auto", "when": { "has": "email", "engagement": 30 } },
        { "id": "sql", "label": { "fr": "Qualifié", "en": "Qualified" }, "owner": "sales", "gate": "human", "when": { "has": "email", "engagement": 40, "fit": 30 } },
        { "id": "won", "label": { "fr": "Client", "en": "Customer" }, "owner": "sales", "gate": "verbal", "when": { "where": { "field": "status", "equals": "customer" } } }
    ]);
    plan
}

#[test]
fn stages_are_reached_with_a_form_and_people() {
    let plan = ladder();
    let (checked, _) = open(&plan);
    assert_eq!(fit_range(&checked), (-10, 30), "a director who is an intern is both");
    is(&plan, Target::Stage(1), "form, with e-mail", 70);
    is(&plan, Target::Stage(2), "quote requested + pricing 30 s, with e-mail", 100);
    let sql = way(&plan, Target::Stage(3)).unwrap();
    assert_eq!(sql.text.en, "quote requested + pricing 60 s, with e-mail, role, headcount, then a person opens “Qualified”");
    assert_eq!(
        sql.text.fr,
        "devis demandé + pricing 60\u{a0}s, avec e-mail, role, effectif, puis une personne ouvre «\u{a0}Qualifié\u{a0}»"
    );
    assert_eq!(sql.fields.keys().collect::<Vec<_>>(), ["email", "role", "size"]);
    assert_eq!(sql.openings.iter().map(|opening| opening.stage.as_str()).collect::<Vec<_>>(), ["sql"]);
    let won = way(&plan, Target::Stage(4)).unwrap();
    assert_eq!(won.text.en, "form, with status, then a person opens “Qualified” and “Customer” after speaking with the lead");
    assert_eq!(way(&plan, Target::Stage(0)).unwrap().text.en, "nothing more");
    assert!(way(&plan, Target::Stage(5)).is_none());
}

#[test]
fn a_hand_raise_is_the_shortest_way() {
    let mut plan = ladder();
    plan["stages"][3]["handRaise"] = json!("quote");
    is(&plan, Target::Stage(3), "quote requested, with e-mail, then a person opens “Qualified”", 70);
    is(&plan, Target::Stage(2), "quote requested, with e-mail", 70);
}

#[test]
fn conditions_of_all_kinds_are_met() {
    let mut plan = ladder();
    plan.as_object_mut().unwrap().remove("fields");
    plan["phases"] = json!([{ "id": "early" }, { "id": "late" }]);
    plan["criteria"][0]["phase"] = json!("early");
    plan["criteria"][1]["phase"] = json!("late");
    plan["personas"] = json!([
        { "id": "buyer", "fit": [{ "id": "b", "field": "dept", "oneOf": ["purchasing", "finance"], "points": 10 }] },
        { "id": "user", "fit": [{ "id": "u", "field": "dept", "equals": "it", "points": 10 }] }
    ]);
    plan["grade"] = json!({ "A": 40, "B": 20, "C": 10 });
    plan["quadrant"] = json!({ "fit": 20, "engagement": 20 });
    plan["bant"] = json!({ "budget": "budget", "authority": { "field": "role", "contains": "direct*" }, "need": "need", "timing": { "field": "months", "below": 6 } });
    plan["disqualifiers"] =
        json!([{ "id": "rival", "when": { "where": { "field": "email", "contains": "example" } }, "atMost": "lead" }]);
    for when in [
        json!({ "phase": "late" }),
        json!({ "persona": "user" }),
        json!({ "persona": ["buyer", "user"], "grade": "A" }),
        json!({ "quadrant": "q4" }),
        json!({ "quadrant": "q3" }),
        json!({ "quadrant": ["q1", "q2"] }),
        json!({ "temperature": ["warm"] }),
        json!({ "temperature": "hot", "coverage": 60 }),
        json!({ "did": [{ "criterion": "pricing", "times": 3 }, "quote"], "didNot": "quote" }),
        json!({ "matched": ["role", "size"] }),
        json!({ "bant": "declared" }),
        json!({ "bant": "verified", "where": [{ "field": "country", "noneOf": ["fr"] }, { "field": "size", "atLeast": 50 }, { "field": "size", "below": 60 }] }),
        json!({ "engagement": 8, "any": [{ "has": "vip" }, { "did": "paper" }] }),
    ] {
        let mut plan = plan.clone();
        if when["didNot"].is_null() && when["persona"].is_null() {
            plan["disqualifiers"] = json!([]);
        }
        plan["stages"] = json!([
            { "id": "visitor", "owner": "marketing", "gate": "auto" },
            { "id": "lead", "owner": "marketing", "gate": "auto" , "when": { "has": "phone", "fit": 1000 } },
            { "id": "goal", "owner": "sales", "gate": "auto", "when": when }
        ]);
        let found = way(&plan, Target::Stage(2));
        assert!(found.as_ref().is_some_and(|way| way.exact), "{when}: {found:?}");
    }
}

#[test]
fn what_cannot_be_met_is_not() {
    let mut plan = ladder();
    for when in [
        json!({ "fit": 31 }),
        json!({ "has": "email", "where": { "field": "email", "absent": true } }),
        json!({ "did": { "criterion": "quote", "times": 2 } }),
        json!({ "engagement": 50_000, "temperature": "cold" }),
    ] {
        plan["stages"] = json!([
            { "id": "visitor", "owner": "marketing", "gate": "auto" },
            { "id": "goal", "owner": "sales", "gate": "auto", "when": when }
        ]);
        assert_eq!(told(&plan, Target::Stage(1)), None, "{when}");
    }
}

#[test]
fn idling_ends_at_caps() {
    let plan = with(json!([
        { "id": "time", "signal": "activeTime", "page": "pricing", "seconds": 30, "points": 5, "repeat": "every", "cap": 20 },
        { "id": "view", "signal": "pageView", "page": "pricing", "points": 3, "repeat": "perVisit" },
        { "id": "click", "signal": "click", "points": 2, "repeat": "every", "max": 7 },
        { "id": "long", "signal": "activeTime", "seconds": 60, "points": 1, "repeat": "every" }
    ]));
    let (plan, compiled) = open(&plan);
    let found: Vec<(&str, Option<String>, u32, u32, i32)> = idling(&plan, &compiled)
        .iter()
        .map(|idle| (idle.act.kind, idle.act.page.clone(), idle.act.amount, idle.act.times, idle.points))
        .collect();
    let pricing = || Some("pricing".to_string());
    assert_eq!(
        found,
        [
            ("activeTime", None, 3600, 1, 60),
            ("activeTime", pricing(), 3600, 1, 83),
            ("pageView", pricing(), 0, 1, 3),
            ("click", None, 0, 7, 14),
        ]
    );
}

#[test]
fn presets_have_short_journeys_that_arrive() {
    for (plan, compiled) in presets() {
        let found = journeys(&plan, &compiled);
        assert_eq!(found.ways.len(), plan.stages.len() + 1);
        let targets = [WARM, HOT].into_iter().chain((1..plan.stages.len()).map(Target::Stage));
        for (each, target) in found.ways.into_iter().zip(targets) {
            let way = each.way.unwrap_or_else(|| panic!("{}: no way to {}", plan.id, each.target.id));
            assert!(way.exact, "{}: {}", plan.id, way.text.en);
            assert_eq!(arrives(&plan, &compiled, target, way).text, shortest(&plan, &compiled, &target).unwrap().text);
        }
        assert!(found.engagement.1 >= plan.temperature.hot && found.engagement.0 <= 0);
    }
    let (plan, compiled) = preset("b2b-saas");
    let text = |target| shortest(&plan, &compiled, &target).unwrap().text;
    assert_eq!(text(WARM).en, "product + pricing + comparison × 2");
    assert_eq!(text(HOT).en, "pricing + demo requested + comparison × 2");
    assert_eq!(text(HOT).fr, "pricing + démonstration demandée + comparison ×\u{a0}2");
}
