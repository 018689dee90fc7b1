//! A person's part in a company, from the job title that they give: French and English.

use super::words::any;
use crate::text::fold;
use serde::Serialize;

/// What a job title says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Role {
    /// How much of a decision they make: `decision`, `influence`, `user`, `student`, `unknown`.
    pub level: String,
    /// Where they work, if the title says so: `purchasing`, `marketing`, `sales`, `it`, `hr`, `finance`, `operations`, `quality`, `legal`, `research`,
    /// `management`.
    pub department: Option<String>,
}

/// Reads a job title by `lists/jobs.txt`.
pub fn read(text: Option<&str>, jobs: &str) -> Role {
    let folded = text.map(|text| fold(&joined(text))).unwrap_or_default();
    let find = |department: bool| {
        let lines = jobs.lines().filter(|line| line.starts_with(':') == department).filter_map(|line| line.split_once(' '));
        lines
            .map(|(name, words)| (name.trim_start_matches(':'), words))
            .find(|(_, words)| any(&folded, words))
            .map(|(name, _)| String::from(name))
    };
    Role { level: find(false).unwrap_or_else(|| "unknown".into()), department: find(true) }
}

/// Initials without the dots between them: `P.D.G.` is one word, `Dir.achats` stays two.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut length = 0;
    for letter in text.chars() {
        let initial = letter == '.' && length == 1;
        length = if letter.is_alphanumeric() { length + 1 } else { 0 };
        if !initial {
            joined.push(letter);
        }
    }
    joined
}

impl Default for Role {
    fn default() -> Role {
        Role { level: "unknown".into(), department: None }
    }
}
