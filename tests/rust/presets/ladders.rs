//! The ladders of the presets: their stages in order, who owns a lead there, what opens them, and the ways back.

use super::super::plans::open;
use super::{NAMES, items, preset, text, texts};
use attise::ladder::step;
use attise::plan::Gate;
use serde_json::Value;

/// A ladder as `stage owner gate`, a line each.
fn ladder(name: &str) -> Vec<String> {
    let line = |stage: &Value| ["id", "owner", "gate"].map(|key| text(stage, key)).join(" ");
    items(&preset(name)["stages"]).into_iter().map(line).collect()
}

/// What the stages say under a key, as `stage value`.
fn of_each(name: &str, key: &str) -> Vec<String> {
    let line = |stage: &Value| format!("{} {}", text(stage, "id"), text(stage, key));
    items(&preset(name)["stages"]).into_iter().map(line).collect()
}

/// A06, A07: the unknown visitor, then LEAD, MQL, SQL, CLIENT and the advocate, in this order and no other.
/// A09, A10, A11: form, MQL and SQL follow without a person; with the SQL the owner changes.
#[test]
fn inbound() {
    let expected = [
        "inconnu marketing auto",
        "lead marketing auto",
        "mql marketing auto",
        "sql commercial auto",
        "client commercial human",
        "prescripteur commercial human",
    ];
    assert_eq!(ladder("inbound"), expected);
    let contacts = ["inconnu none", "lead newsletterOnly", "mql noCall", "sql any", "client any", "prescripteur any"];
    assert_eq!(of_each("inbound", "contact"), contacts);
}

/// B17, B16: an airlock stands between MQL and SQL. B06: acts alone make the SQL, so its gate is open. B03: there the owner changes.
/// B05, B20: before it nobody gets more than the newsletter. B12, B14, B19: who finds no room this month waits in the airlock.
#[test]
fn mql_sql() {
    let expected =
        ["inconnu marketing auto", "mql marketing auto", "sas marketing auto", "sql commercial auto", "client commercial human"];
    assert_eq!(ladder("mql-sql"), expected);
    assert_eq!(
        of_each("mql-sql", "contact"),
        ["inconnu none", "mql newsletterOnly", "sas newsletterOnly", "sql any", "client any"]
    );
    let capacity = &preset("mql-sql")["capacity"];
    assert_eq!([&capacity["stage"], &capacity["waitIn"], &capacity["per"]], ["sql", "sas", "month"]);
}

/// C20: the subscriber comes before the lead. C09: the MQL is automatic. C10: a person makes the SQL. C12, C13: the opportunity comes after
/// it, and a person makes it too.
#[test]
fn sensei() {
    let expected = [
        "inconnu marketing auto",
        "abonne marketing auto",
        "lead marketing auto",
        "mql marketing auto",
        "sql ventes human",
        "opportunite ventes human",
        "client ventes human",
    ];
    assert_eq!(ladder("sensei"), expected);
    let contacts =
        ["inconnu none", "abonne newsletterOnly", "lead noCall", "mql noCall", "sql any", "opportunite any", "client any"];
    assert_eq!(of_each("sensei", "contact"), contacts);
}

/// D02, D14: the moment of the handover is the stage at which the owner changes, and there is one.
#[test]
fn scorecard() {
    let expected = [
        "inconnu marketing auto",
        "lead marketing auto",
        "bon-lead marketing auto",
        "transmis commercial auto",
        "client commercial human",
    ];
    assert_eq!(ladder("scorecard"), expected);
}

/// E01, E14, E18, E20, E21, E26: MCL, MQL, SQL, SAL, CO, WO, in this order and no other. E15: with the SQL the owner changes.
/// E17: SQL and SAL open only to who has spoken with the lead.
#[test]
fn force_plus() {
    let expected = [
        "inconnu marketing auto",
        "mcl marketing auto",
        "mql marketing auto",
        "sql commercial verbal",
        "sal commercial verbal",
        "co commercial human",
        "wo commercial human",
    ];
    assert_eq!(ladder("force-plus"), expected);
    assert_eq!(preset("force-plus")["stages"][6]["recycle"], Value::Null, "E21: nothing leads back from an order");
}

#[test]
fn b2b_saas() {
    let expected = [
        "visitor marketing auto",
        "mcl marketing auto",
        "mql marketing auto",
        "sql sales human",
        "opportunity sales verbal",
        "customer sales human",
    ];
    assert_eq!(ladder("b2b-saas"), expected);
}

/// Where the owner changes, how soon the new one acts and how leads come back is said in every preset: B03, E15, A11, D02.
#[test]
fn each_preset_hands_over_once() {
    for name in NAMES {
        let plan = preset(name);
        let stages = items(&plan["stages"]);
        let changes = stages.windows(2).filter(|pair| pair[0]["owner"] != pair[1]["owner"]);
        let [handover] = changes.map(|pair| pair[1]).collect::<Vec<_>>()[..] else { panic!("{name} hands over other than once") };
        assert!(handover["sla"].is_object(), "{name}: no delay for {}", handover["id"]);
        assert!(!items(&handover["recycle"]).is_empty(), "{name}: no way back from {}", handover["id"]);
    }
}

/// B10: SAL is another name of SQL where the plan says so (`mql-sql`), and a stage of its own where it says that (`force-plus`, E18).
#[test]
fn sal_is_what_the_plan_says() {
    let (mql_sql, _) = open(&preset("mql-sql"));
    for name in ["sal", "Sales Accepted Lead", "sql"] {
        assert_eq!(step(&mql_sql, "sas", name, Gate::Auto, None), Ok(()));
        assert_eq!(step(&mql_sql, name, "sas", Gate::Human, Some("trop-tot")), Ok(()));
    }
    let (inbound, _) = open(&preset("inbound"));
    assert_eq!(step(&inbound, "mql", "sal", Gate::Human, None).unwrap_err(), "unknown stage `sal`");
    let (force_plus, _) = open(&preset("force-plus"));
    let shut = step(&force_plus, "sql", "sal", Gate::Human, None).unwrap_err();
    assert_eq!(shut, "`sal` opens only after a conversation with the lead");
    assert_eq!(step(&force_plus, "sql", "Sales Accepted Lead", Gate::Verbal, None), Ok(()));
}

/// C11, A12, D12: sales rejects with a reason of the plan and the stage goes back; without one, or by another way, it does not.
#[test]
fn sales_sends_back_with_a_reason() {
    for name in NAMES {
        let document = preset(name);
        let (plan, _) = open(&document);
        let mut ways = 0;
        for stage in items(&document["stages"]) {
            for way in items(&stage["recycle"]) {
                let step = |reason: Option<&str>| step(&plan, text(stage, "id"), text(way, "to"), Gate::Human, reason);
                for reason in items(&way["reasons"]) {
                    assert_eq!(step(reason["id"].as_str()), Ok(()), "{name}");
                }
                assert!(step(None).unwrap_err().starts_with("expected a reason: `"), "{name}");
                assert!(step(Some("parce-que")).unwrap_err().ends_with("`, found `parce-que`"), "{name}");
                ways += 1;
            }
        }
        assert!(ways > 0, "{name}: sales cannot send anything back");
    }
    let (sensei, _) = open(&preset("sensei"));
    let back = |to: &str, reason: Option<&str>| step(&sensei, "sql", to, Gate::Human, reason).err().unwrap_or_default();
    assert_eq!(back("mql", Some("pas-pret")), "");
    assert_eq!(back("lead", Some("sous-les-normes")), "");
    assert_eq!(back("lead", Some("pas-pret")), "expected a reason among `sous-les-normes`, `pas-interesse`, found `pas-pret`");
    assert_eq!(back("abonne", Some("pas-pret")), "the plan has no way back from `sql` to `abonne`");
}

/// B11, C42, E12: the degree of maturity decides the treatment: each stage of marketing and sales says what is done with its leads.
#[test]
fn each_stage_has_its_treatment() {
    let treatments = |name: &str| -> Vec<String> {
        let plan = preset(name);
        let line = |stage: &Value| {
            let ids: Vec<&str> = items(&stage["actions"]).into_iter().map(|action| text(action, "id")).collect();
            format!("{}: {}", text(stage, "id"), if ids.is_empty() { "-".into() } else { ids.join(", ") })
        };
        items(&plan["stages"]).into_iter().map(line).collect()
    };
    assert_eq!(
        treatments("mql-sql"),
        ["inconnu: -", "mql: envoyer-journal", "sas: faire-murir", "sql: confier-consultant, arreter-automatisme", "client: -"]
    );
    assert_eq!(
        treatments("force-plus"),
        ["inconnu: -", "mcl: trier", "mql: qualifier-bant", "sql: decider-investir", "sal: exploiter", "co: -", "wo: -"]
    );
    let sensei = preset("sensei");
    let actions = ["q1", "q2", "q3", "q4"].map(|place| text(&sensei["quadrant"][place], "id"));
    assert_eq!(actions, ["laisser", "garder-le-lien", "nourrir", "proposer-aux-ventes"]);
    assert_eq!(texts(&sensei["stages"][4]["handRaise"]), ["demande-commerciale"], "C06: asking opens the way at every temperature");
}
