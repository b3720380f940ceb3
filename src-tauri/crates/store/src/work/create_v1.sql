CREATE TABLE meta (
  only          INTEGER PRIMARY KEY CHECK (only = 1),
  mode          TEXT NOT NULL CHECK (mode IN ('official', 'rehearsal')),
  edition       TEXT NOT NULL,
  batch_id      TEXT NOT NULL,
  issue         INTEGER NOT NULL CHECK (issue >= 1),
  expert        TEXT NOT NULL,
  track         TEXT NOT NULL,
  mac_secret    BLOB NOT NULL,
  anchor_digits TEXT NOT NULL,
  anchor        TEXT NOT NULL CHECK (anchor IN ('typed', 'pinned', 'unverified')),
  assignment    BLOB NOT NULL,
  criteria      BLOB NOT NULL,
  receipt       BLOB NOT NULL,
  batch_stub    TEXT NOT NULL CHECK (json_valid(batch_stub)),
  created_at    TEXT NOT NULL,
  app_version   TEXT NOT NULL
) STRICT;

CREATE TABLE signing_key (
  only           INTEGER PRIMARY KEY CHECK (only = 1),
  public_openssh TEXT NOT NULL,
  private_pem    TEXT NOT NULL,
  fingerprint    TEXT NOT NULL,
  at             TEXT NOT NULL
) STRICT;

CREATE TABLE declaration (
  kind TEXT PRIMARY KEY CHECK (kind IN ('pledge', 'no_recusals')),
  at   TEXT NOT NULL
) STRICT;

CREATE TABLE entry (
  nomination TEXT NOT NULL COLLATE NOCASE REFERENCES nomination (id),
  field      TEXT NOT NULL
             CHECK (field IN ('mark', 'gate', 'comment', 'recommendation', 'overall', 'recused', 'unable')),
  item       TEXT NOT NULL CHECK ((item <> '') = (field IN ('mark', 'gate', 'comment'))),
  value      TEXT NOT NULL
             CHECK (field <> 'mark' OR CAST(CAST(value AS INTEGER) AS TEXT) = value)
             CHECK (field <> 'gate' OR value IN ('yes', 'no')),
  PRIMARY KEY (nomination, field, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE seal (
  seq    INTEGER PRIMARY KEY CHECK (seq >= 1),
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  bytes  BLOB NOT NULL,
  at     TEXT NOT NULL
) STRICT;

CREATE TABLE reopening (
  seq   INTEGER PRIMARY KEY REFERENCES seal (seq),
  cause TEXT NOT NULL,
  at    TEXT NOT NULL
) STRICT;
