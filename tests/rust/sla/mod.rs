//! The plan on paper: every kind of rule in the words of both languages, nothing that is not in the plan, and nothing of it left out.

mod sections;
mod words;

use super::plans::{any, least, open, with};
use attise::check::check;
use attise::plan::{Language, Plan};
use attise::sla::{Block, Cell, Document, Item, describe};
use proptest::prelude::*;
use serde_json::{Value, json};

fn printed(plan: &Value, language: Language) -> Document {
    describe(&open(plan).0, language)
}

/// Spaces that no line breaks at, as any others.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn item(item: &Item) -> String {
    if item.items.is_empty() { item.text.clone() } else { format!("{} [{}]", item.text, item.items.join(" / ")) }
}

fn cell(cell: &Cell) -> String {
    let lines = cell.items.iter().map(item).chain(cell.note.clone()).chain(cell.id.as_ref().map(|id| format!("#{id}")));
    lines.collect::<Vec<_>>().join(" / ")
}

fn block(block: &Block) -> Vec<String> {
    let terms = |terms: &[attise::sla::Term]| {
        let term =
            |term: &attise::sla::Term| format!("{}: {}", term.name, term.items.iter().map(item).collect::<Vec<_>>().join(" / "));
        terms.iter().map(term).collect::<Vec<_>>()
    };
    match block {
        Block::Heading { text } => vec![format!("## {text}")],
        Block::Text { text } => vec![text.clone()],
        Block::Terms { terms: list } => terms(list),
        Block::Table(table) => {
            let rows = table.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | "));
            table.caption.clone().into_iter().map(|caption| format!("= {caption}")).chain(rows).collect()
        }
        Block::Step(step) => {
            let names = step.names.as_ref().map_or_else(String::new, |names| format!(" · {names}"));
            let head = format!("{}. {} · {} · {}{names}", step.number, step.title, step.owner, step.id);
            [head].into_iter().chain(terms(&step.terms)).collect()
        }
    }
}

/// The lines of a section: rows with their cells apart by bars, stages and terms as they are read.
fn lines(plan: &Value, language: Language, id: &str) -> Vec<String> {
    let document = printed(plan, language);
    let section = document.sections.iter().find(|section| section.id == id).unwrap_or_else(|| panic!("no section {id}"));
    section.blocks.iter().flat_map(block).map(|line| plain(&line)).collect()
}

/// The lines of a section in both languages.
#[track_caller]
fn says(plan: &Value, id: &str, fr: &str, en: &str) {
    for (language, expected) in [(Language::Fr, fr), (Language::En, en)] {
        let expected: Vec<&str> = expected.trim_matches(['\n', ' ']).lines().map(str::trim).collect();
        let found = lines(plan, language, id);
        assert_eq!(found.iter().map(|line| line.trim()).collect::<Vec<_>>(), expected);
    }
}

/// A plan whose sections are all there, with one criterion that has a name.
fn ladder(stages: Value) -> Value {
    let mut plan = with(json!([
        { "id": "demo", "label": { "fr": "Démo demandée", "en": "Demo requested" }, "signal": "formSubmit", "name": "demo", "points": 30, "repeat": "once", "halfLifeDays": 30, "phase": "late" },
        { "id": "guide", "label": { "fr": "Guides lus", "en": "Guides read" }, "signal": "pageView", "points": 5, "repeat": "perKey", "phase": "early" }
    ]));
    plan["phases"] = json!([{ "id": "early", "label": { "fr": "Début", "en": "Early" } }, { "id": "late", "label": { "fr": "Fin", "en": "Late" } }]);
    plan["fit"] = json!([
        { "id": "sector", "label": { "fr": "Secteur visé", "en": "Target sector" }, "field": "sector", "oneOf": ["health", "schools"], "points": 10 },
        { "id": "size", "field": "employees", "present": true, "points": 5 }
    ]);
    plan["personas"] = json!([{ "id": "buyer", "label": { "fr": "Acheteur", "en": "Buyer" }, "fit": [{ "id": "role", "field": "role", "contains": "buyer*", "points": 3 }] }]);
    plan["fields"] = json!({
        "email": { "label": { "fr": "E-mail", "en": "E-mail" } }, "name": { "label": { "fr": "Nom", "en": "Name" } },
        "sector": { "label": { "fr": "Secteur", "en": "Sector" }, "values": { "health": { "fr": "Santé", "en": "Health" }, "schools": { "fr": "Écoles", "en": "Schools" } } },
        "employees": { "label": { "fr": "Effectif", "en": "Headcount" } }, "role": {}, "budget": {}, "date": {}
    });
    plan["grade"] = json!({ "A": 10, "B": 5, "C": 1 });
    plan["quadrant"] = json!({ "fit": 10, "engagement": 30 });
    plan["bant"] = json!({ "budget": { "field": "budget", "atLeast": 1000 }, "authority": "role", "need": { "field": "sector", "equals": "health" }, "timing": "date" });
    let mut all =
        vec![json!({ "id": "visitor", "label": { "fr": "Visiteur", "en": "Visitor" }, "owner": "marketing", "gate": "auto" })];
    all.extend(stages.as_array().unwrap().iter().cloned());
    plan["stages"] = json!(all);
    plan
}

#[test]
fn a_least_plan_has_the_least_sections() {
    let document = printed(&least(), Language::En);
    let ids: Vec<_> = document.sections.iter().map(|section| section.id).collect();
    assert_eq!(ids, ["vocabulary", "pages", "engagement", "temperature"]);
    assert_eq!((document.lang, document.title.as_str()), ("en", "least"));
    assert_eq!(document.signing.owners, ["Marketing", "Sales"]);
    assert_eq!(printed(&least(), Language::Fr).signing.owners, ["Marketing", "Commercial"]);
    assert_eq!(
        lines(&least(), Language::En, "vocabulary"),
        [
            "Engagement: The points of what a visitor does, from −100,000 to 100,000; a criterion counts as long as its points have not faded away.",
            "Temperature: Cold, warm or hot, by engagement. Hot is not a stage."
        ]
    );
}

#[test]
fn the_front_names_the_plan_and_leaves_the_date_to_be_filled_in() {
    let mut plan = ladder(
        json!([{ "id": "sql", "owner": "sales", "gate": "auto" }, { "id": "won", "owner": "Key accounts", "gate": "human" }]),
    );
    plan["label"] = json!({ "fr": "Notre accord", "en": "Our agreement" });
    plan["revision"] = json!("3");
    let hash = format!("{:08x}", open(&plan).0.hash);
    let front = |language| {
        let document = printed(&plan, language);
        let facts = document.facts.iter().map(|fact| format!("{}: {}", fact.name, fact.value.as_deref().unwrap_or("____")));
        ([document.kicker.clone(), document.title.clone()].into_iter().chain(facts).collect::<Vec<_>>(), document)
    };
    let (lines, document) = front(Language::Fr);
    let fact = format!("Empreinte: {hash}");
    let expected = [
        "Accord de niveau de service · marketing, commercial et Key accounts",
        "Notre accord",
        "Plan: least",
        "Révision: 3",
        "Langue du plan: anglais",
        "Version du langage: 1",
        &fact,
        "Date d’effet: ____",
    ];
    assert_eq!(lines, expected);
    assert_eq!(document.signing.owners, ["Marketing", "Commercial", "Key accounts"]);
    assert_eq!(document.signing.lines, ["Nom et fonction", "Date", "Signature"]);
    assert_eq!(document.footer, format!("Notre accord · révision 3 · {hash}"));
    assert!(document.purpose[1].contains(&hash));
    let (lines, _) = front(Language::En);
    let fact = format!("Hash: {hash}");
    let expected = [
        "Service level agreement · marketing, sales and Key accounts",
        "Our agreement",
        "Plan: least",
        "Revision: 3",
        "Language of the plan: English",
        "Version of the plan language: 1",
        &fact,
        "Effective date: ____",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn french_is_set_as_typographers_do() {
    let mut plan = least();
    plan["label"] = json!("L'accord : « oui » ; vraiment ? 100 % !");
    assert_eq!(
        printed(&plan, Language::Fr).title,
        "L’accord\u{a0}: «\u{a0}oui\u{a0}»\u{202f}; vraiment\u{202f}? 100\u{a0}%\u{202f}!"
    );
    assert_eq!(printed(&plan, Language::En).title, "L’accord : « oui » ; vraiment ? 100 % !");
    let temperature = |language| printed(&plan, language).sections.last().unwrap().clone();
    assert_eq!(temperature(Language::Fr).title, "La température");
    let range = |language| {
        lines(&with(json!([{ "id": "a", "signal": "visit", "points": -12_345, "repeat": "once" }])), language, "engagement")[0]
            .clone()
    };
    assert_eq!(range(Language::Fr), "a / Une visite du site commence | −12 345 | Une seule fois | –");
    assert_eq!(range(Language::En), "a / A visit of the site begins | −12,345 | Once only | –");
}

/// All texts of a document, as plain as the labels are written.
fn all(plan: &Plan, language: Language) -> String {
    let text = serde_json::to_string(&describe(plan, language)).unwrap();
    plain(&text).replace('’', "'").replace("\\\"", "\"")
}

#[test]
fn nothing_of_a_preset_is_left_out() {
    let mut files: Vec<_> = std::fs::read_dir("pkg-config/presets").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.to_str().is_some_and(|path| path.ends_with(".json") && !path.ends_with(".cases.json")));
    files.push("www/plan.json".into());
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap();
        let plan = check(&source).unwrap_or_else(|problems| panic!("{file:?}: {problems:?}"));
        for language in [Language::Fr, Language::En] {
            let text = all(&plan, language);
            let criteria = plan.criteria.iter().map(|each| &each.label);
            let fit = plan.fit.iter().chain(plan.personas.iter().flat_map(|persona| &persona.fit)).map(|each| &each.label);
            let stages = plan.stages.iter().map(|each| &each.label);
            let actions = plan.stages.iter().flat_map(|each| &each.actions).map(|each| &each.label);
            let reasons = plan.stages.iter().flat_map(|each| &each.recycle).flat_map(|way| &way.reasons).map(|each| &each.label);
            let others = plan.disqualifiers.iter().map(|each| &each.label).chain(plan.segments.iter().map(|each| &each.label));
            let things = plan.assets.iter().map(|each| &each.label).chain(plan.fields.iter().map(|each| &each.label));
            let labels = criteria.chain(fit).chain(stages).chain(actions).chain(reasons).chain(others).chain(things);
            for label in labels.map(|label| plain(label.text(language)).replace('’', "'")) {
                let capital: String = label.chars().take(1).flat_map(char::to_uppercase).chain(label.chars().skip(1)).collect();
                assert!(text.contains(&label) || text.contains(&capital), "{file:?}: `{label}` is not printed");
            }
            let offers = plan
                .offers
                .iter()
                .flat_map(|slot| slot.choices.iter().map(|choice| &choice.offer).chain([&slot.id, &slot.default]));
            let ids = plan.stages.iter().map(|each| &each.id).chain(offers).chain(plan.pages.iter().map(|each| &each.name));
            for id in ids {
                assert!(text.contains(&format!("\"{id}\"")), "{file:?}: `{id}` is not printed");
            }
        }
    }
}

#[test]
fn what_people_write_is_left_as_it_is() {
    let mut plan = least();
    plan["criteria"][0]["label"] = json!("<script>alert(\"x\")</script> & {} | `y`");
    plan["pages"] = json!({ "pricing": "/d'or :x" });
    let document = printed(&plan, Language::Fr);
    let line = &lines(&plan, Language::Fr, "engagement")[0];
    assert!(line.starts_with("<script>alert(\"x\")</script> & {} | `y` / "), "{line}");
    let Block::Table(pages) = &document.sections[1].blocks[0] else { panic!() };
    assert_eq!(pages.rows[0].cells[1].items[0].text, "/d'or :x");
}

proptest! {
    #[test]
    fn any_plan_can_be_printed_and_always_in_the_same_words(plan in any()) {
        let (plan, _) = open(&plan);
        for language in [Language::Fr, Language::En] {
            let document = describe(&plan, language);
            prop_assert_eq!(&document, &describe(&plan, language));
            for section in &document.sections {
                for block in &section.blocks {
                    if let Block::Table(table) = block {
                        prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
                    }
                }
            }
        }
    }
}
