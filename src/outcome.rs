//! What is known of a lead's end: whether it converted, and what sales said of it.

use crate::columns::{FEEDBACK, converted_of, visitor_of};
use crate::csv::Row;
use crate::text::fold;

/// Most reasons that are kept apart.
const MOST_REASONS: usize = 1000;

/// What sales said of a lead that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether sales took it.
    pub accepted: bool,
    /// Why, by its place in [`Reasons`].
    pub reason: u32,
}

/// What a row of the outcomes says.
#[derive(Clone, Copy, Debug)]
pub struct Said<'r> {
    /// The visitor's id.
    pub visitor: &'r str,
    /// The column that says who converted, if there is one.
    pub column: Option<&'r str>,
    /// Whether they converted.
    pub converted: Option<bool>,
    /// What sales said.
    pub verdict: Option<Verdict>,
}

/// What is known of one visitor's end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Whether they converted, if that is known.
    pub converted: Option<bool>,
    /// What sales said of them, if they were handed over.
    pub verdict: Option<Verdict>,
}

impl Outcome {
    /// Takes what a row says: the first row counts.
    ///
    /// # Errors
    ///
    /// A row that says something else than one before it.
    pub fn learn(&mut self, said: &Said<'_>) -> Result<(), String> {
        let Outcome { converted, verdict } = *self;
        self.converted = converted.or(said.converted);
        self.verdict = verdict.or(said.verdict);
        match said.column {
            Some(column) if converted.is_some() && converted != said.converted => {
                Err(format!("{column}: expected one outcome for `{}`, found another one", said.visitor))
            }
            _ if verdict.is_some() && said.verdict.is_some() && verdict != said.verdict => {
                Err(format!("verdict: expected one verdict for `{}`, found another one", said.visitor))
            }
            _ => Ok(()),
        }
    }
}

/// Reasons that sales gave, as they are written; the first one is none.
#[derive(Debug)]
pub struct Reasons(Vec<String>);

impl Default for Reasons {
    fn default() -> Reasons {
        Reasons(vec![String::new()])
    }
}

impl Reasons {
    /// The reasons, by their places.
    pub fn all(&self) -> &[String] {
        &self.0
    }

    /// Reads a row of the outcomes.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read<'r>(&mut self, row: &Row<'r>) -> Result<Said<'r>, String> {
        let visitor = visitor_of(row)?;
        let conversion = row.others().find(|(column, _)| !FEEDBACK.contains(column));
        let converted = conversion.map(|(column, value)| converted_of(column, value)).transpose()?;
        let verdict = self.verdict(row)?;
        Ok(Said { visitor, column: conversion.map(|(column, _)| column), converted, verdict })
    }

    fn verdict(&mut self, row: &Row<'_>) -> Result<Option<Verdict>, String> {
        let Some(said) = row.get("verdict").filter(|said| !said.is_empty()) else { return Ok(None) };
        let accepted = match fold(said).as_str() {
            "accepted" | "accepte" | "acceptee" => true,
            "rejected" | "rejete" | "rejetee" | "refuse" | "refusee" => false,
            _ => return Err(format!("verdict: expected `accepted` or `rejected`, found `{said}`")),
        };
        let reason = row.get("reason").unwrap_or_default();
        let place = self.0.iter().position(|known| known == reason).unwrap_or(self.0.len());
        if place == self.0.len() {
            if place > MOST_REASONS {
                return Err(format!("reason: expected at most {MOST_REASONS} different reasons, found one more"));
            }
            self.0.push(reason.into());
        }
        Ok(Some(Verdict { accepted, reason: place as u32 }))
    }
}
