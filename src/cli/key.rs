//! `attise key`: prints a fresh key for the seal, or checks those that an edge is to have.

use super::Done;
use super::arguments::{flag, parse, valued};
use super::ended::Ended;
use super::host::Host;
use super::text::print;
use crate::base64;
use crate::keys::{Keyring, LEAST_BYTES};

const VARIABLE: &str = "ATTISE_KEYS";

pub fn key(args: &[String], host: &dyn Host) -> Done {
    let given = parse(args, &[flag("check"), valued("id")], &["KEYS"], 0)?;
    let keys = given.positionals().first();
    match (given.has("check"), given.value("id")) {
        (true, None) => return check(keys, host),
        (true, Some(_)) => return Err(Ended::Misuse("--id: expected no --check beside it".into())),
        (false, _) if keys.is_some() => return Err(Ended::Misuse("expected --check before KEYS".into())),
        (false, _) => {}
    }
    let id = given.value("id").unwrap_or("1");
    let digits = (1..=3).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
    let Some(number) = id.parse::<u8>().ok().filter(|_| digits) else {
        return Err(Ended::Misuse(format!("--id: expected a whole number from 0 to 255, found `{id}`")));
    };
    let mut bytes = [0; LEAST_BYTES];
    host.random(&mut bytes).map_err(|fault| Ended::Failure(fault.to_string()))?;
    print(host, &[format!("{number}:{}", base64::encode(&bytes))]);
    Ok(0)
}

fn check(given: Option<&String>, host: &dyn Host) -> Done {
    let Some(text) = given.cloned().or_else(|| host.variable(VARIABLE)) else {
        let told = format!("{VARIABLE}: expected keys, found no such variable (`npx attise key` prints a fresh key)");
        return Err(Ended::Failure(told));
    };
    if let Err(problems) = Keyring::read(&text) {
        let lines = problems.iter().map(|problem| format!("{problem} ({})", problem.help));
        return Err(Ended::Failure(lines.collect::<Vec<_>>().join("\n")));
    }
    let ids: Vec<&str> = text.split(',').filter_map(|entry| entry.split(':').next()).map(str::trim).collect();
    let first = ids.first().copied().unwrap_or_default();
    print(
        host,
        &[match ids.len() {
            1 => format!("the key is good: {first} signs and verifies"),
            _ => format!("the keys are good: {first} signs, {} verify", ids.join(", ")),
        }],
    );
    Ok(0)
}
