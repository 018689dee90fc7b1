//! Writes an event log of so many events as CSV and as Parquet, the same on every machine: 60 events a visitor over weeks, all visitors interleaved in
//! the order of time, as a real log has them. `generate EVENTS FILE.csv FILE.parquet`

#![allow(clippy::indexing_slicing, reason = "a bench that stops at the first surprise")]
#![allow(clippy::match_overlapping_arm, reason = "shares are told by where they end")]

use arrow_array::{ArrayRef, RecordBatch, StringArray, TimestampMillisecondArray, UInt32Array};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;

/// Events of a visitor.
const EACH: u64 = 60;
/// 2026-01-01.
const FIRST: u32 = 1_767_225_600;
const DAY: u32 = 86_400;
/// Seconds of one drawer of the calendar.
const DRAWER: u32 = 600;
/// Rows that are written to Parquet at once, and rows of a row group.
const BATCH: usize = 1 << 16;
const GROUP: usize = 1 << 19;

/// The pages of a site, by what they are about.
const PAGES: [&[&str]; 12] = [
    &["/pricing", "/pricing/enterprise", "/pricing/startups"],
    &["/product/analytics", "/product/automation", "/product/data-platform", "/product/security/overview", "/product/mobile"],
    &["/features", "/features/reporting", "/features/workflows", "/features/alerts"],
    &["/customers/acme-manufacturing", "/customers/northwind-traders", "/customers/globex"],
    &[
        "/docs/getting-started",
        "/docs/api/authentication",
        "/docs/api/webhooks",
        "/docs/guides/integrations/salesforce",
        "/docs/sdk/javascript",
    ],
    &["/blog/2025/10/lead-scoring-basics", "/blog/2025/11/edge-analytics", "/blog/2025/12/release-notes", "/blog/why-we-left-x"],
    &["/compare/vs-hubspot", "/compare/vs-marketo", "/blog/vs-spreadsheets"],
    &["/integrations/salesforce", "/product/integrations/slack", "/partners/integrations/zapier"],
    &["/demo", "/demo/thanks"],
    &["/careers", "/careers/backend-engineer", "/careers/sales-berlin"],
    &["/support", "/support/tickets/new"],
    &["/", "/about", "/legal/privacy", "/events/2026", "/partners", "/search", "/login", "/contact"],
];
/// How often buyers, readers and seekers of a job look at each of them.
const WEIGHTS: [[u32; 12]; 3] =
    [[14, 16, 9, 8, 6, 6, 5, 5, 4, 0, 1, 14], [2, 6, 6, 3, 10, 30, 3, 4, 1, 2, 3, 30], [1, 3, 2, 1, 1, 10, 0, 0, 0, 45, 0, 20]];

/// A visitor on the way.
#[derive(Clone, Copy)]
struct Visitor {
    random: u32,
    who: u8,
    /// Events that are done, and left in this session.
    done: u8,
    left: u8,
    /// The page, by what it is about, its place there and what its address ends with.
    page: (u8, u8, u8, u32),
}

impl Visitor {
    fn new(number: u32) -> Visitor {
        let mut visitor = Visitor { random: number, who: 0, done: 0, left: 0, page: (11, 0, 0, 0) };
        visitor.who = match visitor.below(100) {
            ..45 => 0,
            ..85 => 1,
            _ => 2,
        };
        visitor
    }

    /// Mulberry32.
    fn below(&mut self, bound: u32) -> u32 {
        self.random = self.random.wrapping_add(0x6d2b_79f5);
        let mut t = (self.random ^ (self.random >> 15)).wrapping_mul(1 | self.random);
        t = t.wrapping_add((t ^ (t >> 7)).wrapping_mul(61 | t)) ^ t;
        ((u64::from(t ^ (t >> 14)) * u64::from(bound)) >> 32) as u32
    }

    fn look(&mut self) {
        let weights = WEIGHTS[usize::from(self.who)];
        let mut rest = self.below(weights.iter().sum());
        let mut about = 0;
        while rest >= weights[about] {
            rest -= weights[about];
            about += 1;
        }
        let place = self.below(PAGES[about].len() as u32) as u8;
        let (query, click) = match self.below(100) {
            ..60 => (0, 0),
            ..80 => (1 + self.below(3) as u8, 0),
            ..90 => (4, 0),
            _ => (5, self.below(u32::MAX)),
        };
        self.page = (about as u8, place, query, click);
    }

    /// What happens next: kind, name, value.
    fn act(&mut self) -> (&'static str, &'static str, Option<u32>) {
        self.done += 1;
        if self.left == 0 {
            self.left = 6 + self.below(14) as u8;
            self.look();
            return ("pageView", "", None);
        }
        self.left -= 1;
        let of = |visitor: &mut Visitor, names: &[&'static str]| names[visitor.below(names.len() as u32) as usize];
        match self.below(1000) {
            ..420 => {
                self.look();
                ("pageView", "", None)
            }
            ..620 => ("activeTime", "", Some(5 + self.below(26))),
            ..760 => ("scroll", "", Some(25 + 25 * self.below(4))),
            ..850 => ("click", of(self, &["nav", "cta", "footer", "menu"]), None),
            ..890 => ("emailClick", of(self, &["campaign-0", "campaign-1", "campaign-2", "campaign-3"]), None),
            ..920 => ("download", of(self, &["whitepaper", "logo", "case-study"]), None),
            ..925 => ("event", "unsubscribe", None),
            ..960 => ("formSubmit", of(self, &["newsletter", "contact", "demo", "newsletter"]), None),
            _ => ("videoPlay", "", Some(25 + 25 * self.below(4))),
        }
    }

    /// Seconds until then.
    fn wait(&mut self) -> u32 {
        if self.left == 0 { DAY / 5 + self.below(9 * DAY) } else { 5 + self.below(55) }
    }

    fn path(&self, path: &mut String) {
        use std::fmt::Write;
        let (about, place, query, click) = self.page;
        path.clear();
        path.push_str(PAGES[usize::from(about)][usize::from(place)]);
        path.push_str(
            ["", "?utm_source=google", "?utm_source=linkedin", "?utm_source=newsletter", "?ref=nav", ""][usize::from(query)],
        );
        if query == 5 {
            let _ = write!(path, "?gclid={click:x}");
        }
    }
}

/// The id of a visitor: sixteen figures, in no order.
fn id(number: u32) -> u64 {
    let mut id = (u64::from(number) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    id = (id ^ (id >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    id ^ (id >> 27)
}

/// `2026-01-05T09:00:00Z`.
fn time(at: u32) -> String {
    let (days, rest) = (at / DAY + 719_468, at % DAY);
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = (year + era * 400 + u32::from(month > 9), if month < 10 { month + 3 } else { month - 9 });
    format!("{year}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// Columns on their way to Parquet.
#[derive(Default)]
struct Columns {
    visitor: Vec<String>,
    at: Vec<i64>,
    kind: Vec<&'static str>,
    path: Vec<String>,
    name: Vec<Option<&'static str>>,
    value: Vec<Option<u32>>,
}

impl Columns {
    fn batch(&mut self) -> Result<RecordBatch, Box<dyn Error>> {
        let Columns { visitor, at, kind, path, name, value } = std::mem::take(self);
        let columns: [(&str, ArrayRef, bool); 6] = [
            ("visitor", Arc::new(StringArray::from(visitor)), false),
            ("at", Arc::new(TimestampMillisecondArray::from(at)), false),
            ("kind", Arc::new(StringArray::from(kind)), false),
            ("path", Arc::new(StringArray::from(path)), false),
            ("name", Arc::new(StringArray::from(name)), true),
            ("value", Arc::new(UInt32Array::from(value)), true),
        ];
        Ok(RecordBatch::try_from_iter_with_nullable(columns)?)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [events, csv, parquet] = arguments.as_slice() else { return Err("usage: generate EVENTS FILE.csv FILE.parquet".into()) };
    let visitors = (events.parse::<u64>()? / EACH) as u32;
    let mut csv = BufWriter::with_capacity(1 << 20, File::create(csv)?);
    csv.write_all(b"visitor,at,kind,path,name,value\n")?;
    let schema = Columns::default().batch()?.schema();
    let properties =
        WriterProperties::builder().set_compression(Compression::SNAPPY).set_max_row_group_row_count(Some(GROUP)).build();
    let mut writer = ArrowWriter::try_new(File::create(parquet)?, schema, Some(properties))?;
    let mut all: Vec<Visitor> = (0..visitors).map(Visitor::new).collect();
    // a calendar: who acts when, in drawers; only the one that is open is in order
    let mut drawers: Vec<Vec<(u32, u32)>> = Vec::new();
    let put = |drawers: &mut Vec<Vec<(u32, u32)>>, at: u32, number: u32| {
        let drawer = ((at - FIRST) / DRAWER) as usize;
        drawers.resize_with(drawers.len().max(drawer + 1), Vec::new);
        drawers[drawer].push((at, number));
    };
    for number in 0..visitors {
        let at = FIRST + all[number as usize].below(30 * DAY);
        put(&mut drawers, at, number);
    }
    let (mut columns, mut path, mut open) = (Columns::default(), String::new(), 0);
    while open < drawers.len() {
        let mut now: BinaryHeap<Reverse<(u32, u32)>> = std::mem::take(&mut drawers[open]).into_iter().map(Reverse).collect();
        open += 1;
        while let Some(Reverse((at, number))) = now.pop() {
            let visitor = &mut all[number as usize];
            let (kind, name, value) = visitor.act();
            visitor.path(&mut path);
            let id = format!("{:016x}", id(number));
            let shown = value.map(|value| value.to_string()).unwrap_or_default();
            writeln!(csv, "{id},{},{kind},{path},{name},{shown}", time(at))?;
            columns.visitor.push(id);
            columns.at.push(i64::from(at) * 1000);
            columns.kind.push(kind);
            columns.path.push(path.clone());
            columns.name.push(Some(name).filter(|name| !name.is_empty()));
            columns.value.push(value);
            if columns.at.len() == BATCH {
                writer.write(&columns.batch()?)?;
            }
            if u64::from(visitor.done) < EACH {
                let next = at + visitor.wait();
                if ((next - FIRST) / DRAWER) as usize == open - 1 {
                    now.push(Reverse((next, number)));
                } else {
                    put(&mut drawers, next, number);
                }
            }
        }
    }
    writer.write(&columns.batch()?)?;
    writer.close()?;
    csv.flush()?;
    Ok(())
}
