//! Replaying event logs: what counts, and when.

use super::plans::{open, with};
use attise::replay::{Replay, Replayed};
use attise::tables::Group;
use serde_json::json;

/// Files as they stand on disk, fed in chunks of a size; the message when one of them is wrong as a whole.
pub fn try_replay(events: &[u8], outcomes: Option<&[u8]>, chunk: usize) -> Result<Replayed, String> {
    let mut plan = with(json!([
        { "id": "view", "signal": "pageView", "points": 10, "repeat": "every" },
        { "id": "pricing", "signal": "activeTime", "page": "pricing", "seconds": 10, "points": 5, "repeat": "every" },
        { "id": "click", "signal": "click", "points": 1000, "repeat": "every", "halfLifeDays": 1 }
    ]));
    plan["pages"]["pricing"] = json!(["/pricing*", "/été à la mer"]);
    plan["stages"] = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto" },
        { "id": "mql", "owner": "marketing", "gate": "auto", "when": { "engagement": 30 } }
    ]);
    let (plan, compiled) = open(&plan);
    let mut replay = Replay::new(NOW);
    let feed = || {
        events.chunks(chunk).try_for_each(|chunk| replay.events(chunk))?;
        if let Some(outcomes) = outcomes {
            replay.outcomes(&[])?;
            outcomes.chunks(chunk).try_for_each(|chunk| replay.outcomes(chunk))?;
        }
        replay.finish(&plan, &compiled)
    };
    feed().map_err(|problem| problem.to_string())
}

pub const NOW: u32 = 1_767_607_200;

#[track_caller]
fn replay(events: &str, outcomes: Option<&str>, chunk: usize) -> Replayed {
    try_replay(events.as_bytes(), outcomes.map(str::as_bytes), chunk).unwrap()
}

fn counts(groups: &[Group]) -> Vec<(&str, u32, u32)> {
    groups.iter().filter(|group| group.visitors > 0).map(|group| (group.name.as_str(), group.visitors, group.converted)).collect()
}

fn scores(found: &Replayed) -> Vec<(&str, u32)> {
    found.tables.score.values().map(|group| (group.name.as_str(), group.visitors)).collect()
}

/// The malformed rows as `file:line: message`.
pub fn told(found: &Replayed) -> Vec<String> {
    found.read.bad_rows.iter().map(|bad| format!("{}:{}: {}", bad.file, bad.line, bad.message)).collect()
}

#[test]
fn any_chunking_gives_the_same_tables() {
    // a: two views and the gap on pricing (40 s, 20 points); b: one view; rows of a are apart and out of order
    let events = "visitor,seconds,path\na,40,/\nb,0,/\r\n\"a\",0,/pricing\n";
    let outcomes = "visitor,purchase\na,1\nb,0\nz,1\n";
    for chunk in [1, 2, 7, 1000] {
        let found = replay(events, Some(outcomes), chunk);
        assert_eq!((found.read.visitors, found.read.events, found.read.malformed, found.read.strangers), (2, 3, 0, 1));
        assert_eq!(counts(&found.tables.temperature), [("cold", 1, 0), ("warm", 1, 1)]);
        assert_eq!(counts(&found.tables.stage), [("visitor", 1, 0), ("mql", 1, 1)]);
        assert_eq!(counts(&found.tables.quadrant), [("unknown", 2, 1)]);
        assert_eq!(scores(&found), [("10 to 19", 1), ("40 to 49", 1)]);
    }
}

#[test]
fn a_gap_counts_five_minutes_at_most() {
    let found = replay("visitor,at,path\na,1767600000,/pricing\na,2026-01-05T10:00:00Z,/\n", None, 100);
    assert_eq!(scores(&found), [("170 to 179", 1)], "two views, and thirty times ten seconds");
}

#[test]
fn a_gap_goes_on_through_other_events() {
    // 40 s on pricing, during which the visitor sends a form on another path, are worth 20 points
    let between = "visitor,seconds,path,kind\na,0,/pricing,pageView\na,5,,formSubmit\na,30,/,formSubmit\na,40,/,pageView\n";
    assert_eq!(scores(&replay(between, None, 100)), [("40 to 49", 1)]);
    // a gap ends with the next view, not with another event, and the last view has none
    let last = "visitor,seconds,path,kind\na,0,/,pageView\na,10,/pricing,pageView\na,50,/pricing,formSubmit\n";
    assert_eq!(scores(&replay(last, None, 100)), [("20 to 29", 1)]);
}

#[test]
fn a_gap_counts_in_the_order_of_time() {
    let mut plan = with(json!([
        { "id": "pricing", "signal": "activeTime", "page": "pricing", "seconds": 10, "points": 5, "repeat": "every" },
        { "id": "click", "signal": "click", "points": 1, "repeat": "every" }
    ]));
    plan["temperature"] = json!({ "warm": 10, "hot": 100, "dwellSeconds": 1000 });
    plan["criteria"][0]["halfLifeDays"] = json!(0.002);
    let (plan, compiled) = open(&plan);
    // the gap's five minutes end before the click, so at the end they have faded since then
    let events = format!("visitor,at,path,kind\na,{},/pricing,\na,{},,click\na,{},/,\n", NOW - 3600, NOW - 10, NOW);
    let mut replay = Replay::new(NOW);
    replay.events(events.as_bytes()).unwrap();
    let found = replay.finish(&plan, &compiled).unwrap();
    assert_eq!(counts(&found.tables.temperature), [("cold", 1, 0)]);
    assert_eq!(scores(&found), [("0 to 9", 1)]);
}

#[test]
fn a_log_with_active_time_of_its_own_is_given_none() {
    let found = replay("visitor,seconds,path,kind,value\na,0,/pricing,,\na,100,,activeTime,20\na,200,/,pageView,\n", None, 100);
    assert_eq!(scores(&found), [("30 to 39", 1)]);
}

#[test]
fn events_later_than_the_reading_are_counted_and_not_played() {
    let events = format!("visitor,at,path\na,{NOW},/\na,{},/\nb,2027-01-01,/\n", NOW + 1);
    let found = replay(&events, Some("visitor,won\na,1\nb,1\n"), 100);
    assert_eq!(
        (found.read.visitors, found.read.events, found.read.later, found.read.malformed, found.read.strangers),
        (1, 1, 2, 0, 1)
    );
    assert_eq!(scores(&found), [("10 to 19", 1)]);
}

#[test]
fn seconds_of_a_long_log_end_at_the_reading() {
    let found = replay("visitor,seconds,path,kind\na,0,/,click\na,864000,/,\n", None, 100);
    assert_eq!((found.read.later, scores(&found)), (0, vec![("10 to 19", 1)]), "ten days later the click has faded to 1 of 1000");
}

#[test]
fn plain_letters_in_paths_are_those_of_a_page() {
    let events = "visitor,seconds,path\na,0,/été à la mer?x=1\na,20,/\nb,0,/%C3%A9t%C3%A9%20%C3%A0%20la%20mer\nb,20,/\n";
    assert_eq!(scores(&replay(events, None, 3)), [("30 to 39", 2)]);
}

#[test]
fn times_may_be_written_in_several_ways() {
    let events = "visitor,at,path\na,2026-01-05,/\na,2026-01-05T09:00,/\na,2026-01-05 09:00:00,/\na,2026-01-05T09:00:00+01:00,/\n\
        a,2026-02-31,/\na,+5,/\na,-5,/\na,99999999999,/\na,1969-01-01,/\na,2026-01-05T25:00,/\na,,/\n";
    let found = replay(events, None, 100);
    assert_eq!(found.read.events, 4);
    assert_eq!(
        told(&found),
        [
            "events:6: at: expected a day that the calendar has, found `2026-02-31`",
            "events:7: at: expected Unix seconds or a time like `2026-01-05T09:00:00Z`, found `+5`",
            "events:8: at: expected Unix seconds or a time like `2026-01-05T09:00:00Z`, found `-5`",
            "events:9: at: expected Unix seconds up to 4294967295, found `99999999999`",
            "events:10: at: expected a time from 1970 to 2106, found `1969-01-01`",
            "events:11: at: expected Unix seconds or a time like `2026-01-05T09:00:00Z`, found `2026-01-05T25:00`",
            "events:12: at: expected Unix seconds or a time like `2026-01-05T09:00:00Z`, found ``",
        ]
    );
}

#[test]
fn malformed_rows_are_told_and_the_rest_goes_on() {
    let events = "visitor,seconds,path,kind,value\n\
        a,0,/,,\n\
        a,x,/,,\n\
        ,0,/,,\n\
        a,0\n\
        a,0,tarifs,,\n\
        a,0,/,pageview,\n\
        a,0,/,activeTime,-3\n\
        a,+1,/,,\n\
        a,0,\"/a\nb,0,/b\",,\n\
        a,0,/,,\n";
    let found = replay(events, Some("visitor,won\na,maybe\n"), 50);
    assert_eq!(
        told(&found),
        [
            "events:3: seconds: expected whole seconds up to 1767607200, found `x`",
            "events:4: visitor: expected an id, found ``",
            "events:5: expected 5 values, found `2`",
            "events:6: path: expected a path that begins with `/`, found `tarifs`",
            "events:7: kind: unknown kind `pageview`, did you mean `pageView`?",
            "events:8: value: expected whole seconds up to 86400, found `-3`",
            "events:9: seconds: expected whole seconds up to 1767607200, found `+1`",
            "events:10: path: expected a path, found several lines",
            "outcomes:2: won: expected `1` or `0`, found `maybe`",
        ]
    );
    assert_eq!((found.read.events, found.read.malformed, found.read.visitors), (2, 9, 1));
}

#[test]
fn a_visitor_has_one_outcome() {
    let outcomes = "visitor;won\na;VRAI\na;oui\na;0\nz;0\nz;1\nz;non\n";
    let found = replay("visitor,seconds,path\na,0,/\n", Some(outcomes), 100);
    assert_eq!(
        told(&found),
        [
            "outcomes:4: won: expected one outcome for `a`, found another one",
            "outcomes:6: won: expected one outcome for `z`, found another one"
        ]
    );
    assert_eq!((counts(&found.tables.temperature), found.read.strangers), (vec![("cold", 1, 1)], 1));
}

#[test]
fn a_file_without_the_columns_it_needs_is_refused_as_a_whole() {
    let refused = |events: &str| try_replay(events.as_bytes(), None, 5).unwrap_err();
    assert_eq!(refused("id,at,path\na,0,/\n"), "events: expected a column `visitor`, found `id`, `at`, `path`");
    assert_eq!(
        refused("visitor,time,path\n"),
        "events: expected a column `at` or a column `seconds`, found `visitor`, `time`, `path`"
    );
    assert_eq!(refused("visitor,at,seconds,path\n"), "events: expected a column `at` or a column `seconds`, found both");
    assert_eq!(refused("visitor,at,url\n"), "events: expected a column `path`, found `visitor`, `at`, `url`");
    assert_eq!(refused("visitor,at,path,path\n"), "events: expected each column once, found `path` twice");
    assert_eq!(
        refused("a,b,c,d,e,f,g,h,i,j"),
        "events: expected a column `visitor`, found `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h` and 2 more"
    );
    assert_eq!(refused("visitor,\"at,path\na,0,/\n"), "events: quote opened on line 1 is never closed");
    assert_eq!(refused(""), "events: expected a line with the names of the columns, found an empty file");
    assert_eq!(refused("\n \r\n"), "events: expected a line with the names of the columns, found an empty file");

    let good = "visitor,seconds,path\na,0,/\n";
    let refused = |outcomes: &str| try_replay(good.as_bytes(), Some(outcomes.as_bytes()), 5).unwrap_err();
    assert_eq!(refused("who,won\na,1\n"), "outcomes: expected a column `visitor`, found `who`, `won`");
    assert_eq!(refused("visitor\na\n"), "outcomes: expected a column that says who converted, found only `visitor`");
    assert_eq!(refused("visitor,won,sum\na,1,5\n"), "outcomes: expected one column that says who converted, found `won`, `sum`");
    assert_eq!(refused(""), "outcomes: expected a line with the names of the columns, found an empty file");
}

#[test]
fn facts_are_refused_as_a_whole_too() {
    let refused = |facts: &str| {
        let mut replay = Replay::new(NOW);
        replay.events(b"visitor,seconds,path\na,0,/\n").unwrap();
        replay.facts(facts.as_bytes()).unwrap_err().to_string()
    };
    assert_eq!(refused("id;employees\n"), "facts: expected a column `visitor`, found `id`, `employees`");
    assert_eq!(refused("visitor\n"), "facts: expected a column for each form field, found only `visitor`");
}
