-- The payloads that were posted, so that each counts once: those of `d1Replays`.
CREATE TABLE attise_replays (key TEXT PRIMARY KEY, ends INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX attise_replays_by_end ON attise_replays (ends);
