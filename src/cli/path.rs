//! Paths as they are printed: joined and without detours, as Node joins them.

/// A path within a folder.
pub fn join(folder: &str, name: &str) -> String {
    let whole = format!("{folder}/{name}");
    let rooted = whole.starts_with('/') && !folder.is_empty();
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if rooted => {}
            _ => parts.push(part),
        }
    }
    match (rooted, parts.is_empty()) {
        (true, _) => format!("/{}", parts.join("/")),
        (false, true) => ".".into(),
        (false, false) => parts.join("/"),
    }
}
