//! Suspicion: its receipt adds up, its signs are what they say, and nothing of it touches the reading.

use super::contact::{fields, lists};
use super::plans::{least, open};
use attise::fields::Fields;
use attise::sender::{Sender, Turnstile};
use attise::suspicion::{Level, Suspicion, is_bot};
use attise::verdict::{Post, Verdict, judge};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::rc::Rc;

fn judged(said: &Value, sender: Sender, payload: Option<String>) -> Verdict {
    let mut plan = least();
    plan["fit"] = json!([{ "id": "size", "field": "employees", "bands": [{ "from": 1, "points": 5 }] }]);
    let (plan, compiled) = open(&plan);
    judge(&plan, &compiled, &Post { fields: fields(said), sender, payload, lists: lists(), ..Post::default() }, 1_800_000_000)
}

fn weighed(said: Value, sender: Sender) -> Suspicion {
    judged(&said, sender, None).suspicion
}

fn names(suspicion: &Suspicion) -> Vec<&str> {
    suspicion.signs.iter().map(|line| line.sign).collect()
}

fn good() -> Value {
    json!({ "name": "Marie Durand", "email": "m.durand@firme.fr", "phone": "06 12 34 56 89", "company": "Firme", "message": "Bonjour, je cherche un capteur." })
}

fn with(name: &str, value: &str) -> Value {
    let mut said = good();
    said[name] = json!(value);
    said
}

#[test]
fn a_plain_post_has_no_sign() {
    let agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
    let sender = Sender {
        user_agent: Some(agent.into()),
        bot: Some(false),
        turnstile: Some(Turnstile::Passed),
        deliverable: Some(true),
        posts: 2,
        honeypot: Some("fax2".into()),
        competitors: "rival.fr".into(),
    };
    let suspicion = weighed(good(), sender);
    assert_eq!((suspicion.points, suspicion.level, suspicion.signs.len()), (0, Level::None, 0));
    assert_eq!((suspicion.label.fr.as_str(), suspicion.label.en.as_str()), ("Rien d’inhabituel.", "Nothing unusual."));
}

#[test]
fn each_sign_has_its_points() {
    let host = |change: fn(&mut Sender)| {
        let mut sender = Sender::default();
        change(&mut sender);
        weighed(good(), sender)
    };
    let table: Vec<(Suspicion, &str, i32)> = vec![
        (host(|sender| sender.bot = Some(true)), "bot", 50),
        (host(|sender| sender.user_agent = Some(" ".into())), "no_user_agent", 20),
        (host(|sender| sender.user_agent = Some("curl/8.5.0".into())), "bot_user_agent", 45),
        (host(|sender| sender.turnstile = Some(Turnstile::Failed)), "turnstile_failed", 45),
        (host(|sender| sender.turnstile = Some(Turnstile::Unavailable)), "turnstile_unavailable", 0),
        (host(|sender| sender.deliverable = Some(false)), "undeliverable_address", 25),
        (host(|sender| sender.posts = 3), "repeated_posts", 10),
        (host(|sender| sender.posts = 5), "repeated_posts", 25),
        (host(|sender| sender.posts = u32::MAX), "repeated_posts", 45),
        (host(|sender| sender.competitors = "firme.fr".into()), "competitor", 15),
        (weighed(with("email", "x@mailinator.com"), Sender::default()), "disposable_address", 30),
        (weighed(with("email", "info@firme.fr"), Sender::default()), "role_address", 5),
        (weighed(with("email", "nope"), Sender::default()), "unusable_address", 20),
        (weighed(with("email", "azerty@firme.fr"), Sender::default()), "fake_address", 15),
        (weighed(with("name", "qsdfghjk"), Sender::default()), "fake_name", 25),
        (weighed(with("name", "Marie Test"), Sender::default()), "odd_name", 10),
        (weighed(with("company", "xxxx"), Sender::default()), "fake_company", 15),
        (weighed(with("phone", "0000000000"), Sender::default()), "impossible_phone", 15),
        (weighed(with("phone", "0102030405"), Sender::default()), "odd_phone", 10),
        (weighed(with("message", "voir https://www.firme.fr"), Sender::default()), "link", 5),
        (weighed(with("message", "<a href=http://x.ru>x</a> http://y.ru"), Sender::default()), "links", 25),
    ];
    for (suspicion, sign, points) in table {
        let line =
            suspicion.signs.iter().find(|line| line.sign == sign).unwrap_or_else(|| panic!("{sign}: {:?}", names(&suspicion)));
        assert_eq!(line.points, points, "{sign}");
        assert!(!line.label.fr.is_empty() && !line.label.en.is_empty());
        assert_eq!(suspicion.signs.len(), 1, "{sign}: {:?}", names(&suspicion));
    }
    let same = json!({ "name": "hello", "company": "hello", "message": "Hello!", "email": "m.durand@firme.fr" });
    assert_eq!(names(&weighed(same, Sender::default())), ["same_text"]);
}

#[test]
fn the_hosts_word_on_bots_wins() {
    let told = |bot| names(&weighed(good(), Sender { bot, user_agent: Some("curl/8.5.0".into()), ..Sender::default() })).join(" ");
    assert_eq!((told(Some(false)).as_str(), told(Some(true)).as_str(), told(None).as_str()), ("", "bot", "bot_user_agent"));
}

#[test]
fn more_than_a_hundred_is_limited_with_a_line() {
    let sender = Sender { bot: Some(true), turnstile: Some(Turnstile::Failed), posts: 12, ..Sender::default() };
    let suspicion = weighed(with("email", "x@mailinator.com"), sender);
    assert_eq!((suspicion.points, suspicion.level), (100, Level::High));
    assert_eq!(names(&suspicion), ["bot", "turnstile_failed", "repeated_posts", "disposable_address", "limit"]);
    assert_eq!(suspicion.signs.last().unwrap().points, -70);
    assert_eq!(
        (Level::of(1), Level::of(24), Level::of(25), Level::of(59), Level::of(60)),
        (Level::Low, Level::Low, Level::Medium, Level::Medium, Level::High)
    );
}

/// B1: what a browser or a password manager fills in is a label at most, a bot's text is more, and the lead is kept with its score either way.
#[test]
fn b1_a_honeypot_filled_by_autofill_is_a_label() {
    let sender = || Sender { honeypot: Some("ref_code".into()), ..Sender::default() };
    let real = [
        "Marie Durand",
        "m.durand@firme.fr",
        "12 rue des Lilas, 75011 Paris",
        "75011",
        "SW1A 1AA",
        "06 12 34 56 89",
        "France",
        "Firme",
        "Durand Marie",
        "marie@autre.fr",
    ];
    let kept = judged(&good(), Sender::default(), None).reading;
    for value in real {
        let verdict = judged(&with("ref_code", value), sender(), None);
        assert_eq!(
            (names(&verdict.suspicion), verdict.suspicion.points, verdict.suspicion.level),
            (vec!["honeypot_autofill"], 5, Level::Low),
            "{value}"
        );
        assert_eq!(verdict.reading, kept);
    }
    for value in [
        "https://spam.example",
        "<b>buy</b>",
        "asdfasdf",
        "Buy cheap pills now and get the very best offers for all of your friends",
        "xkcdfgtr",
    ] {
        let verdict = judged(&with("ref_code", value), sender(), None);
        assert_eq!((names(&verdict.suspicion), verdict.suspicion.points), (vec!["honeypot"], 45), "{value}");
        assert_eq!(verdict.reading, kept, "suspicion takes nothing from interest, and rejects nobody");
    }
    for value in ["", "   "] {
        assert!(judged(&with("ref_code", value), sender(), None).suspicion.signs.is_empty());
    }
}

/// B2, B3: a payload of a page that nobody has touched is a sign, that of one which somebody has is none.
#[test]
fn b2_b3_no_trusted_input_is_a_sign() {
    let (_, compiled) = open(&least());
    let memory = attise::memory::Memory::new(&compiled);
    let payload = |third: u8| {
        Some(
            attise::visitor::Visitor::new(compiled.clone(), memory.clone(), 1_799_999_000)
                .payload(&[0, 0, third, 0, 0, 0, 0, 0], 1_799_999_999),
        )
    };
    assert_eq!(names(&judged(&good(), Sender::default(), payload(0)).suspicion), ["no_input"]);
    assert!(judged(&good(), Sender::default(), payload(1)).suspicion.signs.is_empty());
    assert!(judged(&good(), Sender::default(), None).suspicion.signs.is_empty(), "no payload says nothing");
}

#[test]
fn user_agents_of_programs_and_of_telephones() {
    for program in [
        "curl/8.5.0",
        "Wget/1.21",
        "python-requests/2.31.0",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Scrapy/2.11 (+https://scrapy.org)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36",
        "Go-http-client/2.0",
        "node",
        "axios/1.6.2",
        "okhttp/4.9.0",
        "AhrefsBot",
    ] {
        assert!(is_bot(program), "{program}");
    }
    for person in [
        "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36",
        "Mozilla/5.0 (Linux; Android 9; CUBOT_NOTE_S) AppleWebKit/537.36",
        "Mozilla/5.0 (Linux; U; Android 6.0; CUBOT/DINOSAUR)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Opera/9.80 (Windows NT 6.1) Presto/2.12 Version/12.16",
        "",
    ] {
        assert!(!is_bot(person), "{person}");
    }
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z0-9@.+\" -]{0,40}",
        "[+0-9 ().-]{0,30}",
        (any::<char>(), 0..3000usize).prop_map(|(letter, times)| letter.to_string().repeat(times)),
        Just("http://".repeat(2000)),
        Just("@".repeat(4000)),
        Just("é.".repeat(4000)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever a visitor writes, points are 0 to 100 and the sum of the signs; and the receipt of interest is not touched by them.
    #[test]
    fn points_add_up_whatever_comes(said in prop::collection::btree_map("[a-z]{1,8}|email|phone|nom|prenom|company|pays|role|message|employees|trap", texts(), 0..12), posts: u32, bot: Option<bool>, agent in prop::option::of(texts())) {
        let sender = Sender { posts, bot, user_agent: agent, honeypot: Some("trap".into()), competitors: "a.fr".into(), ..Sender::default() };
        let (plan, compiled) = open(&least());
        let post = |sender| Post { fields: Fields::from_iter(said.clone()), sender, lists: Rc::default(), ..Post::default() };
        let verdict = judge(&plan, &compiled, &post(sender), 1_800_000_000);
        let suspicion = &verdict.suspicion;
        prop_assert_eq!(suspicion.points, suspicion.signs.iter().map(|line| line.points).sum::<i32>());
        prop_assert!((0..=100).contains(&suspicion.points));
        prop_assert_eq!(suspicion.level, Level::of(suspicion.points));
        prop_assert!(suspicion.signs.iter().all(|line| line.points >= 0 || line.sign == "limit"));
        prop_assert_eq!(verdict.reading, judge(&plan, &compiled, &post(Sender::default()), 1_800_000_000).reading);
    }
}
