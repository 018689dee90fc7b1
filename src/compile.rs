//! From a checked plan to the compiled plan's bytes: see [`crate::compiled`] for the layout.

use crate::bytes::Writer;
use crate::compiled::{HEAD, MAGIC, Range, VERSION};
use crate::hash::{fnv1a, key};
use crate::pattern::{ANY, SEGMENT};
use crate::plan::{Choice, Criterion, Part, Plan, Slot};

/// Compiles a plan.
///
/// ```
/// let text = include_str!("../pkg-config/presets/b2b-saas.json");
/// let plan = attise::check::check(text).unwrap();
/// let bytes = attise::compile::compile(&plan);
/// assert!(attise::compiled::Compiled::read(&bytes).is_ok());
/// ```
pub fn compile(plan: &Plan) -> Vec<u8> {
    let mut body = Writer::default();
    range(&mut body, &plan.total);
    body.varint(plan.groups.len() as u64);
    for group in &plan.groups {
        range(&mut body, &group.range);
    }
    signed(&mut body, plan.temperature.warm);
    signed(&mut body, plan.temperature.hot);
    signed(&mut body, plan.temperature.hysteresis);
    body.varint(u64::from(plan.temperature.dwell));
    body.varint(plan.criteria.len() as u64);
    for each in &plan.criteria {
        criterion(&mut body, each);
    }
    let mut slots = Writer::default();
    for each in &plan.offers {
        slot(&mut slots, each);
    }
    run(&mut body, &slots.bytes);
    body.u8(plan.holdout as u8);

    let mut file = Writer { bytes: MAGIC.to_vec() };
    file.u8(VERSION);
    let patterns = (HEAD + body.bytes.len()) as u32;
    let content =
        [&plan.hash.to_le_bytes()[..], &kinds(plan).to_le_bytes(), &patterns.to_le_bytes(), &body.bytes, &pages(plan)].concat();
    file.fixed(u64::from(fnv1a(&content)), 4);
    file.bytes.extend(content);
    file.bytes
}

/// A bit for each kind of signal that a criterion counts.
fn kinds(plan: &Plan) -> u32 {
    plan.criteria.iter().map(|criterion| 1u32.unbounded_shl(criterion.kind as u32)).fold(0, |all, kind| all | kind)
}

fn pages(plan: &Plan) -> Vec<u8> {
    let mut pages = Writer::default();
    for (i, group) in plan.pages.iter().enumerate() {
        for pattern in &group.patterns {
            pages.u8(i as u8);
            run(&mut pages, &pattern_bytes(pattern));
        }
    }
    pages.bytes
}

/// A pattern as [`crate::pattern::matches`] takes it. Letters that a URL's path holds percent-encoded are encoded here.
pub fn pattern_bytes(pattern: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = pattern;
    while let Some(letter) = rest.chars().next() {
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        let name = rest.len() - rest.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_').len();
        match letter {
            '*' => {
                if bytes.last() != Some(&ANY) {
                    bytes.push(ANY);
                }
            }
            ':' if name > 0 => {
                bytes.push(SEGMENT);
                rest = rest.get(name..).unwrap_or_default();
            }
            ' ' => bytes.extend(b"%20"),
            _ if letter.is_ascii() => bytes.push(letter as u8),
            _ => {
                for byte in letter.to_string().bytes() {
                    bytes.extend(format!("%{byte:02X}").bytes());
                }
            }
        }
    }
    bytes
}

fn criterion(writer: &mut Writer, criterion: &Criterion) {
    let names = criterion.names.iter().map(|name| fnv1a(name.as_bytes()));
    let parts = criterion.of.iter().flat_map(|part| [part.criterion as u32, part.times]);
    let numbers: Vec<u32> = names.chain(parts).collect();
    writer.varint(numbers.len() as u64);
    for number in numbers {
        writer.fixed(u64::from(number), 4);
    }
    writer.fixed(u64::from(key(&criterion.id)), 3);
    writer.u8(criterion.kind as u8);
    writer.u8(criterion.repeat as u8);
    signed(writer, criterion.points);
    let step = criterion.seconds.max(1) * criterion.count;
    let Criterion { pages, least, max, cap, half_life, group, .. } = *criterion;
    for number in [pages, step, least, max, cap, half_life, group] {
        writer.varint(u64::from(number));
    }
}

fn slot(writer: &mut Writer, slot: &Slot) {
    run(writer, slot.id.as_bytes());
    run(writer, slot.default.as_bytes());
    writer.varint(slot.choices.len() as u64);
    for Choice { offer, temperature, pages, engagement, did, did_not, visits } in &slot.choices {
        run(writer, offer.as_bytes());
        writer.u8(temperature.iter().fold(0, |bits, each| bits | 1 << *each as u8));
        writer.varint(u64::from(*pages));
        writer.u8(u8::from(engagement.is_some()));
        if let Some(least) = engagement {
            signed(writer, *least);
        }
        run(writer, &parts(did));
        run(writer, &parts(did_not));
        writer.varint(u64::from(*visits));
    }
}

fn parts(parts: &[Part]) -> Vec<u8> {
    let mut writer = Writer::default();
    for part in parts {
        writer.varint(part.criterion as u64);
        writer.varint(u64::from(part.times));
    }
    writer.bytes
}

fn range(writer: &mut Writer, range: &Range) {
    signed(writer, range.floor);
    signed(writer, range.cap);
}

fn signed(writer: &mut Writer, value: i32) {
    writer.varint(u64::from((value << 1 ^ value >> 31) as u32));
}

fn run(writer: &mut Writer, bytes: &[u8]) {
    writer.varint(bytes.len() as u64);
    writer.bytes.extend(bytes);
}
