//! The report of a replay as tables: funnel, criteria, sales, thresholds, queue, contents, ranking.

use super::replay_words::{lift, share, words};
use super::table::{Cell, number, table, texts};
use super::text::iso_time;
use super::words::temperature_of;
use crate::plan::Language;
use crate::rank::Candidate;
use crate::replay::Replayed;
use crate::report::{Agreement, AssetCount, CriterionReport, Part, Queue, Ranked, Sales, Side, Step, Thresholds};
use crate::tables::Group;

/// All parts of the report that there is something to say of, an empty line before each.
pub fn report(result: &Replayed, language: Language) -> Vec<String> {
    let report = &result.report;
    let parts = [
        funnel(result, language),
        criteria(result, Part::Engagement, language),
        criteria(result, Part::Fit, language),
        report.sales.as_ref().map(|found| sales(found, language)),
        report.thresholds.as_ref().map(|found| thresholds(found, language)),
        report.queue.as_ref().map(|found| queue(found, language)),
        assets(result, language),
    ];
    parts.into_iter().flatten().flat_map(|lines| [vec![String::new()], lines].concat()).collect()
}

fn yes_no(yes: bool, language: Language) -> Cell {
    let say = words(language);
    if yes { say.yes.into() } else { say.no.into() }
}

/// How many have an outcome, how many of those converted, and their share; nothing when there are no outcomes.
fn outcome(result: &Replayed, known: u32, converted: u32, language: Language) -> Vec<Cell> {
    match result.read.outcomes {
        true => vec![number(known), number(converted), share(converted, known, language).into()],
        false => Vec::new(),
    }
}

fn outcome_heads(result: &Replayed, language: Language) -> Vec<Cell> {
    if result.read.outcomes { texts(&words(language).outcome) } else { Vec::new() }
}

fn funnel(result: &Replayed, language: Language) -> Option<Vec<String>> {
    let funnel = result.report.funnel.as_ref()?;
    let visitors = result.read.visitors;
    let say = words(language);
    let step = |step: &Step| {
        let Step { stage, reached, waiting, known, converted, .. } = step;
        let row = vec![stage.as_str().into(), number(reached), share(*reached, visitors, language).into(), number(waiting)];
        [row, outcome(result, *known, *converted, language)].concat()
    };
    let head = [texts(&say.funnel), outcome_heads(result, language)].concat();
    let mut lines = table(&[head].into_iter().chain(funnel.steps.iter().map(step)).collect::<Vec<_>>(), &[2, 6]);
    lines.push(say.leads(funnel.leads, visitors));
    lines.extend(funnel.unusual.then(|| say.unusual.into()));
    Some(lines)
}

/// Where outcomes are known, the rate of those in whom a criterion counted, that of the others, and how many times as high it is. Without facts nothing is
/// known of anybody's fit.
fn criteria(result: &Replayed, part: Part, language: Language) -> Option<Vec<String>> {
    let say = words(language);
    let rows: Vec<&CriterionReport> = result.report.criteria.iter().filter(|row| row.part == part).collect();
    if !rows.iter().any(|row| part == Part::Engagement || row.with.visitors > 0) {
        return None;
    }
    let (outcomes, judged) = (result.read.outcomes, result.report.sales.is_some());
    let title = if part == Part::Engagement { say.criterion } else { say.fit_criterion };
    let mut head = [vec![title.into()], texts(&say.columns), outcome_heads(result, language)].concat();
    head.extend(if outcomes { texts(&say.others) } else { Vec::new() });
    head.extend(judged.then(|| Cell::from(say.accepted)));
    let row = |row: &CriterionReport| {
        let CriterionReport { label, with, without, .. } = row;
        let count = number(with.visitors);
        let mut cells = vec![label.text(language).into(), count, share(with.visitors, result.read.visitors, language).into()];
        cells.extend(outcome(result, with.known, with.converted, language));
        if outcomes {
            cells.extend([share(without.converted, without.known, language).into(), lift_of(with, without, language).into()]);
        }
        cells.extend(judged.then(|| Cell::from(share(with.accepted, with.judged, language))));
        cells
    };
    Some(table(&[head].into_iter().chain(rows.into_iter().map(row)).collect::<Vec<_>>(), &[2, 3, 5, 6, 7, 8]))
}

fn lift_of(with: &Side, without: &Side, language: Language) -> String {
    lift((with.converted, with.known), (without.converted, without.known), language)
}

fn sales(sales: &Sales, language: Language) -> Vec<String> {
    let say = words(language);
    let Agreement { ready_rejected, kept_accepted, .. } = sales.agreement;
    let counts = [sales.handed_over, sales.accepted, sales.rejected, sales.early, ready_rejected + kept_accepted];
    let row =
        |(name, count): (&&str, u32)| vec![Cell::from(*name), number(count), share(count, sales.handed_over, language).into()];
    let mut lines = table(&say.sales.iter().zip(counts).map(row).collect::<Vec<_>>(), &[2]);
    if sales.reasons.is_empty() {
        return lines;
    }
    let reasons = sales.reasons.iter().map(|given| {
        let plain = if given.reason.is_empty() { say.no_reason } else { given.reason.as_str() };
        let name = given.label.as_ref().map_or(plain, |label| label.text(language));
        vec![name.into(), number(given.count), share(given.count, sales.rejected, language).into(), yes_no(given.early, language)]
    });
    lines.push(String::new());
    lines.extend(table(&[texts(&say.reasons)].into_iter().chain(reasons).collect::<Vec<_>>(), &[2]));
    lines
}

fn thresholds(thresholds: &Thresholds, language: Language) -> Vec<String> {
    let say = words(language);
    let best = thresholds.rows.iter().find(|row| row.from == thresholds.best).map_or(0, |row| row.net);
    let rows = thresholds.rows.iter().map(|row| {
        vec![number(row.from), number(row.handed), number(row.won), number(row.cost), number(row.value), number(row.net)]
    });
    let mut lines = table(&[texts(&say.thresholds)].into_iter().chain(rows).collect::<Vec<_>>(), &[]);
    lines.push(say.best(thresholds.best, best));
    lines
}

fn queue(queue: &Queue, language: Language) -> Vec<String> {
    let say = words(language);
    vec![
        say.queue(&queue.stage, queue.ready, queue.leads, queue.per),
        say.allotted(queue.admitted, queue.waiting, queue.congestion),
    ]
}

fn assets(result: &Replayed, language: Language) -> Option<Vec<String>> {
    let assets = &result.report.assets;
    if assets.is_empty() {
        return None;
    }
    let say = words(language);
    let row = |asset: &AssetCount| {
        let AssetCount { label, kind, phase, asked, delivered, .. } = asset;
        let Group { visitors, known, converted, .. } = asset.visitors;
        let phase = phase.as_deref().unwrap_or_default();
        let row = vec![label.text(language).into(), kind.as_str().into(), phase.into(), number(asked), number(visitors)];
        [row, outcome(result, known, converted, language), vec![yes_no(*delivered, language)]].concat()
    };
    let head = [texts(&say.assets), outcome_heads(result, language), vec![say.delivered.into()]].concat();
    let right: &[usize] = if result.read.outcomes { &[7] } else { &[] };
    Some(table(&[head].into_iter().chain(assets.iter().map(row)).collect::<Vec<_>>(), right))
}

/// The ranking, if it was asked for.
pub fn top(top: &[Ranked], language: Language) -> Vec<String> {
    if top.is_empty() {
        return Vec::new();
    }
    let row = |(place, ranked): (usize, &Ranked)| {
        let Candidate { id, raised, engagement, fit, last } = &ranked.candidate;
        vec![
            number(place + 1),
            id.as_str().into(),
            yes_no(*raised, language),
            number(engagement + fit),
            number(engagement),
            number(fit),
            temperature_of(ranked.temperature, language).into(),
            ranked.stage.as_deref().unwrap_or_default().into(),
            iso_time(*last).into(),
        ]
    };
    let head = texts(&words(language).top);
    let rows = top.iter().enumerate().map(row);
    [vec![String::new()], table(&[head].into_iter().chain(rows).collect::<Vec<_>>(), &[])].concat()
}
