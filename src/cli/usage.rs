//! The help texts: a short one for all commands, and one each.

/// The usage of a command, or of all.
pub fn of(command: Option<&str>) -> &'static str {
    command.and_then(of_command).unwrap_or(include_str!("help/all.txt"))
}

/// The usage of a command; `None` when there is no such command.
pub fn of_command(command: &str) -> Option<&'static str> {
    Some(match command {
        "check" => include_str!("help/check.txt"),
        "lint" => include_str!("help/lint.txt"),
        "compile" => include_str!("help/compile.txt"),
        "explain" => include_str!("help/explain.txt"),
        "decode" => include_str!("help/decode.txt"),
        "replay" => include_str!("help/replay.txt"),
        "plan" => include_str!("help/plan.txt"),
        "test" => include_str!("help/test.txt"),
        "key" => include_str!("help/key.txt"),
        "init" => include_str!("help/init.txt"),
        _ => return None,
    })
}
