//! `attise lint PLAN`: what is unwise in a plan, and the shortest journeys up its ladder.

use super::arguments::{flag, parse, valued};
use super::files::{Opened, listing, text};
use super::host::Host;
use super::table::{Cell, table};
use super::text::print;
use super::{Done, json};
use crate::lint::{self, Warning};
use crate::plan::{Label, Language};
use crate::problem::Problem;
use crate::search::{Aim, Target, Way, shortest};
use crate::temperature::Temperature;
use serde::Serialize;

/// The shortest journey to a temperature or a stage, if there is one.
#[derive(Serialize)]
struct Shortest {
    target: String,
    label: Label,
    way: Option<Way>,
}

/// The whole answer.
#[derive(Serialize)]
struct Linted<'a> {
    problems: [Problem; 0],
    warnings: &'a [Warning],
    journeys: &'a [Shortest],
}

#[derive(Serialize)]
struct Problems {
    problems: Vec<Problem>,
}

pub fn lint(args: &[String], host: &dyn Host) -> Done {
    let given = parse(args, &[flag("json"), flag("strict"), valued("lang")], &["PLAN"], 1)?;
    let language = given.language()?.unwrap_or(Language::En);
    let path = given.positional(0);
    let opened = match Opened::read(&text(host, path)?) {
        Ok(opened) => opened,
        Err(problems) => {
            print(host, &[if given.has("json") { json::pretty(&Problems { problems }) } else { listing(path, &problems) }]);
            return Ok(1);
        }
    };
    let warnings = lint::lint(&opened.plan, &opened.compiled);
    let journeys = journeys(&opened);
    if given.has("json") {
        print(host, &[json::pretty(&Linted { problems: [], warnings: &warnings, journeys: &journeys })]);
    } else {
        let mut lines = vec![format!("{path}: {}", count(warnings.len(), language))];
        lines.extend(
            warnings
                .iter()
                .flat_map(|warning| [warning.to_string(), format!("    {}", warning.help), format!("    {}", warning.docs)]),
        );
        lines.push(String::new());
        lines.extend(ways(&journeys, language));
        print(host, &lines);
    }
    Ok(u8::from(given.has("strict") && !warnings.is_empty()))
}

/// To warm, to hot and to each stage above the first.
fn journeys(opened: &Opened) -> Vec<Shortest> {
    let Opened { plan, compiled, .. } = opened;
    let temperatures = [Temperature::Warm, Temperature::Hot].map(Target::Temperature);
    let targets = temperatures.into_iter().chain((1..plan.stages.len()).map(Target::Stage));
    let journey = |target| {
        let Aim { id, label, .. } = Aim::of(plan, target);
        Shortest { target: id, label, way: shortest(plan, compiled, &target) }
    };
    targets.map(journey).collect()
}

fn count(warnings: usize, language: Language) -> String {
    match (language, warnings) {
        (Language::En, 0) => "no warnings".into(),
        (Language::En, 1) => "1 warning".into(),
        (Language::En, _) => format!("{warnings} warnings"),
        (Language::Fr, 0) => "aucun avertissement".into(),
        (Language::Fr, 1) => "1 avertissement".into(),
        (Language::Fr, _) => format!("{warnings} avertissements"),
    }
}

fn ways(journeys: &[Shortest], language: Language) -> Vec<String> {
    let (title, none) = match language {
        Language::En => ("shortest journeys", "(none)"),
        Language::Fr => ("parcours les plus courts", "(aucun)"),
    };
    let rows = journeys.iter().map(|Shortest { label, way, .. }| {
        let told = way.as_ref().map_or(none.into(), |way| format!("{}{}", way.text.text(language), notes(way, language)));
        vec![Cell::from(""), label.text(language).into(), told.into()]
    });
    [vec![title.into()], table(&rows.collect::<Vec<_>>(), &[])].concat()
}

/// How long a way takes, and whether it may be shorter.
fn notes(way: &Way, language: Language) -> String {
    let Way { visits, days, exact, .. } = *way;
    let pace = match language {
        Language::En if days > 1 => Some(format!("in {days} days")),
        Language::En if visits > 1 => Some(format!("in {visits} visits")),
        Language::Fr if days > 1 => Some(format!("en {days}\u{a0}jours")),
        Language::Fr if visits > 1 => Some(format!("en {visits}\u{a0}visites")),
        _ => None,
    };
    let rough = if language == Language::Fr { "ou un plus court" } else { "or a shorter one" };
    let notes: Vec<String> = pace.into_iter().chain((!exact).then(|| rough.into())).collect();
    if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) }
}
