//! The command `attise`: finds the subcommand, runs it, and turns what went wrong into a text and an exit code. The same code is the native command and,
//! through the `tools` module, npm's: what differs from one machine to another is behind [`Host`].

mod arguments;
mod check;
mod compile;
mod decode;
mod diff;
mod diff_words;
mod ended;
mod explain;
mod files;
pub mod host;
mod init;
mod json;
mod key;
mod lint;
mod log;
mod path;
mod plan;
mod progress;
mod receipt;
mod replay;
mod replay_words;
mod replayed;
mod report;
mod table;
mod test;
mod text;
mod usage;
mod words;

pub use host::{Entry, Fault, Host, Replaying, Stat};

use ended::Ended;

/// What a command comes to: its exit code, or why it ended early.
type Done = Result<u8, Ended>;

/// Runs a command line, the program's name apart. Gives the exit code: 0 all well, 1 problems found, 2 wrong usage.
///
/// ```
/// use attise::cli::{Entry, Fault, Host, Stat, run};
/// use std::cell::RefCell;
///
/// /// A machine with one file.
/// #[derive(Default)]
/// struct Desk(RefCell<String>);
///
/// impl Host for Desk {
///     fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
///         if path == "plan.json" { Ok(include_bytes!("../../pkg-config/presets/b2b-saas.json").into()) } else { Err(Fault::Missing) }
///     }
///     fn print(&self, text: &str) {
///         self.0.borrow_mut().push_str(text);
///     }
///     fn complain(&self, text: &str) {
///         self.print(text);
///     }
/// }
///
/// let desk = Desk::default();
/// assert_eq!(run(&["check".into(), "plan.json".into()], &desk), 0);
/// assert!(desk.0.take().starts_with("plan.json: good (plan `b2b-saas`, hash "));
/// assert_eq!(run(&["check".into(), "other.json".into()], &desk), 1);
/// assert_eq!(desk.0.take(), "other.json: no such file or folder\n");
/// ```
pub fn run(args: &[String], host: &dyn Host) -> u8 {
    match command(args, host) {
        Ok(code) => code,
        Err((Ended::Failure(message), _)) => {
            host.complain(&format!("{message}\n"));
            1
        }
        Err((Ended::Misuse(message), name)) => {
            host.complain(&format!("{message}\n\n{}", usage::of(name.as_deref())));
            2
        }
    }
}

/// Runs a command; a misuse goes with the name of the command whose usage it needs.
fn command(args: &[String], host: &dyn Host) -> Result<u8, (Ended, Option<String>)> {
    let Some((name, args)) = args.split_first() else { return Err((Ended::Misuse("expected a command".into()), None)) };
    let verb: fn(&[String], &dyn Host) -> Done = match name.as_str() {
        "help" | "--help" | "-h" => {
            let Some(command) = args.first() else {
                host.print(usage::of(None));
                return Ok(0);
            };
            let Some(text) = usage::of_command(command) else { return Err(unknown(command)) };
            host.print(text);
            return Ok(0);
        }
        "version" | "--version" | "-V" => {
            host.print(concat!(env!("CARGO_PKG_VERSION"), "\n"));
            return Ok(0);
        }
        "check" => check::check,
        "lint" => lint::lint,
        "compile" => compile::compile,
        "explain" => explain::explain,
        "decode" => decode::decode,
        "replay" => replay::replay,
        "plan" => plan::plan,
        "test" => test::test,
        "key" => key::key,
        "init" => init::init,
        _ => return Err(unknown(name)),
    };
    if args.iter().any(|arg| arg == "--help" || arg == "-h") {
        host.print(usage::of(Some(name)));
        return Ok(0);
    }
    verb(args, host).map_err(|ended| (ended, Some(name.clone())))
}

fn unknown(command: &str) -> (Ended, Option<String>) {
    (Ended::Misuse(format!("unknown command `{command}`")), None)
}
