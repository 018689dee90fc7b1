//! Reads a command's arguments, by the rules of `parseArgs` of Node: options anywhere, `--name value`, `--name=value`, `-n value`, `-nvalue`, and all that
//! follows `--` is no option.

use super::ended::Ended;
use crate::plan::Language;
use crate::time;
use crate::walk::quoted;
use std::collections::VecDeque;

/// Most that any count may be.
pub const MOST: usize = 999_999;

/// An option of a command.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    name: &'static str,
    short: Option<char>,
    valued: bool,
}

/// An option with a value.
pub const fn valued(name: &'static str) -> Choice {
    Choice { name, short: None, valued: true }
}

/// An option that is there or not.
pub const fn flag(name: &'static str) -> Choice {
    Choice { name, short: None, valued: false }
}

/// `-o OUT` or `--out OUT`.
pub const OUT: Choice = Choice { name: "out", short: Some('o'), valued: true };

/// What was given.
#[derive(Debug, Default)]
pub struct Arguments {
    options: Vec<(&'static str, String)>,
    positionals: Vec<String>,
}

/// Options and positional arguments; `names` are those of the latter, of which the first `required` must be there.
///
/// # Errors
///
/// An unknown option, a missing value, a wrong number of arguments.
pub fn parse(args: &[String], choices: &[Choice], names: &[&str], required: usize) -> Result<Arguments, Ended> {
    let mut given = Arguments::default();
    let mut rest: VecDeque<&str> = args.iter().map(String::as_str).collect();
    while let Some(arg) = rest.pop_front() {
        if arg == "--" {
            given.positionals.extend(rest.drain(..).map(String::from));
        } else if let Some(long) = arg.strip_prefix("--") {
            let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
            let choice = choices.iter().find(|choice| choice.name == name);
            given.take(choice, &format!("--{name}"), value, &mut rest)?;
        } else if let Some(letter) = arg.strip_prefix('-').and_then(|letters| letters.chars().next()) {
            let value = arg.get(1 + letter.len_utf8()..).filter(|value| !value.is_empty());
            let choice = choices.iter().find(|choice| choice.short == Some(letter));
            given.take(choice, &format!("-{letter}"), value, &mut rest)?;
        } else {
            given.positionals.push(arg.into());
        }
    }
    let count = given.positionals.len();
    match (names.get(count).filter(|_| count < required), given.positionals.get(names.len())) {
        (Some(missing), _) => Err(Ended::Misuse(format!("expected {missing}"))),
        (None, Some(extra)) => Err(Ended::Misuse(format!("unexpected argument `{extra}`"))),
        (None, None) => Ok(given),
    }
}

impl Arguments {
    fn take(&mut self, choice: Option<&Choice>, said: &str, inline: Option<&str>, rest: &mut VecDeque<&str>) -> Result<(), Ended> {
        let Some(Choice { name, valued, .. }) = choice else { return Err(Ended::Misuse(format!("unknown option `{said}`"))) };
        let value = match (valued, inline) {
            (false, Some(_)) => return Err(Ended::Misuse(format!("{said}: expected no value"))),
            (false, None) => "",
            (true, Some(value)) => value,
            (true, None) => match rest.pop_front() {
                Some(value) if value.len() <= 1 || !value.starts_with('-') => value,
                _ => return Err(Ended::Misuse(format!("{said}: expected a value"))),
            },
        };
        self.options.push((name, value.into()));
        Ok(())
    }

    /// The value of an option, the last one given.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.options.iter().rev().find(|(given, _)| *given == name).map(|(_, value)| value.as_str())
    }

    /// Whether an option was given.
    pub fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// The value of an option that must be given.
    ///
    /// # Errors
    ///
    /// When it is not.
    pub fn need(&self, name: &str, said: &str) -> Result<&str, Ended> {
        self.value(name).filter(|value| !value.is_empty()).ok_or_else(|| Ended::Misuse(format!("expected {said}")))
    }

    /// The language of `--lang`, if it was given.
    ///
    /// # Errors
    ///
    /// Another language.
    pub fn language(&self) -> Result<Option<Language>, Ended> {
        match self.value("lang") {
            None => Ok(None),
            Some("fr") => Ok(Some(Language::Fr)),
            Some("en") => Ok(Some(Language::En)),
            Some(other) => Err(Ended::Misuse(format!("--lang: expected `fr` or `en`, found `{other}`"))),
        }
    }

    /// The count of an option, if it was given.
    ///
    /// # Errors
    ///
    /// What is no count from `least` to `most`.
    pub fn count(&self, name: &str, least: usize, most: usize) -> Result<Option<usize>, Ended> {
        let Some(text) = self.value(name) else { return Ok(None) };
        let digits = (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            Ok(count) if digits && (least..=most).contains(&count) => Ok(Some(count)),
            _ => {
                let from = if least > 0 { format!("from {least} to") } else { "up to".into() };
                Err(Ended::Misuse(format!("--{name}: expected a whole number {from} {most}, found `{text}`")))
            }
        }
    }

    /// The path of an option that may be given once, if it was.
    ///
    /// # Errors
    ///
    /// An empty path, and several: the others would be left out without a word.
    pub fn path(&self, name: &str) -> Result<Option<&str>, Ended> {
        let given = self.options.iter().filter(|(given, _)| *given == name).map(|(_, value)| value.as_str());
        match given.collect::<Vec<_>>().as_slice() {
            [] => Ok(None),
            [path] if !path.is_empty() => Ok(Some(path)),
            paths => Err(Ended::Misuse(format!("--{name}: expected one path, found {}", quoted(paths)))),
        }
    }

    /// A positional argument by its place; empty when it is not there.
    pub fn positional(&self, place: usize) -> &str {
        self.positionals.get(place).map_or("", String::as_str)
    }

    /// All positional arguments.
    pub fn positionals(&self) -> &[String] {
        &self.positionals
    }
}

/// The time of `--now`, in Unix seconds, read as those of logs and journeys are.
///
/// # Errors
///
/// What is no time.
pub fn now(text: &str) -> Result<u32, Ended> {
    time::parse(text).map_err(|expected| Ended::Misuse(format!("--now: expected {expected}, found `{text}`")))
}
