//! Reads and opens the files named on the command line.

use super::ended::Ended;
use super::host::Host;
use super::text::visible;
use crate::check::check;
use crate::compile::compile;
use crate::compiled::Compiled;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::verdict::plan_name;

/// A plan that is good.
pub struct Opened {
    pub plan: Plan,
    pub bytes: Vec<u8>,
    pub compiled: Compiled,
}

impl Opened {
    /// Checks and compiles a plan's text.
    ///
    /// # Errors
    ///
    /// All of its problems.
    pub fn read(text: &str) -> Result<Opened, Vec<Problem>> {
        let plan = check(text)?;
        let bytes = compile(&plan);
        let compiled = Compiled::read(&bytes).map_err(|_| Vec::new())?;
        Ok(Opened { plan, bytes, compiled })
    }

    /// Hash of the whole plan, comments apart: 8 hexadecimal digits.
    pub fn hash(&self) -> String {
        plan_name(&self.plan, &self.compiled).hash
    }
}

/// A text file in UTF-8, a mark at its beginning apart; `-` is standard input.
///
/// # Errors
///
/// A file that cannot be read, or is no text.
pub fn text(host: &dyn Host, path: &str) -> Result<String, Ended> {
    let bytes = host.read(path).map_err(|fault| Ended::at(path, &fault))?;
    let text = String::from_utf8(bytes).map_err(|_| Ended::Failure(format!("{path}: expected text in UTF-8")))?;
    Ok(text.strip_prefix('\u{feff}').map(String::from).unwrap_or(text))
}

/// Opens a plan file whose text has been read.
///
/// # Errors
///
/// All of its problems.
pub fn plan(path: &str, text: &str) -> Result<Opened, Ended> {
    Opened::read(text).map_err(|problems| Ended::Failure(listing(path, &problems)))
}

/// All problems of a file: a head line, then for each `path: message` and its help below.
pub fn listing(file: &str, problems: &[Problem]) -> String {
    let mut lines = vec![format!("{file}: {} {}", problems.len(), if problems.len() == 1 { "problem" } else { "problems" })];
    for problem in problems {
        lines.push(visible(&problem.to_string()));
        lines.extend(problem.help.split('\n').filter(|_| !problem.help.is_empty()).map(|line| format!("    {}", visible(line))));
    }
    lines.join("\n")
}
