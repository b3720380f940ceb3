CREATE TABLE nomination (
  position      INTEGER PRIMARY KEY CHECK (position >= 1),
  id            TEXT NOT NULL COLLATE NOCASE UNIQUE,
  record        TEXT NOT NULL,
  record_digest TEXT NOT NULL CHECK (length(record_digest) = 64)
) STRICT;

CREATE TABLE attachment (
  attachment INTEGER PRIMARY KEY,
  nomination TEXT NOT NULL COLLATE NOCASE REFERENCES nomination (id),
  name       TEXT NOT NULL,
  size       INTEGER NOT NULL CHECK (size >= 0),
  sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
  UNIQUE (nomination, name)
) STRICT;
