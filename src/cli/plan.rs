//! `attise plan print` and `attise plan diff`: a plan on paper, and against another one.

use super::arguments::{OUT, parse, valued};
use super::ended::Ended;
use super::host::Host;
use super::{Done, diff::diff, files};
use crate::sla::{Format, describe};

/// Runs one of the subcommands.
pub fn plan(args: &[String], host: &dyn Host) -> Done {
    match args.split_first() {
        None => Err(Ended::Misuse("expected `print` or `diff`".into())),
        Some((name, args)) => match name.as_str() {
            "print" => print(args, host),
            "diff" => diff(args, host),
            _ => Err(Ended::Misuse(format!("plan: expected `print` or `diff`, found `{name}`"))),
        },
    }
}

/// `attise plan print PLAN`: the plan as an agreement to sign.
fn print(args: &[String], host: &dyn Host) -> Done {
    let given = parse(args, &[valued("lang"), valued("format"), OUT], &["PLAN"], 1)?;
    let language = given.language()?;
    let out = given.value("out");
    let format = match given.value("format") {
        Some("html") => Format::Html,
        Some("md") => Format::Markdown,
        Some(other) => return Err(Ended::Misuse(format!("--format: expected `html` or `md`, found `{other}`"))),
        None => format_of(out.unwrap_or_default()),
    };
    if out == Some("") {
        return Err(Ended::Misuse("-o: expected a file".into()));
    }
    let file = given.positional(0);
    let opened = files::plan(file, &files::text(host, file)?)?;
    let document = describe(&opened.plan, language.unwrap_or(opened.plan.language)).print(format);
    let Some(out) = out.filter(|out| *out != "-") else {
        host.print(&document);
        return Ok(0);
    };
    host.write(out, document.as_bytes()).map_err(|fault| Ended::at(out, &fault))?;
    host.print(&format!("{out}: plan `{}`, hash {}\n", opened.plan.id, opened.hash()));
    Ok(0)
}

/// The format of a file by its name.
fn format_of(name: &str) -> Format {
    let name = name.to_ascii_lowercase();
    if name.ends_with(".md") || name.ends_with(".markdown") { Format::Markdown } else { Format::Html }
}
