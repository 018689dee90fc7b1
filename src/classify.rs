//! From points and facts to words: grade, quadrant, phase, BANT, subject, action.

use crate::facts::Facts;
use crate::fields::{Fields, passes, value};
use crate::fit::FitReading;
use crate::plan::{Action, Certainty, Plan, PointsOf};
use crate::receipt::Line;
use crate::temperature::Temperature;
use serde::Serialize;

/// A lead as far as it has been read: what the classes are drawn from.
#[derive(Debug)]
pub struct Lead<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Engagement points.
    pub engagement: i32,
    /// Engagement lines, in the plan's order.
    pub lines: &'a [Line],
    /// Temperature.
    pub temperature: Temperature,
    /// Fit.
    pub fit: &'a FitReading,
    /// Form fields, as the plan knows their values.
    pub fields: &'a Fields,
    /// What the host knows.
    pub facts: &'a Facts,
}

/// How sure the four facts of BANT are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BantReading {
    /// There is money for it.
    pub budget: Certainty,
    /// The lead has a say in the decision.
    pub authority: Certainty,
    /// The lead needs it.
    pub need: Certainty,
    /// It is known when.
    pub timing: Certainty,
}

impl BantReading {
    /// How sure the least sure of the four is.
    pub fn least(&self) -> Certainty {
        self.budget.min(self.authority).min(self.need).min(self.timing)
    }
}

/// Whom a lead is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SubjectReading {
    /// The person is known.
    pub person: bool,
    /// The company is known.
    pub company: bool,
    /// The project is known.
    pub project: bool,
    /// How many of the three are known.
    pub known: u8,
}

impl Lead<'_> {
    /// The grade of the fit, A to D; `None` when nothing is known of it, or the plan has no grades.
    pub fn grade(&self) -> Option<char> {
        let grades = self.plan.grade.filter(|_| self.fit.coverage > 0)?;
        Some(match self.fit.points {
            points if points >= grades.a => 'A',
            points if points >= grades.b => 'B',
            points if points >= grades.c => 'C',
            _ => 'D',
        })
    }

    /// The grade with a figure for the temperature: 1 hot, 2 warm, 3 cold.
    pub fn mark(&self) -> Option<String> {
        let figure = match self.temperature {
            Temperature::Hot => '1',
            Temperature::Warm => '2',
            Temperature::Cold => '3',
        };
        self.grade().map(|grade| [grade, figure].iter().collect())
    }

    /// The quadrant: `q1` neither fit nor interested, `q2` interested but not fit, `q3` fit but not interested, `q4` both; and what is done with
    /// its leads. `None` when nothing is known of the fit, or the plan has no quadrants.
    pub fn quadrant(&self) -> Option<(&'static str, Option<&Action>)> {
        let bounds = self.plan.quadrant.as_ref().filter(|_| self.fit.coverage > 0)?;
        let [q1, q2, q3, q4] = &bounds.actions;
        let (name, action) = match (self.fit.points >= bounds.fit, self.engagement >= bounds.engagement) {
            (false, false) => ("q1", q1),
            (false, true) => ("q2", q2),
            (true, false) => ("q3", q3),
            (true, true) => ("q4", q4),
        };
        Some((name, action.as_ref()))
    }

    /// The latest phase of the purchase that speaks from what the visitor did, by its place in the plan.
    pub fn phase(&self) -> Option<usize> {
        let criteria = self.plan.criteria.iter().zip(self.lines);
        criteria.filter(|(_, line)| line.worth > 0).filter_map(|(criterion, _)| criterion.phase).max()
    }

    /// What is done with a lead of its points, if the plan says.
    pub fn action(&self) -> Option<&Action> {
        let actions = self.plan.actions.as_ref()?;
        let points = match actions.by {
            PointsOf::Engagement => self.engagement,
            PointsOf::Fit => self.fit.points,
            PointsOf::Both => self.engagement.saturating_add(self.fit.points),
        };
        let band = actions.bands.iter().rev().find(|(from, _)| points >= *from);
        band.or(actions.bands.first()).map(|(_, action)| action)
    }

    /// BANT, if the plan asks for it. A form declares; only a person verifies.
    pub fn bant(&self) -> Option<BantReading> {
        let bant = self.plan.bant.as_ref()?;
        let of = |name: &str, test| match passes(test, self.fields) {
            _ if self.facts.verified.iter().any(|verified| verified == name) => Certainty::Verified,
            Some(true) => Certainty::Declared,
            _ => Certainty::Unknown,
        };
        Some(BantReading {
            budget: of("budget", &bant.budget),
            authority: of("authority", &bant.authority),
            need: of("need", &bant.need),
            timing: of("timing", &bant.timing),
        })
    }

    /// Whom the lead is about, if the plan says what makes them known.
    pub fn subject(&self) -> Option<SubjectReading> {
        let subject = self.plan.subject.as_ref()?;
        let known = |names: &[String]| !names.is_empty() && names.iter().all(|name| value(self.fields, name).is_some());
        let (person, company, project) = (known(&subject.person), known(&subject.company), known(&subject.project));
        Some(SubjectReading { person, company, project, known: u8::from(person) + u8::from(company) + u8::from(project) })
    }
}
