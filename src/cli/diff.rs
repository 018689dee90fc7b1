//! `attise plan diff OLD NEW`: what changed in words and, given an event log, who moves.

use super::arguments::{MOST, flag, now, parse, valued};
use super::ended::Ended;
use super::host::Host;
use super::log::{Files, once_stdin};
use super::table::{Cell, number, table, texts};
use super::text::{iso_time, print};
use super::words::temperature_of;
use super::{Done, diff_words, files, json};
use crate::diff::{self, Change, Compared, Crossing, Diff, Example, Moved, Stand};
use crate::plan::Language;
use crate::replay::Replay;
use serde::Serialize;

/// The whole answer.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    diff: &'a Diff,
    #[serde(skip_serializing_if = "Option::is_none")]
    moves: Option<&'a Moved>,
}

pub fn diff(args: &[String], host: &dyn Host) -> Done {
    let choices =
        [valued("events"), valued("facts"), valued("now"), valued("show"), valued("lang"), flag("exit-code"), flag("json")];
    let given = parse(args, &choices, &["OLD", "NEW"], 2)?;
    let (old_file, new_file) = (given.positional(0), given.positional(1));
    let language = given.language()?.unwrap_or(Language::En);
    let shown = given.count("show", 0, MOST)?.unwrap_or(10);
    let (events, facts) = (given.path("events")?, given.path("facts")?);
    if events.is_none() && ["facts", "now", "show"].into_iter().any(|name| given.has(name)) {
        return Err(Ended::Misuse("expected --events CSV".into()));
    }
    let log =
        events.map(|events| Ok((Files { events, outcomes: None, facts }, now(given.need("now", "--now TIME")?)?))).transpose()?;
    once_stdin(&[Some(old_file), Some(new_file), events, facts])?;
    let (old_text, new_text) = (files::text(host, old_file)?, files::text(host, new_file)?);
    let (old, new) = (files::plan(old_file, &old_text)?, files::plan(new_file, &new_text)?);
    let found = diff::diff(&old_text, &new_text).map_err(|problems| Ended::Failure(files::listing(old_file, &problems)))?;
    let moves = log.map(|(files, now)| {
        let compare = |replay: Replay| replay.compare((&old.plan, &old.compiled), (&new.plan, &new.compiled), shown);
        files.must_be_csv()?;
        let moves = files.read(host, Replay::new(now), compare)?;
        files.must_have_rows(host, &moves.read, now)?;
        Ok((moves, now))
    });
    let moves = moves.transpose()?;
    if given.has("json") {
        print(host, &[json::pretty(&Told { diff: &found, moves: moves.as_ref().map(|(moves, _)| moves) })]);
    } else {
        let mut lines = changed(&found, language);
        if let Some((moves, now)) = &moves {
            lines.push(String::new());
            lines.extend(moved(moves, &iso_time(*now), language));
        }
        print(host, &lines);
    }
    Ok(u8::from(given.has("exit-code") && !found.same))
}

fn changed(diff: &Diff, language: Language) -> Vec<String> {
    let name = |Compared { id, hash, revision }: &Compared| match revision {
        Some(revision) => format!("{id} {revision} {hash}"),
        None => format!("{id} {hash}"),
    };
    let head = format!("{} → {}", name(&diff.old), name(&diff.new));
    if diff.same {
        return vec![head, diff_words::same(diff.old.hash != diff.new.hash, language).into()];
    }
    let count = diff_words::changes(diff.changes.len(), language);
    [vec![format!("{head}{} {count}", diff_words::colon(language))], subjects(&diff.changes, language)].concat()
}

/// Each subject once, and below it what changed of it.
fn subjects(changes: &[Change], language: Language) -> Vec<String> {
    let mut before = "";
    let mut lines = Vec::new();
    for change in changes {
        let subject = change.subject.text(language);
        if subject != before {
            lines.extend([String::new(), subject.into()]);
        }
        before = subject;
        lines.push(format!("  {}", change.words.text(language)));
        lines.extend(change.effect.as_ref().map(|effect| format!("      {}", effect.text(language))));
    }
    lines
}

fn moved(moves: &Moved, at: &str, language: Language) -> Vec<String> {
    let gap = String::new;
    let mut lines = vec![diff_words::moved(moves.moved, moves.read.visitors, at, language), gap()];
    lines.extend(crossing(&moves.temperature, language, |name| temperature_of(name, language)));
    if let Some(stage) = &moves.stage {
        lines.push(gap());
        lines.extend(crossing(stage, language, |name| name));
    }
    if !moves.examples.is_empty() {
        lines.push(gap());
        let rows = moves.examples.iter().map(|example| row(example, language));
        lines.extend(table(&[texts(&diff_words::examples(language))].into_iter().chain(rows).collect::<Vec<_>>(), &[]));
        let more = (moves.moved as usize).saturating_sub(moves.examples.len());
        lines.extend((more > 0).then(|| diff_words::more(more, language)));
    }
    lines
}

fn row(Example { visitor, old, new }: &Example, language: Language) -> Vec<Cell> {
    let change = |text: &dyn Fn(&Stand) -> String| {
        let (from, to) = (text(old), text(new));
        if from == to { from } else { format!("{from} → {to}") }
    };
    vec![
        visitor.as_str().into(),
        change(&|stand| stand.engagement.to_string()).into(),
        change(&|stand| temperature_of(stand.temperature, language).into()).into(),
        change(&|stand| stand.stage.clone().unwrap_or_else(|| "-".into())).into(),
    ]
}

/// A row for each class of the old plan, a column for each of the new one; those in which nobody is are left out.
fn crossing<'c>(crossing: &'c Crossing, language: Language, say: impl Fn(&'c str) -> &'c str) -> Vec<String> {
    let at = |row: &[u32], column: usize| row.get(column).copied().unwrap_or(0);
    let somebody = |column: &usize| crossing.visitors.iter().any(|row| at(row, *column) > 0);
    let columns: Vec<usize> = (0..crossing.new.len()).filter(somebody).collect();
    let heads = columns.iter().filter_map(|column| crossing.new.get(*column)).map(|name| say(name).into());
    let head: Vec<Cell> = [diff_words::corner(language).into()].into_iter().chain(heads).collect();
    let rows = crossing.old.iter().zip(&crossing.visitors).filter(|(_, row)| row.iter().any(|count| *count > 0));
    let rows = rows.map(|(from, row)| {
        let counts = columns.iter().map(|column| number(at(row, *column)));
        [say(from).into()].into_iter().chain(counts).collect()
    });
    table(&[head].into_iter().chain(rows).collect::<Vec<_>>(), &[])
}
