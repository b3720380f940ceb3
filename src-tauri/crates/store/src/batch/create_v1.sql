CREATE TABLE batch (
  only       INTEGER PRIMARY KEY CHECK (only = 1),
  batch_id   TEXT NOT NULL,
  issue      INTEGER NOT NULL CHECK (issue >= 1),
  expert     TEXT NOT NULL,
  track      TEXT NOT NULL,
  mac_secret BLOB NOT NULL
) STRICT;
