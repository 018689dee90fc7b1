//! What is missing for a lead as it is.

use super::super::plans::open;
use super::ladder;
use attise::compiled::Compiled;
use attise::journey::{self, play};
use attise::search::{Missing, Outlook, Readiness, Standpoint, missing};
use attise::verdict::Post;
use serde_json::{Value, json};

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
    let post = Post { payload: Some(played.payload), fields: journey.fields.clone(), ..Post::default() };
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
