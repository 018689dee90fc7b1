//! `attise replay`: an event log through the engine, and what comes of its visitors.

use super::arguments::{MOST, flag, now, parse, valued};
use super::ended::Ended;
use super::host::{Host, Replaying};
use super::log::{Files, once_stdin};
use super::replayed::{Head, replayed};
use super::report::{report, top};
use super::text::print;
use super::{Done, files, json};
use crate::plan::Language;
use crate::replay::{Replay, Replayed};

/// Most threads that may be asked for.
const THREADS: usize = 1024;

pub fn replay(args: &[String], host: &dyn Host) -> Done {
    let choices = [
        valued("plan"),
        valued("events"),
        valued("outcomes"),
        valued("facts"),
        valued("now"),
        flag("report"),
        valued("top"),
        valued("lang"),
        flag("strict"),
        flag("json"),
        flag("resume"),
        valued("work"),
        valued("threads"),
    ];
    let given = parse(args, &choices, &[], 0)?;
    let plan_file = given.need("plan", "--plan PLAN")?;
    given.need("events", "--events CSV")?;
    let now = now(given.need("now", "--now TIME")?)?;
    let named = given.count("top", 0, MOST)?.unwrap_or(0);
    let threads = given.count("threads", 1, THREADS)?;
    let language = given.language()?.unwrap_or(Language::En);
    let events = given.path("events")?.unwrap_or_default();
    let (outcomes, facts, work) = (given.path("outcomes")?, given.path("facts")?, given.path("work")?);
    once_stdin(&[Some(plan_file), Some(events), outcomes, facts])?;
    let opened = files::plan(plan_file, &files::text(host, plan_file)?)?;
    let (plan, compiled) = (&opened.plan, &opened.compiled);
    let asked = Replaying { plan, compiled, now, top: named, events, outcomes, facts, resume: given.has("resume"), work, threads };
    let result = match host.replay(&asked) {
        Some(result) => result.map_err(Ended::Failure)?,
        None => in_memory(host, &asked)?,
    };
    Files { events, outcomes, facts }.must_have_rows(host, &result.read, now)?;
    if given.has("json") {
        print(host, &[json::pretty(&result)]);
    } else {
        let mut lines = replayed(&result, &Head { plan: &plan.id, hash: &opened.hash(), now }, language);
        if given.has("report") {
            lines.extend(report(&result, language));
        }
        lines.extend(top(&result.report.top, language));
        print(host, &lines);
    }
    Ok(u8::from(given.has("strict") && result.read.malformed > 0))
}

/// Reads the files as CSV and replays them in memory.
fn in_memory(host: &dyn Host, asked: &Replaying<'_>) -> Result<Replayed, Ended> {
    let Replaying { plan, compiled, now, top, events, outcomes, facts, resume, work, threads } = *asked;
    let own = [(resume, "--resume"), (work.is_some(), "--work"), (threads.is_some(), "--threads")];
    if let Some((_, option)) = own.iter().find(|(given, _)| *given) {
        return Err(Ended::Failure(format!("{option}: expected the native command, which alone works on files of any length")));
    }
    let files = Files { events, outcomes, facts };
    files.must_be_csv()?;
    files.read(host, Replay::new(now).with_top(top), |replay| replay.finish(plan, compiled))
}
