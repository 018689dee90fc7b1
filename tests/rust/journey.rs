//! Journeys: what is refused in them, and as of when they are read.

use super::plans::{least, open};
use attise::journey::{Played, play, read};
use attise::plan::Plan;
use serde_json::{Value, json};

fn refused(journey: &Value) -> Vec<String> {
    read(&journey.to_string()).unwrap_err().iter().map(ToString::to_string).collect()
}

fn played(plan: &Value, journey: &Value) -> Played {
    let (plan, compiled): (Plan, _) = open(plan);
    play(&plan, &compiled, &read(&journey.to_string()).unwrap())
}

#[test]
fn all_problems_are_told_whatever_the_start() {
    let journey = json!({ "start": "soon", "now": "2026-02-31", "more": 1, "signals": [
        { "at": -1, "kind": "pageView", "path": "pricing" },
        { "at": 0, "kind": "activeTime", "seconds": "ten", "extra": true },
        { "at": "2026-01-05T25:00", "kind": "dance", "path": 7 }
    ] });
    let time = "seconds or a time like `2026-01-05T09:00:00Z`";
    assert_eq!(
        refused(&journey),
        [
            "unknown key `more`".to_string(),
            "start: expected Unix seconds or a time like `2026-01-05T09:00:00Z`, found `\"soon\"`".into(),
            "now: expected a day that the calendar has, found `\"2026-02-31\"`".into(),
            format!("signals[0].at: expected {time}, found `-1`"),
            "signals[0].path: expected a path that begins with `/`, found `\"pricing\"`".into(),
            "signals[1]: unknown key `extra`".into(),
            "signals[1].seconds: expected a whole number from 0 to 86400, found `\"ten\"`".into(),
            "signals[2].at: expected Unix seconds or a time like `2026-01-05T09:00:00Z`, found `\"2026-01-05T25:00\"`".into(),
            "signals[2].kind: expected one of `pageView`, `activeTime`, `formSubmit`, `click`, `download`, `event`, `visit`, `returnVisit`, `emailClick`, `emailOpen`, `scroll`, `formStart`, `outboundClick`, `videoPlay`, `copy`, `channel`, `call`, `offerSeen`, found `\"dance\"`".into(),
            "signals[2].path: expected a path that begins with `/`, found `7`".into(),
        ]
    );
}

#[test]
fn no_time_is_read_before_the_last_signal() {
    let journey = json!({ "start": 1000, "now": 10, "signals": [{ "at": 60, "kind": "pageView", "path": "/" }] });
    assert_eq!(played(&least(), &journey).reading.at, 1060);
}

#[test]
fn null_is_no_value_of_a_field() {
    let mut plan = least();
    plan["fit"] = json!([{ "id": "phone", "field": "phone", "present": true, "points": 5 }]);
    let reading = |phone: Value| played(&plan, &json!({ "signals": [], "fields": { "phone": phone } })).reading;
    assert_eq!((reading(json!(null)).fit, reading(json!(null)).coverage), (0, 0));
    assert_eq!((reading(json!(12)).fit, reading(json!("12")).fit), (5, 5));
}

#[test]
fn plain_letters_in_paths_are_those_of_a_page() {
    let mut plan = least();
    plan["pages"] = json!({ "summer": "/été à la mer" });
    plan["criteria"][0]["page"] = json!("summer");
    for path in ["/été à la mer", "/%C3%A9t%C3%A9 %C3%A0 la mer", "/été à la mer?x#y"] {
        let journey = json!({ "signals": [{ "at": 0, "kind": "pageView", "path": path }] });
        assert_eq!(played(&plan, &journey).reading.engagement, 1, "{path}");
    }
}
