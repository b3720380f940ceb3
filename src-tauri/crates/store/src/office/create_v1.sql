CREATE TABLE meta (
  only        INTEGER PRIMARY KEY CHECK (only = 1),
  role        TEXT NOT NULL CHECK (role IN ('secretariat', 'body')),
  name        TEXT NOT NULL,
  body        TEXT,
  mode        TEXT NOT NULL CHECK (mode IN ('official', 'rehearsal')),
  created_at  TEXT NOT NULL,
  app_version TEXT NOT NULL
) STRICT;

CREATE TABLE office_key (
  fingerprint    TEXT PRIMARY KEY,
  purpose        TEXT NOT NULL CHECK (purpose IN ('signing', 'clerk')),
  owner          TEXT NOT NULL,
  public_openssh TEXT NOT NULL,
  private_pem    TEXT NOT NULL,
  at             TEXT NOT NULL
) STRICT;

CREATE TABLE retired_key (
  fingerprint TEXT PRIMARY KEY REFERENCES office_key (fingerprint),
  at          TEXT NOT NULL
) STRICT;

CREATE TABLE recipient (
  recipient TEXT PRIMARY KEY,
  identity  TEXT NOT NULL,
  at        TEXT NOT NULL
) STRICT;

CREATE TABLE bundle (
  digest      TEXT PRIMARY KEY CHECK (length(digest) = 64),
  bundle_type TEXT NOT NULL,
  direction   TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  track       TEXT,
  at          TEXT NOT NULL,
  bytes       BLOB NOT NULL,
  findings    TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(findings))
) STRICT;

CREATE INDEX bundle_by_type ON bundle (bundle_type, at);

CREATE TABLE bundle_stub (
  digest      TEXT PRIMARY KEY CHECK (length(digest) = 64),
  bag_info    BLOB NOT NULL,
  manifest    BLOB NOT NULL,
  tagmanifest BLOB NOT NULL,
  signatures  TEXT NOT NULL CHECK (json_valid(signatures)),
  at          TEXT NOT NULL
) STRICT;

CREATE TABLE edition (
  n                  INTEGER PRIMARY KEY,
  edition_id         TEXT NOT NULL,
  digest             TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  json               BLOB NOT NULL,
  anchor_fingerprint TEXT NOT NULL,
  anchor             TEXT NOT NULL CHECK (anchor IN ('typed', 'pinned', 'unverified')),
  at                 TEXT NOT NULL
) STRICT;

CREATE TABLE filing (
  body           TEXT NOT NULL,
  track          TEXT NOT NULL,
  version        INTEGER NOT NULL CHECK (version >= 1),
  state          TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'receipted', 'superseded', 'refused')),
  criteria       BLOB NOT NULL,
  panel          BLOB NOT NULL,
  plan           BLOB NOT NULL,
  keys           BLOB NOT NULL,
  digest         TEXT,
  filing_no      TEXT,
  receipt_digest TEXT,
  at             TEXT NOT NULL,
  PRIMARY KEY (body, track, version),
  CHECK (state IN ('draft', 'superseded') OR digest IS NOT NULL),
  CHECK (state <> 'receipted' OR (filing_no IS NOT NULL AND receipt_digest IS NOT NULL))
) STRICT;

CREATE TRIGGER filing_frozen BEFORE UPDATE OF body, track, version, criteria, panel, plan, keys ON filing
WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'filing_frozen'); END;

CREATE TABLE nomination (
  track         TEXT NOT NULL,
  id            TEXT NOT NULL COLLATE NOCASE,
  record        TEXT NOT NULL CHECK (json_valid(record)),
  record_digest TEXT NOT NULL CHECK (length(record_digest) = 64),
  outcome       TEXT NOT NULL
                CHECK (outcome IN ('imported', 'accepted', 'to_rectify', 'refused', 'withdrawn')),
  reason        TEXT,
  imported_at   TEXT NOT NULL,
  source_row    INTEGER,
  PRIMARY KEY (track, id)
) STRICT;

-- What stood before: outcomes with who changed them and why, records with the text that was replaced.
CREATE TABLE nomination_outcome (
  n       INTEGER PRIMARY KEY,
  track   TEXT NOT NULL,
  id      TEXT NOT NULL COLLATE NOCASE,
  old     TEXT NOT NULL,
  outcome TEXT NOT NULL,
  actor   TEXT NOT NULL,
  reason  TEXT,
  at      TEXT NOT NULL,
  FOREIGN KEY (track, id) REFERENCES nomination (track, id)
) STRICT;

CREATE INDEX nomination_outcome_by_nomination ON nomination_outcome (track, id, n);

CREATE TABLE nomination_record (
  n             INTEGER PRIMARY KEY,
  track         TEXT NOT NULL,
  id            TEXT NOT NULL COLLATE NOCASE,
  record        TEXT NOT NULL,
  record_digest TEXT NOT NULL,
  replaced_at   TEXT NOT NULL,
  actor         TEXT NOT NULL,
  FOREIGN KEY (track, id) REFERENCES nomination (track, id)
) STRICT;

CREATE TABLE attachment (
  attachment INTEGER PRIMARY KEY,
  track      TEXT NOT NULL,
  nomination TEXT NOT NULL COLLATE NOCASE,
  name       TEXT NOT NULL,
  size       INTEGER NOT NULL CHECK (size >= 0),
  sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
  at         TEXT NOT NULL,
  UNIQUE (track, nomination, name, sha256),
  FOREIGN KEY (track, nomination) REFERENCES nomination (track, id)
) STRICT;

CREATE TABLE batch (
  batch_id   TEXT NOT NULL,
  issue      INTEGER NOT NULL CHECK (issue >= 1),
  track      TEXT NOT NULL,
  expert     TEXT NOT NULL,
  digest     TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  assignment BLOB NOT NULL,
  mac_secret BLOB NOT NULL,
  field_list TEXT NOT NULL,
  kept       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(kept)),
  reason     TEXT NOT NULL DEFAULT '' CHECK (issue = 1 OR reason <> ''),
  packed_at  TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('counting', 'superseded', 'voided')),
  PRIMARY KEY (batch_id, issue)
) STRICT;

CREATE TABLE batch_nomination (
  batch_id      TEXT NOT NULL,
  issue         INTEGER NOT NULL,
  position      INTEGER NOT NULL,
  nomination    TEXT NOT NULL COLLATE NOCASE,
  record_digest TEXT NOT NULL CHECK (length(record_digest) = 64),
  PRIMARY KEY (batch_id, issue, position),
  UNIQUE (batch_id, issue, nomination),
  FOREIGN KEY (batch_id, issue) REFERENCES batch (batch_id, issue)
) STRICT, WITHOUT ROWID;

CREATE TABLE results (
  digest          TEXT PRIMARY KEY REFERENCES bundle (digest),
  batch_id        TEXT NOT NULL,
  issue           INTEGER NOT NULL CHECK (issue >= 1),
  expert          TEXT NOT NULL,
  track           TEXT NOT NULL,
  seq             INTEGER NOT NULL CHECK (seq >= 1),
  key_fingerprint TEXT NOT NULL,
  state           TEXT NOT NULL
                  CHECK (state IN ('counted', 'superseded', 'not_counting', 'equivocation', 'voided')),
  received_at     TEXT NOT NULL
) STRICT;

CREATE INDEX results_by_track ON results (track, batch_id, issue, seq);

CREATE TABLE merge (
  track  TEXT NOT NULL,
  n      INTEGER NOT NULL CHECK (n >= 1),
  json   BLOB NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  at     TEXT NOT NULL,
  PRIMARY KEY (track, n)
) STRICT;

CREATE TABLE submission (
  digest     TEXT PRIMARY KEY REFERENCES bundle (digest),
  track      TEXT NOT NULL,
  body       TEXT NOT NULL,
  direction  TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  verdict    TEXT,
  findings   TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(findings)),
  ack_digest TEXT,
  at         TEXT NOT NULL
) STRICT;
