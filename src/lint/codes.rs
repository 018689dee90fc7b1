//! All codes, in the order of the docs.

/// The codes of all warnings.
pub const CODES: &[&str] = &[
    // bands and stages
    "unreachable-temperature",
    "unreachable-grade",
    "unreachable-quadrant",
    "unreachable-action",
    "action-gap",
    "unreachable-stage",
    "impossible-conditions",
    "impossible-count",
    "missing-class",
    "unreachable-persona",
    // caps
    "criterion-below-points",
    "criterion-below-cap",
    "max-with-once",
    "group-below-cap",
    "total-below-cap",
    // acts
    "hot-by-idling",
    "hot-by-repetition",
    "penalty-above-mql",
    "impossible-pattern",
    "never-counts",
    "impossible-combination",
    "same-act",
    // the ladder
    "easier-stage",
    "sales-without-person",
    "sales-without-sla",
    "no-recycle",
    "odd-hand-raise",
    "disqualifies-all",
    "idle-disqualifier",
    "capacity-not-sales",
    // offers
    "offer-never-shows",
    "catch-all-offer",
    "covered-offer",
    "offer-is-default",
    "promise-not-kept",
    // contents and names
    "later-worth-less",
    "unknown-asset",
    "unknown-offer",
    "unknown-value",
    "unused-page-group",
    "unused-phase",
    "unused-group",
    "unused-field",
    "unused-asset",
    // time and memory
    "nothing-fades",
    "flapping",
    "many-criteria",
    "crowded-memory",
    "crowded-offers",
    // the list of what is accepted
    "unknown-code",
    "needless-accept",
];
