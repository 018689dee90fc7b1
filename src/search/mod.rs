//! The shortest journeys of a plan, found by searching with the engine itself: what a visitor does at least to be warm, hot, or in a stage.

mod acts;
mod bounds;
pub mod cost;
mod extent;
mod find;
mod form;
mod greedy;
mod lead;
mod missing;
mod moves;
mod path;
mod price;
mod route;
mod samples;
mod sentence;
mod state;
mod unmet;
mod way;
mod words;

pub use bounds::{Idle, highest, idling, lowest};
pub use extent::fit_range;
pub use lead::Standpoint;
pub use missing::{Missing, Outlook, Readiness, missing};
pub use way::{Act, Opening, Way};

use crate::compiled::Compiled;
use crate::facts::Facts;
use crate::fields::Fields;
use crate::memory::Memory;
use crate::plan::{Label, Plan};
use crate::temperature::Temperature;
use acts::World;
use price::Prices;
use route::Ladder;
use serde::Serialize;
use state::{START, State};

/// What a journey is to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A temperature, or a higher one.
    Temperature(Temperature),
    /// A stage by its place in the plan, or a higher one. A person opens the gates on the way: [`Way::openings`].
    Stage(usize),
}

/// A target, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Aim {
    /// `temperature` or `stage`.
    pub kind: &'static str,
    /// `warm`, `hot`, or the stage's id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
}

impl Aim {
    /// What a target is called.
    pub fn of(plan: &Plan, target: Target) -> Aim {
        match target {
            Target::Temperature(temperature) => {
                let (fr, en) = match temperature {
                    Temperature::Cold => ("froid", "cold"),
                    Temperature::Warm => ("tiède", "warm"),
                    Temperature::Hot => ("chaud", "hot"),
                };
                Aim { kind: "temperature", id: temperature.name().into(), label: Label { fr: fr.into(), en: en.into() } }
            }
            Target::Stage(place) => {
                let stage = plan.stages.get(place);
                let id = stage.map(|stage| stage.id.clone()).unwrap_or_default();
                Aim { kind: "stage", id, label: stage.map(|stage| stage.label.clone()).unwrap_or_default() }
            }
        }
    }
}

/// The shortest journey to a target.
#[derive(Clone, Debug, Serialize)]
pub struct Shortest {
    /// The target.
    pub target: Aim,
    /// The way there; `None` when there is none.
    pub way: Option<Way>,
}

/// All shortest journeys of a plan, and how far its points go.
#[derive(Clone, Debug, Serialize)]
pub struct Journeys {
    /// The fewest and the most engagement points.
    pub engagement: (i32, i32),
    /// The fewest and the most fit points.
    pub fit: (i32, i32),
    /// To warm, to hot, and to each stage above the first.
    pub ways: Vec<Shortest>,
}

/// The shortest journeys to warm, to hot, and to each stage above the first.
pub fn journeys(plan: &Plan, compiled: &Compiled) -> Journeys {
    let temperatures = [Temperature::Warm, Temperature::Hot].map(Target::Temperature);
    let targets = temperatures.into_iter().chain((1..plan.stages.len()).map(Target::Stage));
    let world = World::new(plan, compiled);
    let prices = Prices::new(&world);
    let (fields, facts) = (Fields::new(), Facts::default());
    let ladder = Ladder::new(&world, &fields, &facts);
    let share = plan.stages.len() as u64 / 4;
    let way = |target| Shortest { target: Aim::of(plan, target), way: search(&ladder, &prices, target, share) };
    Journeys {
        engagement: (lowest(plan, compiled), highest(plan, compiled)),
        fit: fit_range(plan),
        ways: targets.map(way).collect(),
    }
}

/// The shortest journey of a new visitor to a target: that of least effort, see [`cost`]. `None` when the plan has no way there; that is certain
/// where [`highest`] is below the points that it takes.
///
/// ```
/// use attise::search::{Target, shortest};
/// use attise::{check::check, compile::compile, compiled::Compiled, temperature::Temperature};
/// let plan = check(include_str!("../../pkg-config/presets/b2b-saas.json")).unwrap();
/// let compiled = Compiled::read(&compile(&plan)).unwrap();
/// let warm = shortest(&plan, &compiled, &Target::Temperature(Temperature::Warm)).unwrap();
/// assert_eq!(warm.text.en, "product + pricing + comparison × 2");
/// ```
pub fn shortest(plan: &Plan, compiled: &Compiled, target: &Target) -> Option<Way> {
    let world = World::new(plan, compiled);
    let (fields, facts) = (Fields::new(), Facts::default());
    search(&Ladder::new(&world, &fields, &facts), &Prices::new(&world), *target, 1)
}

fn search(ladder: &Ladder<'_>, prices: &Prices, target: Target, share: u64) -> Option<Way> {
    let world = ladder.world;
    let start = State::new(world, Memory::new(world.compiled), START);
    let goal = ladder.goal(target);
    let found = find::find(world, prices, &goal, &start, share)?;
    Some(Way::new(world, &goal, &start, &found))
}
