//! The capacity guard: of the leads that are ready for sales, the best go over, as many as sales can take; the others wait, with a reason.

use crate::plan::{Capacity, Label, Period, Plan};
use crate::rank::Candidate;
use serde::Serialize;
use time::{OffsetDateTime, Time};

/// Why a lead waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// Sales has taken all that it can take in this period.
    Full,
    /// The margin for those who ask by themselves is used up too.
    OverflowFull,
}

impl Reason {
    /// The reason for people.
    pub fn label(self) -> Label {
        let (fr, en) = match self {
            Reason::Full => {
                ("les commerciaux n’ont plus de place sur cette période", "sales can take no more leads in this period")
            }
            Reason::OverflowFull => (
                "les commerciaux n’ont plus de place sur cette période, même pour qui demande un contact",
                "sales can take no more leads in this period, not even those who ask by themselves",
            ),
        };
        Label { fr: fr.into(), en: en.into() }
    }
}

/// A lead that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Its id.
    pub id: String,
    /// Id of the stage that it waits in, if the plan has one.
    pub stage: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// Who goes over to sales, and who waits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Allotment {
    /// Ids of those who go over, best first.
    pub admitted: Vec<String>,
    /// Those who wait, best first.
    pub waiting: Vec<Waiting>,
    /// Those who wait in percent of what sales can take in one period: how congested it is. 0 when the plan has no capacity.
    pub congestion: u32,
}

/// Allots the room that sales has left, the best leads first (see [`crate::rank`]). `taken`: leads that it has taken in this period already.
/// Hand-raises may go beyond the limit by the plan's margin. Without a capacity in the plan all go over.
pub fn allot(plan: &Plan, candidates: &[Candidate], taken: u32) -> Allotment {
    let mut ranked: Vec<&Candidate> = candidates.iter().collect();
    ranked.sort();
    let mut allotment = Allotment::default();
    let Some(capacity) = plan.capacity else {
        allotment.admitted = ranked.iter().map(|candidate| candidate.id.clone()).collect();
        return allotment;
    };
    let waits_in = capacity.wait_in.or_else(|| capacity.stage.checked_sub(1)).and_then(|place| plan.stages.get(place));
    for candidate in ranked {
        let used = u64::from(taken) + allotment.admitted.len() as u64;
        if used < most(&capacity, candidate.raised) {
            allotment.admitted.push(candidate.id.clone());
        } else {
            let reason = reason(&capacity, candidate.raised);
            let stage = waits_in.map(|stage| stage.id.clone());
            allotment.waiting.push(Waiting { id: candidate.id.clone(), stage, reason });
        }
    }
    allotment.congestion = congestion(&capacity, allotment.waiting.len() as u64);
    allotment
}

/// Those who wait in percent of what sales can take in one period; 0 when it can take none.
pub fn congestion(capacity: &Capacity, waiting: u64) -> u32 {
    (waiting.saturating_mul(100)).checked_div(u64::from(capacity.leads)).unwrap_or(0).min(u64::from(u32::MAX)) as u32
}

/// Why a lead waits that finds no room.
pub fn reason(capacity: &Capacity, raised: bool) -> Reason {
    if raised && capacity.overflow > 0 { Reason::OverflowFull } else { Reason::Full }
}

/// Most leads that may be taken in one period, the margin included for those who have raised their hand.
pub fn most(capacity: &Capacity, raised: bool) -> u64 {
    let leads = u64::from(capacity.leads);
    if raised { leads + leads * u64::from(capacity.overflow) / 100 } else { leads }
}

/// When the period of a time began (Unix seconds, UTC): what was taken since then counts against its capacity.
///
/// ```
/// use attise::capacity::period_start;
/// use attise::plan::Period;
/// // Wednesday 2026-01-07 at noon
/// assert_eq!(period_start(Period::Day, 1_767_787_200), 1_767_744_000);
/// assert_eq!(period_start(Period::Week, 1_767_787_200), 1_767_571_200);
/// assert_eq!(period_start(Period::Month, 1_767_787_200), 1_767_225_600);
/// ```
pub fn period_start(period: Period, now: u32) -> u32 {
    const DAY: u32 = 86_400;
    let days = now / DAY;
    match period {
        Period::Day => days * DAY,
        // 1970 began on a Thursday
        Period::Week => days.saturating_sub((days + 3) % 7) * DAY,
        Period::Month => {
            let first = OffsetDateTime::from_unix_timestamp(i64::from(now)).and_then(|time| time.replace_day(1));
            first.map_or(0, |first| first.replace_time(Time::MIDNIGHT).unix_timestamp().max(0) as u32)
        }
    }
}
