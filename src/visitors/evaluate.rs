//! One complete evaluation from counts and ages, as a CRM or a warehouse has them, without a visitor.

use crate::compiled::Repeat;
use crate::decay::BITS;
use crate::temperature::Temperature;
use crate::visitors::tables::{Combination, Row, Tables};
use crate::visitors::tick::Rounded;
use crate::visitors::{Now, Reading, Visitors};

/// How often something happened, and how long ago it last did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Signals that a criterion is about, or active seconds where it counts those.
    pub amount: u32,
    /// Seconds since the last of them.
    pub age: u32,
}

impl Visitors {
    /// Reads what a lead would be of whom is known how often each criterion was met, by its place in the plan, and how long ago it last was: all is worth what it was
    /// at the last time, as far as caps let it, and has faded since. The temperature is that of the points alone, for nothing is known of before.
    /// `classes` gives the class of what each field says. A combination that is not told counts when its parts do, from the youngest of them on.
    pub fn evaluate(&mut self, amounts: impl Fn(usize) -> Amount, classes: impl Fn(usize) -> u16) -> Reading {
        let Visitors { tables, sums, .. } = self;
        sums.fill(0);
        for (place, row) in tables.rows.iter().enumerate() {
            let known = amounts(place);
            if known.amount > 0 {
                add(tables, sums, row, known);
            }
        }
        for combination in &tables.combinations {
            let told = amounts(combination.place as usize).amount > 0;
            if let (false, Some(known), Some(row)) =
                (told, whole(tables, combination, &amounts), tables.rows.get(combination.place as usize))
            {
                add(tables, sums, row, known);
            }
        }
        let score = tables.score(tables.sum(sums));
        let fit = self.fit.read(classes);
        self.classed(Now { score, temperature: Temperature::of(score, &self.tables.thresholds) }, fit)
    }
}

/// Adds what a criterion is worth to the sum of its group.
#[inline(always)]
fn add(tables: &Tables, sums: &mut [i32], row: &Row, known: Amount) {
    let times = times(row, known.amount);
    let weight = (u64::from(times) << BITS).min(row.worth.most_weight);
    let faded = tables.fades.get(usize::from(row.worth.fade)).map_or(weight, |fade| fade.read(weight, known.age));
    if let Some(sum) = sums.get_mut(usize::from(row.worth.group)) {
        *sum += Rounded::new(&row.worth, times, faded).points;
    }
}

/// Occurrences that so much makes.
#[inline(always)]
fn times(row: &Row, amount: u32) -> u32 {
    let whole = if row.step > 1 { amount / row.step } else { amount };
    whole.min(if row.repeat == Repeat::PerKey { row.most_seen } else { row.most_times })
}

/// A combination whose parts have all counted often enough, as old as the youngest of them.
fn whole(tables: &Tables, combination: &Combination, amounts: &impl Fn(usize) -> Amount) -> Option<Amount> {
    let (parts, _) = tables.names_of(combination.parts).as_chunks();
    let mut age = u32::MAX;
    for [place, often] in parts {
        let (known, row) = (amounts(*place as usize), tables.rows.get(*place as usize)?);
        if times(row, known.amount) < *often {
            return None;
        }
        age = age.min(known.age);
    }
    Some(Amount { amount: 1, age })
}
