//! `attise decode TEXT`: what a payload says, before anything of it is believed.

use super::arguments::{flag, parse, valued};
use super::ended::Ended;
use super::files;
use super::host::Host;
use super::table::{Cell, number, table, texts};
use super::text::{iso_time, print};
use super::{Done, json};
use crate::evidence::{CounterView, nameless, view};
use crate::payload::{Evidence, Malformed};

pub fn decode(args: &[String], host: &dyn Host) -> Done {
    let given = parse(args, &[valued("plan"), flag("json")], &["TEXT"], 1)?;
    let file = given.value("plan");
    let opened = file.map(|file| files::plan(file, &files::text(host, file)?)).transpose()?;
    let read = Evidence::of_post(given.positional(0).trim(), opened.as_ref().map(|opened| &opened.compiled));
    let evidence = read.map_err(|malformed| Ended::Failure(format!("payload: {}", reason(malformed))))?;
    let evidence = match &opened {
        Some(opened) => view(&opened.plan, &opened.compiled, &evidence),
        None => nameless(&evidence),
    };
    if given.has("json") {
        print(host, &[json::pretty(&evidence)]);
        return Ok(0);
    }
    let hash = opened.as_ref().map(|opened| opened.hash()).filter(|hash| *hash != evidence.plan_hash);
    let other = hash.map(|hash| format!(", not {} ({hash})", file.unwrap_or_default())).unwrap_or_default();
    let mut head: Vec<[String; 2]> = vec![
        ["plan".into(), format!("{}{other}", evidence.plan_hash)],
        ["issued".into(), iso_time(evidence.issued)],
        ["first seen".into(), format!("{} s earlier", evidence.age)],
        ["visits".into(), evidence.visits.to_string()],
        ["temperature".into(), format!("{}, since {} s", evidence.temperature.name(), evidence.lasted)],
        ["nonce".into(), evidence.nonce],
    ];
    if evidence.journal {
        let counted = if opened.is_some() { ", counted here" } else { "; --plan PLAN counts it" };
        head.push(["journal".into(), format!("of a page without an engine{counted}")]);
    }
    let head: Vec<Vec<Cell>> = head.into_iter().map(|row| row.map(Cell::from).into()).collect();
    let counters = evidence.counters.into_iter().map(counter);
    let rows: Vec<Vec<Cell>> = [texts(&["criterion", "times", "weight"])].into_iter().chain(counters).collect();
    print(host, &[table(&head, &[]), vec![String::new()], table(&rows, &[])].concat());
    Ok(0)
}

fn counter(counter: CounterView) -> Vec<Cell> {
    vec![counter.criterion.unwrap_or(counter.key).into(), number(counter.times), number(hundredths(counter.weight))]
}

/// Thousandths as a number with two decimals at most.
fn hundredths(thousandths: u64) -> String {
    let hundredths = (thousandths + 5) / 10;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').into()
}

/// Why a text is no payload, as a sentence.
fn reason(malformed: Malformed) -> String {
    match malformed {
        Malformed::TooLong => "expected at most 512 characters".into(),
        Malformed::NotBase64 => "expected base64url text".into(),
        Malformed::Version(found) => format!("expected version 1, found `{found}`"),
        Malformed::Damaged => "expected a whole payload, found one cut or altered".into(),
    }
}
