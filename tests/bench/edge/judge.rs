//! Judges realistic form posts a number of times, for `valgrind --tool=callgrind`:  cargo build --release --example judge && target/release/examples/judge 1000
//! Prints what tells the verdicts from others, so that a count is known to be of the same work.

use attise::contact::kinds::of_name;
use attise::contact::role::Jobs;
use attise::fields::Fields;
use attise::hash::fnv1a;
use attise::keys::Keyring;
use attise::lists::{Grouped, Lists};
use attise::seal::Seal;
use attise::sender::Sender;
use attise::trust::Origin;
use attise::verdict::{Post, judge};
use attise::{check, compile, compiled::Compiled, journey};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::read_to_string;
use std::hint::black_box;
use std::rc::Rc;

const NOW: u32 = 1_790_000_000;
const KEYS: &str = "1:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";
const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
const FORMS: [&str; 3] = [
    "form=quote|lang=fr|name=Claire Delaunay|email=claire.delaunay@ateliers-cie.fr|phone=06 12 34 56 78|company=Ateliers & Cie|sector=industrie|employees=201|role=Directrice achats|need=Relever le bruit de trois ateliers avant la fin de l’année.",
    "form=white-paper|lang=en|name=Tom Baker|email=tom@gmail.com|company=Harbour Ltd|role=Safety engineer",
    "form=quote|lang=fr|prenom=Émilie|nom=Lefèvre|e-mail=e.lefevre@chu-lyon.fr|téléphone=+33 4 72 00 00 00|société=CHU|sector=santé|effectif=plus de 1 000|fonction=Responsable QHSE|message=Pouvez-vous nous rappeler jeudi ?",
];

fn lists() -> Result<Lists, Box<dyn Error>> {
    let read = |name: &str| -> Result<String, Box<dyn Error>> {
        let text = read_to_string(format!("{}/pkg-config/lists/{name}.txt", env!("CARGO_MANIFEST_DIR")))?;
        Ok(text.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n"))
    };
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let flat = read("disposable")?;
    for (label, rest) in flat.lines().filter_map(|domain| domain.split_once('.')) {
        groups.entry(rest).or_default().push(label);
    }
    let grouped = groups.iter_mut().map(|(rest, labels)| {
        labels.sort_unstable();
        format!(".{rest}\n{}\n", labels.join("\n"))
    });
    let disposable = Grouped::new(grouped.collect());
    Ok(Lists {
        disposable,
        free: read("free")?,
        allowed: read("allowed")?,
        roles: read("roles")?,
        countries: read("countries")?,
        jobs: Jobs::new(read("jobs")?),
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let times: usize = std::env::args().nth(1).and_then(|times| times.parse().ok()).unwrap_or(1);
    let plan = check::check(&read_to_string(format!("{}/www/plan.json", env!("CARGO_MANIFEST_DIR")))?)
        .map_err(|_| "the plan has problems")?;
    let compiled = Compiled::read(&compile::compile(&plan)).map_err(|_| "the plan cannot be read")?;
    let visit = format!(
        r#"{{ "now": {NOW}, "signals": [{{ "at": {}, "kind": "pageView", "path": "/produit" }}, {{ "at": {}, "kind": "pageView", "path": "/comparatif" }},
        {{ "at": {}, "kind": "pageView", "path": "/tarifs" }}, {{ "at": {}, "kind": "activeTime", "seconds": 90 }}] }}"#,
        NOW - 600,
        NOW - 500,
        NOW - 400,
        NOW - 300
    );
    let payload = journey::play(&plan, &compiled, &journey::read(&visit).map_err(|_| "the journey has problems")?).payload;
    let keys = Keyring::read(KEYS).map_err(|_| "the keys have problems")?;
    let seal = Seal { first: NOW - 700, served: NOW - 60, views: 4, nonce: [5; 8] }.write(&keys, "example.org");
    let cookie = format!("lang=fr; __Host-attise={seal}");
    let said: Fields =
        [("keys", KEYS), ("host", "example.org"), ("cookie", &cookie)].map(|(name, text)| (name.into(), text.into())).into();
    let lists = Rc::new(lists()?);
    let sender = Sender { user_agent: Some(AGENT.into()), ..Sender::default() };
    let forms = FORMS.map(|form| {
        form.split('|').filter_map(|field| field.split_once('=')).map(|(name, text)| (name.into(), text.into())).collect::<Fields>()
    });
    for form in &forms {
        let origin = Origin::of(&said, NOW);
        let post = Post {
            payload: Some(payload.clone()),
            fields: form.clone(),
            origin,
            sender: sender.clone(),
            lists: lists.clone(),
            ..Post::default()
        };
        let verdict = judge(&plan, &compiled, &post, NOW);
        let names: Vec<_> = form.keys().map(|name| of_name(name)).collect();
        println!("{:08x} {names:?}", fnv1a(serde_json::to_string(&verdict)?.as_bytes()));
    }
    for form in forms.iter().cycle().take(times) {
        let origin = Origin::of(&said, NOW);
        let post = Post {
            payload: Some(payload.clone()),
            fields: form.clone(),
            origin,
            sender: sender.clone(),
            lists: lists.clone(),
            ..Post::default()
        };
        black_box(judge(black_box(&plan), &compiled, black_box(&post), NOW));
    }
    Ok(())
}
