SELECT coalesce(a.n, 0) AS n, a.body AS body, coalesce(a.hash, l.genesis) AS hash, l.log_id AS log_id
FROM audit_log AS l
LEFT JOIN (SELECT n, body, hash FROM audit ORDER BY n DESC LIMIT 1) AS a
