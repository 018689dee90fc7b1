//! Scores over time, and under another plan: a log gives the history, and what is remembered of a visitor is worth what the plan now says.

use super::super::plans::open;
use super::laws::twice;
use super::{played, preset};
use attise::memory::Memory;
use attise::reading::Reading;
use attise::receipt;
use attise::replay::Replay;
use attise::signal::Kind;
use attise::visitor::Visitor;
use serde_json::{Value, json};

const START: u32 = 1_767_600_000;
const DAY: u32 = 86_400;

/// What one visitor did: seconds after the start, kind, path, name.
const ACTS: [(u32, &str, &str, &str); 7] = [
    (0, "pageView", "/blog/scoring", ""),
    (120, "pageView", "/solutions/crm", ""),
    (2 * DAY, "emailOpen", "", ""),
    (2 * DAY + 30, "emailClick", "", ""),
    (2 * DAY + 40, "pageView", "/tarifs", ""),
    (2 * DAY + 300, "formSubmit", "/tarifs", "livre-blanc-scoring"),
    (9 * DAY, "event", "", "webinaire"),
];

/// The engagement as of a day, replayed from the whole log.
fn replayed(plan: &Value, day: u32) -> i32 {
    let rows = ACTS.map(|(at, kind, path, name)| format!("a,{},{kind},{path},{name},\n", START + at)).concat();
    // a row of active time says that the log has its own
    let log = format!("visitor,at,kind,path,name,value\n{rows}z,{START},activeTime,/,,0\n");
    let (plan, compiled) = open(plan);
    let mut replay = Replay::new(START + day * DAY).with_top(2);
    replay.events(log.as_bytes()).unwrap();
    let report = replay.finish(&plan, &compiled).unwrap().report;
    report.top.iter().find(|lead| lead.candidate.id == "a").unwrap().candidate.engagement
}

/// The reading as of a day, from what had been done by then.
fn lived(plan: &Value, day: u32) -> Reading {
    let signal = |(at, kind, path, name): &(u32, &str, &str, &str)| {
        let mut signal = json!({ "at": at, "kind": kind });
        for (key, text) in [("path", path), ("name", name)] {
            if !text.is_empty() {
                signal[key] = json!(text);
            }
        }
        signal
    };
    let done: Vec<Value> = ACTS.iter().filter(|act| act.0 <= day * DAY).map(signal).collect();
    let fields = json!({ "email": "a@example.org", "role": "Directrice des ventes" });
    played(&open(plan), &json!({ "start": START, "now": day * DAY, "signals": done, "fields": fields })).reading
}

/// F26: a log read as of any day gives the score that the visitor had on that day: day by day it is the history.
#[test]
fn a_log_gives_the_history_of_a_score() {
    let plan = preset("scorecard");
    let days = [0, 1, 3, 9, 30, 90];
    let history = days.map(|day| replayed(&plan, day));
    assert_eq!(history, days.map(|day| lived(&plan, day).engagement));
    assert_eq!(history, [1, 2, 29, 46, 35, 17]);
}

/// F36: the stage climbs with the score, and falls when it fades.
#[test]
fn the_stage_follows_the_score() {
    let plan = preset("scorecard");
    let stages = [0, 3, 9, 90].map(|day| lived(&plan, day).stage.unwrap());
    assert_eq!(stages, ["lead", "bon-lead", "bon-lead", "lead"]);
}

/// F29: a plan that is changed scores the past anew: from a log all of it, and in a browser what it remembers.
#[test]
fn a_changed_plan_scores_the_past_anew() {
    let (old, new) = (preset("scorecard"), twice(&preset("scorecard")));
    assert_eq!((replayed(&old, 9), replayed(&new, 9)), (46, 91), "twice as much, each line rounded by itself");

    let ((_, before), (_, after)) = (open(&old), open(&new));
    let mut visitor = Visitor::new(before.clone(), Memory::new(&before), START);
    visitor.page("/tarifs", 0, START);
    visitor.signal(Kind::FormSubmit as u8, "livre-blanc-scoring", 0, START);
    let worth = |compiled, memory| receipt::read(compiled, memory, START).1;
    let carried = Memory::read(&visitor.memory.write(&before), &after, START);
    assert_eq!((worth(&before, &visitor.memory), worth(&after, &carried)), (15, 30));
}
