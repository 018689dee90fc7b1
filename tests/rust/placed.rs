//! Problems and warnings, each at its line.

use attise::placed::{Placed, see};

/// Line, column and words of each problem.
fn seen(text: &str) -> Vec<(usize, usize, String)> {
    see(text).problems.into_iter().map(|Placed { what, line, column, .. }| (line, column, what.to_string())).collect()
}

const GOOD: &str = include_str!("../../pkg-config/presets/b2b-saas.json");

#[test]
fn a_wrong_value_stands_where_it_begins() {
    let text = GOOD.replace("\"version\": 1", "\"version\": 2");
    let line = text.lines().position(|line| line.contains("\"version\"")).unwrap() + 1;
    assert_eq!(seen(&text), [(line, 13, "version: expected `1`, found `2`".into())]);
}

#[test]
fn an_unknown_key_is_meant_itself_and_a_missing_one_by_its_object() {
    let text = "{\n  \"version\": 1,\n  \"total\": {\n    \"cap\": 5,\n    \"flor\": 0\n  }\n}";
    let found = seen(text);
    assert!(found.contains(&(5, 4, "total: unknown key `flor`".into())), "{found:?}");
    assert!(found.contains(&(3, 11, "total: missing key `floor`".into())), "{found:?}");
    assert!(found.contains(&(1, 0, "missing key `id`".into())), "{found:?}");
}

#[test]
fn of_a_key_that_stands_twice_the_second_is_meant() {
    let text = "{\n  \"version\": 1,\n  \"total\": { \"cap\": 1,\n    \"cap\": 2 }\n}";
    assert_eq!(seen(text), [(4, 4, "total: the key `cap` stands twice".into())]);
}

#[test]
fn what_is_no_json_is_shown_where_it_ceases_to_be() {
    let at = |text: &str| see(text).problems.into_iter().map(|Placed { line, column, .. }| (line, column)).collect::<Vec<_>>();
    assert_eq!(at(""), [(1, 0)]);
    assert_eq!(at("{\n  \"version\": 1,\n}"), [(3, 0)]);
    assert_eq!(at("{ \"version\": un }"), [(1, 13)]);
    assert_eq!(at("{\r\n  \"é\": 1 \"b\": 2\r\n}"), [(2, 9)]);
    assert_eq!(at(&"[".repeat(100_000)).len(), 1);
    assert_eq!(at(&" ".repeat(1 << 21)).len(), 1);
}

#[test]
fn columns_are_those_of_javascript_and_keys_may_hold_anything() {
    let text = "{ \"version\": 1, \"pages\": { \"😀.a[0]\": [\"/a\"], \"b\": 1 } }";
    let column = text.encode_utf16().count() - "1 } }".len();
    assert!(
        seen(text).iter().any(|(line, at, words)| (*line, *at) == (1, column) && words.starts_with("pages.b: ")),
        "{:?}",
        seen(text)
    );
}

#[test]
fn the_frame_shows_two_lines_around_and_little_of_a_long_one() {
    let frame = |text: &str| see(text).problems.into_iter().next().unwrap().frame;
    let many = format!("{{\n{}  \"version\": 1,\n  \"a\": \n\t\"b\": 2\n\n}}", "\n".repeat(6));
    assert_eq!(frame(&many), "   8 |   \"version\": 1,\n   9 |   \"a\":\n> 10 | \t\"b\": 2\n     | \t   ^\n  11 |\n  12 | }");
    let long = frame(&format!("{{ \"version\": 1, \"{}\": 1 }}", "a".repeat(10_000)));
    assert!(long.lines().all(|line| line.chars().count() < 140) && long.contains('^'), "{long}");
}

#[test]
fn warnings_have_places_too() {
    let text = GOOD.replace(r#""hot": 55"#, r#""hot": 550"#);
    let line = text.lines().position(|line| line.contains(r#""hot": 550"#)).unwrap() + 1;
    let found = see(&text).warnings;
    let warning = found.iter().find(|warning| warning.what.code == "unreachable-temperature").unwrap();
    assert_eq!((warning.what.path.as_str(), warning.line), ("temperature.hot", line));
}
