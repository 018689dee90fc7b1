//! What the presets list: channels, ways to be captured, placements, contents, key pages.

use super::{NAMES, items, keys, preset, text, texts};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The fields that one of a preset's segments asks for, by the values that it takes.
fn segment(plan: &Value, id: &str) -> Vec<String> {
    let found = items(&plan["segments"]).into_iter().find(|segment| segment["id"] == id).unwrap();
    texts(&found["when"]["where"]["oneOf"]).into_iter().map(String::from).collect()
}

/// The criterion under whose key a value stands.
fn criterion<'p>(plan: &'p Value, key: &str, value: &str) -> &'p Value {
    items(&plan["criteria"]).into_iter().find(|criterion| criterion[key] == value).unwrap()
}

fn phases(plan: &Value) -> Vec<&str> {
    items(&plan["phases"]).into_iter().map(|phase| text(phase, "id")).collect()
}

/// C29, C30: six channels off line and three on line, each in one of the two segments.
#[test]
fn sensei_has_six_channels_off_line_and_three_on_line() {
    let plan = preset("sensei");
    let (off, on) = (segment(&plan, "hors-ligne"), segment(&plan, "en-ligne"));
    assert_eq!(off, ["formulaire-papier", "evenement", "salon", "tombola", "remise-magasin", "telephone"]);
    assert_eq!(on, ["recherche-organique", "reseaux-sociaux", "trafic-direct"]);
    assert_eq!(keys(&plan["fields"]["channel"]["values"]), [off, on].concat());
}

/// E02, E03, E04, E05: four channels and no fifth, and an act for each of them.
#[test]
fn force_plus_has_four_channels() {
    let plan = preset("force-plus");
    assert_eq!(keys(&plan["fields"]["channel"]["values"]), ["vocal", "formulaire", "email", "social"]);
    let act = |id: &str| {
        let found = criterion(&plan, "id", id);
        [vec![text(found, "signal")], texts(&found["name"])].concat().join(" ")
    };
    let acts = ["appel", "formulaire", "e-mail", "reseau-social"].map(act);
    assert_eq!(acts, ["call", "formSubmit contact devis rappel", "click email", "click linkedin youtube x"]);
}

/// C31: other ways to be captured than a form. C34: where calls to action stand. C35: where forms stand.
#[test]
fn sensei_knows_where_a_lead_was_captured() {
    let plan = preset("sensei");
    let values = |field: &str| keys(&plan["fields"][field]["values"]).join(" ");
    assert_eq!(values("capture"), "formulaire chatbot connexion-sociale contenu-enrichi");
    assert_eq!(values("placement"), "blog section email reseaux-sociaux publicite");
    assert_eq!(values("formHost"), "page-destination page-web article-blog facebook-lead-ads");
}

/// C24, B18, A30: each content has a kind, a topic and the phase that it is for. Baits are documents and courses.
#[test]
fn each_content_has_kind_topic_and_phase() {
    for name in NAMES {
        let plan = preset(name);
        let assets = plan["assets"].as_object().unwrap();
        assert!(assets.len() > 1, "{name}");
        for (id, asset) in assets {
            assert!(!text(asset, "kind").is_empty() && !text(asset, "topic").is_empty(), "{name}: {id}");
            assert!(phases(&plan).contains(&text(asset, "phase")), "{name}: {id}");
        }
    }
    let sensei = preset("sensei");
    let kinds: BTreeSet<&str> = sensei["assets"].as_object().unwrap().values().map(|asset| text(asset, "kind")).collect();
    assert_eq!(kinds, ["cours", "pdf", "webinaire"].into());
}

/// C40: of pages, and of forms, that speak of a phase, those of a later one are worth no less than those of an earlier one.
#[test]
fn later_content_is_worth_no_less() {
    for name in NAMES {
        let plan = preset(name);
        for signal in ["pageView", "formSubmit"] {
            let worth = |phase: &str| -> Vec<i64> {
                let here = items(&plan["criteria"]).into_iter().filter(|each| each["signal"] == signal && each["phase"] == phase);
                here.filter_map(|each| each["points"].as_i64()).filter(|points| *points > 0).collect()
            };
            let mut most = 0;
            for phase in phases(&plan) {
                let here = worth(phase);
                assert!(here.iter().all(|points| *points >= most), "{name}: {signal} of {phase}: {here:?} after {most}");
                most = here.into_iter().max().unwrap_or(most);
            }
        }
    }
}

/// A28, A23: pages of prices and quotes are groups of their own, and weigh more than any other page.
#[test]
fn inbound_has_key_pages() {
    let plan = preset("inbound");
    assert_eq!(plan["pages"]["prix"], json!(["/tarifs*", "/prix*"]));
    assert_eq!(plan["pages"]["devis"], "/devis*");
    let views = items(&plan["criteria"]).into_iter().filter(|criterion| criterion["signal"] == "pageView");
    let mut worth: Vec<(i64, &str)> = views.map(|view| (view["points"].as_i64().unwrap(), text(view, "page"))).collect();
    worth.sort_unstable();
    assert_eq!(worth, [(-10, "carrieres"), (1, "blog"), (2, "offres"), (6, "prix"), (8, "devis")]);
}

/// C46: three kinds of landing pages, each worth more than the one before.
#[test]
fn sensei_has_three_kinds_of_landing_pages() {
    let plan = preset("sensei");
    let worth = |page: &str| criterion(&plan, "page", page)["points"].as_i64().unwrap();
    assert_eq!(["lp-telechargement", "lp-webinaire", "lp-commercial"].map(worth), [2, 4, 8]);
}

/// D07, D08, D09: the scorecard has its three tables: the profile's, the behaviour's, and the action for each number of points.
#[test]
fn scorecard_has_three_tables() {
    let plan = preset("scorecard");
    assert_eq!((items(&plan["fit"]).len(), items(&plan["criteria"]).len()), (8, 16));
    let band = |band: &&Value| format!("{}–{} {}", band["from"], band["to"], text(band, "action"));
    let told: Vec<String> = items(&plan["actions"]["bands"]).iter().map(band).collect();
    assert_eq!(told, ["-25–24 rien", "25–49 newsletter", "50–74 nourrir", "75–99 inviter", "100–null transmettre"]);
}
