//! Patterns of pages: none may be longer than the engine matches.

use crate::compile::pattern_bytes;
use crate::pattern::LONGEST_PATTERN;
use crate::walk::Node;

#[inline(never)]
pub(super) fn hold(root: &Node<'_>) {
    let groups = root.get("pages").map(|node| node.entries()).unwrap_or_default();
    for pattern in groups.iter().take(32).flat_map(|(_, node)| node.each()) {
        let Some(text) = pattern.value.as_str() else { continue };
        let length = pattern_bytes(text).len();
        if length > LONGEST_PATTERN {
            pattern.problem(
                "too-long",
                format!("expected at most {LONGEST_PATTERN} bytes, found `{length}`"),
                if text.is_ascii() { "" } else { "letters with accents take six bytes" },
            );
        }
    }
}
