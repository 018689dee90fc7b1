//! `attise init [FOLDER]`: a first plan, page and worker that run as they are, and a snippet for the pages that are there; overwrites nothing, and edits nothing
//! of the project's own.

mod project;
mod snippet;
mod steps;

use super::arguments::parse;
use super::compile::module;
use super::ended::Ended;
use super::host::{Fault, Host};
use super::path::join;
use super::text::print;
use super::{Done, files};
use project::Project;
use snippet::Snippet;

/// What is written, from which file of the package, and what it is.
const FILES: [(&str, &str, &str); 5] = [
    ("plan.json", "presets/b2b-saas.json", "the scoring plan: criteria, fit, stages, offers; yours to change"),
    ("index.html", "templates/index.html", "a page with a slot, a form, consent and the script"),
    ("serve.mjs", "templates/serve.mjs", "shows the page and receives its form, on this machine"),
    ("worker.js", "templates/worker.js", "receives the form on Cloudflare"),
    ("wrangler.toml", "templates/wrangler.toml", "the worker's settings"),
];

pub fn init(args: &[String], host: &dyn Host) -> Done {
    let given = parse(args, &[], &["FOLDER"], 0)?;
    let project = given.positionals().first().map_or(".", String::as_str);
    match host.stat(project) {
        None => return Err(Ended::at(project, &Fault::Missing)),
        Some(stat) if !stat.folder => return Err(Ended::at(project, &Fault::IsFile)),
        Some(_) => {}
    }
    let folder = join(project, "attise");
    host.make_folder(&folder).map_err(|fault| Ended::at(&folder, &fault))?;
    for (name, from, what) in FILES {
        let content = host.shipped(from).map_err(|fault| Ended::at(from, &fault))?;
        // in the project the schema is in the installed package
        let content = content.replacen("\"../plan.schema.json\"", "\"../node_modules/attise/plan.schema.json\"", 1);
        write(host, &join(&folder, name), &content, what)?;
    }
    let plan = join(&folder, "plan.json");
    let opened = files::plan(&plan, &files::text(host, &plan)?)?;
    write(host, &join(&folder, "plan.js"), &module(&opened.bytes), "the compiled plan, which the page imports")?;
    let elsewhere = Some(project).filter(|project| join(project, "") != ".");
    let Some(found) = Project::look(host, project) else {
        let mut lines = vec![String::new(), "Next:".into()];
        lines.extend(elsewhere.map(|folder| format!("  cd {folder}")));
        lines.push(include_str!("next.txt").trim_end().into());
        print(host, &lines);
        return Ok(0);
    };
    let snippet = Snippet::of(&found);
    let template = host.shipped(snippet.from).map_err(|fault| Ended::at(snippet.from, &fault))?;
    write(host, &join(project, &snippet.path), &snippet.write(&template, &found), snippet.what)?;
    print(host, &steps::steps(&found, &snippet, elsewhere));
    Ok(0)
}

fn write(host: &dyn Host, path: &str, content: &str, what: &str) -> Result<(), Ended> {
    let written = host.create(path, content.as_bytes()).map_err(|fault| Ended::at(path, &fault))?;
    print(host, &[if written { format!("wrote  {path}: {what}") } else { format!("kept   {path}: it was there already") }]);
    Ok(())
}
