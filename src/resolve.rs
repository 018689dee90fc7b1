//! From the document of a checked plan to the plan: names become places, days become seconds, what was left out gets its meaning.

use crate::compiled;
use crate::document::{self, Counting, Document, Label, Matching, OneOrMany, Scalar, Text};
use crate::plan::{self, Choice, Criterion, Fit, Gate, Grades, Guard, Language, PageGroup, Plan, Quadrants, Slot, Stage, Test};
use crate::signal::Kind;
use crate::temperature::Temperature;

/// Points that no sum reaches: the bound of a group that has none.
const NO_LIMIT: i32 = 1 << 28;
const DAY: f64 = 86_400.0;

impl From<&Document> for Plan {
    fn from(document: &Document) -> Plan {
        let pages: Vec<&str> = document.pages.keys().map(String::as_str).collect();
        let groups: Vec<&str> = document.groups.iter().flatten().map(|(id, _)| id.as_str()).collect();
        let criteria: Vec<Criterion> =
            document.criteria.iter().map(|criterion| self::criterion(criterion, &pages, &groups)).collect();
        let place = |id: &Text| criteria.iter().position(|criterion| criterion.id == id.0);
        let stage = |stage: &document::Stage| Stage {
            id: stage.id.0.clone(),
            label: label(stage.label.as_ref(), &stage.id.0),
            owner: stage.owner.0.clone(),
            gate: match stage.gate {
                document::Gate::Auto => Gate::Auto,
                document::Gate::Human => Gate::Human,
                document::Gate::Verbal => Gate::Verbal,
            },
            guard: stage
                .when
                .as_ref()
                .map(|when| Guard {
                    engagement: when.engagement,
                    fit: when.fit,
                    temperature: many(when.temperature.as_ref()).iter().copied().map(Temperature::from).collect(),
                    grade: many(when.grade.as_ref()).iter().copied().map(letter).collect(),
                    has: texts(when.has.as_ref()),
                    did: many(when.did.as_ref()).iter().filter_map(place).collect(),
                })
                .unwrap_or_default(),
        };
        let stages = document.stages.iter().flatten().map(stage).collect();
        Plan {
            id: document.id.0.clone(),
            language: match document.language {
                document::Language::Fr => Language::Fr,
                document::Language::En => Language::En,
            },
            pages: document.pages.iter().map(page_group).collect(),
            criteria,
            groups: document.groups.iter().flatten().map(|(id, group)| (id.clone(), range(group))).collect(),
            total: compiled::Range { floor: document.total.floor, cap: document.total.cap },
            fit: document.fit.iter().flatten().map(fit).collect(),
            temperature: compiled::Thresholds {
                warm: document.temperature.warm,
                hot: document.temperature.hot,
                hysteresis: document.temperature.hysteresis.unwrap_or(0),
                dwell: document.temperature.dwell_seconds.unwrap_or(0),
            },
            grade: document.grade.map(|grade| Grades { a: grade.a, b: grade.b, c: grade.c }),
            quadrant: document.quadrant.map(|quadrant| Quadrants { fit: quadrant.fit, engagement: quadrant.engagement }),
            stages,
            offers: document.offers.iter().flatten().map(|slot| self::slot(slot, &pages)).collect(),
        }
    }
}

impl From<document::Temperature> for Temperature {
    fn from(temperature: document::Temperature) -> Temperature {
        match temperature {
            document::Temperature::Cold => Temperature::Cold,
            document::Temperature::Warm => Temperature::Warm,
            document::Temperature::Hot => Temperature::Hot,
        }
    }
}

fn letter(grade: document::Grade) -> char {
    match grade {
        document::Grade::A => 'A',
        document::Grade::B => 'B',
        document::Grade::C => 'C',
        document::Grade::D => 'D',
    }
}

fn page_group((name, patterns): (&String, &OneOrMany<document::Path>)) -> PageGroup {
    PageGroup { name: name.clone(), patterns: patterns.as_slice().iter().map(|pattern| pattern.0.clone()).collect() }
}

fn range(group: &document::Group) -> compiled::Range {
    compiled::Range { floor: group.floor.unwrap_or(-NO_LIMIT), cap: group.cap.unwrap_or(NO_LIMIT) }
}

fn many<T>(values: Option<&OneOrMany<T>>) -> &[T] {
    values.map_or(&[], OneOrMany::as_slice)
}

fn texts(values: Option<&OneOrMany<Text>>) -> Vec<String> {
    many(values).iter().map(|text| text.0.clone()).collect()
}

/// Names as bits, in the order of the plan's page groups; 0 when nothing is said.
fn bits(values: Option<&OneOrMany<Text>>, pages: &[&str]) -> u32 {
    let place = |text: &Text| pages.iter().position(|page| *page == text.0);
    many(values).iter().filter_map(place).fold(0, |bits, place| bits | 1u32.unbounded_shl(place as u32))
}

fn label(label: Option<&Label>, id: &str) -> plan::Label {
    match label {
        None => plan::Label { fr: id.into(), en: id.into() },
        Some(Label::Same(text)) => plan::Label { fr: text.0.clone(), en: text.0.clone() },
        Some(Label::Each { fr, en }) => plan::Label { fr: fr.0.clone(), en: en.0.clone() },
    }
}

fn criterion(criterion: &document::Criterion, pages: &[&str], groups: &[&str]) -> Criterion {
    use document::Criterion as C;
    let (kind, counting, name, seconds) = match criterion {
        C::PageView { counting } => (Kind::PageView, counting, None, 0),
        C::ActiveTime { counting, seconds } => (Kind::ActiveTime, counting, None, *seconds),
        C::FormSubmit { counting, name } => (Kind::FormSubmit, counting, name.as_ref(), 0),
        C::Click { counting, name } => (Kind::Click, counting, name.as_ref(), 0),
        C::Download { counting, name } => (Kind::Download, counting, name.as_ref(), 0),
        C::Event { counting, name } => (Kind::Event, counting, name.as_ref(), 0),
        C::Visit { counting } => (Kind::Visit, counting, None, 0),
        C::ReturnVisit { counting } => (Kind::ReturnVisit, counting, None, 0),
        C::EmailClick { counting, name } => (Kind::EmailClick, counting, name.as_ref(), 0),
    };
    let Counting { id, label: text, page, points, repeat, max, cap, half_life_days, group, .. } = counting;
    let group = group.as_ref().and_then(|group| groups.iter().position(|known| *known == group.0));
    Criterion {
        id: id.0.clone(),
        label: label(text.as_ref(), &id.0),
        kind,
        pages: bits(page.as_ref(), pages),
        names: texts(name),
        seconds,
        points: *points,
        repeat: match repeat {
            document::Repeat::Once => compiled::Repeat::Once,
            document::Repeat::PerVisit => compiled::Repeat::PerVisit,
            document::Repeat::PerDay => compiled::Repeat::PerDay,
            document::Repeat::PerKey => compiled::Repeat::PerKey,
            document::Repeat::Every => compiled::Repeat::Every,
        },
        max: max.unwrap_or(0),
        cap: cap.unwrap_or(0),
        half_life: half_life_days.map_or(0, seconds_of),
        group: group.map_or(0, |place| place as u32 + 1),
    }
}

/// Days to whole seconds, one at least.
#[allow(clippy::float_arithmetic, reason = "a plan's days may have a fraction; they become whole seconds here, once")]
fn seconds_of(days: f64) -> u32 {
    ((days * DAY).round() as u32).max(1)
}

fn fit(fit: &document::Fit) -> Fit {
    use document::Fit as F;
    let (matching, test, points) = match fit {
        F::Equals { matching, equals, points } => (matching, Test::Equals(equals.text()), *points),
        F::OneOf { matching, one_of, points } => (matching, Test::OneOf(one_of.iter().map(Scalar::text).collect()), *points),
        F::Contains { matching, contains, points } => {
            (matching, Test::Contains(contains.as_slice().iter().map(Scalar::text).collect()), *points)
        }
        F::Present { matching, points, .. } => (matching, Test::Present, *points),
        F::Bands { matching, bands } => (matching, Test::Bands(bands.iter().map(|band| (band.from, band.points)).collect()), 0),
    };
    let Matching { id, label: text, field, .. } = matching;
    Fit { id: id.0.clone(), label: label(text.as_ref(), &id.0), field: field.0.clone(), test, points }
}

impl Scalar {
    fn text(&self) -> String {
        match self {
            Scalar::Text(text) => text.0.clone(),
            Scalar::Number(number) => number.to_string(),
            Scalar::Flag(flag) => flag.to_string(),
        }
    }
}

fn slot(slot: &document::Slot, pages: &[&str]) -> Slot {
    let choice = |choice: &document::Choice| Choice {
        offer: choice.offer.0.clone(),
        temperature: many(choice.when.temperature.as_ref()).iter().copied().map(Temperature::from).collect(),
        pages: bits(choice.when.page.as_ref(), pages),
        engagement: choice.when.engagement,
    };
    Slot { id: slot.slot.0.clone(), default: slot.default.0.clone(), choices: slot.choices.iter().flatten().map(choice).collect() }
}
