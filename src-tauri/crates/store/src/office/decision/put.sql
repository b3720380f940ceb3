INSERT INTO decision (n, kind, subject, track, statement, signatures, at)
SELECT coalesce(max(n), 0) + 1, ?1, ?2, ?3, ?4, ?5, ?6 FROM decision
RETURNING n
