CREATE TABLE note (
  nomination TEXT PRIMARY KEY COLLATE NOCASE REFERENCES nomination (id),
  text       TEXT NOT NULL,
  flag       INTEGER NOT NULL CHECK (flag IN (0, 1)),
  at         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
