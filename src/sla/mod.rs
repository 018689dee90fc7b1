//! The plan as an agreement on paper: what it says, in words that people sign. Every word and every decision of what to show is in
//! the [`Document`]; HTML and Markdown only lay it out.

mod bands;
mod cells;
mod conditions;
mod criteria;
mod field_tests;
mod fit;
mod front;
mod html;
mod ladder;
mod markdown;
mod offers;
mod people;
mod texts;
mod typography;
mod words;

pub use cells::{Block, Cell, Column, Fact, Item, Row, Section, Signing, Step, Table, Term};

use crate::plan::{Language, Plan};
use serde::Serialize;
use texts::Texts;
use typography::typeset;
use words::Words;

/// A plan as a document to be read and signed. Sections that the plan does not have are not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The language of its words: `fr` or `en`.
    pub lang: &'static str,
    /// What it is.
    pub kicker: String,
    /// Its title.
    pub title: String,
    /// Which plan it shows: names and values.
    pub facts: Vec<Fact>,
    /// What it is for, in two sentences.
    pub purpose: Vec<String>,
    /// Its sections, in the order of the page.
    pub sections: Vec<Section>,
    /// Where it is signed.
    pub signing: Signing,
    /// What stands below each page.
    pub footer: String,
}

/// A plan described in a language.
pub fn describe(plan: &Plan, language: Language) -> Document {
    let words = Words { plan, language };
    let sections = [
        words.overview(),
        words.vocabulary(),
        words.pages(),
        words.engagement(),
        words.fit(),
        words.temperature(),
        words.grades(),
        words.quadrants(),
        words.actions(),
        words.ladder(),
        words.disqualifiers(),
        words.segments(),
        words.bant(),
        words.subject(),
        words.capacity(),
        words.offers(),
        words.fields(),
        words.assets(),
    ];
    let mut document = Document {
        lang: words.say("fr", "en"),
        kicker: words.kicker(),
        title: words.label(&plan.label).into(),
        facts: words.facts(),
        purpose: words.purpose(),
        sections: sections.into_iter().flatten().collect(),
        signing: words.signing(),
        footer: words.footer(),
    };
    document.each_text(&mut |text| *text = typeset(text, language));
    document
}

/// What a document is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One HTML file for A4 paper and screens, which needs no other.
    Html,
    /// Markdown whose tables GitHub shows.
    Markdown,
}

impl Document {
    /// The document as a text: the same plan always gives the same one.
    ///
    /// ```
    /// use attise::sla::{Format, describe};
    /// let plan = attise::check::check(include_str!("../../pkg-config/presets/b2b-saas.json")).unwrap();
    /// let document = describe(&plan, attise::plan::Language::En);
    /// assert!(document.print(Format::Html).starts_with("<!doctype html>\n<html lang=\"en\">"));
    /// assert!(document.print(Format::Markdown).contains("\n- **Plan** `b2b-saas`\n"));
    /// ```
    pub fn print(&self, format: Format) -> String {
        match format {
            Format::Html => html::html(self),
            Format::Markdown => markdown::markdown(self),
        }
    }

    fn each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        for text in [&mut self.kicker, &mut self.title, &mut self.footer].into_iter().chain(&mut self.purpose) {
            edit(text);
        }
        self.facts.each_text(edit);
        self.sections.each_text(edit);
        self.signing.each_text(edit);
    }
}
