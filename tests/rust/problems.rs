//! Bad plans: all problems at once, each with its exact words.

use super::plans::least;
use attise::check::check;
use serde_json::{Value, json};

/// Sets `path` (dots and numbers) of the least plan to a value, and expects exactly these problems.
#[track_caller]
pub fn problems(changes: &[(&str, Value)], expected: &[&str]) {
    let mut plan = least();
    for (path, value) in changes {
        let pointer = format!("/{}", path.replace('.', "/"));
        match plan.pointer_mut(&pointer) {
            Some(place) => *place = value.clone(),
            None => {
                let (parent, key) = pointer.rsplit_once('/').unwrap();
                plan.pointer_mut(parent).unwrap()[key] = value.clone();
            }
        }
    }
    let found: Vec<String> = check(&plan.to_string()).err().unwrap_or_default().iter().map(|problem| problem.to_string()).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_least_plan_is_good() {
    problems(&[], &[]);
}

#[test]
fn the_document() {
    let words = |text: &str| check(text).unwrap_err()[0].to_string();
    assert_eq!(words(""), "expected JSON: EOF while parsing a value at line 1 column 0");
    assert_eq!(words("[]"), "expected an object, found `[]`");
    assert_eq!(words("{}"), "missing key `version`");
    assert_eq!(words(r#"{ "version": 1, "total": { "cap": 1, "cap": 2 } }"#), "total: the key `cap` stands twice");
    assert_eq!(words(&" ".repeat(1 << 21)), "expected at most 1048576 bytes, found `2097152`");
    assert_eq!(words(&"[".repeat(100_000)), "expected JSON: recursion limit exceeded at line 1 column 128");
    assert_eq!(words(r#"{ "version": "1" }"#), "version: expected `1`, found `\"1\"`");
}

/// As in JSON Schema and JavaScript: `5.0` is 5, and a plan has one hash however its numbers are written.
#[test]
fn a_whole_number_is_one_however_it_is_written() {
    let of = |points: &str, version: &str| {
        let (one, first) = (r#""points":1"#, r#""version":1"#);
        let text = least().to_string();
        assert!(text.contains(one) && text.contains(first), "the plan has changed");
        text.replacen(one, &format!(r#""points":{points}"#), 1).replacen(first, &format!(r#""version":{version}"#), 1)
    };
    let hash = |text: &str| check(text).map(|plan| plan.hash);
    let plain = hash(&of("40", "1"));
    assert!(plain.is_ok());
    for written in ["40.0", "4e1", "4.0E+1", "400e-1"] {
        assert_eq!(hash(&of(written, "1.0")), plain, "{written}");
    }
    let words = |points: &str| check(&of(points, "1")).unwrap_err()[0].to_string();
    let expected = "criteria[0].points: expected a whole number from -100000 to 100000, not 0, found";
    for (written, found) in [("40.5", "40.5"), ("1e9", "1000000000"), ("1e300", "1e+300"), ("-0", "0"), ("0.0", "0")] {
        assert_eq!(words(written), format!("{expected} `{found}`"));
    }
}

#[test]
fn all_at_once() {
    problems(
        &[
            ("id", json!("My Plan")),
            ("langage", json!("fr")),
            ("criteria.0.halfLifeDays", json!(-2)),
            ("criteria.0.repeat", json!("always")),
            ("temperature.hot", json!(10)),
            ("total", json!({ "cap": 0 })),
        ],
        &[
            "unknown key `langage`",
            "id: expected lower-case letters, digits and hyphens, 40 at most, found `\"My Plan\"`",
            "criteria[0].repeat: expected one of `once`, `perVisit`, `perDay`, `perWeek`, `perKey`, `every`, found `\"always\"`",
            "criteria[0].halfLifeDays: expected a number above 0, found `-2`",
            "total: missing key `floor`",
            "total.cap: expected a whole number from 1 to 100000, found `0`",
            "temperature.hot: expected more than `30`, found `10`",
        ],
    );
}

#[test]
fn help_names_what_was_meant() {
    let mut plan = least();
    plan["criteria"][0]["halflifeDays"] = json!(3);
    plan["criteria"][0]["page"] = json!("princing");
    let problems = check(&plan.to_string()).unwrap_err();
    let said: Vec<_> = problems.iter().map(|problem| (problem.code, problem.path.as_str(), problem.help.as_str())).collect();
    assert_eq!(
        said,
        [
            ("unknown-key", "criteria[0]", "did you mean `halfLifeDays`?"),
            ("unknown-name", "criteria[0].page", "did you mean `pricing`?"),
        ]
    );
}

#[test]
fn criteria() {
    let criterion = |value: Value| [("criteria.0", value)];
    problems(&[("criteria", json!([]))], &["criteria: expected at least one item, found `[]`"]);
    problems(
        &criterion(json!({})),
        &[
            "criteria[0]: missing key `signal`",
            "criteria[0]: missing key `id`",
            "criteria[0]: missing key `points`",
            "criteria[0]: missing key `repeat`",
        ],
    );
    problems(
        &criterion(
            json!({ "id": "a", "signal": "pageView", "name": "x", "seconds": 3, "points": 0, "repeat": "once", "cap": 1.5 }),
        ),
        &[
            "criteria[0]: unknown key `name`",
            "criteria[0]: unknown key `seconds`",
            "criteria[0].points: expected a whole number from -100000 to 100000, not 0, found `0`",
            "criteria[0].cap: expected a whole number from 1 to 100000, found `1.5`",
        ],
    );
    problems(
        &criterion(
            json!({ "id": "a", "signal": "activeTime", "points": 5, "repeat": "every", "group": "interest", "halfLifeDays": 1e9 }),
        ),
        &[
            "criteria[0]: missing key `seconds`",
            "criteria[0].group: unknown group `interest`",
            "criteria[0].halfLifeDays: expected 3650 at most, found `1000000000`",
        ],
    );
    let twice = json!({ "id": "a", "signal": "click", "points": 5, "repeat": "every" });
    problems(&[("criteria", json!([twice, twice]))], &["criteria[1]: the id `a` is taken"]);
}

/// What is beyond a limit is not looked into; to name it is not wrong for that.
#[test]
fn a_name_beyond_a_limit_is_declared() {
    let criteria: Vec<Value> =
        (0..201).map(|i| json!({ "id": format!("c{i}"), "signal": "pageView", "points": 1, "repeat": "every" })).collect();
    let stages = json!([
        { "id": "visitor", "owner": "marketing", "gate": "auto" },
        { "id": "lead", "owner": "marketing", "gate": "auto", "when": { "did": "c200" } }
    ]);
    problems(&[("criteria", json!(criteria)), ("stages", stages)], &["criteria: expected at most 200 items, found `201`"]);
}

#[test]
fn what_is_known_is_told_once() {
    let mut plan = least();
    plan["criteria"] = json!([{ "id": "a", "points": 1, "repeat": "every", "wrong": 1 }]);
    let problems = check(&plan.to_string()).unwrap_err();
    let help = &problems.iter().find(|problem| problem.message == "unknown key `wrong`").unwrap().help;
    let known: Vec<&str> = help.strip_prefix("known here: ").unwrap().split(", ").collect();
    let once: std::collections::BTreeSet<&str> = known.iter().copied().collect();
    assert!(known.len() > 10 && known.len() == once.len(), "{help}");
}

#[test]
fn an_object_of_own_names_has_an_entry() {
    problems(&[("fields", json!({ "role": { "values": {} } }))], &["fields.role.values: expected at least one entry, found `{}`"]);
}

#[test]
fn pages() {
    problems(&[("pages", json!(3))], &["pages: expected an object, found `3`"]);
    problems(
        &[("pages", json!({ "a": ["pricing", "/a?b"], "b": [] }))],
        &[
            "pages.a[0]: expected a path that begins with `/` or `*`, with `*` and `:name` only, found `\"pricing\"`",
            "pages.a[1]: expected a path that begins with `/` or `*`, with `*` and `:name` only, found `\"/a?b\"`",
            "pages.b: expected at least one item, found `[]`",
        ],
    );
    let many: serde_json::Map<String, Value> = (0..33).map(|i| (format!("p{i}"), json!("/"))).collect();
    problems(&[("pages", json!(many))], &["pages: expected at most 32 entries, found `33`"]);
}

#[test]
fn fit() {
    problems(
        &[(
            "fit",
            json!([
                { "id": "a", "field": "role", "equals": "x", "oneOf": ["y"], "points": 1 },
                { "id": "b", "field": "role", "present": false, "points": 1 },
                { "id": "c", "field": "employees", "bands": [{ "from": 50, "points": 1 }, { "from": 10, "points": 2 }], "points": 3 },
                { "id": "c", "field": "role", "contains": [] }
            ]),
        )],
        &[
            "fit[0]: expected exactly one of `equals`, `oneOf`, `noneOf`, `contains`, `present`, `bands`, `matrix`, `all`, found `2`",
            "fit[1].present: expected `true`, found `false`",
            "fit[2]: unknown key `points`",
            "fit[2].bands[1].from: expected more than `50`, found `10`",
            "fit[3]: missing key `points`",
            "fit[3]: the id `c` is taken",
            "fit[3].contains: expected at least one item, found `[]`",
        ],
    );
}

#[test]
fn classes() {
    problems(&[("grade", json!({ "A": 1, "B": 2, "C": 0 }))], &["grade: expected A above B above C, found `1`, `2`, `0`"]);
    problems(
        &[("quadrant", json!({ "fit": "high" }))],
        &["quadrant: missing key `engagement`", "quadrant.fit: expected a whole number from -100000 to 100000, found `\"high\"`"],
    );
    problems(
        &[(
            "stages",
            json!([
                { "id": "mql", "owner": "marketing", "gate": "auto", "when": { "engagement": 1 } },
                { "id": "sql", "owner": "sales", "gate": "phone", "when": { "did": ["vue"], "grade": ["E"], "score": 3 } }
            ]),
        )],
        &[
            "stages[0]: the first stage must be open to all",
            "stages[1].gate: expected one of `auto`, `human`, `verbal`, found `\"phone\"`",
            "stages[1].when: unknown key `score`",
            "stages[1].when.did[0]: unknown criterion `vue`",
            "stages[1].when.grade[0]: expected one of `A`, `B`, `C`, `D`, found `\"E\"`",
        ],
    );
}

#[test]
fn offers() {
    problems(
        &[(
            "offers",
            json!([
                { "slot": "hero" },
                { "slot": "hero", "default": "guide", "choices": [{ "offer": "quote", "when": { "temperature": ["boiling"], "page": "prices" } }] }
            ]),
        )],
        &[
            "offers[0]: missing key `default`",
            "offers[1]: the id `hero` is taken",
            "offers[1].choices[0].when.temperature[0]: expected one of `cold`, `warm`, `hot`, found `\"boiling\"`",
            "offers[1].choices[0].when.page: unknown page group `prices`",
        ],
    );
}

#[test]
fn labels() {
    problems(&[("criteria.0.label", json!({ "fr": "Vue" }))], &["criteria[0].label: missing key `en`"]);
    problems(&[("criteria.0.label", json!("Vue"))], &[]);
}
