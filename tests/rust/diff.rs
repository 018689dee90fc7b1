//! What changed from one plan to another, in words, and who moves.

use super::plans::{least, open};
use super::replay::NOW;
use attise::check::check;
use attise::diff::{Change, Crossing, Kind, diff};
use attise::plan::Plan;
use attise::replay::Replay;
use serde_json::{Value, json};
use std::fs;

fn changes(old: &Value, new: &Value) -> Vec<Change> {
    let found = diff(&old.to_string(), &new.to_string()).unwrap();
    assert_eq!(found.same, found.changes.is_empty());
    found.changes
}

fn preset(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(format!("pkg-config/presets/{name}.json")).unwrap()).unwrap()
}

/// A plan with something of everything, small enough to be changed by hand.
fn agreement() -> Value {
    let mut plan = least();
    plan["phases"] = json!([{ "id": "learn" }, { "id": "buy" }]);
    plan["groups"] = json!({ "reading": { "label": { "fr": "Lecture", "en": "Reading" }, "cap": 40 } });
    plan["criteria"] = json!([
        { "id": "view", "signal": "pageView", "points": 1, "repeat": "perKey", "group": "reading" },
        {
            "id": "pricing-time", "label": { "fr": "Temps sur les tarifs", "en": "Time on pricing" }, "signal": "activeTime",
            "page": "pricing", "seconds": 30, "points": 5, "repeat": "every", "cap": 20, "halfLifeDays": 14, "group": "reading"
        },
        { "id": "quote", "label": "Devis", "signal": "formSubmit", "name": "quote", "points": 30, "repeat": "once", "phase": "buy" }
    ]);
    plan["fields"] = json!({
        "email": {}, "role": { "values": { "cto": { "fr": "Directeur technique", "en": "Chief technologist" } }, "aliases": { "DSI": "cto" } },
        "employees": {}, "need": {}
    });
    plan["fit"] = json!([
        { "id": "size", "field": "employees", "bands": [{ "from": 1, "points": 0 }, { "from": 20, "points": 10 }] },
        { "id": "job", "label": { "fr": "Fonction", "en": "Job" }, "field": "role", "oneOf": ["cto", "ceo"], "points": 15 }
    ]);
    plan["grade"] = json!({ "A": 20, "B": 10, "C": 5 });
    plan["stages"] = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto" },
        { "id": "mql", "owner": "marketing", "gate": "auto", "when": { "has": "email", "engagement": 20 } },
        {
            "id": "sql", "label": { "fr": "Qualifié", "en": "Qualified" }, "owner": "sales", "gate": "human", "sla": { "days": 1 },
            "when": { "engagement": 50, "did": ["quote", { "criterion": "view", "times": 2 }], "any": [{ "fit": 10 }, { "grade": "A" }] },
            "recycle": { "to": "mql", "reasons": ["too-early"] }
        }
    ]);
    plan["disqualifiers"] =
        json!([{ "id": "student", "when": { "where": { "field": "role", "equals": "student" } }, "atMost": "visitor" }]);
    plan["capacity"] = json!({ "leads": 20, "per": "month", "stage": "sql", "overflowPercent": 10 });
    plan["assets"] = json!({ "guide": { "kind": "pdf" } });
    plan["offers"] =
        json!([{ "slot": "hero", "default": "guide", "choices": [{ "offer": "demo", "when": { "temperature": "hot" } }] }]);
    plan
}

/// The changes that one change by hand makes, as sentences in English and French.
fn said(change: impl Fn(&mut Value)) -> Vec<(String, String)> {
    let old = agreement();
    let mut new = old.clone();
    change(&mut new);
    changes(&old, &new).iter().map(Change::sentence).map(|label| (label.en, label.fr)).collect()
}

#[track_caller]
fn says(change: impl Fn(&mut Value), en: &str, fr: &str) {
    assert_eq!(said(change), [(en.to_string(), fr.to_string())]);
}

#[test]
fn each_change_is_said_in_both_languages() {
    says(
        |plan| plan["criteria"][1]["points"] = json!(8),
        "criterion pricing-time (Time on pricing): points 5 → 8",
        "critère pricing-time (Temps sur les tarifs)\u{a0}: points 5 → 8",
    );
    says(
        |plan| plan["criteria"][1]["halfLifeDays"] = json!(0.5),
        "criterion pricing-time (Time on pricing): half-life 14 days → 0.5 days",
        "critère pricing-time (Temps sur les tarifs)\u{a0}: demi-vie 14\u{a0}jours → 0,5\u{a0}jour",
    );
    says(
        |plan| drop(plan["criteria"][1].as_object_mut().unwrap().remove("cap")),
        "criterion pricing-time (Time on pricing): cap 20 → (none)",
        "critère pricing-time (Temps sur les tarifs)\u{a0}: plafond 20 → (rien)",
    );
    says(
        |plan| plan["criteria"][0]["repeat"] = json!("perDay"),
        "criterion view: repeat once for each page or asset → once a day",
        "critère view\u{a0}: répétition une fois par page ou contenu → une fois par jour",
    );
    says(
        |plan| plan["criteria"][2]["name"] = json!(["quote", "demo"]),
        "criterion quote (Devis): name of + demo",
        "critère quote (Devis)\u{a0}: nom de + demo",
    );
    says(
        |plan| plan["pages"]["pricing"] = json!(["/tarifs*", "/plans*", "/pricing*"]),
        "page group pricing: + /tarifs*, /plans*",
        "groupe de pages pricing\u{a0}: + /tarifs*, /plans*",
    );
    says(
        |plan| plan["groups"]["reading"]["cap"] = json!(50),
        "group reading (Reading): cap 40 → 50",
        "groupe reading (Lecture)\u{a0}: plafond 40 → 50",
    );
    says(
        |plan| plan["temperature"]["hysteresis"] = json!(5),
        "temperature: points before cooling 0 → 5",
        "température\u{a0}: marge avant de refroidir 0 → 5",
    );
    says(|plan| plan["grade"]["A"] = json!(25), "grade: A from 20 → 25", "note\u{a0}: A à partir de 20 → 25");
    says(
        |plan| plan["fit"][0]["bands"][1]["points"] = json!(12),
        "fit criterion size: band from 20 points 10 → 12",
        "critère d’adéquation size\u{a0}: tranche à partir de 20 points 10 → 12",
    );
    says(
        |plan| plan["fields"]["role"]["aliases"]["CTO"] = json!("cto"),
        "field role: alias CTO added (cto)",
        "champ role\u{a0}: synonyme CTO ajout (cto)",
    );
    says(
        |plan| plan["stages"][2]["when"]["engagement"] = json!(60),
        "stage sql (Qualified): condition engagement of at least 50 → 60",
        "étape sql (Qualifié)\u{a0}: condition intérêt d’au moins 50 → 60",
    );
    says(
        |plan| plan["stages"][2]["when"]["any"][0]["fit"] = json!(15),
        "stage sql (Qualified): condition alternative 1 fit 10 → 15",
        "étape sql (Qualifié)\u{a0}: condition alternative 1 adéquation 10 → 15",
    );
    says(
        |plan| plan["stages"][2]["when"]["did"][1]["times"] = json!(3),
        "stage sql (Qualified): condition did + view × 3, − view × 2",
        "étape sql (Qualifié)\u{a0}: condition a fait + view × 3, − view × 2",
    );
    says(
        |plan| plan["stages"][2]["gate"] = json!("verbal"),
        "stage sql (Qualified): opened by a person → a person who has spoken with the lead",
        "étape sql (Qualifié)\u{a0}: ouverture une personne → une personne qui a parlé au lead",
    );
    says(
        |plan| plan["stages"][2]["sla"] = json!({ "hours": 4 }),
        "stage sql (Qualified): delay 1 d → 4 h",
        "étape sql (Qualifié)\u{a0}: délai 1\u{a0}j → 4\u{a0}h",
    );
    says(
        |plan| {
            plan["stages"][2]["recycle"]["reasons"] =
                json!(["too-early", { "id": "lost", "label": { "fr": "Perdu", "en": "Lost" } }])
        },
        "stage sql (Qualified): way back to mql reasons + Lost",
        "étape sql (Qualifié)\u{a0}: retour vers mql raisons + Perdu",
    );
    says(
        |plan| plan["disqualifiers"][0]["when"]["where"]["equals"] = json!("trainee"),
        "disqualifier student: condition test of role equals student → trainee",
        "disqualification student\u{a0}: condition test de role égal à student → trainee",
    );
    says(
        |plan| plan["capacity"]["overflowPercent"] = json!(20),
        "capacity: overflow 10 % → 20 %",
        "capacité\u{a0}: dépassement 10\u{a0}% → 20\u{a0}%",
    );
    says(
        |plan| plan["offers"][0]["choices"][0]["when"]["temperature"] = json!(["warm", "hot"]),
        "slot hero, offer demo: condition temperature + warm",
        "emplacement hero, offre demo\u{a0}: condition température + tiède",
    );
    says(|plan| plan["holdoutPercent"] = json!(10), "plan: holdout 0 % → 10 %", "plan\u{a0}: groupe témoin 0\u{a0}% → 10\u{a0}%");
    says(
        |plan| plan["assets"]["guide"]["delivered"] = json!(false),
        "content guide: delivered yes → no",
        "contenu guide\u{a0}: livré oui → non",
    );
}

#[test]
fn what_comes_and_goes_is_told_with_what_it_says() {
    says(
        |plan| {
            let call = json!({ "id": "call", "label": { "fr": "Appel", "en": "Call" }, "signal": "call", "points": 20, "repeat": "perDay", "halfLifeDays": 1 });
            plan["criteria"].as_array_mut().unwrap().insert(0, call);
        },
        "criterion call (Call): added (signal call, points 20, repeat once a day, half-life 1 day)",
        "critère call (Appel)\u{a0}: ajout (signal appel, points 20, répétition une fois par jour, demi-vie 1\u{a0}jour)",
    );
    says(
        |plan| drop(plan["fit"].as_array_mut().unwrap().remove(1)),
        "fit criterion job (Job): removed",
        "critère d’adéquation job (Fonction)\u{a0}: retrait",
    );
    says(|plan| drop(plan.as_object_mut().unwrap().remove("capacity")), "plan: capacity removed", "plan\u{a0}: capacité retrait");
    says(
        |plan| plan["subject"] = json!({ "person": ["role", "email"], "company": "employees" }),
        "plan: subject added (person role, email, company employees)",
        "plan\u{a0}: sujet ajout (personne role, email, entreprise employees)",
    );
    says(
        |plan| plan["segments"] = json!([{ "id": "far", "when": { "has": ["email", "need"], "where": [{ "field": "need", "lacks": "seo" }, { "field": "role", "absent": true }] } }]),
        "segment far: added (condition fields given email, need, fields that hold field need, lacks seo; field role, says nothing)",
        "segment far\u{a0}: ajout (condition champs remplis email, need, champs qui vérifient champ need, sans seo\u{202f}; champ role, ne dit rien)",
    );
}

#[test]
fn a_slot_without_choices_is_added_with_its_default() {
    says(
        |plan| plan["offers"].as_array_mut().unwrap().push(json!({ "slot": "foot", "default": "guide", "choices": [] })),
        "slot foot: added (default offer guide)",
        "emplacement foot\u{a0}: ajout (offre par défaut guide)",
    );
}

#[test]
fn another_name_is_told_in_its_language() {
    says(
        |plan| plan["fit"][1]["label"]["en"] = json!("Position"),
        "fit criterion job (Position): name Job → Position",
        "critère d’adéquation job (Fonction)\u{a0}: nom Job → Position (en)",
    );
    says(
        |plan| plan["criteria"][2]["label"] = json!("Prix"),
        "criterion quote (Prix): name Devis → Prix",
        "critère quote (Prix)\u{a0}: nom Devis → Prix",
    );
}

#[test]
fn another_id_for_the_same_is_told_as_such() {
    let old = agreement();
    let mut new = old.clone();
    new["criteria"][0]["id"] = json!("look");
    new["stages"][2]["when"]["did"][1]["criterion"] = json!("look");
    let found = changes(&old, &new);
    assert_eq!(
        (found[0].kind, found[0].path.as_str(), found[0].words.en.as_str()),
        (Kind::Renamed, "criteria.view", "is now called look")
    );
    assert_eq!((found[0].old.as_ref(), found[0].new.as_ref()), (Some(&old["criteria"][0]), Some(&new["criteria"][0])));
    assert_eq!(
        found[0].effect.as_ref().unwrap().en,
        "points that visitors earned by it are dropped: they are remembered under the criterion's id"
    );
    assert_eq!(found.len(), 2);
}

#[test]
fn another_order_is_told_by_what_moved() {
    says(
        |plan| plan["criteria"].as_array_mut().unwrap().swap(0, 2),
        "plan: criteria in another order: pricing-time, quote",
        "plan\u{a0}: critères dans un autre ordre\u{a0}: pricing-time, quote",
    );
    let old = preset("sensei");
    let mut new = old.clone();
    new["criteria"].as_array_mut().unwrap().rotate_left(1);
    let first = old["criteria"][0]["id"].as_str().unwrap();
    assert_eq!(changes(&old, &new)[0].words.en, format!("criteria in another order: {first}"));
    assert_eq!(changes(&old, &new).len(), 1);
}

#[test]
fn what_a_change_does_to_remembered_visitors_is_told() {
    let effect = |change: &dyn Fn(&mut Value)| {
        let old = agreement();
        let mut new = old.clone();
        change(&mut new);
        changes(&old, &new)[0].effect.clone().map(|label| label.en)
    };
    let told = |change: &dyn Fn(&mut Value)| effect(change).unwrap();
    assert_eq!(
        told(&|plan| drop(plan["criteria"].as_array_mut().unwrap().remove(1))),
        "points that visitors earned by it are dropped"
    );
    assert_eq!(told(&|plan| plan["criteria"][0]["points"] = json!(2)), "goes for what was done already, too");
    assert_eq!(told(&|plan| plan["criteria"][1]["cap"] = json!(30)), "what the old limit kept back does not come back");
    assert_eq!(told(&|plan| plan["criteria"][1]["cap"] = json!(10)), "goes for points already earned, too");
    assert_eq!(told(&|plan| plan["criteria"][1]["repeat"] = json!("once")), "goes for points already earned, too");
    assert_eq!(told(&|plan| plan["criteria"][2]["repeat"] = json!("every")), "what the old limit kept back does not come back");
    assert_eq!(told(&|plan| plan["criteria"][1]["repeat"] = json!("perDay")), "what has counted stays counted");
    assert_eq!(
        told(&|plan| drop(plan["criteria"][1].as_object_mut().unwrap().remove("group"))),
        "goes for points already earned, too"
    );
    assert_eq!(
        told(&|plan| plan["criteria"][1]["halfLifeDays"] = json!(7)),
        "points already earned go on from what was left of them at the last signal, and fade at the new speed"
    );
    assert_eq!(told(&|plan| plan["criteria"][1]["seconds"] = json!(20)), "what has counted stays counted");
    assert_eq!(told(&|plan| plan["pages"]["pricing"] = json!("/p*")), "what has counted stays counted");
    assert_eq!(told(&|plan| plan["temperature"]["hot"] = json!(70)), "each visitor is classed anew at the next reading");
    assert_eq!(effect(&|plan| plan["stages"][2]["owner"] = json!("partner")), None);
}

#[test]
fn what_says_the_same_is_the_same() {
    let old = agreement();
    let mut new = old.clone();
    new["comment"] = json!("a new one");
    new["$schema"] = json!("plan.schema.json");
    new["criteria"][0]["comment"] = json!("and here");
    new["pages"]["pricing"] = json!(["/pricing*"]);
    new["temperature"]["dwellSeconds"] = json!(0);
    new["criteria"][1]["halfLifeDays"] = json!(14.0);
    new["criteria"][0]["count"] = json!(1);
    new["criteria"][2]["label"] = json!({ "fr": "Devis", "en": "Devis" });
    new["stages"][2]["sla"] = json!({ "hours": 24 });
    new["stages"][2]["when"]["did"] = json!([{ "criterion": "view", "times": 2 }, { "criterion": "quote", "times": 1 }]);
    new["stages"][2]["recycle"] = json!([{ "to": "mql", "reasons": "too-early" }]);
    new["stages"][2]["recycle"][0]["early"] = json!(false);
    new["stages"][0]["contact"] = json!("any");
    new["holdoutPercent"] = json!(0);
    assert_eq!(changes(&old, &new), []);
    let found = diff(&old.to_string(), &new.to_string()).unwrap();
    assert!(found.same && found.old.hash != found.new.hash, "written in another way, the hash is another one");
}

#[test]
fn a_plan_that_is_not_good_is_not_compared() {
    let bad = r#"{ "version": 2 }"#;
    let good = least().to_string();
    assert_eq!(diff(bad, &good).unwrap_err()[0].to_string(), "version: expected `1`, found `2`");
    assert_eq!(diff(&good, bad).unwrap_err()[0].to_string(), "version: expected `1`, found `2`");
}

/// All values of a document that are neither object nor array, by their paths.
fn leaves(value: &Value, path: &str, all: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| leaves(value, &format!("{path}/{}", key.replace('/', "~1")), all)),
        Value::Array(items) => items.iter().enumerate().for_each(|(i, value)| leaves(value, &format!("{path}/{i}"), all)),
        _ => all.push(path.into()),
    }
}

/// The plan as the engine and its tools see it, its hash apart.
fn meaning(text: &str) -> Option<String> {
    let plan = check(text).ok()?;
    Some(format!("{:?}", Plan { hash: 0, ..plan }))
}

/// One value in so many is changed; with 1 all are, which takes minutes.
const STEP: usize = 97;

/// Changes values of the presets in several ways: what the engine sees differently is told, and nothing else.
#[test]
fn no_change_that_counts_is_missed() {
    let (mut told, mut silent) = (0, 0);
    for name in ["b2b-saas", "force-plus", "inbound", "mql-sql", "scorecard", "sensei"] {
        let old = preset(name);
        let text = old.to_string();
        let before = meaning(&text).unwrap();
        let mut paths = Vec::new();
        leaves(&old, "", &mut paths);
        for path in paths.iter().skip(name.len() % STEP).step_by(STEP) {
            let value = old.pointer(path).unwrap();
            let others = match value {
                Value::Number(number) => vec![json!(number.as_f64().unwrap() as i64 + 1)],
                Value::String(text) => vec![json!(format!("{text}x")), json!("once"), json!([text])],
                other => vec![json!(other == &json!(false))],
            };
            for other in others {
                let mut new = old.clone();
                *new.pointer_mut(path).unwrap() = other;
                let new = new.to_string();
                let Some(after) = meaning(&new) else { continue };
                let found = diff(&text, &new).unwrap();
                assert_eq!(found.same, before == after, "{name}{path}: {:?}", found.changes);
                told += usize::from(!found.same);
                silent += usize::from(found.same);
            }
        }
    }
    assert!(told > 40 && silent > 4, "{told} told, {silent} the same");
}

/// Nothing in the comparison grows with the square of a plan: otherwise this would take hours.
#[test]
fn long_lists_are_compared() {
    let old = agreement();
    let mut new = old.clone();
    let words = |from: u32| (from..from + 20_000).map(|word| word.to_string()).collect::<Vec<_>>();
    let bands = |points: i32| (0..20_000).map(|from| json!({ "from": from, "points": points })).collect::<Vec<_>>();
    let mut before = old.clone();
    before["fit"][1]["oneOf"] = json!(words(0));
    new["fit"][1]["oneOf"] = json!(words(10_000));
    before["fit"][0]["bands"] = json!(bands(1)[..200]);
    new["fit"][0]["bands"] = json!(bands(2)[..200]);
    let choices =
        |offers: Vec<u32>| offers.iter().map(|offer| json!({ "offer": format!("o{offer}"), "when": {} })).collect::<Vec<_>>();
    before["offers"][0]["choices"] = json!(choices((0..100).collect()));
    new["offers"][0]["choices"] = json!(choices((0..100).rev().collect()));
    let found = changes(&before, &new);
    assert_eq!(found.len(), 200 + 1 + 1);
}

#[test]
fn who_moves_is_counted_and_shown() {
    let old = agreement();
    let mut new = old.clone();
    new["temperature"]["warm"] = json!(2);
    new["criteria"][2]["points"] = json!(60);
    new["stages"]
        .as_array_mut()
        .unwrap()
        .insert(1, json!({ "id": "known", "owner": "marketing", "gate": "auto", "when": { "has": "email" } }));
    let events = "visitor,seconds,path,kind,name\n\
        a,0,/,,\na,10,/pricing,,\nb,0,/,,\nc,0,/,formSubmit,quote\nd,0,/,,\nd,9,/,formSubmit,quote\n";
    let facts = "visitor,email\nc,c@example.org\nd,d@example.org\n";
    let (before, after) = (open(&old), open(&new));
    let moved = |shown| {
        let mut replay = Replay::new(NOW);
        replay.events(events.as_bytes()).unwrap();
        replay.facts(facts.as_bytes()).unwrap();
        replay.compare((&before.0, &before.1), (&after.0, &after.1), shown).unwrap()
    };
    let found = moved(10);
    assert_eq!((found.read.visitors, found.moved), (4, 3));
    // a 2 points, b 1, c 30 → 60, d 31 → 61: warm from 30 → 2
    let Crossing { old, new, visitors } = found.temperature;
    assert_eq!(
        (old, new),
        (vec!["cold".to_string(), "warm".into(), "hot".into()], vec!["cold".into(), "warm".into(), "hot".into()])
    );
    assert_eq!(visitors, [[1, 1, 0], [0, 0, 2], [0, 0, 0]]);
    let stage = found.stage.unwrap();
    assert_eq!((stage.old.len(), stage.new.len()), (3, 4));
    assert_eq!(stage.visitors, [[2, 0, 0, 0], [0, 0, 2, 0], [0, 0, 0, 0]]);
    let told: Vec<String> = found
        .examples
        .iter()
        .map(|each| {
            format!(
                "{} {} {} → {} {}",
                each.visitor, each.old.engagement, each.old.temperature, each.new.engagement, each.new.temperature
            )
        })
        .collect();
    assert_eq!(told, ["a 2 cold → 2 warm", "c 30 warm → 60 hot", "d 31 warm → 61 hot"]);
    assert_eq!(moved(1).examples.len(), 1);
    let nobody = moved(0);
    assert_eq!((nobody.moved, nobody.examples.len()), (3, 0));
    let mut no_stages = agreement();
    no_stages.as_object_mut().unwrap().remove("stages");
    no_stages.as_object_mut().unwrap().remove("disqualifiers");
    no_stages.as_object_mut().unwrap().remove("capacity");
    let without = open(&no_stages);
    let mut replay = Replay::new(NOW);
    replay.events(events.as_bytes()).unwrap();
    let found = replay.compare((&before.0, &before.1), (&without.0, &without.1), 10).unwrap();
    assert_eq!((found.moved, found.stage), (0, None), "only the temperature is compared");
}
