//! How often each content of the plan was asked for, and what came of those who did.

use crate::hash::fnv1a;
use crate::plan::{Asset, Label, Plan};
use crate::play::Step;
use crate::signal::Kind;
use crate::tables::Group;
use serde::Serialize;
use std::collections::HashMap;

/// One content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AssetCount {
    /// Its name for people.
    pub label: Label,
    /// What it is, such as `pdf`.
    pub kind: String,
    /// What it is about.
    pub topic: Option<String>,
    /// Id of the phase of the purchase that it is for.
    pub phase: Option<String>,
    /// Whether it is given as promised, once asked for.
    pub delivered: bool,
    /// How often it was asked for: forms sent and downloads of its name.
    pub asked: u32,
    /// Its name in forms and downloads, and the visitors who asked for it.
    #[serde(flatten)]
    pub visitors: Group,
}

#[derive(Debug)]
pub(super) struct Making {
    /// The contents' places by the hashes of their names.
    places: HashMap<u32, usize>,
    counts: Vec<AssetCount>,
}

impl Making {
    pub(super) fn new(plan: &Plan) -> Making {
        let count = |asset: &Asset| AssetCount {
            label: asset.label.clone(),
            kind: asset.kind.clone(),
            topic: asset.topic.clone(),
            phase: asset.phase.and_then(|place| plan.phases.get(place)).map(|phase| phase.id.clone()),
            delivered: asset.delivered,
            asked: 0,
            visitors: Group::new(&asset.name),
        };
        Making {
            places: plan.assets.iter().enumerate().map(|(place, asset)| (fnv1a(asset.name.as_bytes()), place)).collect(),
            counts: plan.assets.iter().map(count).collect(),
        }
    }

    pub(super) fn add(&mut self, converted: Option<bool>, steps: impl Iterator<Item = Step>) {
        if self.places.is_empty() {
            return;
        }
        let mut places: Vec<usize> = Vec::new();
        for step in steps.filter(|step| step.kind == Kind::FormSubmit as u8 || step.kind == Kind::Download as u8) {
            let Some(place) = self.places.get(&step.name) else { continue };
            self.counts.iter_mut().skip(*place).take(1).for_each(|count| count.asked += 1);
            places.push(*place);
        }
        places.sort_unstable();
        places.dedup();
        for place in places {
            self.counts.iter_mut().skip(place).take(1).for_each(|count| count.visitors.add(converted));
        }
    }

    #[cfg(feature = "native")]
    pub(super) fn counts(&mut self) -> impl Iterator<Item = &mut u32> {
        self.counts.iter_mut().flat_map(|count| core::iter::once(&mut count.asked).chain(count.visitors.counts()))
    }

    pub(super) fn finish(self) -> Vec<AssetCount> {
        self.counts
    }
}
