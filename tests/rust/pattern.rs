//! Paths and patterns, against the same pattern as a regular walk over all ways to match.

use attise::compile::pattern_bytes;
use attise::pattern::{ANY, SEGMENT, matches};
use proptest::prelude::*;

/// Tries every way. Slow and plainly right.
fn naive(pattern: &[u8], path: &[u8]) -> bool {
    match pattern.split_first() {
        None => path.is_empty(),
        Some((&ANY, rest)) => (0..=path.len()).any(|taken| naive(rest, &path[taken..])),
        Some((&SEGMENT, rest)) => {
            let most = path.iter().position(|byte| *byte == b'/').unwrap_or(path.len());
            (1..=most).any(|taken| naive(rest, &path[taken..]))
        }
        Some((byte, rest)) => path.first() == Some(byte) && naive(rest, &path[1..]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]
    #[test]
    fn agrees_with_trying_every_way(pattern in "[/ab*:]{0,10}", path in "[/ab]{0,12}") {
        let pattern: Vec<u8> = pattern.bytes().map(|byte| match byte { b'*' => ANY, b':' => SEGMENT, other => other }).collect();
        prop_assert_eq!(matches(&pattern, path.as_bytes()), naive(&pattern, path.as_bytes()));
    }
}

#[test]
fn patterns_of_plans() {
    for (pattern, path, expected) in [
        ("/tarifs*", "/tarifs", true),
        ("/tarifs*", "/tarifs/pro", true),
        ("/tarifs", "/tarifs/", false),
        ("/pricing/**", "/pricing/a/b", true),
        ("/blog/:slug", "/blog/un-titre", true),
        ("/blog/:slug", "/blog/un/deux", false),
        ("/blog/:slug", "/blog/", false),
        ("/:lang/tarifs", "/fr/tarifs", true),
        ("*/vs-*", "/en/vs-hubspot", true),
        ("*", "/", true),
        ("/références*", "/r%C3%A9f%C3%A9rences/sante", true),
        ("/a b", "/a%20b", true),
        ("/x:", "/x:", true),
    ] {
        assert_eq!(matches(&pattern_bytes(pattern), path.as_bytes()), expected, "{pattern} {path}");
    }
}
