//! `attise test`: the cases beside plans, and what is not as they expect.

use super::arguments::{flag, parse};
use super::ended::Ended;
use super::files::{Opened, listing};
use super::host::{Entry, Host};
use super::path::join;
use super::receipt::{engagement, fit};
use super::text::print;
use super::{Done, files, json};
use crate::cases::{self, Difference, Failed, Tested};
use crate::plan::Language;
use serde::Serialize;

const CASES: &str = ".cases.json";

/// What came of one file: its cases, or why they could not be run.
#[derive(Serialize)]
struct Outcome {
    file: String,
    #[serde(flatten)]
    result: Ran,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Ran {
    Tested(Tested),
    Broken { error: String },
}

pub fn test(args: &[String], host: &dyn Host) -> Done {
    let names = vec!["PLAN"; args.len()];
    let given = parse(args, &[flag("json")], &names, 0)?;
    let here = [".".to_owned()];
    let places = if given.positionals().is_empty() { &here } else { given.positionals() };
    let mut found: Vec<String> = Vec::new();
    for place in places {
        for file in cases_at(host, place)? {
            if !found.contains(&file) {
                found.push(file);
            }
        }
    }
    let outcomes: Vec<Outcome> = found.into_iter().map(|file| run(host, file)).collect::<Result<_, _>>()?;
    print(host, &if given.has("json") { vec![json::pretty(&outcomes)] } else { told(&outcomes) });
    let good = |outcome: &Outcome| matches!(&outcome.result, Ran::Tested(tested) if tested.failed.is_empty());
    Ok(u8::from(!outcomes.iter().all(good)))
}

/// The files of cases at a place: a plan, its cases, or a folder.
fn cases_at(host: &dyn Host, place: &str) -> Result<Vec<String>, Ended> {
    let stat = host.stat(place);
    if stat.is_some_and(|stat| stat.folder) {
        let found = within(host, place)?;
        let name = if place == "." { "this folder" } else { place };
        return match found.is_empty() {
            true => Err(Ended::Misuse(format!("expected files named `*{CASES}` in {name}, found none"))),
            false => Ok(found),
        };
    }
    let Some(stem) = place.strip_suffix(".json") else {
        return Err(Ended::Misuse(format!("expected a plan, its cases or a folder, found `{place}`")));
    };
    let file = if place.ends_with(CASES) { place.to_owned() } else { format!("{stem}{CASES}") };
    match (host.stat(&file), stat) {
        (Some(_), _) => Ok(vec![file]),
        (None, Some(_)) if file != place => Err(Ended::Misuse(format!("expected cases beside {place}, in {file}: no such file"))),
        (None, _) => Err(Ended::Failure(format!("{place}: no such file or folder"))),
    }
}

/// All files of cases in a folder and those below, in the order of their paths; packages and hidden folders apart.
fn within(host: &dyn Host, folder: &str) -> Result<Vec<String>, Ended> {
    let mut entries = host.list(folder).map_err(|fault| Ended::at(folder, &fault))?;
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    let mut found = Vec::new();
    for Entry { name, folder: inner } in entries {
        let path = join(folder, &name);
        match inner {
            true if name == "node_modules" || name.starts_with('.') => {}
            true => found.extend(within(host, &path)?),
            false if name.ends_with(CASES) => found.push(path),
            false => {}
        }
    }
    Ok(found)
}

fn run(host: &dyn Host, file: String) -> Result<Outcome, Ended> {
    let result = match tested(host, &file) {
        Ok(tested) => Ran::Tested(tested),
        Err(Ended::Failure(error)) => Ran::Broken { error },
        Err(misuse) => return Err(misuse),
    };
    Ok(Outcome { file, result })
}

fn tested(host: &dyn Host, file: &str) -> Result<Tested, Ended> {
    let plan = format!("{}.json", file.strip_suffix(CASES).unwrap_or(file));
    let Opened { plan, compiled, .. } = files::plan(&plan, &files::text(host, &plan)?)?;
    let cases = cases::read(&files::text(host, file)?).map_err(|problems| Ended::Failure(listing(file, &problems)))?;
    Ok(cases::run(&plan, &compiled, &cases))
}

fn told(outcomes: &[Outcome]) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut passed, mut failed, mut broken) = (0, 0, 0);
    for Outcome { file, result } in outcomes {
        match result {
            Ran::Broken { error } => {
                broken += 1;
                lines.push(error.clone());
            }
            Ran::Tested(tested) => {
                passed += tested.passed;
                failed += tested.failed.len();
                lines.push(format!("{file}: {}", count(tested.passed, tested.failed.len())));
                lines.extend(tested.failed.iter().flat_map(differences));
            }
        }
    }
    if outcomes.len() > 1 {
        let left = match broken {
            0 => String::new(),
            1 => ", 1 file not run".into(),
            _ => format!(", {broken} files not run"),
        };
        lines.extend([String::new(), format!("{} files: {}{left}", outcomes.len(), count(passed, failed))]);
    }
    lines
}

fn count(passed: u32, failed: usize) -> String {
    let failed = if failed > 0 { format!(", {failed} failed") } else { String::new() };
    format!("{passed} passed{failed}")
}

fn differences(case: &Failed) -> Vec<String> {
    let Failed { name, rows, differences, receipt, fit_receipt } = case;
    let proves = if rows.is_empty() { String::new() } else { format!(" ({})", rows.join(", ")) };
    let mut lines = vec![String::new(), format!("  failed: {name}{proves}")];
    for Difference { path, expected, found } in differences {
        let (expected, found) = (json::line(expected), json::line(found));
        lines.extend([format!("    {path}"), format!("      expected  {expected}"), format!("      found     {found}")]);
    }
    let mut tables = Vec::new();
    if !receipt.is_empty() {
        tables.push(String::new());
        tables.extend(engagement(receipt, receipt.iter().map(|line| line.points).sum(), Language::En));
    }
    tables.extend(fit(fit_receipt, fit_receipt.iter().map(|line| line.points).sum(), Language::En));
    lines.extend(tables.into_iter().map(|line| if line.is_empty() { line } else { format!("    {line}") }));
    lines
}
