//! Contact data: their grades, and what they become in a plan.

use super::plans::{least, open};
use attise::check::check;
use attise::contact::role::Jobs;
use attise::contact::{Contact, Grade, employees, kinds};
use attise::fields::Fields;
use attise::lists::{Grouped, Lists, has};
use attise::plan::Plan;
use attise::sender::Sender;
use attise::text::number;
use attise::verdict::{Post, Verdict, judge};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::rc::Rc;

/// A list of the package as the engine takes it: what `pkg-config/lists.mjs` does.
pub fn list(name: &str) -> String {
    let text = fs::read_to_string(format!("pkg-config/lists/{name}.txt")).unwrap();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| format!("{line}\n")).collect()
}

/// All lists of the package.
pub fn lists() -> Rc<Lists> {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let flat = list("disposable");
    for (label, rest) in flat.lines().filter_map(|domain| domain.split_once('.')) {
        groups.entry(rest).or_default().push(label);
    }
    let mut grouped = String::new();
    for (rest, mut labels) in groups {
        labels.sort_unstable();
        grouped.push_str(&format!(".{rest}\n{}\n", labels.join("\n")));
    }
    let [free, allowed, roles, countries, jobs] = ["free", "allowed", "roles", "countries", "jobs"].map(list);
    Rc::new(Lists { disposable: Grouped::new(grouped), free, allowed, roles, countries, jobs: Jobs::new(jobs) })
}

/// A form's fields, as JSON has them.
pub fn fields(value: &Value) -> Fields {
    serde_json::from_value(value.clone()).unwrap()
}

fn judged(plan: &Value, said: Value, sender: Sender, lists: &Rc<Lists>) -> Verdict {
    let (plan, compiled) = open(plan);
    judge(&plan, &compiled, &Post { fields: fields(&said), sender, lists: lists.clone(), ..Post::default() }, 1_800_000_000)
}

fn preset(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(format!("pkg-config/presets/{name}.json")).unwrap()).unwrap()
}

/// B5, B6: the table of contact data, which Node and workerd read as well.
#[test]
fn contact_data_are_as_the_table_says() {
    let table: Value = serde_json::from_str(&fs::read_to_string("tests/contact.json").unwrap()).unwrap();
    let (plan, lists) = (check(&least().to_string()).unwrap(), lists());
    let mut wrong = Vec::new();
    let rows = table["rows"].as_array().unwrap();
    for row in rows {
        let found = serde_json::to_value(graded(&plan, &fields(&row["fields"]), &lists)).unwrap();
        if let Some(difference) = super::cases::differs("", &row["contact"], &found) {
            wrong.push(format!("{}: {difference}", row["fields"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows.len() > 150, "only {} rows", rows.len());
}

fn graded(plan: &Plan, fields: &Fields, lists: &Lists) -> Contact {
    attise::contact::read(plan, &kinds::Said::of(plan, fields, None), lists, &Sender::default())
}

/// The lists do not contradict one another, and the one of those that are never disposable wins.
#[test]
fn no_provider_is_disposable() {
    let lists = lists();
    for name in ["disposable", "free", "allowed", "roles"] {
        let text = list(name);
        assert!(text.lines().is_sorted(), "{name}");
        assert!(text.lines().all(|line| line == line.to_lowercase().trim()), "{name}");
    }
    let mut known = 0;
    for domain in lists.free.lines().chain(lists.allowed.lines()) {
        assert!(!lists.disposable.has(domain), "{domain} stands in both lists");
        assert!(!lists.is_disposable(domain) && !lists.is_disposable(&format!("mail.{domain}")), "{domain}");
        known += 1;
    }
    assert!(known > 300, "{known}");
    assert!(!lists.free.lines().any(|domain| has(&lists.allowed, domain)));
    let wrong = Lists { disposable: Grouped::new(".fm\nfastmail\n".into()), allowed: "fastmail.fm".into(), ..Lists::default() };
    assert!(wrong.disposable.has("fastmail.fm") && !wrong.is_disposable("fastmail.fm") && !wrong.is_disposable("me.fastmail.fm"));
    for domain in list("disposable").lines() {
        assert!(lists.is_disposable(domain) && lists.is_disposable(&format!("x.{domain}")), "{domain}");
    }
}

/// Each line of a text is found, and nothing else.
#[test]
fn lists_are_searched_as_they_are() {
    let text = list("disposable");
    for line in text.lines() {
        assert!(has(&text, line), "{line}");
        assert!(
            !has(&text, &format!("{line}x")) && !has(&text, &line[..line.len() - 1])
                || text.lines().any(|other| other == &line[..line.len() - 1])
        );
    }
    for text in ["", "\n", "a", "a\n", "a\nb", "\na"] {
        assert!(!has(text, "") && !has(text, "ab") && !has(text, "z"));
    }
}

/// Fields by name: French, English, joined, split, and what only looks like one.
#[test]
fn fields_are_known_by_name() {
    use kinds::Kind::{Company, Country, Email, Employees, FirstName, LastName, Message, Name, Phone, Role};
    let known = [
        (Email, "email e-mail Email E_MAIL courriel mail workEmail your-email contact[email] adresse_email emailAddress"),
        (Phone, "phone tel telephone téléphone mobile phone_number phoneNumber mobilePhone numero_de_telephone"),
        (Name, "name nom fullName full-name"),
        (FirstName, "prenom prénom firstname first_name firstName"),
        (LastName, "lastname last-name nom_de_famille surname"),
        (Company, "company societe société entreprise companyName raison_sociale organisation"),
        (Employees, "employees effectif companySize taille_entreprise nombre_de_salaries"),
        (Country, "country pays"),
        (Role, "role fonction job poste jobTitle"),
        (Message, "message commentaire besoin question"),
    ];
    for (kind, names) in known {
        for name in names.split(' ') {
            assert_eq!(kinds::of_name(name), Some(kind), "{name}");
        }
    }
    for name in
        "emailStatus emailOptIn mailing_list contactQuality username pseudo telegram jobs_newsletter attise lang form utm_source"
            .split(' ')
    {
        assert_eq!(kinds::of_name(name), None, "{name}");
    }
}

/// B6: sizes that people type are a lower bound or unknown.
#[test]
fn company_sizes_are_bounds_or_unknown() {
    let sizes = [
        ("1 000+", Some(1000)),
        ("1,000+", Some(1000)),
        ("1.000+", Some(1000)),
        ("1\u{202f}000", Some(1000)),
        ("10-50", Some(10)),
        ("10 – 50", Some(10)),
        ("de 10 à 50", Some(10)),
        ("entre 50 et 99", Some(50)),
        ("moins de 10", Some(1)),
        ("Moins de 10 salariés", Some(1)),
        ("< 10", Some(1)),
        ("less than 10", Some(1)),
        ("up to 50", Some(1)),
        ("jusqu’à 50", Some(1)),
        ("plus de 500", Some(500)),
        ("50 personnes", Some(50)),
        ("env. 50", Some(50)),
        ("~50", Some(50)),
        ("TPE", Some(1)),
        ("PME", Some(10)),
        ("ETI", Some(250)),
        ("TPE/PME/ETI", Some(1)),
        ("grand groupe", Some(5000)),
        ("freelance", Some(1)),
        ("٣٠", Some(30)),
        ("３０", Some(30)),
        ("10k", Some(10_000)),
        ("0", Some(0)),
        ("-5", None),
        ("−5", None),
        ("1e9", None),
        ("999999999999", None),
        ("🙂", None),
        ("?", None),
        ("", None),
        ("beaucoup", None),
        ("½", None),
        ("\0", None),
        ("NaN", None),
        ("Infinity", None),
    ];
    for (text, least) in sizes {
        assert_eq!(employees::least(text), least, "{text}");
    }
    assert_eq!(
        (number("moins de 18 ans"), number("12,5"), number("3e étage"), number("18446744073709551616")),
        (Some(1), Some(12), Some(3), Some(i32::MAX))
    );
}

/// Bands of fit read the size as the verdict does, and show what was typed.
#[test]
fn bands_read_messy_sizes() {
    let mut plan = least();
    plan["fit"] = json!([{ "id": "size", "field": "employees", "bands": [{ "from": 1, "points": 1 }, { "from": 10, "points": 5 }, { "from": 1000, "points": 9 }] }]);
    for (text, points) in [("1 000+", 9), ("10-50", 5), ("PME", 5), ("moins de 10", 1), ("TPE", 1), ("-5", 0), ("1e9", 0), ("?", 0)]
    {
        let reading = judged(&plan, json!({ "employees": text }), Sender::default(), &Rc::default()).reading;
        assert_eq!((reading.fit, reading.fit_receipt[0].value.as_deref()), (points, Some(text)));
    }
}

/// A04: the quality of contact data is graded at the edge and told to the plan; a host's worse word stays, a visitor's better one does not.
#[test]
fn contact_quality_is_told_to_the_plan() {
    let (plan, lists) = (preset("inbound"), lists());
    let capped = |said: Value| {
        let verdict = judged(&plan, said, Sender::default(), &lists);
        (verdict.contact.quality, verdict.reading.disqualified.iter().any(|named| named.id == "coordonnees-inutilisables"))
    };
    let good = json!({ "name": "Marie Durand", "email": "m.durand@firme.fr", "phone": "06 12 34 56 89" });
    let with = |base: &Value, name: &str, value: &str| {
        let mut said = base.clone();
        said[name] = json!(value);
        said
    };
    assert_eq!(capped(good.clone()), (Grade::Valid, false));
    assert_eq!(capped(with(&good, "contactQuality", "inutilisable")), (Grade::Valid, true), "the host knows more");
    let bad = json!({ "name": "Marie Durand", "email": "m.durand@yopmail.com" });
    assert_eq!(capped(bad.clone()), (Grade::Unusable, true));
    assert_eq!(capped(with(&bad, "contactQuality", "valide")), (Grade::Unusable, true), "nobody declares himself reachable");
    assert_eq!(capped(with(&bad, "contactQuality", "zut")), (Grade::Unusable, true));
    assert_eq!(capped(with(&bad, "phone", "06 12 34 56 89")), (Grade::Doubtful, false), "there is another way");
    assert_eq!(capped(json!({ "message": "…" })), (Grade::Missing, false));
    assert_eq!(capped(json!({ "message": "…", "contactQuality": "inutilisable" })), (Grade::Missing, true));
}

/// The first line of a kind with a word that stands in a title, found by reading all of them.
fn first_line(title: &str, jobs: &str, department: bool) -> Option<String> {
    let title = format!(" {title} ");
    let stands = |word: &str| match word.replace('_', " ").strip_suffix('*') {
        Some(start) => title.contains(&format!(" {start}")),
        None => title.contains(&format!(" {} ", word.replace('_', " "))),
    };
    let lines = jobs.lines().filter(|line| line.starts_with(':') == department).filter_map(|line| line.split_once(' '));
    lines.map(|(name, words)| (name, words.split(' ').any(stands))).find(|(_, found)| *found).map(|(name, _)| name.replace(':', ""))
}

#[test]
fn job_titles_are_found_by_their_beginnings_as_by_reading_the_whole_list() {
    let list = list("jobs");
    let jobs = Jobs::new(list.clone());
    let words: Vec<&str> = list.lines().flat_map(|line| line.split(' ').skip(1)).collect();
    let told = |title: String| {
        let role = jobs.read(Some(&title));
        assert_eq!(role.level, first_line(&title, &list, false).unwrap_or("unknown".into()), "{title}");
        assert_eq!(role.department, first_line(&title, &list, true), "{title}");
    };
    for (i, word) in words.iter().enumerate() {
        for after in ["", "x", "xs de", " de la recherche", " r d"] {
            let text = format!("{}{after}", word.trim_end_matches('*').replace('_', " "));
            told(text.clone());
            told(format!("zz {text} {}", words[(i * 7) % words.len()].trim_end_matches('*').replace('_', " ")));
            told(text.chars().skip(1).collect());
        }
    }
}

/// E09: syntax, disposable, role and bounce are told at the edge, and such a lead is no MQL.
#[test]
fn the_state_of_an_address_is_told_to_the_plan() {
    let (plan, lists) = (preset("force-plus"), lists());
    let kept_down = |email: &str, deliverable: Option<bool>, posted: &str| {
        let sender = Sender { deliverable, ..Sender::default() };
        let verdict = judged(&plan, json!({ "name": "Marie Durand", "email": email, "emailStatus": posted }), sender, &lists);
        verdict.reading.disqualified.first().map(|named| named.id.clone())
    };
    assert_eq!(kept_down("m.durand@firme.fr", None, ""), None);
    assert_eq!(kept_down("m.durand@firme", None, "").as_deref(), Some("adresse-invalide"));
    assert_eq!(kept_down("m.durand@firme", None, "valide").as_deref(), Some("adresse-invalide"));
    assert_eq!(kept_down("m@sub.mailinator.com", None, "valid").as_deref(), Some("adresse-jetable"));
    assert_eq!(kept_down("contact@firme.fr", None, "").as_deref(), Some("adresse-generique"));
    assert_eq!(kept_down("m.durand@firme.fr", Some(false), "valide").as_deref(), Some("adresse-rebond"));
    assert_eq!(kept_down("m.durand@firme.fr", None, "bounced").as_deref(), Some("adresse-rebond"), "the host’s worse word stays");
}

/// E06: below a name and an e-mail address a lead is a visitor’s post, kept with its fields and no MCL.
#[test]
fn below_name_and_address_it_is_a_visitors_post() {
    let (plan, lists) = (preset("force-plus"), lists());
    let stage = |said: Value| judged(&plan, said, Sender::default(), &lists).reading.stage;
    let least = json!({ "name": "Marie Durand", "email": "m.durand@firme.fr" });
    let ladder = preset("force-plus");
    let first = ladder["stages"][0]["id"].as_str().unwrap();
    assert_ne!(stage(least.clone()).as_deref(), Some(first));
    for missing in ["name", "email"] {
        for blank in ["", "  ", "\u{a0}"] {
            let mut said = least.clone();
            said[missing] = json!(blank);
            assert_eq!(stage(said).as_deref(), Some(first), "without {missing}");
        }
    }
}

/// C16: a competitor’s domain and false data are told as the relation, unless more is known.
#[test]
fn competitors_and_false_data_are_told_to_the_plan() {
    let lists = lists();
    let sender = || Sender { competitors: "rival.fr\nxn--rival-9ua.ch".into(), ..Sender::default() };
    let kept_down = |plan: &str, said: Value| {
        let verdict = judged(&preset(plan), said, sender(), &lists);
        verdict.reading.disqualified.first().map(|named| named.id.clone())
    };
    for (plan, id) in [("sensei", "concurrent"), ("b2b-saas", "competitor")] {
        let said = |email: &str, relation: &str| json!({ "name": "Kim Lee", "email": email, "relation": relation });
        assert_eq!(kept_down(plan, said("kim@rival.fr", "")).as_deref(), Some(id));
        assert_eq!(
            kept_down(plan, said("kim@paris.rival.fr", "partner")).as_deref(),
            Some(id),
            "nobody declares himself a partner"
        );
        assert_eq!(kept_down(plan, said("kim@notrival.fr", "")), None);
        assert_eq!(kept_down(plan, said("kim@firme.fr", "competitor")).as_deref(), Some(id), "the host’s word stays");
    }
    let said = |name: &str, relation: &str| json!({ "name": name, "email": "kim@firme.fr", "relation": relation });
    assert_eq!(kept_down("sensei", said("qsdfghjk", "")).as_deref(), Some("fausses-informations"));
    assert_eq!(kept_down("sensei", said("qsdfghjk", "partenaire")), None, "whose relation is known is not told anew");
    assert_eq!(kept_down("b2b-saas", said("qsdfghjk", "")), None, "a plan without the value is told nothing");
}
