//! Who may be handed over, by which route, and under which key.

use super::plans::{least, open};
use super::reference::START;
use attise::capacity::{Reason, congestion, reason};
use attise::contact::kinds::Said;
use attise::facts::Facts;
use attise::fields::Fields;
use attise::handoff::handoff;
use attise::handover::{Code, stage, transmissible};
use attise::plan::{Gate, Plan};
use attise::rank::Candidate;
use attise::route::{Judged, Route, SUSPECT, asks, route};
use attise::trust::Trust;
use attise::verdict::{Post, Verdict, judge};
use proptest::prelude::*;
use serde_json::{Value, json};

fn ladder() -> Value {
    let mut plan = least();
    plan["criteria"] = json!([
        { "id": "quote", "signal": "formSubmit", "name": "quote", "points": 50, "repeat": "once" }
    ]);
    plan["fit"] = json!([
        { "id": "size", "field": ["employees", "headcount"], "bands": [{ "from": 1, "points": 1 }, { "from": 50, "points": 10 }] },
        { "id": "place", "field": ["region", "country"], "oneOf": ["FR"], "points": 5 }
    ]);
    plan["stages"] = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto", "contact": "none" },
        { "id": "subscriber", "owner": "marketing", "gate": "auto", "contact": "newsletterOnly", "when": { "has": "email" } },
        { "id": "mql", "owner": "marketing", "gate": "auto", "contact": "noCall", "when": { "has": "email", "fit": 5 } },
        { "id": "sql", "owner": "sales", "gate": "human", "contact": "any", "when": { "has": "email", "where": { "field": "form", "equals": "quote" } } }
    ]);
    plan["disqualifiers"] = json!([
        { "id": "student", "label": { "fr": "Étudiant", "en": "Student" }, "when": { "where": { "field": "role", "equals": "student" } }, "atMost": "mql" },
        { "id": "tiny", "label": { "fr": "Trop petit", "en": "Too small" }, "when": { "where": { "field": "employees", "below": 2 } }, "atMost": "subscriber" }
    ]);
    plan
}

fn fields(of: &[(&str, &str)]) -> Fields {
    of.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
}

fn judged(plan: &Value, of: &[(&str, &str)], facts: Facts) -> (Plan, Fields, Verdict) {
    let (plan, compiled) = open(plan);
    let post = Post { fields: fields(of), facts, ..Post::default() };
    let verdict = judge(&plan, &compiled, &post, START);
    (plan, post.fields, verdict)
}

fn said(of: &[(&str, &str)]) -> (Code, Route) {
    let (_, _, verdict) = judged(&ladder(), of, Facts::default());
    (verdict.transmissible.code, verdict.route)
}

const CLAIRE: [(&str, &str); 3] = [("name", "Claire"), ("email", "a@example.org"), ("phone", "0612345678")];

fn claire<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    CLAIRE.into_iter().chain(more.iter().copied()).collect()
}

#[test]
fn each_standing_has_its_code_and_its_route() {
    assert_eq!(said(&[]), (Code::Incomplete, Route::Review));
    assert_eq!(said(&[("phone", "06")]), (Code::Incomplete, Route::Review));
    assert_eq!(said(&claire(&[])), (Code::NewsletterOnly, Route::Review), "nobody leaves a number for a newsletter");
    assert_eq!(said(&[("name", "C"), ("email", "a@b.fr")]), (Code::NewsletterOnly, Route::Newsletter));
    assert_eq!(said(&claire(&[("employees", "60")])), (Code::NotReady, Route::Nurture));
    assert_eq!(said(&claire(&[("form", "quote")])), (Code::Human, Route::CallNow), "the form itself asks");
    assert_eq!(said(&[("name", "C"), ("email", "a@b.fr"), ("form", "quote")]), (Code::Human, Route::Sales));
    assert_eq!(said(&[("email", "a@b.fr"), ("form", "quote")]), (Code::Incomplete, Route::Review));
    assert_eq!(said(&claire(&[("form", "quote"), ("role", "student")])), (Code::Disqualified, Route::Newsletter));
    assert_eq!(said(&claire(&[("form", "quote"), ("role", "student"), ("employees", "60")])), (Code::Disqualified, Route::Nurture));
}

/// A person of marketing looks at what waits for its gate.
#[test]
fn a_gate_of_marketing_is_for_a_person_to_open() {
    let mut plan = ladder();
    plan["stages"][2]["gate"] = json!("human");
    let (_, _, verdict) = judged(&plan, &claire(&[("employees", "60")]), Facts::default());
    assert_eq!((verdict.transmissible.code, verdict.route), (Code::Human, Route::Review));
}

#[test]
fn all_that_keeps_a_lead_back_is_named() {
    let (_, _, verdict) = judged(&ladder(), &claire(&[("role", "student"), ("employees", "1")]), Facts::default());
    assert_eq!(verdict.transmissible.why.fr, "Écarté par le plan\u{a0}: Étudiant, Trop petit.");
    assert_eq!(verdict.transmissible.why.en, "Kept back by the plan: Student, Too small.");
}

/// [A11] [B03] What a person has opened is handed over, whatever is missing.
#[test]
fn a_person_overrules_what_is_missing() {
    let facts = Facts { opened: [("sql".into(), Gate::Human)].into(), ..Facts::default() };
    let (_, _, verdict) = judged(&ladder(), &[("email", "a@b.fr"), ("phone", "06"), ("form", "quote")], facts);
    assert_eq!((verdict.transmissible.code, verdict.route), (Code::Ready, Route::CallNow));
    assert_eq!(verdict.reading.owner.as_deref(), Some("sales"));
}

#[test]
fn the_handover_is_where_the_owner_changes() {
    assert_eq!(stage(&open(&ladder()).0), Some(3));
    let mut own = ladder();
    own["stages"][3]["owner"] = json!("marketing");
    assert_eq!(stage(&open(&own).0), None);
}

#[test]
fn suspicion_sends_to_a_person_and_forbids_nothing() {
    let (plan, fields, verdict) = judged(&ladder(), &claire(&[("form", "quote")]), Facts::default());
    let (facts, said, reading) = (Facts::default(), Said::of(&plan, &fields, None), &verdict.reading);
    let asks = asks(&plan, &fields, &attise::fit::read(&plan, &fields), &facts);
    let routed = |suspicion, trust| route(&plan, &Judged { trust, suspicion, reading, asks, said: &said, facts: &facts });
    assert_eq!(routed(SUSPECT - 1, Trust::Absent), Route::CallNow);
    assert_eq!(routed(SUSPECT, Trust::Absent), Route::Review);
    assert_eq!(routed(0, Trust::Malformed), Route::Review);
    assert_eq!(transmissible(&plan, reading, &said, &facts), verdict.transmissible);
}

/// [A20] Of several names under which the plan takes a fact, one of the form wins over one of the host.
#[test]
fn the_form_wins_over_what_the_host_knows() {
    let (plan, compiled) = open(&ladder());
    let known = fields(&[("employees", "60"), ("region", "FR"), ("sector", "  ")]);
    let filled = |form: &[(&str, &str)]| {
        let post = Post { fields: fields(form), enrichment: known.clone(), ..Post::default() };
        let verdict = judge(&plan, &compiled, &post, START);
        (verdict.reading.fit, verdict.enriched)
    };
    assert_eq!(filled(&[]), (15, vec!["employees".into(), "region".into()]));
    assert_eq!(filled(&[("headcount", "3"), ("country", "BE")]), (1, vec![]));
    assert_eq!(filled(&[("employees", "3"), ("country", " ")]), (6, vec!["region".into()]));
}

#[test]
fn keys_tell_leads_and_plans_apart() {
    let (plan, compiled) = open(&ladder());
    let key = |of: &[(&str, &str)]| judge(&plan, &compiled, &Post { fields: fields(of), ..Post::default() }, START).handoff.key;
    let claire = key(&[("email", "Claire@Example.org")]);
    assert_eq!(claire.as_ref().map(String::len), Some(32));
    assert_eq!(claire, key(&[("E-mail", " claire+quote@example.ORG ")]));
    assert_eq!(claire, handoff(&plan, Some("claire@example.org"), Some("00")).key);
    assert_ne!(claire, handoff(&plan, None, Some("claire@example.org")).key, "an address is no nonce");
    assert_eq!(key(&[("email", "  "), ("phone", "06")]), None);
}

#[test]
fn room_in_numbers() {
    let mut plan = ladder();
    plan["capacity"] = json!({ "leads": 20, "per": "week", "stage": "sql", "overflowPercent": 10 });
    let capacity = open(&plan).0.capacity.unwrap();
    assert_eq!((reason(&capacity, true), reason(&capacity, false)), (Reason::OverflowFull, Reason::Full));
    assert_eq!((congestion(&capacity, 30), congestion(&capacity, u64::MAX)), (150, u32::MAX));
}

proptest! {
    /// [B02] A queue that sorts by the keys has the order of the engine.
    #[test]
    fn the_key_of_a_rank_has_its_order(leads in proptest::collection::vec(any::<(bool, i32, i32, u32, String)>(), 2..6)) {
        let mut leads: Vec<Candidate> = leads.into_iter()
            .map(|(raised, engagement, fit, last, id)| Candidate { id, raised, engagement, fit, last }).collect();
        leads.dedup_by(|a, b| a.id == b.id);
        let mut by_key = leads.clone();
        by_key.sort_by_key(Candidate::key);
        leads.sort();
        let worth = |leads: &[Candidate]| leads.iter().map(Candidate::key).collect::<Vec<_>>();
        prop_assert_eq!(worth(&leads), worth(&by_key));
    }

    /// [B05] Whatever a form says, there is a route and a reason; only what may be handed over goes straight to sales, and nobody is called whom the plan keeps back.
    #[test]
    fn every_post_has_a_route(picked in proptest::collection::vec((0usize..7, 0usize..5), 0..8)) {
        let names = ["name", "email", "phone", "form", "role", "employees", "other"];
        let values = ["yes", "quote", "student", "60", "a@b.fr"];
        let of: Vec<(&str, &str)> = picked.iter().map(|(name, value)| (names[*name], values[*value])).collect();
        let (_, _, verdict) = judged(&ladder(), &of, Facts::default());
        prop_assert_eq!(verdict.transmissible.allowed, verdict.transmissible.code == Code::Ready);
        prop_assert!(!verdict.transmissible.allowed, "nobody has opened the gate");
        let why = [&verdict.transmissible.why.fr, &verdict.transmissible.why.en];
        prop_assert!(why.iter().all(|text| text.ends_with('.') && !text.contains('{')), "{:?}", why);
        if matches!(verdict.route, Route::CallNow | Route::Sales) {
            prop_assert_eq!(verdict.transmissible.code, Code::Human);
            prop_assert!(verdict.reading.disqualified.is_empty());
        }
    }
}
