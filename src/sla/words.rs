//! Names, numbers and lists of a plan in a language.

use super::typography::{FIXED, number};
use crate::plan::{Field, Label, Language, Part, Plan};
use crate::text::fold;

const DAY: u32 = 86_400;

/// A plan, and the language to speak of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The language.
    pub language: Language,
}

impl<'p> Words<'p> {
    pub fn say<T>(self, fr: T, en: T) -> T {
        match self.language {
            Language::Fr => fr,
            Language::En => en,
        }
    }

    pub fn label(self, label: &Label) -> &str {
        label.text(self.language)
    }

    pub fn quoted(self, text: &str) -> String {
        self.say(format!("«{FIXED}{text}{FIXED}»"), format!("“{text}”"))
    }

    pub fn number(self, figure: impl Into<i64>) -> String {
        number(figure.into(), self.language)
    }

    /// `3 fois`. French has its plural from 2 on, English for all but 1.
    pub fn amount(self, figure: impl Into<i64>, one: &str, many: &str) -> String {
        let figure = figure.into();
        let plural = self.say(figure.abs() >= 2, figure.abs() != 1);
        format!("{}{FIXED}{}", self.number(figure), if plural { many } else { one })
    }

    pub fn points(self, points: i32) -> String {
        self.amount(points, "point", "points")
    }

    pub fn times(self, times: u32) -> String {
        self.amount(times, self.say("fois", "time"), self.say("fois", "times"))
    }

    pub fn percent(self, percent: u32) -> String {
        self.say(format!("{percent}{FIXED}%"), format!("{percent}%"))
    }

    /// From a number to another one, either of which may be open.
    pub fn range(self, from: Option<i32>, to: Option<i32>) -> String {
        let number = |figure: i32| self.number(figure);
        match (from, to) {
            (None, None) => self.say("tous", "all").into(),
            (None, Some(to)) => format!("{} {}", self.say("moins de", "under"), self.number(i64::from(to) + 1)),
            (Some(from), None) => format!("{} {}", number(from), self.say("et plus", "or more")),
            (Some(from), Some(to)) if from == to => number(from),
            (Some(from), Some(to)) if from < 0 => {
                self.say(format!("de {} à {}", number(from), number(to)), format!("{} to {}", number(from), number(to)))
            }
            (Some(from), Some(to)) => format!("{}–{}", number(from), number(to)),
        }
    }

    pub fn seconds(self, seconds: u32) -> String {
        match seconds {
            _ if seconds >= 60 && seconds.is_multiple_of(60) => format!("{}{FIXED}min", self.number(seconds / 60)),
            _ => format!("{}{FIXED}s", self.number(seconds)),
        }
    }

    pub fn minutes(self, minutes: u32) -> String {
        const HOUR: u32 = 60;
        match minutes {
            _ if minutes >= 48 * HOUR && minutes.is_multiple_of(24 * HOUR) => {
                self.amount(minutes / (24 * HOUR), self.say("jour", "day"), self.say("jours", "days"))
            }
            _ if minutes.is_multiple_of(HOUR) => {
                self.amount(minutes / HOUR, self.say("heure", "hour"), self.say("heures", "hours"))
            }
            _ => self.amount(minutes, "minute", "minutes"),
        }
    }

    /// Seconds as days, to the hundredth.
    pub fn days(self, seconds: u32) -> String {
        let hundredths = (u64::from(seconds) * 100 + u64::from(DAY) / 2) / u64::from(DAY);
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        let mut text = self.number(whole as u32);
        if rest > 0 {
            let digits = format!("{rest:02}");
            text = format!("{text}{}{}", self.say(",", "."), digits.trim_end_matches('0'));
        }
        let plural = self.say(whole >= 2, hundredths != 100);
        let unit = if plural { self.say("jours", "days") } else { self.say("jour", "day") };
        format!("{text}{FIXED}{unit}")
    }

    pub fn and(self, texts: &[String]) -> String {
        join(texts, self.say("et", "and"))
    }

    pub fn or(self, texts: &[String]) -> String {
        join(texts, self.say("ou", "or"))
    }

    /// Texts that follow a colon: quoted only where they have a comma of their own.
    pub fn listed(self, texts: &[String]) -> String {
        let each = texts.iter().map(|text| if text.contains([',', ';', '«', '“']) { self.quoted(text) } else { text.clone() });
        each.collect::<Vec<_>>().join(", ")
    }

    /// Several names, each quoted.
    pub fn quotes<'t>(self, texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
        texts.into_iter().map(|text| self.quoted(text)).collect()
    }

    pub fn criterion(self, place: usize) -> &'p str {
        self.plan.criteria.get(place).map_or("", |criterion| criterion.label.text(self.language))
    }

    /// A criterion that must have counted: `« Livres blancs » (au moins 2 fois)`.
    pub fn part(self, part: &Part, quote: bool) -> String {
        let name = self.criterion(part.criterion);
        let name = if quote || name.contains(',') { self.quoted(name) } else { name.into() };
        match part.times {
            0 | 1 => name,
            times => format!("{name} ({} {})", self.say("au moins", "at least"), self.times(times)),
        }
    }

    pub fn stage(self, place: usize) -> &'p str {
        self.plan.stages.get(place).map_or("", |stage| stage.label.text(self.language))
    }

    pub fn phase(self, place: usize) -> &'p str {
        self.plan.phases.get(place).map_or("", |phase| phase.label.text(self.language))
    }

    /// Page groups, a bit each: their names, quoted.
    pub fn groups(self, bits: u32) -> Vec<String> {
        let within = self.plan.pages.iter().enumerate().filter(|(place, _)| bits & 1u32.unbounded_shl(*place as u32) != 0);
        within.map(|(_, group)| self.quoted(&group.name)).collect()
    }

    /// The name of a form, a download or an offer: that of the content that bears it, if there is one.
    pub fn thing(self, name: &'p str) -> &'p str {
        self.plan.assets.iter().find(|asset| asset.name == name).map_or(name, |asset| asset.label.text(self.language))
    }

    pub fn field(self, name: &'p str) -> &'p str {
        self.declared(name).map_or(name, |field| field.label.text(self.language))
    }

    /// A value of a field as people call it.
    pub fn value(self, fields: &[String], value: &'p str) -> &'p str {
        let folded = fold(value);
        let mut values = fields.iter().filter_map(|name| self.declared(name)).flat_map(|field| &field.values);
        values.find(|(known, _)| fold(known) == folded).map_or(value, |(_, label)| label.text(self.language))
    }

    fn declared(self, name: &str) -> Option<&'p Field> {
        self.plan.fields.iter().find(|field| field.name == name)
    }

    /// Who owns leads: the names that most plans use are said in the document's language.
    pub fn owner(self, owner: &str) -> String {
        match (self.language, fold(owner).as_str()) {
            (Language::Fr, "sales") => "commercial".into(),
            (Language::En, "commercial" | "commerciaux" | "vente" | "ventes") => "sales".into(),
            _ => owner.into(),
        }
    }

    /// All who own leads, in the order of the ladder; marketing and sales when there is no ladder.
    pub fn owners(self) -> Vec<String> {
        let mut owners: Vec<String> = Vec::new();
        for stage in &self.plan.stages {
            let owner = self.owner(&stage.owner);
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        if owners.is_empty() { vec![self.owner("marketing"), self.owner("sales")] } else { owners }
    }
}

fn join(texts: &[String], word: &str) -> String {
    match texts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {word} {last}", others.join(", ")),
        None => String::new(),
    }
}
