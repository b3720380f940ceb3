CREATE TABLE history (
  n          INTEGER PRIMARY KEY,
  at         TEXT NOT NULL,
  nomination TEXT NOT NULL REFERENCES nomination (id),
  field      TEXT NOT NULL
             CHECK (field IN ('mark', 'gate', 'comment', 'recommendation', 'overall', 'recused', 'unable')),
  item       TEXT,
  old        TEXT,
  new        TEXT
) STRICT;

CREATE INDEX history_by_nomination ON history (nomination, n);

CREATE TRIGGER history_no_update BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history_append_only'); END;

CREATE TRIGGER history_no_delete BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history_append_only'); END;
