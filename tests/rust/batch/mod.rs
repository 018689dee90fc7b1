//! Replaying on all cores: the same result as in memory, whatever the order of rows and however the files are cut.

mod logs;
mod parquet;
mod resume;
mod same;

use super::plans::{least, open};
use attise::batch::{Sizes, replay_in};
use attise::cli::Replaying;
use attise::compiled::Compiled;
use attise::plan::Plan;
use attise::replay::{Replay, Replayed};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

const NOW: u32 = 1_767_607_200;
const TOP: usize = 4;

/// A folder that goes when the test does.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Scratch {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("attise-batch-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Scratch(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().into()
    }

    fn put(&self, name: &str, content: &[u8]) -> String {
        fs::write(self.0.join(name), content).unwrap();
        self.path(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A plan in which everything that a replay counts has something to count.
fn plan() -> (Plan, Compiled) {
    let mut plan = least();
    plan["pages"]["home"] = json!("/");
    plan["criteria"] = json!([
        { "id": "view", "signal": "pageView", "points": 3, "repeat": "every", "halfLifeDays": 5, "cap": 40 },
        { "id": "pricing", "signal": "activeTime", "page": "pricing", "seconds": 10, "points": 2, "repeat": "every" },
        { "id": "pages", "signal": "pageView", "points": 1, "repeat": "perKey" },
        { "id": "back", "signal": "returnVisit", "points": 4, "repeat": "perDay" },
        { "id": "quote", "signal": "formSubmit", "name": "quote", "points": 25, "repeat": "once" },
        { "id": "guide", "signal": "download", "points": 6, "repeat": "perKey", "max": 2 },
        { "id": "deep", "signal": "scroll", "percent": 75, "points": 1, "repeat": "perVisit" },
        { "id": "gone", "signal": "event", "name": "unsubscribe", "points": -15, "repeat": "once" }
    ]);
    plan["fit"] = json!([
        { "id": "big", "field": "size", "bands": [{ "from": 0, "points": 0 }, { "from": 100, "points": 5 }] },
        { "id": "mail", "field": "email", "present": true, "points": 2 }
    ]);
    plan["quadrant"] = json!({ "fit": 5, "engagement": 20 });
    plan["stages"] = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto" },
        { "id": "mql", "owner": "marketing", "gate": "auto", "when": { "engagement": 10 } },
        { "id": "sql", "owner": "sales", "gate": "human", "when": { "engagement": 20 }, "handRaise": "quote" }
    ]);
    plan["capacity"] =
        json!({ "leads": 1, "per": "month", "stage": "sql", "waitIn": "mql", "overflowPercent": 100, "cost": 10, "value": 100 });
    plan["assets"] = json!({ "guide": { "kind": "pdf" }, "quote": { "kind": "form", "delivered": false } });
    open(&plan)
}

/// The files of a log.
#[derive(Clone, Debug, Default)]
struct Files {
    events: Vec<u8>,
    outcomes: Option<Vec<u8>>,
    facts: Option<Vec<u8>>,
}

/// How the work is done.
#[derive(Clone, Copy, Debug)]
struct Way {
    sizes: Sizes,
    threads: usize,
    disk: bool,
}

/// The same by the replay in memory.
fn in_memory(files: &Files) -> Result<Replayed, String> {
    let (plan, compiled) = plan();
    let mut replay = Replay::new(NOW).with_top(TOP);
    let run = || {
        replay.events(&files.events)?;
        if let Some(outcomes) = &files.outcomes {
            replay.outcomes(outcomes)?;
        }
        if let Some(facts) = &files.facts {
            replay.facts(facts)?;
        }
        replay.finish(&plan, &compiled)
    };
    run().map_err(|problem| problem.to_string())
}

/// Replays files, of which outcomes and facts are written first. Paths in messages become the names of the files without what they end with.
fn replay(scratch: &Scratch, events: &str, files: &Files, way: Way, resume: bool) -> Result<Replayed, String> {
    let outcomes = files.outcomes.as_ref().map(|bytes| scratch.put("outcomes.csv", bytes));
    let facts = files.facts.as_ref().map(|bytes| scratch.put("facts.csv", bytes));
    let found = go(scratch, [Some(events), outcomes.as_deref(), facts.as_deref()], NOW, way, resume);
    found.map_err(|message| message.replace(".csv:", ":").replace(".parquet:", ":"))
}

/// Replays files that are there.
fn go(
    scratch: &Scratch,
    [events, outcomes, facts]: [Option<&str>; 3],
    now: u32,
    way: Way,
    resume: bool,
) -> Result<Replayed, String> {
    let (plan, compiled) = plan();
    let work = scratch.path("work");
    let asked = Replaying {
        plan: &plan,
        compiled: &compiled,
        now,
        top: TOP,
        events: events.unwrap(),
        outcomes,
        facts,
        resume,
        work: way.disk.then_some(work.as_str()),
        threads: Some(way.threads),
    };
    let found = replay_in(&asked, Some(way.sizes));
    assert!(found.is_err() || !Path::new(&work).exists(), "the work folder is left");
    found.map_err(|message| message.replace(&format!("{}/", scratch.0.display()), ""))
}
