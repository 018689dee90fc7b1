//! `attise compile PLAN -o OUT`: the compiled plan as a module or as bytes.

use super::Done;
use super::arguments::{OUT, parse};
use super::ended::Ended;
use super::files;
use super::host::Host;
use crate::base64;

pub fn compile(args: &[String], host: &dyn Host) -> Done {
    let given = parse(args, &[OUT], &["PLAN"], 1)?;
    let path = given.positional(0);
    let out = given.need("out", "-o OUT.js, -o OUT.ts or -o OUT.bin")?;
    let bytes = out.ends_with(".bin");
    if !bytes && ![".js", ".mjs", ".ts"].iter().any(|end| out.ends_with(end)) {
        return Err(Ended::Misuse(format!("-o: expected a name that ends with `.js`, `.mjs`, `.ts` or `.bin`, found `{out}`")));
    }
    let opened = files::plan(path, &files::text(host, path)?)?;
    let written = if bytes { host.write(out, &opened.bytes) } else { host.write(out, module(&opened.bytes).as_bytes()) };
    written.map_err(|fault| Ended::at(out, &fault))?;
    host.print(&format!("{out}: plan `{}`, hash {}, {} bytes\n", opened.plan.id, opened.hash(), opened.bytes.len()));
    Ok(0)
}

/// A compiled plan as the source of a JavaScript module.
pub fn module(bytes: &[u8]) -> String {
    format!("export default \"{}\";\n", base64::encode(bytes))
}
