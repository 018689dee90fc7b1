//! What is missing for a lead as it is: to the next temperature, to the next stage, and the cheapest ways there.

use super::acts::World;
use super::find::{self, Found};
use super::lead::Standpoint;
use super::price::Prices;
use super::route::{Goal, Ladder};
use super::sentence::{join, parts};
use super::state::{Move, State};
use super::unmet::{Unmet, points};
use super::way::Way;
use super::{Aim, Target};
use crate::classify::Lead;
use crate::compiled::Compiled;
use crate::fields::canonical;
use crate::fit;
use crate::ladder::{self, Barrier, Standing};
use crate::plan::{Label, Language, Plan, Stage};
use crate::temperature::Temperature;
use crate::text::fold;
use serde::Serialize;

/// Most ways that are told.
const WAYS: usize = 3;
/// Most repetitions of one act in a way.
const REPETITIONS: usize = 8;
/// Work of looking for other ways than the shortest, in criteria looked at.
const BUDGET: u64 = 1_000_000;
/// Most seconds of staying that are one act.
const ONE_STAY: u32 = 300;
/// How often the effort of the shortest way another one may take and still be told.
const DEARER: u32 = 6;

/// How soon a lead is one for sales.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Readiness {
    /// It is hot, or it is in a stage of sales, or waits for one.
    Now,
    /// One act makes it hot.
    Soon,
    /// It takes more than that.
    Later,
}

/// What is missing to a target.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Missing {
    /// The target.
    pub target: Aim,
    /// Engagement points that are missing.
    pub points: i32,
    /// Fit points that are missing.
    pub fit: i32,
    /// Form fields that should say something, or something else.
    pub fields: Vec<String>,
    /// The rest of what is missing, in words.
    pub others: Vec<Label>,
    /// What keeps a lead whose conditions hold.
    pub gate: Option<Barrier>,
    /// The cheapest ways there, the shortest first.
    pub ways: Vec<Way>,
    /// All of it in words: `12 points: demo requested or pricing 2 min`.
    pub text: Label,
}

/// What is missing for a lead.
#[derive(Clone, Debug, Serialize)]
pub struct Outlook {
    /// How soon it is one for sales.
    pub readiness: Readiness,
    /// To the next temperature; `None` when it is hot.
    pub temperature: Option<Missing>,
    /// To the next stage; `None` when there is none.
    pub stage: Option<Missing>,
}

/// What is missing for a lead as it is.
pub fn missing(plan: &Plan, compiled: &Compiled, lead: &Standpoint) -> Outlook {
    let world = World::new(plan, compiled);
    let prices = Prices::new(&world);
    let start = State { seen: lead.seen.clone(), ..State::new(&world, lead.memory.clone(), lead.now) };
    let fields = canonical(plan, &lead.fields);
    let fit = fit::read(plan, &fields);
    let State { lines, score, temperature, .. } = &start;
    let read = Lead { plan, engagement: *score, lines, temperature: *temperature, fit: &fit, fields: &fields, facts: &lead.facts };
    let standing = ladder::standing(&read);
    let ladder = Ladder::new(&world, &lead.fields, &lead.facts);
    let view = Outlooker { world: &world, prices: &prices, start: &start, ladder: &ladder };
    let next = match start.temperature {
        Temperature::Cold => Some(Temperature::Warm),
        Temperature::Warm => Some(Temperature::Hot),
        Temperature::Hot => None,
    };
    let temperature = next.map(|next| view.temperature(next));
    let stage = view.stage(&read, &standing);
    let sold = |stage: Option<&Stage>| stage.is_some_and(|stage| of_sales(&stage.owner));
    let readiness = if start.temperature == Temperature::Hot || sold(standing.stage) || sold(standing.next.map(|(stage, _)| stage))
    {
        Readiness::Now
    } else if view.is_near() {
        Readiness::Soon
    } else {
        Readiness::Later
    };
    Outlook { readiness, temperature, stage }
}

/// True for an owner that is sales, in French or in English.
fn of_sales(owner: &str) -> bool {
    fold(owner).split(' ').any(|word| ["sale", "vente", "commercia", "vendeu"].iter().any(|start| word.starts_with(start)))
}

struct Outlooker<'a> {
    world: &'a World<'a>,
    prices: &'a Prices,
    start: &'a State,
    ladder: &'a Ladder<'a>,
}

impl Outlooker<'_> {
    fn temperature(&self, next: Temperature) -> Missing {
        let target = Target::Temperature(next);
        let goal = self.ladder.goal(target);
        let unmet =
            Unmet { points: goal.routes.first().map_or(0, |route| route.missing(self.world, self.start)), ..Unmet::default() };
        self.told(target, unmet, None, self.ways(&goal))
    }

    fn stage(&self, lead: &Lead<'_>, standing: &Standing<'_>) -> Option<Missing> {
        let stages = &self.world.plan.stages;
        let placed = |stage: &Stage| stages.iter().position(|each| each.id == stage.id);
        if let Some((stage, barrier)) = standing.next {
            return Some(self.told(Target::Stage(placed(stage)?), Unmet::default(), Some(barrier), Vec::new()));
        }
        let place = standing.stage.and_then(placed)? + 1;
        let stage = stages.get(place)?;
        let target = Target::Stage(place);
        let ceiling = |at_most: usize| at_most < place;
        let mut unmet = Unmet::of(lead, &stage.guard, place);
        let down: Vec<&Label> = standing.disqualified.iter().filter(|each| ceiling(each.at_most)).map(|each| &each.label).collect();
        if !down.is_empty() {
            let labels = |language| down.iter().map(|label| label.text(language)).collect::<Vec<_>>().join(", ");
            let (fr, en) = (labels(Language::Fr), labels(Language::En));
            unmet.others.push(Label { fr: format!("écarté\u{a0}: {fr}"), en: format!("disqualified: {en}") });
            return Some(self.told(target, unmet, None, Vec::new()));
        }
        let mut ways = self.ways(&self.ladder.goal(target));
        if unmet.points == 0 && unmet.others.is_empty() {
            // any form will do
            ways.truncate(1);
        }
        Some(self.told(target, unmet, None, ways))
    }

    /// True when one act makes the lead hot.
    fn is_near(&self) -> bool {
        let target = Target::Temperature(Temperature::Hot);
        let goal = self.ladder.goal(target);
        let single = |way: &Way| match parts(&way.acts, Language::En).len() {
            0 | 1 => {
                way.acts.iter().filter(|act| !act.criteria.is_empty()).all(|act| act.times == 1 && act.amount <= ONE_STAY)
                    && way.visits <= 1
            }
            _ => false,
        };
        self.ways(&goal).iter().any(single)
    }

    /// The shortest way, and others of one act each.
    fn ways(&self, goal: &Goal<'_>) -> Vec<Way> {
        let Some(best) = find::find(self.world, self.prices, goal, self.start, 1) else { return Vec::new() };
        let most = best.effort.saturating_mul(DEARER);
        let mut found = vec![best];
        if found.iter().any(|best| !best.moves.is_empty()) {
            found.extend(self.single(goal).into_iter().filter(|other| other.effort <= most));
        }
        let mut ways: Vec<Way> = Vec::new();
        for each in found {
            let way = Way::new(self.world, goal, self.start, &each);
            if ways.len() < WAYS && ways.iter().all(|other| other.text != way.text) {
                ways.push(way);
            }
        }
        ways
    }

    /// Ways of one act each, done again and again, the cheapest first.
    fn single(&self, goal: &Goal<'_>) -> Vec<Found> {
        let world = self.world;
        let mut left = BUDGET;
        let mut ways = Vec::new();
        let mut attempt = |site: usize, act: Option<usize>, stays: bool| {
            let mut moves = vec![Move::View(site)];
            let mut state = self.start.after(world, Move::View(site), None);
            for _ in 0..REPETITIONS {
                if goal.met(&state).is_some() {
                    let effort = moves.iter().map(|step| world.effort(*step)).fold(0u32, u32::saturating_add);
                    ways.push(Found { moves, effort, exact: true });
                    return;
                }
                let step = match act {
                    Some(deed) => Some(Move::Do(deed)),
                    None if stays => state
                        .next_stay(world, site, |place| world.most.get(place).is_some_and(|most| *most > state.worth(place)))
                        .map(Move::Stay),
                    None => Some(Move::View(site)),
                };
                let enough = left.checked_sub(find::work(world));
                let (Some(step), Some(rest)) = (step, enough) else { return };
                left = rest;
                let next = state.after(world, step, None);
                if next.memory.counts.iter().zip(&state.memory.counts).all(|(a, b)| (a.times, a.rest) == (b.times, b.rest)) {
                    return;
                }
                moves.push(step);
                state = next;
            }
        };
        for (site, place) in world.places.iter().enumerate() {
            if !place.stays.is_empty() {
                attempt(site, None, true);
            }
            if !place.views.is_empty() {
                attempt(site, None, false);
            }
            place.deeds.iter().for_each(|deed| attempt(site, Some(*deed), false));
        }
        world.free.iter().for_each(|deed| attempt(0, Some(*deed), false));
        ways.sort_by_key(|found| found.effort);
        ways
    }

    fn told(&self, target: Target, unmet: Unmet, gate: Option<Barrier>, ways: Vec<Way>) -> Missing {
        let plan = self.world.plan;
        let say = |language| text(plan, &unmet, gate, &ways, language);
        let text = Label { fr: say(Language::Fr), en: say(Language::En) };
        let Unmet { points, fit, fields, others } = unmet;
        Missing { target: Aim::of(plan, target), points, fit, fields, others, gate, ways, text }
    }
}

fn text(plan: &Plan, unmet: &Unmet, gate: Option<Barrier>, ways: &[Way], language: Language) -> String {
    let french = language == Language::Fr;
    let said = |fr: &str, en: &str| String::from(if french { fr } else { en });
    let mut lacks = unmet.parts(plan, language);
    lacks.extend(gate.map(|gate| match gate {
        Barrier::Human => said("une personne décide", "a person decides"),
        Barrier::Verbal => {
            said("une personne décide après un échange de vive voix", "a person decides after speaking with the lead")
        }
        Barrier::Capacity => said("la vente ne peut en prendre plus", "sales can take no more"),
    }));
    if lacks.is_empty() {
        lacks.push(points(0, language));
    }
    let acts: Vec<String> = ways.iter().map(|way| parts(&way.acts, language).join(" + ")).filter(|text| !text.is_empty()).collect();
    let lacks = lacks.join(", ");
    match acts.len() {
        0 if gate.is_some() || !ways.is_empty() => lacks,
        0 if unmet.points > 0 && unmet.others.is_empty() => {
            format!("{lacks}{}", said(", et aucun acte n’y mène", ", and no act leads there"))
        }
        0 => lacks,
        _ => format!("{lacks}{}{}", said("\u{a0}: ", ": "), join(&acts, &said("ou", "or"))),
    }
}
