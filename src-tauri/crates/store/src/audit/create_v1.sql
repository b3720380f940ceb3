CREATE TABLE audit_log (
  only    INTEGER PRIMARY KEY CHECK (only = 1),
  log_id  TEXT NOT NULL,
  genesis BLOB NOT NULL CHECK (length(genesis) = 32)
) STRICT;

CREATE TABLE audit (
  n    INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

CREATE TRIGGER audit_no_gap BEFORE INSERT ON audit
WHEN NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM audit)
  OR NEW.prev IS NOT coalesce(
       (SELECT hash FROM audit ORDER BY n DESC LIMIT 1),
       (SELECT genesis FROM audit_log))
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

CREATE TRIGGER audit_log_one BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log)
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
