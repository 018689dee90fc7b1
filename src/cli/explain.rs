//! `attise explain`: the score of a lead, with a receipt that adds up and the top reasons in a sentence.

use super::arguments::{flag, now, parse, valued};
use super::ended::Ended;
use super::files::{self, Opened, listing};
use super::host::Host;
use super::receipt::{outlook, reading};
use super::text::{iso_time, print};
use super::words::{trust as trust_name, words};
use super::{Done, json};
use crate::journey;
use crate::plan::{Label, Language};
use crate::reading::Reading;
use crate::search::{Outlook, Standpoint, missing};
use crate::trust::Trust;
use crate::verdict::{Post, judge};
use serde::Serialize;

/// An answer with what is missing beside it, as `--json` gives it.
#[derive(Serialize)]
struct Told<'a, Answer> {
    #[serde(flatten)]
    answer: &'a Answer,
    missing: &'a Outlook,
}

pub fn explain(args: &[String], host: &dyn Host) -> Done {
    let choices = [valued("plan"), valued("payload"), valued("journey"), valued("now"), valued("lang"), flag("json")];
    let given = parse(args, &choices, &[], 0)?;
    let file = given.need("plan", "--plan PLAN")?;
    let language = given.language()?.unwrap_or(Language::En);
    let now = given.value("now").map_or_else(|| Ok(host.now()), now)?;
    let json = given.has("json");
    let open = || files::plan(file, &files::text(host, file)?);
    match (given.value("payload"), given.value("journey")) {
        (None, Some(_)) if given.has("now") => {
            Err(Ended::Misuse("--now: expected --payload beside it: a journey says its own `at`".into()))
        }
        (Some(payload), None) => explain_payload(host, &open()?, payload, now, language, json),
        (None, Some(journey)) => explain_journey(host, &open()?, journey, language, json),
        _ => Err(Ended::Misuse("expected --payload TEXT or --journey FILE".into())),
    }
}

fn explain_payload(host: &dyn Host, opened: &Opened, payload: &str, now: u32, language: Language, json: bool) -> Done {
    let Opened { plan, compiled, .. } = opened;
    let post = Post { payload: Some(payload.into()), ..Post::default() };
    let verdict = judge(plan, compiled, &post, now);
    let missing = missing(plan, compiled, &Standpoint::of_post(plan, compiled, &post, now));
    if json {
        print(host, &[json::pretty(&Told { answer: &verdict, missing: &missing })]);
    } else {
        let reason = verdict.trust_reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        let trust = format!("{}: {}{reason}", words(language).trust, trust_name(verdict.trust));
        let head = [head(opened, &verdict.reading), trust];
        print(host, &[&head[..], &told(&verdict.reading, &verdict.reasons, &missing, language)].concat());
    }
    Ok(u8::from(verdict.trust == Trust::Malformed))
}

fn explain_journey(host: &dyn Host, opened: &Opened, file: &str, language: Language, json: bool) -> Done {
    let Opened { plan, compiled, .. } = opened;
    let text = files::text(host, file)?;
    let journey = journey::read(&text).map_err(|problems| Ended::Failure(listing(file, &problems)))?;
    let played = journey::play(plan, compiled, &journey);
    let missing = missing(plan, compiled, &Standpoint::of_journey(compiled, &journey));
    if json {
        print(host, &[json::pretty(&Told { answer: &played, missing: &missing })]);
    } else {
        let head = [head(opened, &played.reading)];
        print(host, &[&head[..], &told(&played.reading, &played.reasons, &missing, language)].concat());
    }
    Ok(0)
}

fn head(opened: &Opened, reading: &Reading) -> String {
    format!("{} {}, {}", opened.plan.id, opened.hash(), iso_time(reading.at))
}

fn told(found: &Reading, reasons: &Label, missing: &Outlook, language: Language) -> Vec<String> {
    let gap = || vec![String::new()];
    let reasons = vec![reasons.text(language).into()];
    [gap(), reading(found, language), gap(), reasons, gap(), outlook(missing, language)].concat()
}
