-- Every declaration that somebody signed, in the order in which it was kept.
CREATE TABLE decision (
  n          INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind <> ''),
  subject    TEXT NOT NULL,
  track      TEXT,
  statement  TEXT NOT NULL CHECK (json_valid(statement)),
  signatures TEXT NOT NULL CHECK (json_valid(signatures) AND json_type(signatures) = 'array'),
  at         TEXT NOT NULL
) STRICT;

CREATE INDEX decision_by_kind ON decision (kind, n);

CREATE TRIGGER decision_never_deleted BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER decision_never_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER decision_no_gap BEFORE INSERT ON decision
WHEN NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM decision)
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;
