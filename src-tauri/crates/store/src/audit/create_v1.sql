-- A document that was restored has several logs. The last one is present; the others are past and complete.
CREATE TABLE audit_log (
  log     INTEGER PRIMARY KEY,
  log_id  TEXT NOT NULL UNIQUE,
  genesis BLOB NOT NULL CHECK (length(genesis) = 32)
) STRICT;

CREATE TABLE audit (
  log  INTEGER NOT NULL REFERENCES audit_log (log),
  n    INTEGER NOT NULL,
  body TEXT NOT NULL,
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (log, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

CREATE TRIGGER audit_no_gap BEFORE INSERT ON audit
WHEN NEW.log IS NOT (SELECT max(log) FROM audit_log)
  OR NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM audit WHERE log = NEW.log)
  OR NEW.prev IS NOT coalesce(
       (SELECT hash FROM audit WHERE log = NEW.log ORDER BY n DESC LIMIT 1),
       (SELECT genesis FROM audit_log WHERE log = NEW.log))
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

CREATE TRIGGER audit_log_no_gap BEFORE INSERT ON audit_log
WHEN NEW.log IS NOT (SELECT coalesce(max(log), 0) + 1 FROM audit_log)
  OR EXISTS (SELECT 1 FROM audit_log WHERE log_id = NEW.log_id)
  OR (NEW.log > 1 AND NOT EXISTS (SELECT 1 FROM audit WHERE log = NEW.log - 1))
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
