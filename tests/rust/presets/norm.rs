//! One norm for all: a plan says everything once, in numbers, or is refused.

use super::super::plans::open;
use super::super::problems::problems;
use super::{items, played, preset, text};
use attise::check::check;
use attise::plan::Language;
use attise::sla::describe;
use serde_json::{Value, json};
use std::fs;

/// What is wrong with a preset once it has been changed.
fn wrong(name: &str, change: impl Fn(&mut Value)) -> Vec<String> {
    let mut plan = preset(name);
    change(&mut plan);
    check(&plan.to_string()).unwrap_err().iter().map(ToString::to_string).collect()
}

/// A14: a criterion, a stage, a fit criterion that is defined twice is refused, and so is a whole part of the file that stands twice.
#[test]
fn a_second_definition_is_refused() {
    let again = |list: &'static str, place: usize| {
        wrong("inbound", |plan| {
            let mut second = plan[list][place].clone();
            second["comment"] = json!("What a salesperson would rather have.");
            plan[list].as_array_mut().unwrap().push(second);
        })
    };
    assert_eq!(again("criteria", 1), ["criteria[17]: the id `visites` is taken"]);
    assert_eq!(again("stages", 4), ["stages[6]: the id `client` is taken"]);
    assert_eq!(again("fit", 1), ["fit[10]: the id `salaries` is taken"]);
    let inbound = fs::read_to_string("pkg-config/presets/inbound.json").unwrap();
    let twice = inbound.replacen("\"criteria\":", "\"criteria\": [],\n  \"criteria\":", 1);
    let found: Vec<String> = check(&twice).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(found, ["the key `criteria` stands twice"]);
}

/// A15: every criterion has its points, and says how often it may earn them.
#[test]
fn a_criterion_without_points_is_refused() {
    problems(&[("criteria.0", json!({ "id": "a", "signal": "click", "repeat": "once" }))], &["criteria[0]: missing key `points`"]);
    problems(&[("criteria.0", json!({ "id": "a", "signal": "click", "points": 1 }))], &["criteria[0]: missing key `repeat`"]);
    problems(&[("fit", json!([{ "id": "a", "field": "role", "present": true }]))], &["fit[0]: missing key `points`"]);
}

/// A22: a firm's own criterion is a line more in the plan.
#[test]
fn a_criterion_of_ones_own_needs_no_code() {
    let mut plan = preset("inbound");
    plan["fields"]["fleet"] = json!({ "label": { "fr": "Véhicules", "en": "Vehicles" } });
    let fleet = json!({ "id": "fleet", "field": "fleet", "bands": [{ "from": 1, "points": 0 }, { "from": 20, "points": 7 }] });
    plan["fit"].as_array_mut().unwrap().push(fleet);
    let journey = json!({ "fields": { "fleet": "35 camions" }, "signals": [] });
    let reading = played(&open(&plan), &journey).reading;
    assert_eq!(reading.fit, 7);
    assert_eq!(
        reading.fit_receipt.iter().filter(|line| line.known).map(|line| line.criterion.as_str()).collect::<Vec<_>>(),
        ["fleet"]
    );
}

/// D09: the table of actions has no gap and no overlap.
#[test]
fn bands_of_action_leave_no_gap_and_do_not_overlap() {
    let to = |band: usize, to: i32| wrong("scorecard", |plan| plan["actions"]["bands"][band]["to"] = json!(to));
    assert_eq!(to(1, 48), ["actions.bands[1].to: gap: expected `49`, one below the next band, found `48`"]);
    assert_eq!(to(1, 50), ["actions.bands[1].to: overlap: expected `49`, one below the next band, found `50`"]);
}

/// A13, D02: criteria and handover are in one file, whose hash is another as soon as either is another, and the same whatever is commented.
#[test]
fn the_hash_is_that_of_the_whole_agreement() {
    let hash = |change: &dyn Fn(&mut Value)| {
        let mut plan = preset("scorecard");
        change(&mut plan);
        open(&plan).0.hash
    };
    let agreed = hash(&|_| {});
    assert_eq!(hash(&|plan| plan["stages"][3]["comment"] = json!("Said again on Monday.")), agreed);
    let changes: [&dyn Fn(&mut Value); 5] = [
        &|plan| plan["criteria"][0]["points"] = json!(2),
        &|plan| plan["stages"][3]["when"]["engagement"] = json!(61),
        &|plan| plan["stages"][3]["sla"] = json!({ "hours": 9 }),
        &|plan| plan["actions"]["bands"][0]["action"] = json!("attendre"),
        &|plan| plan["revision"] = json!("2026-12"),
    ];
    for change in changes {
        assert_ne!(hash(change), agreed);
    }
}

/// The handover of a preset as it is printed, a line each, with plain spaces.
fn printed_handover(language: Language) -> Vec<String> {
    let (plan, _) = open(&preset("scorecard"));
    let document = serde_json::to_value(describe(&plan, language)).unwrap();
    assert_eq!(document["facts"][4]["value"], format!("{:08x}", plan.hash), "the agreement names the plan");
    let titles: Vec<&str> = items(&document["sections"]).into_iter().map(|section| text(section, "id")).collect();
    assert!(["engagement", "fit", "actions", "ladder"].iter().all(|part| titles.contains(part)), "{titles:?}");
    let ladder = items(&document["sections"]).into_iter().find(|section| section["id"] == "ladder").unwrap();
    let step = items(&ladder["blocks"]).into_iter().find(|block| block["id"] == "transmis").unwrap();
    let line = |term: &Value| {
        let said: Vec<&str> = items(&term["items"]).into_iter().map(|item| text(item, "text")).collect();
        format!("{}: {}", text(term, "name"), said.join(" + ")).replace(['\u{a0}', '\u{202f}'], " ")
    };
    items(&step["terms"]).into_iter().map(line).collect()
}

/// A13, D02, D14: who signs reads in French or English what counts, and under which conditions a lead is handed over.
#[test]
fn the_handover_is_printed_in_words() {
    assert_eq!(
        printed_handover(Language::En),
        [
            "Gate: The software opens it, once the conditions hold",
            "Conditions: “E-mail” and “Company” are given + Engagement reaches 60 points + Fit reaches 30 points",
            "Hand-raise: “Demo requested” is enough, whatever the score, once “E-mail” and “Company” are given",
            "Contact: In any way",
            "Delay: Within 8 hours",
            "What is done: Call",
            "Ways back: To “Good lead”, for this reason: Not mature enough + To “Good lead”, for one of these reasons: Off target, Cannot be reached",
        ]
    );
    assert_eq!(
        printed_handover(Language::Fr),
        [
            "Porte: Le logiciel l’ouvre, dès que les conditions sont remplies",
            "Conditions: « E-mail » et « Entreprise » sont renseignés + L’engagement atteint 60 points + L’adéquation atteint 30 points",
            "Main levée: « Démonstration demandée » suffit, quel que soit le score, dès que « E-mail » et « Entreprise » sont renseignés",
            "Contact: Par tous les moyens",
            "Délai: Sous 8 heures",
            "Ce qui est fait: Appeler",
            "Retours: Vers « Bon lead », avec ce motif : Pas assez mûr + Vers « Bon lead », avec l’un de ces motifs : Hors cible, Injoignable",
        ]
    );
}
