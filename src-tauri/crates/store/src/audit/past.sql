SELECT l.log AS log, l.log_id AS log_id, a.n AS n, a.hash AS hash
FROM audit_log AS l JOIN audit AS a ON a.log = l.log
WHERE l.log < (SELECT max(log) FROM audit_log)
  AND a.n = (SELECT max(n) FROM audit WHERE log = l.log)
ORDER BY l.log
