//! `attise check PLAN`: everything wrong with a plan.

use super::Done;
use super::arguments::parse;
use super::files::{Opened, listing, text};
use super::host::Host;
use crate::lint::lint;

pub fn check(args: &[String], host: &dyn Host) -> Done {
    let given = parse(args, &[], &["PLAN"], 1)?;
    let path = given.positional(0);
    let opened = match Opened::read(&text(host, path)?) {
        Ok(opened) => opened,
        Err(problems) => {
            host.print(&format!("{}\n", listing(path, &problems)));
            return Ok(1);
        }
    };
    let (id, hash, size) = (&opened.plan.id, opened.hash(), opened.bytes.len());
    host.print(&format!("{path}: good (plan `{id}`, hash {hash}, {size} bytes compiled)\n"));
    let warnings = lint(&opened.plan, &opened.compiled).len();
    if warnings > 0 {
        let count = if warnings == 1 { "1 warning".into() } else { format!("{warnings} warnings") };
        host.print(&format!("{count}: see `attise lint {path}`\n"));
    }
    Ok(0)
}
