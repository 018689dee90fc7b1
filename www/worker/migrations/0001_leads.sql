-- The leads: what was sent, and the verdict as it was given. What the inbox lists and sorts by is read out of the verdict.

CREATE TABLE IF NOT EXISTS leads (
  id         TEXT PRIMARY KEY,   -- unguessable
  created_at INTEGER NOT NULL,   -- Unix time in milliseconds
  form       TEXT,
  lang       TEXT NOT NULL,
  name       TEXT,
  company    TEXT,
  email      TEXT,
  fields     TEXT NOT NULL,      -- JSON: every field of the form
  verdict    TEXT NOT NULL,      -- JSON: trust, reading with both receipts, reasons, evidence
  payload    TEXT,               -- the hidden field as posted
  raw        BLOB,               -- the start of a body that could not be read as a form

  trust      TEXT NOT NULL GENERATED ALWAYS AS (json_extract(verdict, '$.trust')) STORED,
  score      INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(verdict, '$.reading.engagement')) STORED,
  temperature TEXT NOT NULL GENERATED ALWAYS AS (json_extract(verdict, '$.reading.temperature')) STORED,
  fit        INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(verdict, '$.reading.fit')) STORED,
  grade      TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.grade')) STORED,
  quadrant   TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.quadrant')) STORED,
  stage      TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.stage')) STORED,
  next_stage TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.next.stage')) STORED,
  next_gate  TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.next.gate')) STORED,
  owner      TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.owner')) STORED,
  plan_hash  TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.plan.hash')) STORED
);

CREATE INDEX IF NOT EXISTS leads_by_date ON leads (created_at DESC);
CREATE INDEX IF NOT EXISTS leads_by_promise ON leads (temperature, score DESC);
