//! Acts that are worth too much, nothing, or the same twice.

use super::warns;
use serde_json::{Value, json};

#[test]
fn hot_by_idling() {
    let idle = |cap: u32| [("criteria.2.cap", json!(cap)), ("groups.reading.cap", json!(60))];
    warns(&idle(44), &[]);
    warns(
        &idle(60),
        &[
            "criteria[2]: staying on one page of `pricing` gives up to `60` points within an hour, and hot begins at `50` (hot-by-idling)",
        ],
    );
    // the group holds it down
    warns(&[("criteria.2.cap", json!(60))], &[]);
}

#[test]
fn hot_by_repetition() {
    let click = |change: Value| {
        let mut click =
            json!({ "id": "click", "signal": "click", "name": "chat", "points": 10, "repeat": "every", "halfLifeDays": 30 });
        click.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        [("criteria.+", click)]
    };
    warns(
        &click(json!({})),
        &[
            "criteria[6]: the same act (click `chat`), repeated in one visit, gives up to `80` points, and hot begins at `50` (hot-by-repetition)",
        ],
    );
    warns(&click(json!({ "cap": 49 })), &[]);
    warns(&click(json!({ "max": 4 })), &[]);
    // one act that is hot at once is meant to be
    warns(&click(json!({ "points": 50, "repeat": "once" })), &[]);
    // different ones are not the same
    warns(&click(json!({ "repeat": "perKey", "name": ["a", "b", "c", "d", "e"] })), &[]);
    warns(
        &click(json!({ "repeat": "perDay" })),
        &["criteria[6]: the same act, day after day, gives up to `80` points, and hot begins at `50` (hot-by-repetition)"],
    );
    // it fades as fast as it is repeated
    warns(&click(json!({ "repeat": "perWeek", "halfLifeDays": 7 })), &[]);
    warns(
        &click(json!({ "repeat": "perWeek", "halfLifeDays": 60 })),
        &["criteria[6]: the same act, week after week, gives up to `80` points, and hot begins at `50` (hot-by-repetition)"],
    );
}

#[test]
fn penalties() {
    warns(&[("criteria.5.cap", json!(24))], &[]);
    warns(
        &[("criteria.5.cap", json!(25))],
        &[
            "criteria[5]: it may take `25` points, and `mql` asks for an engagement of `25`: one criterion alone undoes all interest (penalty-above-mql)",
        ],
    );
    warns(
        &[("criteria.5.cap", json!(null)), ("criteria.5.repeat", json!("every"))],
        &[
            "criteria[5]: it may take without limit, and `mql` asks for an engagement of `25`: one criterion alone undoes all interest (penalty-above-mql)",
        ],
    );
    // the floor of its group holds it
    let held =
        [("criteria.5.cap", json!(null)), ("criteria.5.group", json!("careers")), ("groups.careers", json!({ "floor": -24 }))];
    warns(&held, &[]);
    // without such a stage the line is warm
    warns(
        &[
            ("stages", json!(null)),
            ("disqualifiers", json!(null)),
            ("capacity", json!(null)),
            ("criteria.5.cap", json!(25)),
            ("fields.email", json!(null)),
        ],
        &[
            "criteria[5]: it may take `25` points, and warm begins at `25`: one criterion alone undoes all interest (penalty-above-mql)",
        ],
    );
}

#[test]
fn patterns_that_no_path_fits() {
    let blog = |patterns: Value, expected: &[&str]| warns(&[("pages.blog", patterns)], expected);
    blog(json!(["/blog*", "/journal/:slug"]), &[]);
    blog(
        json!(["/blog*", "//example.org/blog"]),
        &["pages.blog[1]: no page's path fits `//example.org/blog`: it has `//` (impossible-pattern)"],
    );
    blog(
        json!(["/blog*", "/a<b"]),
        &["pages.blog[1]: no page's path fits `/a<b`: it has a raw `<`, which paths hold as `%3C` (impossible-pattern)"],
    );
    blog(
        json!(["/blog*", "/a/../b", "/x//y"]),
        &[
            "pages.blog[1]: no page's path fits `/a/../b`: it has the segment `..`, which browsers resolve; so have 1 more (impossible-pattern)",
        ],
    );
    blog(json!(["/blog*", "/a b", "/é", "/a..b", "/100%"]), &[]);
    // what is on such pages alone is not named again
    let only = [("pages.blog", json!("//blog")), ("criteria.0.phase", json!("learn")), ("groups.reading.cap", json!(35))];
    warns(&only, &["pages.blog: no page's path fits `//blog`: it has `//` (impossible-pattern)"]);
}

#[test]
fn criteria_that_never_count() {
    let day = |count: u32| {
        let long = json!({ "id": "long", "signal": "activeTime", "page": "blog", "seconds": 3600, "count": count, "points": 5, "repeat": "perDay", "cap": 5, "halfLifeDays": 9 });
        [("criteria.+", long)]
    };
    warns(&day(24), &[]);
    warns(
        &day(25),
        &["criteria[6].count: one occurrence takes `90000` seconds of one day, which has 86400, so it never counts (never-counts)"],
    );
    let visits = |repeat: &str| {
        [(
            "criteria.+",
            json!({ "id": "visits", "signal": "visit", "count": 3, "points": 5, "repeat": repeat, "cap": 5, "halfLifeDays": 9 }),
        )]
    };
    warns(&visits("every"), &[]);
    warns(
        &visits("perVisit"),
        &["criteria[6].count: one occurrence takes `3` visits within one visit, so it never counts (never-counts)"],
    );
}

#[test]
fn combinations() {
    let of = |parts: Value| {
        [(
            "criteria.+",
            json!({ "id": "both", "signal": "combination", "of": parts, "points": 5, "repeat": "once", "halfLifeDays": 9 }),
        )]
    };
    warns(&of(json!(["guide", { "criterion": "blog", "times": 16 }])), &[]);
    warns(
        &of(json!(["guide", { "criterion": "blog", "times": 17 }])),
        &[
            "criteria[6].of[1]: `blog` must have counted `17` times, and it counts `16` times at most: 16 different ones are remembered (impossible-combination)",
        ],
    );
}

#[test]
fn the_same_act_twice() {
    let view = |change: Value| {
        let mut view =
            json!({ "id": "again", "signal": "pageView", "points": 3, "repeat": "perVisit", "cap": 6, "halfLifeDays": 14 });
        view.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        [("criteria.+", view)]
    };
    let twice =
        "criteria[6]: it counts the same act as `pricing-view` (criteria[1]), which is worth `5 + 3` points then (same-act)";
    warns(&view(json!({ "page": "pricing" })), &[twice]);
    warns(&view(json!({ "page": "pricing", "repeat": "once", "cap": 3 })), &[twice]);
    // any page, and one kind of page
    warns(&view(json!({})), &[]);
    warns(&view(json!({ "page": "blog", "signal": "scroll", "percent": 50 })), &[]);
    warns(&[view(json!({ "page": "teams" })).as_slice(), &[("pages.teams", json!("/pricing/teams"))]].concat(), &[twice]);
    warns(&[view(json!({ "page": "teams" })).as_slice(), &[("pages.teams", json!("/teams*"))]].concat(), &[]);
    warns(&[view(json!({ "page": "all" })).as_slice(), &[("pages.all", json!("/*"))]].concat(), &[]);
    // steps of one ladder
    let time =
        |seconds: u32| view(json!({ "signal": "activeTime", "page": "pricing", "seconds": seconds, "repeat": "once", "cap": 3 }));
    warns(&time(120), &[]);
    warns(
        &time(30),
        &["criteria[6]: it counts the same act as `pricing-time` (criteria[2]), which is worth `5 + 3` points then (same-act)"],
    );
    let form = |names: Value| {
        view(json!({ "signal": "formSubmit", "name": names, "repeat": "once", "points": 30, "cap": null })).map(
            |(path, mut value)| {
                value.as_object_mut().unwrap().remove("cap");
                (path, value)
            },
        )
    };
    warns(
        &form(json!(["contact", "quote"])),
        &["criteria[6]: it counts the same act as `quote` (criteria[4]), which is worth `40 + 30` points then (same-act)"],
    );
    warns(&form(json!(["contact", "call-back"])), &[]);
}
