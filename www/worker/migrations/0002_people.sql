-- Leads as sales knows them: a person with one or more posts, where they stand now, what people have done, and what still goes to the CRM.

-- Whom a post is from: the address as it counts, or the post's own id where it has none.
ALTER TABLE leads ADD COLUMN person TEXT NOT NULL DEFAULT '';
UPDATE leads SET person = CASE
  WHEN email NOT LIKE '_%@_%' OR email IS NULL THEN id
  WHEN instr(email, '+') BETWEEN 2 AND instr(email, '@') THEN lower(substr(email, 1, instr(email, '+') - 1) || substr(email, instr(email, '@')))
  ELSE lower(email)
END;
CREATE INDEX leads_by_person ON leads (person, created_at DESC);

CREATE TABLE people (
  id         TEXT PRIMARY KEY,
  lead       TEXT NOT NULL REFERENCES leads (id),   -- the post that speaks for them
  verdict    TEXT NOT NULL,                         -- JSON: of that post, with what people have found out since
  facts      TEXT NOT NULL DEFAULT '{}',            -- JSON: opened, verified, atMost
  fields     TEXT NOT NULL DEFAULT '{}',            -- JSON: what was learnt by voice; it counts before the form
  spoken     INTEGER NOT NULL DEFAULT 0,            -- 1 once somebody has spoken with them
  outcome    TEXT CHECK (outcome IN ('accepted', 'rejected', 'recycled', 'referred')),
  reason     TEXT,
  entered_at INTEGER NOT NULL,                      -- Unix ms: when they came to stand there
  acted_at   INTEGER,                               -- Unix ms: when a person last did something
  version    INTEGER NOT NULL DEFAULT 1,

  temperature  TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.temperature')) VIRTUAL,
  score        INTEGER GENERATED ALWAYS AS (json_extract(verdict, '$.reading.engagement')) VIRTUAL,
  fit          INTEGER GENERATED ALWAYS AS (json_extract(verdict, '$.reading.fit')) VIRTUAL,
  stage        TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.stage')) VIRTUAL,
  next_stage   TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.next.stage')) VIRTUAL,
  next_gate    TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.next.gate')) VIRTUAL,
  contact      TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.reading.contact')) VIRTUAL,
  disqualified INTEGER GENERATED ALWAYS AS (coalesce(json_array_length(verdict, '$.reading.disqualified'), 0) > 0) VIRTUAL
);
CREATE INDEX people_by_stage ON people (stage);

INSERT INTO people (id, lead, verdict, entered_at)
SELECT person, id, verdict, created_at FROM (
  SELECT *, row_number() OVER (PARTITION BY person ORDER BY next_gate IS NULL, score DESC, created_at DESC) AS place FROM leads
) WHERE place = 1;

-- What was done: written once, then neither changed nor deleted.
CREATE TABLE audit (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  at     INTEGER NOT NULL,    -- Unix ms
  person TEXT NOT NULL,
  who    TEXT NOT NULL,       -- the user name of the login; empty for the worker itself
  what   TEXT NOT NULL,
  before TEXT NOT NULL,       -- JSON: stage, owner, contact
  after  TEXT NOT NULL,
  reason TEXT,
  note   TEXT,
  detail TEXT NOT NULL DEFAULT '{}'   -- JSON: what a call verified, the partner
);
CREATE INDEX audit_by_person ON audit (person, id);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is never deleted'); END;

-- What goes to the CRM. A row leaves `waiting` or `stuck` only when the CRM has said that it has it.
CREATE TABLE forwards (
  key        TEXT PRIMARY KEY,   -- Idempotency-Key: the same however often it is sent
  person     TEXT NOT NULL,
  event      TEXT NOT NULL,
  body       TEXT NOT NULL,      -- JSON, the same however often it is sent
  state      TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'stuck', 'sent')),
  tries      INTEGER NOT NULL DEFAULT 0,
  due        INTEGER NOT NULL,   -- Unix ms: not before; the end of the lease while it is being sent
  claim      TEXT,               -- who sends it
  error      TEXT,               -- why the last try failed
  created_at INTEGER NOT NULL,
  sent_at    INTEGER
);
CREATE INDEX forwards_due ON forwards (due) WHERE state <> 'sent';
CREATE INDEX forwards_by_person ON forwards (person, created_at);

-- Wrong passwords of late, by client.
CREATE TABLE attempts (
  client TEXT PRIMARY KEY,
  failed INTEGER NOT NULL,
  last   INTEGER NOT NULL        -- Unix ms
);
