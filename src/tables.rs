//! Visitors added up by temperature, stage, quadrant and score, and how many of them converted.

use crate::plan::Plan;
use crate::play::Seen;
use crate::temperature::Temperature;
use serde::Serialize;
use std::collections::BTreeMap;

/// Score points in one band of the table by score.
pub const BAND: i32 = 10;

/// One row of a table: some visitors, and how many of them converted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What they have in common.
    pub name: String,
    /// How many they are.
    pub visitors: u32,
    /// How many have an outcome.
    pub known: u32,
    /// How many of those converted.
    pub converted: u32,
}

impl Group {
    /// A group without a visitor.
    pub fn new(name: &str) -> Group {
        Group { name: name.into(), ..Group::default() }
    }

    /// All that it counts.
    #[cfg(feature = "native")]
    pub(crate) fn counts(&mut self) -> [&mut u32; 3] {
        [&mut self.visitors, &mut self.known, &mut self.converted]
    }

    /// Adds a visitor, and whether they converted if that is known.
    pub fn add(&mut self, converted: Option<bool>) {
        self.visitors += 1;
        self.known += u32::from(converted.is_some());
        self.converted += u32::from(converted == Some(true));
    }
}

/// The tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tables {
    /// Visitors by temperature, cold first.
    pub temperature: Vec<Group>,
    /// Visitors by stage, in the ladder's order.
    pub stage: Vec<Group>,
    /// Visitors by quadrant; `unknown` when nothing is known of their fit.
    pub quadrant: Vec<Group>,
    /// Visitors by ten points of engagement, lowest first.
    #[serde(serialize_with = "rows")]
    pub score: BTreeMap<i32, Group>,
}

fn rows<S: serde::Serializer>(score: &BTreeMap<i32, Group>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(score.values())
}

/// Where one visitor stands.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Engagement points.
    pub engagement: i32,
    /// Temperature.
    pub temperature: Temperature,
    /// Id of the stage, if the plan has stages.
    pub stage: Option<&'a str>,
    /// Name of the quadrant, when something is known of the fit.
    pub quadrant: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// Where a visitor stands.
    pub(crate) fn of(seen: &Seen<'a>) -> Place<'a> {
        Place {
            engagement: seen.engagement,
            temperature: seen.temperature,
            stage: seen.stage.map(|(_, stage)| stage.id.as_str()),
            quadrant: seen.quadrant,
        }
    }
}

impl Tables {
    /// Tables without a visitor.
    pub fn new(plan: &Plan) -> Tables {
        let temperatures = [Temperature::Cold, Temperature::Warm, Temperature::Hot];
        Tables {
            temperature: temperatures.iter().map(|temperature| Group::new(temperature.name())).collect(),
            stage: plan.stages.iter().map(|stage| Group::new(&stage.id)).collect(),
            quadrant: ["q1", "q2", "q3", "q4", "unknown"].map(Group::new).into(),
            score: BTreeMap::new(),
        }
    }

    /// Adds a visitor, and whether they converted if that is known.
    pub fn add(&mut self, place: &Place<'_>, converted: Option<bool>) {
        let by_name = [
            (&mut self.temperature, Some(place.temperature.name())),
            (&mut self.stage, place.stage),
            (&mut self.quadrant, Some(place.quadrant.unwrap_or("unknown"))),
        ];
        for (groups, name) in by_name {
            groups.iter_mut().filter(|group| Some(group.name.as_str()) == name).for_each(|group| group.add(converted));
        }
        self.band(place.engagement.div_euclid(BAND) * BAND).add(converted);
    }

    /// The group of a band of points.
    pub(crate) fn band(&mut self, from: i32) -> &mut Group {
        self.score.entry(from).or_insert_with(|| Group::new(&format!("{from} to {}", from + BAND - 1)))
    }

    /// All that the tables count but by score, in an order that is the same for one plan.
    #[cfg(feature = "native")]
    pub(crate) fn counts(&mut self) -> impl Iterator<Item = &mut u32> {
        self.temperature.iter_mut().chain(&mut self.stage).chain(&mut self.quadrant).flat_map(Group::counts)
    }
}
