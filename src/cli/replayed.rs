//! What a replay found, as tables: counts, and conversion where outcomes are known.

use super::replay_words::{Words, share, words};
use super::table::{Cell, number, table, texts};
use super::text::iso_time;
use super::words::temperature_of;
use crate::plan::Language;
use crate::replay::{Read, Replayed};
use crate::tables::Group;

/// What was replayed.
pub struct Head<'a> {
    pub plan: &'a str,
    pub hash: &'a str,
    pub now: u32,
}

/// Head lines, and a table for each way to divide the visitors.
pub fn replayed(result: &Replayed, head: &Head<'_>, language: Language) -> Vec<String> {
    let Read { visitors, events, later, malformed, outcomes, strangers, .. } = result.read;
    let say = words(language);
    let mut lines =
        vec![say.head(&format!("{} {}", head.plan, head.hash), &iso_time(head.now)), say.visitors(visitors, events, malformed)];
    lines.extend((later > 0).then(|| say.later(later)));
    lines.extend((strangers > 0).then(|| say.strangers(strangers)));
    let tables = &result.tables;
    let score: Vec<&Group> = tables.score.values().filter(|_| outcomes).collect();
    let all = |groups: &'_ [Group]| groups.iter().map(|group| group.name.clone()).collect::<Vec<_>>();
    let temperatures = tables.temperature.iter().map(|group| temperature_of(&group.name, language).into()).collect();
    let quadrants =
        tables.quadrant.iter().map(|group| if group.name == "unknown" { say.unknown.into() } else { group.name.clone() });
    let bands = score.iter().map(|group| group.name.replace(" to ", &format!(" {} ", say.to))).collect();
    let divided: [(&str, Vec<String>, Vec<&Group>); 4] = [
        (say.temperature, temperatures, tables.temperature.iter().collect()),
        (say.stage, all(&tables.stage), tables.stage.iter().collect()),
        (say.quadrant, quadrants.collect(), tables.quadrant.iter().collect()),
        (say.engagement, bands, score.clone()),
    ];
    for (title, names, groups) in divided.iter().filter(|(_, _, groups)| !groups.is_empty()) {
        lines.push(String::new());
        let rows = names.iter().zip(groups).map(|(name, group)| row(name, group, &result.read, language));
        lines.extend(table(&[heads(title, outcomes, say)].into_iter().chain(rows).collect::<Vec<_>>(), &[2, 5]));
    }
    lines
}

fn heads(title: &str, outcomes: bool, say: &Words) -> Vec<Cell> {
    let outcome = if outcomes { texts(&say.outcome) } else { Vec::new() };
    [vec![title.into()], texts(&say.columns), outcome].concat()
}

fn row(name: &str, group: &Group, read: &Read, language: Language) -> Vec<Cell> {
    let Group { visitors, known, converted, .. } = *group;
    let mut row = vec![name.into(), number(visitors), share(visitors, read.visitors, language).into()];
    if read.outcomes {
        row.extend([number(known), number(converted), share(converted, known, language).into()]);
    }
    row
}
