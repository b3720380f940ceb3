-- Scans of the page that an expert signed in ink. A better scan is a further row.
CREATE TABLE paper (
  n       INTEGER PRIMARY KEY,
  results TEXT NOT NULL CHECK (length(results) = 64),
  sha256  TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes   BLOB NOT NULL,
  at      TEXT NOT NULL,
  UNIQUE (results, sha256)
) STRICT;

CREATE TRIGGER paper_never_deleted BEFORE DELETE ON paper
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER paper_never_changed BEFORE UPDATE ON paper
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;
