//! What a plan looks at of a lead.

use super::{Conditions, Fit, Plan, Rule};
use std::collections::BTreeSet;

impl Plan {
    /// All conditions of stages, disqualifiers and segments.
    pub fn conditions(&self) -> Vec<&Conditions> {
        let stages = self.stages.iter().map(|stage| &stage.guard);
        let others = self.disqualifiers.iter().map(|each| &each.guard).chain(self.segments.iter().map(|each| &each.guard));
        stages.chain(others).flat_map(|guard| core::iter::once(&guard.all).chain(&guard.any)).collect()
    }

    /// The names of all form fields that it looks at.
    pub fn looks_at<'p>(&'p self) -> BTreeSet<&'p str> {
        let mut fields: BTreeSet<&str> = BTreeSet::new();
        let mut add = |names: &'p [String]| fields.extend(names.iter().map(String::as_str));
        for fit in self.fit.iter().chain(self.personas.iter().flat_map(|persona| &persona.fit)) {
            of(fit, &mut add);
        }
        for part in self.conditions() {
            add(&part.has);
            part.tests.iter().for_each(|test| add(&test.fields));
        }
        if let Some(bant) = &self.bant {
            [&bant.budget, &bant.authority, &bant.need, &bant.timing].into_iter().for_each(|test| add(&test.fields));
        }
        if let Some(subject) = &self.subject {
            [&subject.person, &subject.company, &subject.project].into_iter().for_each(|names| add(names));
        }
        fields
    }
}

fn of<'p>(fit: &'p Fit, add: &mut impl FnMut(&'p [String])) {
    match &fit.rule {
        Rule::All(tests, _) => tests.iter().for_each(|test| add(&test.fields)),
        Rule::Bands(fields, _) => add(fields),
        Rule::Matrix { fields, by, .. } => {
            add(fields);
            add(core::slice::from_ref(by));
        }
    }
}
