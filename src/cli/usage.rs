//! The help texts: a short one for all commands, and one each.

/// The usage of a command, or of all.
pub fn of(command: Option<&str>) -> &'static str {
    match command {
        Some("check") => include_str!("help/check.txt"),
        Some("lint") => include_str!("help/lint.txt"),
        Some("compile") => include_str!("help/compile.txt"),
        Some("explain") => include_str!("help/explain.txt"),
        Some("decode") => include_str!("help/decode.txt"),
        Some("replay") => include_str!("help/replay.txt"),
        Some("plan") => include_str!("help/plan.txt"),
        Some("test") => include_str!("help/test.txt"),
        Some("key") => include_str!("help/key.txt"),
        Some("init") => include_str!("help/init.txt"),
        _ => include_str!("help/all.txt"),
    }
}
