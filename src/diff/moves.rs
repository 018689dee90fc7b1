//! Who moves: the visitors of an event log under two plans, each played from its beginning.

use crate::compiled::Compiled;
use crate::plan::Plan;
use crate::play::{Player, Seen};
use crate::problem::Problem;
use crate::replay::{Read, Replay};
use serde::Serialize;

/// Where a visitor stands under one of the plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stand {
    /// Engagement points.
    pub engagement: i32,
    /// Fit points.
    pub fit: i32,
    /// Temperature.
    pub temperature: &'static str,
    /// Id of the stage, if the plan has stages.
    pub stage: Option<String>,
}

/// A visitor who moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    /// Their id.
    pub visitor: String,
    /// Where they stood.
    pub old: Stand,
    /// Where they stand now.
    pub new: Stand,
}

/// How many visitors cross from each class of the old plan to each of the new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Crossing {
    /// The classes of the old plan.
    pub old: Vec<String>,
    /// The classes of the new plan.
    pub new: Vec<String>,
    /// For each class of the old plan the visitors in each of the new one.
    pub visitors: Vec<Vec<u32>>,
}

/// Who moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// What was read of the log.
    #[serde(flatten)]
    pub read: Read,
    /// Visitors whose temperature is another one, or whose stage where both plans have one.
    pub moved: u32,
    /// Visitors by temperature, cold first.
    pub temperature: Crossing,
    /// Visitors by stage, in the order of the ladders; `None` unless both plans have one.
    pub stage: Option<Crossing>,
    /// The first who move, in the order of the log.
    pub examples: Vec<Example>,
}

impl Crossing {
    fn new(old: Vec<String>, new: Vec<String>) -> Crossing {
        let visitors = old.iter().map(|_| vec![0; new.len()]).collect();
        Crossing { old, new, visitors }
    }

    fn add(&mut self, old: usize, new: usize) {
        if let Some(count) = self.visitors.get_mut(old).and_then(|row| row.get_mut(new)) {
            *count += 1;
        }
    }
}

impl Replay {
    /// Plays all visitors under two plans and says who moves, the first `shown` by name.
    ///
    /// # Errors
    ///
    /// What is wrong with one of the files as a whole.
    pub fn compare(self, old: (&Plan, &Compiled), new: (&Plan, &Compiled), shown: usize) -> Result<Moved, Problem> {
        let now = self.now();
        let (log, read) = self.end()?;
        let before = Player::new(old.0, old.1, now);
        let after = Player::new(new.0, new.1, now);
        let (old_pages, new_pages) = (log.pages(old.1), log.pages(new.1));
        let temperatures = || ["cold", "warm", "hot"].map(String::from).into();
        let mut temperature = Crossing::new(temperatures(), temperatures());
        let ids = |plan: &Plan| -> Vec<String> { plan.stages.iter().map(|stage| stage.id.clone()).collect() };
        let mut stage = Crossing::new(ids(old.0), ids(new.0));
        let (mut moved, mut examples) = (0, Vec::new());
        for history in &log.histories {
            let (a, b) = (before.see(&log, &old_pages, history), after.see(&log, &new_pages, history));
            temperature.add(a.temperature as usize, b.temperature as usize);
            let places = a.stage.zip(b.stage).map(|((from, _), (to, _))| (from, to));
            if let Some((from, to)) = places {
                stage.add(from, to);
            }
            let (a, b) = (stand(&a), stand(&b));
            if a.temperature != b.temperature || (places.is_some() && a.stage != b.stage) {
                moved += 1;
                if examples.len() < shown {
                    examples.push(Example { visitor: history.visitor.to_string(), old: a, new: b });
                }
            }
        }
        let stage = Some(stage).filter(|stage| !stage.old.is_empty() && !stage.new.is_empty());
        Ok(Moved { read, moved, temperature, stage, examples })
    }
}

fn stand(seen: &Seen<'_>) -> Stand {
    Stand {
        engagement: seen.engagement,
        fit: seen.fit.points,
        temperature: seen.temperature.name(),
        stage: seen.stage.map(|(_, stage)| stage.id.clone()),
    }
}
