//! How far fit can go: the fewest and the most points that a form can bring.

use super::samples::{extent, fields_of, of_rule};
use crate::fields::Fields;
use crate::fit;
use crate::plan::{Fit, Plan, Rule, Test};

/// Most forms that are tried for the rules of some fields; beyond that, each rule is taken alone.
const MOST_FORMS: usize = 2048;

/// The fewest and the most fit points that a lead can have. Rules about the same fields are weighed against one another, so that both
/// can be reached; where there are too many of them the range is a little wider than that.
pub fn fit_range(plan: &Plan) -> (i32, i32) {
    let mut bare = Plan { criteria: Vec::new(), personas: Vec::new(), stages: Vec::new(), fields: Vec::new(), ..plan.clone() };
    let common: Vec<&Fit> = plan.fit.iter().collect();
    let (low, mut high) = range(&mut bare, &common);
    for persona in &plan.personas {
        let rules: Vec<&Fit> = plan.fit.iter().chain(&persona.fit).collect();
        high = high.max(range(&mut bare, &rules).1);
    }
    (low, high)
}

fn range(bare: &mut Plan, rules: &[&Fit]) -> (i32, i32) {
    let mut left: Vec<&Fit> = rules.to_vec();
    let (mut low, mut high) = (0i32, 0i32);
    while let Some(first) = left.pop() {
        let mut together = vec![first];
        let mut fields: Vec<&String> = fields_of(&first.rule);
        while let Some(place) = left.iter().position(|fit| fields_of(&fit.rule).iter().any(|field| fields.contains(field))) {
            let fit = left.swap_remove(place);
            fields.extend(fields_of(&fit.rule));
            together.push(fit);
        }
        fields.sort_unstable();
        fields.dedup();
        let (least, most) = of_fields(bare, &together, &fields);
        low = low.saturating_add(least);
        high = high.saturating_add(most);
    }
    (low, high)
}

/// The range of rules about the same fields.
fn of_fields(bare: &mut Plan, rules: &[&Fit], fields: &[&String]) -> (i32, i32) {
    let each =
        || rules.iter().map(|fit| extent(fit)).fold((0i32, 0i32), |(a, b), (c, d)| (a.saturating_add(c), b.saturating_add(d)));
    let values = |field: &&String| {
        let mut values: Vec<String> = rules.iter().flat_map(|fit| of_rule(&fit.rule, field)).collect();
        values.sort_unstable();
        values.dedup();
        values
    };
    if rules.len() < 2 || fields.iter().any(|field| may_say_both(rules, field)) {
        return each();
    }
    let values: Vec<Vec<String>> = fields.iter().map(values).collect();
    let forms = values.iter().fold(1usize, |forms, values| forms.saturating_mul(values.len() + 1));
    if forms > MOST_FORMS {
        return each();
    }
    bare.fit = rules.iter().map(|fit| (*fit).clone()).collect();
    let (mut low, mut high) = (0, 0);
    for form in 0..forms {
        let mut rest = form;
        let mut said = Fields::new();
        for (field, values) in fields.iter().zip(&values) {
            let choice = rest % (values.len() + 1);
            rest /= values.len() + 1;
            if let Some(value) = choice.checked_sub(1).and_then(|place| values.get(place)) {
                said.insert((*field).clone(), value.clone());
            }
        }
        let points = fit::read(bare, &said).points;
        low = low.min(points);
        high = high.max(points);
    }
    (low, high)
}

/// True when one text may pass tests that no single value of theirs passes: words of several rules, or a word and a number.
fn may_say_both(rules: &[&Fit], field: &String) -> bool {
    let (mut words, mut numbers) = (0, 0);
    for fit in rules {
        match &fit.rule {
            Rule::All(tests, _) => {
                for test in tests.iter().filter(|test| test.fields.contains(field)) {
                    words += usize::from(matches!(test.test, Test::Contains(_) | Test::Lacks(_)));
                    numbers += usize::from(matches!(test.test, Test::AtLeast(_) | Test::Below(_)));
                }
            }
            Rule::Bands(fields, _) => numbers += usize::from(fields.contains(field)),
            Rule::Matrix { .. } => {}
        }
    }
    words > 1 || (words > 0 && numbers > 0)
}
