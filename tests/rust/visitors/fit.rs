//! Laws of fit: sums over classes are what the rules say of the fields.

use super::super::plans::{least, open};
use super::super::reference::START;
use attise::classify::Lead;
use attise::compile::compile;
use attise::compiled::Compiled;
use attise::facts::Facts;
use attise::fields::{Fields, canonical};
use attise::fit;
use attise::plan::{Action, Actions, Field, FieldTest, Fit, Grades, Label, Persona, Plan, PointsOf, Quadrants, Rule, Test};
use attise::signal::Signal;
use attise::visitors::values::{class, fields, tables};
use attise::visitors::{Reading, Visitors};
use proptest::prelude::*;
use std::collections::BTreeMap;

const NAMES: [&str; 5] = ["a", "b", "c", "employees", "d"];
const VALUES: [&str; 14] = ["", " ", "x", "X ", "y", "z", "alias", "x y", "12", "moins de 10", "1 000+", "été", "Été!", "-3"];

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop::sample::select(&NAMES[..]).prop_map(String::from), 1..3)
}

fn text() -> impl Strategy<Value = String> {
    prop::sample::select(&VALUES[2..]).prop_map(String::from)
}

fn test() -> impl Strategy<Value = FieldTest> {
    let texts = || prop::collection::vec(text(), 1..3);
    let test = prop_oneof![
        text().prop_map(Test::Equals),
        texts().prop_map(Test::OneOf),
        texts().prop_map(Test::NoneOf),
        texts().prop_map(Test::Contains),
        texts().prop_map(Test::Lacks),
        Just(Test::Present),
        Just(Test::Absent),
        (-5..20i32).prop_map(Test::AtLeast),
        (-5..20i32).prop_map(Test::Below),
    ];
    (names(), test).prop_map(|(fields, test)| FieldTest::new(fields, test))
}

fn rule() -> impl Strategy<Value = Rule> {
    let points = || -30..40i32;
    let bands = prop::collection::btree_map(-5..1500i32, points(), 1..4).prop_map(|bands| bands.into_iter().collect());
    let row =
        || prop::collection::btree_map(prop::sample::select(vec!["x", "y", "12", "ete"]).prop_map(String::from), points(), 1..3);
    let cells = prop::collection::btree_map(prop::sample::select(vec!["x", "y", "12", "ete"]).prop_map(String::from), row(), 1..3);
    prop_oneof![
        3 => (prop::collection::vec(test(), 1..4), points()).prop_map(|(tests, points)| Rule::All(tests, points)),
        1 => (names(), bands).prop_map(|(names, bands)| Rule::Bands(names, bands)),
        1 => (names(), prop::sample::select(&NAMES[..]), cells).prop_map(|(fields, by, points)| Rule::Matrix { fields, by: by.into(), points }),
    ]
}

fn fits(most: usize) -> impl Strategy<Value = Vec<Fit>> {
    prop::collection::vec(rule().prop_map(|rule| Fit { id: "f".into(), label: Label::default(), rule }), 0..most)
}

fn action() -> Action {
    Action { id: String::new(), label: Label::default() }
}

fn plans() -> impl Strategy<Value = Plan> {
    let by = prop_oneof![Just(PointsOf::Engagement), Just(PointsOf::Fit), Just(PointsOf::Both)];
    (fits(6), prop::collection::vec(fits(4), 0..4), by, -20..40i32).prop_map(|(all, personas, by, bound)| {
        let (mut plan, _) = open(&least());
        plan.fit = all;
        let persona = |(place, fit): (usize, Vec<Fit>)| Persona { id: place.to_string(), label: Label::default(), fit };
        plan.personas = personas.into_iter().enumerate().map(persona).collect();
        let values = vec![("x".into(), Label { fr: "z".into(), en: "Z".into() }), ("y".into(), Label::default())];
        let field = Field::new("a".into(), Label::default(), values, vec![("alias".into(), "y".into())]);
        plan.fields = vec![field];
        plan.grade = Some(Grades { a: bound + 20, b: bound + 10, c: bound });
        plan.quadrant = Some(Quadrants { fit: bound, engagement: 2, actions: [None, None, None, None] });
        plan.actions = Some(Actions { by, bands: [-10, 0, 2, 15].map(|from| (from, action())).into() });
        plan
    })
}

/// The visitors of a plan, with its fit.
pub fn open_fit(plan: &Plan) -> Visitors {
    let compiled = Compiled::read(&compile(plan)).unwrap();
    let nothing: Vec<Vec<i32>> = fields(plan).into_iter().map(|field| class(plan, field, "")).collect();
    Visitors::new(&compiled).with_fit(&tables(plan), nothing.iter().map(Vec::as_slice))
}

/// Lets a visitor say what fields say.
fn say(plan: &Plan, visitors: &mut Visitors, visitor: u32, said: &Fields) {
    let mut classes = Vec::new();
    for (place, field) in fields(plan).into_iter().enumerate() {
        if let Some(value) = said.get(field) {
            classes.push((place as u16, visitors.class(place, &class(plan, field, value))));
        }
    }
    assert!(visitors.say(visitor, classes));
}

/// Holds a reading to what the plan says of the same fields.
fn hold(plan: &Plan, reading: &Reading, said: &Fields) -> Result<(), TestCaseError> {
    let known = canonical(plan, said);
    let fit = fit::read(plan, &known);
    let lead = Lead {
        plan,
        engagement: reading.now.score,
        lines: &[],
        temperature: reading.now.temperature,
        fit: &fit,
        fields: &known,
        facts: &Facts::default(),
    };
    let persona = plan.personas.iter().position(|persona| Some(&persona.id) == fit.persona.as_ref()).map_or(0, |place| place + 1);
    let grade = lead.grade().map_or(0, |grade| grade as u8 - b'A' + 1);
    prop_assert_eq!((reading.fit.points, u32::from(reading.fit.coverage)), (fit.points, fit.coverage), "{:?}", said);
    prop_assert_eq!((usize::from(reading.fit.persona), reading.fit.grade), (persona, grade));
    let quadrant = lead.quadrant().map_or(0, |(name, _)| name.as_bytes()[1] - b'0');
    prop_assert_eq!(reading.quadrant, quadrant);
    let action = lead.action().map_or(0, |action| {
        1 + plan.actions.as_ref().unwrap().bands.iter().position(|(_, band)| std::ptr::eq(band, action)).unwrap()
    });
    prop_assert_eq!(usize::from(reading.action), action);
    Ok(())
}

fn said() -> impl Strategy<Value = Vec<Fields>> {
    let fields = prop::collection::btree_map(
        prop::sample::select(&NAMES[..]).prop_map(String::from),
        prop::sample::select(&VALUES[..]).prop_map(String::from),
        0..5,
    );
    prop::collection::vec(fields, 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn the_same_as_the_rules(plan in plans(), said in said()) {
        let mut visitors = open_fit(&plan);
        let visitor = visitors.add();
        let other = visitors.add();
        let mut known = BTreeMap::new();
        hold(&plan, &visitors.reading(visitor, START).unwrap(), &known)?;
        for (place, more) in (0u32..).zip(said) {
            known.extend(more.clone());
            say(&plan, &mut visitors, visitor, &more);
            let reading = visitors.reading_after(visitor, &Signal { at: START + place, ..Signal::default() }).unwrap();
            hold(&plan, &reading, &known)?;
            let memory = visitors.memory(visitor).unwrap();
            visitors.restore(visitor, &memory);
            prop_assert_eq!(visitors.reading(visitor, START).unwrap(), reading);
        }
        hold(&plan, &visitors.reading(other, START).unwrap(), &BTreeMap::new())?;
    }
}

#[test]
fn presets() {
    for text in [
        include_str!("../../../pkg-config/presets/b2b-saas.json"),
        include_str!("../../../pkg-config/presets/sensei.json"),
        include_str!("../../../pkg-config/presets/scorecard.json"),
        include_str!("../../../pkg-config/presets/inbound.json"),
        include_str!("../../../pkg-config/presets/force-plus.json"),
        include_str!("../../../pkg-config/presets/mql-sql.json"),
    ] {
        let plan = attise::check::check(text).unwrap();
        let mut visitors = open_fit(&plan);
        for value in ["", "50-100", "marketing", "Directrice générale", "décide", "France", "12000", "oui"] {
            for field in fields(&plan) {
                let visitor = visitors.add();
                let known: Fields = [(field.into(), value.into()), ("company".into(), "Martin".into())].into();
                say(&plan, &mut visitors, visitor, &known);
                hold(&plan, &visitors.reading(visitor, START).unwrap(), &known).unwrap();
            }
        }
    }
}
