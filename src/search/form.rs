//! What a form has to say so that conditions hold, apart from what the visitor does.

use super::samples::{extent, fields_of, of_test, plain, written};
use crate::classify::Lead;
use crate::facts::{BANT, Facts};
use crate::fields::{Fields, canonical, passes, value};
use crate::fit;
use crate::plan::{Certainty, Conditions, FieldTest, Fit, Guard, Plan, Rule, Test};
use crate::temperature::Temperature;

/// Most fit criteria, those of most points, that a form is made to match.
const MOST_RULES: usize = 48;

/// A form being filled for a lead who must meet some conditions.
#[derive(Debug)]
pub(super) struct Form<'p> {
    plan: &'p Plan,
    /// What the lead has said before, which stays.
    base: &'p Fields,
    /// Conditions on form and facts that must hold, one after the other.
    conditions: Vec<Guard>,
    /// True when a quadrant of interested leads will do.
    interested: bool,
    /// The lowest stage that disqualifiers may not keep the lead below.
    stage: usize,
}

/// What the host knows of a lead for whom people do all that the plan asks of them.
pub(super) fn facts(plan: &Plan, verified: bool) -> Facts {
    Facts {
        opened: plan.stages.iter().map(|stage| (stage.id.clone(), crate::plan::Gate::Verbal)).collect(),
        verified: if verified { BANT.iter().map(|fact| (*fact).into()).collect() } else { Vec::new() },
        taken: None,
        at_most: None,
    }
}

impl<'p> Form<'p> {
    pub fn new(plan: &'p Plan, base: &'p Fields, conditions: &[&Conditions], stage: usize) -> Form<'p> {
        let quadrants: Vec<&String> = conditions.iter().flat_map(|each| &each.quadrant).collect();
        let interested = quadrants.is_empty() || quadrants.iter().any(|name| *name == "q2" || *name == "q4");
        // what the visitor does is for the search
        let standing = |conditions: &&Conditions| Conditions {
            engagement: None,
            temperature: Vec::new(),
            phase: None,
            did: Vec::new(),
            did_not: Vec::new(),
            ..(*conditions).clone()
        };
        let conditions = conditions.iter().map(|each| Guard { all: standing(each), any: Vec::new() }).collect();
        Form { plan, base, conditions, interested, stage }
    }

    /// True when a person must have verified all of BANT.
    pub fn verified(&self) -> bool {
        self.each().any(|conditions| conditions.bant == Certainty::Verified)
    }

    /// What the form says beyond what was said before, as little as is needed; `None` when no form that was tried is enough.
    pub fn fill(&self) -> Option<Fields> {
        let wanted = self.each().find(|conditions| !conditions.persona.is_empty());
        let allowed = |id: &String| wanted.is_none_or(|conditions| conditions.persona.contains(id));
        let personas = self.plan.personas.iter().filter(|persona| allowed(&persona.id)).map(|persona| persona.fit.as_slice());
        let mut best: Option<Fields> = None;
        for rules in [&[] as &[Fit]].into_iter().chain(personas) {
            if let Some(added) = self.fill_for(rules) {
                let shorter = best.as_ref().is_none_or(|best| added.len() < best.len());
                best = if shorter { Some(added) } else { best };
            }
            if best.as_ref().is_some_and(|best| best.len() <= self.each().map(|conditions| conditions.has.len()).sum()) {
                break;
            }
        }
        best
    }

    fn each(&self) -> impl Iterator<Item = &Conditions> {
        self.conditions.iter().map(|guard| &guard.all)
    }

    fn fill_for(&self, persona: &[Fit]) -> Option<Fields> {
        let mut added = Fields::new();
        let tests: Vec<&FieldTest> = self.each().flat_map(|conditions| &conditions.tests).chain(self.bant()).collect();
        for test in &tests {
            self.pass(&mut added, test, &tests);
        }
        let rules = || persona.iter().chain(&self.plan.fit);
        let matched: Vec<&String> = self.each().flat_map(|conditions| &conditions.matched).collect();
        rules().filter(|fit| matched.contains(&&fit.id)).for_each(|fit| self.match_rule(&mut added, fit));
        for name in self.each().flat_map(|conditions| &conditions.has) {
            if value(&self.said(&added), name).is_none() {
                added.insert(name.clone(), plain(name));
            }
        }
        let fields = || rules().flat_map(|fit| fields_of(&fit.rule));
        let with = |name: &String| [(name.clone(), plain(name))].into_iter().chain(added.clone()).collect::<Fields>();
        if !self.holds(&added) && self.points() == i32::MIN {
            // a class of fit that takes no points takes something that is known
            let first = fields().take(MOST_RULES).map(with).find(|more| self.holds(more));
            added = first.unwrap_or(added);
        }
        if !self.holds(&added) {
            let mut best: Vec<&Fit> = rules().filter(|fit| extent(fit).1 > 0).collect();
            best.sort_by_key(|fit| -extent(fit).1);
            let mut more = added.clone();
            self.match_best(&mut more, rules(), &best, &tests);
            if !self.holds(&more) {
                // a class in the middle is passed by large steps
                let mut less = added.clone();
                best.reverse();
                self.match_best(&mut less, rules(), &best, &tests);
                more = if self.holds(&less) { less } else { more };
            }
            added = more;
        }
        for name in fields().take(MOST_RULES) {
            if self.holds(&added) {
                break;
            }
            if value(&self.said(&added), name).is_none() {
                added.insert(name.clone(), plain(name));
            }
        }
        if !self.holds(&added) {
            return None;
        }
        for name in added.keys().cloned().collect::<Vec<_>>() {
            let mut less = added.clone();
            less.remove(&name);
            if self.holds(&less) {
                added = less;
            }
        }
        Some(added)
    }

    /// Matches some rules one by one, until there are points enough.
    fn match_best<'f>(&self, added: &mut Fields, rules: impl Iterator<Item = &'f Fit>, best: &[&Fit], tests: &[&FieldTest]) {
        let rules: Vec<&Fit> = rules.collect();
        let needed = self.points();
        let mut bare =
            Plan { criteria: Vec::new(), personas: Vec::new(), stages: Vec::new(), fit: Vec::new(), ..self.plan.clone() };
        let mut points = |rules: &[&Fit], said: &Fields| {
            bare.fit = rules.iter().map(|fit| (*fit).clone()).collect();
            fit::read(&bare, said).points
        };
        let mut said = self.meant(added);
        let mut sum = points(&rules, &said);
        for fit in best.iter().take(MOST_RULES) {
            if sum >= needed && self.holds(added) {
                return;
            }
            let mut more = added.clone();
            self.match_rule(&mut more, fit);
            let after = self.meant(&more);
            let changed = |name: &String| after.get(name) != said.get(name);
            let touched: Vec<&Fit> = rules.iter().copied().filter(|fit| fields_of(&fit.rule).into_iter().any(changed)).collect();
            let gained = points(&touched, &after) - points(&touched, &said);
            let kept = tests.iter().all(|test| passes(test, &after) == Some(true) || passes(test, &said) != Some(true));
            if kept && gained > 0 {
                *added = more;
                said = after;
                sum += gained;
            }
        }
    }

    /// Fit points that the conditions ask for.
    fn points(&self) -> i32 {
        let bounds = self.plan.quadrant.as_ref();
        let least = |each: &Conditions| {
            let grade = self.plan.grade.and_then(|grades| match each.grade.iter().max() {
                Some('A') => Some(grades.a),
                Some('B') => Some(grades.b),
                Some('C') => Some(grades.c),
                _ => None,
            });
            let fits = !each.quadrant.is_empty() && each.quadrant.iter().all(|name| name == "q3" || name == "q4");
            each.fit.into_iter().chain(grade).chain(bounds.filter(|_| fits).map(|bounds| bounds.fit)).max()
        };
        self.each().filter_map(least).max().unwrap_or(i32::MIN)
    }

    fn bant(&self) -> impl Iterator<Item = &FieldTest> {
        let declared = self.each().any(|conditions| conditions.bant == Certainty::Declared);
        let bant = self.plan.bant.as_ref().filter(|_| declared);
        bant.into_iter().flat_map(|bant| [&bant.budget, &bant.authority, &bant.need, &bant.timing])
    }

    /// All that the lead has said.
    fn said(&self, added: &Fields) -> Fields {
        let mut said = self.base.clone();
        said.extend(added.iter().map(|(name, value)| (name.clone(), value.clone())));
        said
    }

    /// The same as the plan knows their values.
    fn meant(&self, added: &Fields) -> Fields {
        canonical(self.plan, &self.said(added)).into_owned()
    }

    /// Gives a field a value that passes a test, and the others that have passed already.
    fn pass(&self, added: &mut Fields, test: &FieldTest, others: &[&FieldTest]) {
        if passes(test, &self.meant(added)) == Some(true) {
            return;
        }
        let kept: Vec<&&FieldTest> = others.iter().filter(|other| passes(other, &self.meant(added)) == Some(true)).collect();
        for field in test.fields.iter().filter(|field| value(self.base, field).is_none()) {
            let before = added.get(field).cloned();
            let mut values = of_test(&test.test, field);
            // words may stand beside words
            if let Some(before) =
                before.as_ref().filter(|before| **before != plain(field) && matches!(test.test, Test::Contains(_)))
            {
                let beside: Vec<String> = values.iter().map(|word| format!("{before} {word}")).collect();
                values.splice(0..0, beside);
            }
            for value in values {
                added.insert(field.clone(), value);
                let said = self.meant(added);
                if passes(test, &said) == Some(true) && kept.iter().all(|other| passes(other, &said) == Some(true)) {
                    return;
                }
            }
            match before {
                Some(before) => added.insert(field.clone(), before),
                None => added.remove(field),
            };
        }
    }

    /// Gives fields the values for which a fit criterion gives most.
    fn match_rule(&self, added: &mut Fields, fit: &Fit) {
        let mut say = |fields: &[String], text: String| {
            let free = fields.iter().find(|field| value(self.base, field).is_none());
            if let Some(field) = free {
                added.insert(field.clone(), written(self.plan, field, &text));
            }
        };
        match &fit.rule {
            Rule::All(tests, _) => {
                let tests: Vec<&FieldTest> = tests.iter().collect();
                tests.iter().for_each(|test| self.pass(added, test, &tests));
            }
            Rule::Bands(fields, bands) => {
                if let Some((from, _)) = bands.iter().rev().max_by_key(|(_, points)| *points) {
                    say(fields, from.to_string());
                }
            }
            Rule::Matrix { fields, by, points } => {
                let cells =
                    points.iter().flat_map(|(row, columns)| columns.iter().map(move |(column, points)| (*points, row, column)));
                if let Some((_, row, column)) = cells.rev().max_by_key(|(points, ..)| *points) {
                    say(fields, row.clone());
                    say(std::slice::from_ref(by), column.clone());
                }
            }
        }
    }

    /// True when all conditions on form and facts hold, and nothing in them keeps the lead below the stage.
    fn holds(&self, added: &Fields) -> bool {
        let fields = self.meant(added);
        let facts = facts(self.plan, self.verified());
        let fit = fit::read(self.plan, &fields);
        let engagement = if self.interested { i32::MAX } else { i32::MIN };
        let temperature = Temperature::Cold;
        let lead = Lead { plan: self.plan, engagement, lines: &[], temperature, fit: &fit, fields: &fields, facts: &facts };
        let down =
            self.plan.disqualifiers.iter().any(|each| each.at_most < self.stage && by_form(&each.guard) && lead.meets(&each.guard));
        self.conditions.iter().all(|guard| lead.meets(guard)) && !down
    }
}

/// True for a guard that looks at nothing that the visitor does.
fn by_form(guard: &Guard) -> bool {
    let still = |each: &Conditions| {
        each.engagement.is_none() && each.temperature.is_empty() && each.quadrant.is_empty() && each.did_not.is_empty()
    };
    still(&guard.all) && guard.any.iter().all(still)
}
