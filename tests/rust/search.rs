//! Shortest journeys: that they are short, that they arrive, and what is missing for a lead.

use super::plans::{least, open, with};
use attise::compiled::Compiled;
use attise::facts::Facts;
use attise::fields::Fields;
use attise::journey::{self, Journey, Step, play};
use attise::plan::Plan;
use attise::search::{
    Missing, Outlook, Readiness, Standpoint, Target, Way, fit_range, highest, idling, journeys, lowest, missing, shortest,
};
use attise::signal::Kind;
use attise::temperature::Temperature;
use attise::verdict::Post;
use proptest::prelude::*;
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

/// A plan with as much of everything as the language allows.
fn hostile() -> Value {
    let mut plan = least();
    let pages = (0..32).map(|i| (format!("g{i}"), json!([format!("/g{i}*"), format!("*/x{i}/:y")])));
    plan["pages"] = json!(pages.collect::<serde_json::Map<_, _>>());
    let kinds = ["pageView", "activeTime", "formSubmit", "click", "download", "event", "scroll", "copy"];
    let repeats = ["once", "perVisit", "perDay", "perKey", "every", "perWeek"];
    let criterion = |i: usize| {
        let kind = kinds[i % 8];
        let mut criterion = json!({
            "id": format!("c{i}"), "signal": kind, "points": 1 + (i * 7) % 13, "repeat": repeats[(i * 5 + i / 8) % 6],
            "group": format!("k{}", i % 64), "halfLifeDays": 1 + i % 40
        });
        let named = ["formSubmit", "click", "download", "event"].contains(&kind) && !i.is_multiple_of(5);
        let optional = [
            ("page", !i.is_multiple_of(3), json!([format!("g{}", i % 32), format!("g{}", (i * 11 + 1) % 32)])),
            ("seconds", kind == "activeTime", json!(7 + i % 50)),
            ("percent", kind == "scroll", json!(1 + i % 100)),
            ("name", named, json!([format!("n{}", i % 17), format!("m{}", i % 23)])),
            ("count", i.is_multiple_of(4), json!(1 + i % 7)),
            ("cap", i.is_multiple_of(6), json!(5 + i % 30)),
        ];
        optional.into_iter().filter(|(_, given, _)| *given).for_each(|(key, _, value)| criterion[key] = value);
        criterion
    };
    let combination = |i: usize| {
        let of = json!([format!("c{}", i % 50), { "criterion": format!("c{}", i % 90), "times": 2 }]);
        json!({ "id": format!("c{i}"), "signal": "combination", "repeat": "once", "points": 10, "of": of, "group": "k0" })
    };
    plan["criteria"] = json!((0..192).map(criterion).chain((192..200).map(combination)).collect::<Vec<_>>());
    plan["groups"] = json!((0..64).map(|i| (format!("k{i}"), json!({ "cap": 9 + i }))).collect::<serde_json::Map<_, _>>());
    plan["temperature"] = json!({ "warm": 150, "hot": 400 });
    plan
}

/// What bounds the search is work, so a bound on time can be generous: it is there to find what is out of all proportion.
#[test]
fn a_hostile_plan_is_answered() {
    let (plan, compiled) = open(&hostile());
    let start = std::time::Instant::now();
    for target in [WARM, HOT] {
        let way = arrives(&plan, &compiled, target, shortest(&plan, &compiled, &target).unwrap());
        assert!(!way.exact);
    }
    assert!(!idling(&plan, &compiled).is_empty());
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

fn known(compiled: &Compiled, journey: &Value) -> Standpoint {
    Standpoint::of_journey(compiled, &journey::read(&journey.to_string()).unwrap())
}

#[track_caller]
fn outlook(plan: &Value, journey: &Value) -> Outlook {
    let (plan, compiled) = open(plan);
    missing(&plan, &compiled, &known(&compiled, journey))
}

fn english(missing: Option<Missing>) -> Option<String> {
    missing.map(|missing| missing.text.en)
}

const ON_PRICING: &str =
    r#"[{ "at": 0, "kind": "pageView", "path": "/pricing" }, { "at": 90, "kind": "activeTime", "seconds": 70 }]"#;

fn on_pricing(fields: Value) -> Value {
    json!({ "start": "2026-01-05T09:00:00Z", "signals": serde_json::from_str::<Value>(ON_PRICING).unwrap(), "fields": fields })
}

#[test]
fn what_is_missing_begins_where_the_lead_is() {
    // 20 points, and 10 s towards the next 10
    let found = outlook(&ladder(), &on_pricing(json!({})));
    let warm = found.temperature.unwrap();
    assert_eq!((warm.points, warm.text.en.as_str()), (10, "10 points: pricing 20 s or quote requested"));
    assert_eq!(warm.text.fr, "10\u{a0}points\u{a0}: pricing 20\u{a0}s ou devis demandé");
    assert_eq!(english(found.stage).as_deref(), Some("e-mail: form"));
    // 110 s of staying give the 40 points to hot
    assert_eq!(found.readiness, Readiness::Soon);
}

#[test]
fn stages_say_what_they_wait_for() {
    let at = |fields: Value| english(outlook(&ladder(), &on_pricing(fields)).stage).unwrap();
    assert_eq!(at(json!({ "email": "a@b.fr" })), "10 points: pricing 20 s or quote requested");
    let mut journey = on_pricing(json!({ "email": "a@b.fr", "size": "60" }));
    journey["signals"].as_array_mut().unwrap().push(json!({ "at": 100, "kind": "formSubmit", "name": "quote" }));
    let sql = outlook(&ladder(), &journey);
    assert_eq!(sql.readiness, Readiness::Soon);
    let stage = sql.stage.unwrap();
    assert_eq!((stage.points, stage.fit, stage.fields.as_slice()), (0, 10, ["role".to_string()].as_slice()));
    assert_eq!(stage.text.en, "10 points of fit, role: form");
    assert_eq!(stage.text.fr, "10\u{a0}points d’adéquation, role\u{a0}: formulaire");
    journey["fields"]["role"] = json!("Director");
    let gate = outlook(&ladder(), &journey);
    assert_eq!((gate.readiness, english(gate.stage).as_deref()), (Readiness::Now, Some("a person decides")));
    journey["opened"] = json!({ "sql": "human" });
    let customer = outlook(&ladder(), &journey);
    assert_eq!(english(customer.stage).as_deref(), Some("status: form"));
    journey["fields"]["status"] = json!("customer");
    assert_eq!(english(outlook(&ladder(), &journey).stage).as_deref(), Some("a person decides after speaking with the lead"));
    journey["opened"] = json!({ "sql": "human", "won": "verbal" });
    assert!(outlook(&ladder(), &journey).stage.is_none());
}

#[test]
fn a_payload_says_nearly_as_much_as_a_journey() {
    let (plan, compiled) = open(&ladder());
    let journey = journey::read(&on_pricing(json!({ "email": "a@b.fr" })).to_string()).unwrap();
    let played = play(&plan, &compiled, &journey);
    let post = Post { payload: Some(played.payload), fields: journey.fields.clone(), facts: Facts::default() };
    let lead = Standpoint::of_post(&plan, &compiled, &post, journey.now + 60);
    let found = missing(&plan, &compiled, &lead);
    // the payload does not say that ten seconds are on the way
    assert_eq!(english(found.temperature).as_deref(), Some("10 points: pricing 30 s or quote requested"));
    assert_eq!(english(found.stage).as_deref(), Some("10 points: pricing 30 s or quote requested"));
    let nothing = missing(&plan, &compiled, &Standpoint::of_post(&plan, &compiled, &Post::default(), 1_767_603_600));
    assert_eq!(nothing.temperature.unwrap().points, 30);
}

#[test]
fn disqualified_leads_are_told_why() {
    let mut plan = ladder();
    let rival = json!({ "id": "rival", "label": { "fr": "Concurrent", "en": "Competitor" }, "when": { "where": { "field": "email", "contains": "rival com" } }, "atMost": "lead" });
    plan["disqualifiers"] = json!([rival]);
    let found = outlook(&plan, &on_pricing(json!({ "email": "a@rival.com" }))).stage.unwrap();
    assert_eq!((found.text.en.as_str(), found.ways.len()), ("10 points, disqualified: Competitor", 0));
    assert_eq!(found.text.fr, "10\u{a0}points, écarté\u{a0}: Concurrent");
}

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
    fn no_act_of_a_way_can_be_left_out(plan in super::plans::any()) {
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
    fn no_journey_goes_beyond_the_bounds(plan in super::plans::any(), acts in super::plans::acts()) {
        let (plan, compiled) = open(&plan);
        let mut visitor = attise::visitor::Visitor::new(compiled.clone(), attise::memory::Memory::new(&compiled), super::reference::START);
        super::reference::play(&mut visitor, &acts);
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
