//! Replaying event logs: what counts, and what is told of the rows that do not.

use super::plans::{open, with};
use attise::replay::{Replay, Replayed};
use serde_json::json;

const NOW: u32 = 1_767_607_200;

fn replay(events: &str, outcomes: Option<&str>, chunk: usize) -> Replayed {
    let mut plan = with(json!([
        { "id": "view", "signal": "pageView", "points": 10, "repeat": "every" },
        { "id": "pricing", "signal": "activeTime", "page": "pricing", "seconds": 10, "points": 5, "repeat": "every" }
    ]));
    plan["stages"] = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto" },
        { "id": "mql", "owner": "marketing", "gate": "auto", "when": { "engagement": 30 } }
    ]);
    let (plan, compiled) = open(&plan);
    let mut replay = Replay::new(NOW);
    events.as_bytes().chunks(chunk).for_each(|chunk| replay.events(chunk));
    replay.events(&[]);
    outcomes.unwrap_or_default().as_bytes().chunks(chunk).for_each(|chunk| replay.outcomes(chunk));
    replay.finish(&plan, &compiled)
}

fn counts(groups: &[attise::replay::Group]) -> Vec<(&str, u32, u32)> {
    groups.iter().filter(|group| group.visitors > 0).map(|group| (group.name.as_str(), group.visitors, group.converted)).collect()
}

#[test]
fn any_chunking_gives_the_same_tables() {
    // a: two views and the gap on pricing (40 s, 20 points); b: one view; rows of a are apart and out of order
    let events = "visitor,seconds,path\na,40,/\nb,0,/\r\n\"a\",0,/pricing\n";
    let outcomes = "visitor,purchase\na,1\nb,0\nz,1\n";
    for chunk in [1, 2, 7, 1000] {
        let found = replay(events, Some(outcomes), chunk);
        assert_eq!((found.visitors, found.events, found.malformed, found.strangers), (2, 3, 0, 1));
        assert_eq!(counts(&found.temperature), [("cold", 1, 0), ("warm", 1, 1)]);
        assert_eq!(counts(&found.stage), [("visitor", 1, 0), ("mql", 1, 1)]);
        assert_eq!(counts(&found.quadrant), [("unknown", 2, 1)]);
        assert_eq!(counts(&found.score), [("10 to 19", 1, 0), ("40 to 49", 1, 1)]);
    }
}

#[test]
fn a_gap_counts_five_minutes_at_most() {
    let found = replay("visitor,at,path\na,1767600000,/pricing\na,2026-01-05T10:00:00Z,/\n", None, 100);
    assert_eq!(counts(&found.score), [("170 to 179", 1, 0)], "two views, and thirty times ten seconds");
}

#[test]
fn a_log_with_active_time_of_its_own_is_given_none() {
    let found = replay("visitor,seconds,path,kind,value\na,0,/pricing,,\na,100,,activeTime,20\na,200,/,pageView,\n", None, 100);
    assert_eq!(counts(&found.score), [("30 to 39", 1, 0)]);
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
        a,0,/,,\n";
    let found = replay(events, Some("visitor,won\na,maybe\n"), 50);
    let told: Vec<_> = found.bad_rows.iter().map(|bad| (bad.file, bad.line, bad.message.as_str())).collect();
    assert_eq!(
        told,
        [
            ("events", 3, "seconds: expected whole seconds, found `x`"),
            ("events", 4, "visitor: expected an id, found ``"),
            ("events", 5, "expected 5 values, found `2`"),
            ("events", 6, "path: expected a path that begins with `/`, found `tarifs`"),
            ("events", 7, "kind: unknown kind `pageview`, did you mean `pageView`?"),
            ("events", 8, "value: expected whole seconds up to 86400, found `-3`"),
            ("outcomes", 2, "won: expected `1` or `0`, found `maybe`"),
        ]
    );
    assert_eq!((found.events, found.malformed, found.visitors), (2, 7, 1));
}
