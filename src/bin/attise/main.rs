//! The command `attise` as a program: the same verbs, options and texts as `npx attise`.

mod host;
mod shipped;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    ExitCode::from(attise::cli::run(&args, &host::Desk))
}
