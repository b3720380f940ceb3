-- What came back to the expert: acknowledgements of results, and what was returned for correction.
CREATE TABLE received (
  digest  TEXT PRIMARY KEY CHECK (length(digest) = 64),
  results TEXT NOT NULL CHECK (length(results) = 64),
  bytes   BLOB NOT NULL,
  at      TEXT NOT NULL
) STRICT;

CREATE TABLE returned (
  seq    INTEGER PRIMARY KEY REFERENCES reopening (seq),
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  bytes  BLOB NOT NULL,
  at     TEXT NOT NULL
) STRICT;

CREATE TRIGGER received_never_deleted BEFORE DELETE ON received
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER received_never_changed BEFORE UPDATE ON received
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER returned_never_deleted BEFORE DELETE ON returned
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER returned_never_changed BEFORE UPDATE ON returned
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;
