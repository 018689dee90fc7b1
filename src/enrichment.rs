//! What the host knows beside the form, such as the country of the connection or what a database says of the company. It fills what the form leaves empty.

use crate::fields::{Fields, first, put, value};
use crate::plan::{FieldTest, Fit, Guard, Plan, Rule};
use std::borrow::Cow;

/// The form's fields, filled up, and the names of those that were filled. What the form says wins, since the lead knows best where its project is; so
/// nothing is filled in either for what the form answers under another name that the plan takes as well.
pub fn fill<'f>(plan: &Plan, form: &'f Fields, known: &Fields) -> (Cow<'f, Fields>, Vec<String>) {
    let mut fields = Cow::Borrowed(form);
    let mut filled = Vec::new();
    for name in known.keys() {
        let said = value(known, name).filter(|_| value(form, name).is_none() && !Asked { name, form }.is_answered(plan));
        if let Some(said) = said {
            put(fields.to_mut(), name, said);
            filled.push(name.clone());
        }
    }
    (fields, filled)
}

/// A field that might be filled.
struct Asked<'a> {
    name: &'a String,
    form: &'a Fields,
}

impl Asked<'_> {
    /// True when the plan somewhere reads the first of several fields, this one among them, and the form says another of them.
    fn is_answered(&self, plan: &Plan) -> bool {
        let bant =
            || plan.bant.as_ref().is_some_and(|bant| self.by_tests(&[&bant.budget, &bant.authority, &bant.need, &bant.timing]));
        self.by_fit(&plan.fit)
            || plan.personas.iter().any(|persona| self.by_fit(&persona.fit))
            || plan.stages.iter().any(|stage| self.by_guard(&stage.guard))
            || plan.disqualifiers.iter().any(|each| self.by_guard(&each.guard))
            || plan.segments.iter().any(|segment| self.by_guard(&segment.guard))
            || bant()
    }

    #[inline(never)]
    fn by(&self, names: &[String]) -> bool {
        names.len() > 1 && names.contains(self.name) && first(self.form, names).is_some()
    }

    fn by_tests(&self, tests: &[&FieldTest]) -> bool {
        tests.iter().any(|test| self.by(&test.fields))
    }

    #[inline(never)]
    fn by_fit(&self, fit: &[Fit]) -> bool {
        fit.iter().any(|fit| match &fit.rule {
            Rule::All(tests, _) => tests.iter().any(|test| self.by(&test.fields)),
            Rule::Bands(names, _) | Rule::Matrix { fields: names, .. } => self.by(names),
        })
    }

    #[inline(never)]
    fn by_guard(&self, guard: &Guard) -> bool {
        let mut all = guard.any.iter().chain([&guard.all]);
        all.any(|conditions| conditions.tests.iter().any(|test| self.by(&test.fields)))
    }
}
