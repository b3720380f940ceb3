SELECT l.log AS log, l.log_id AS log_id,
       coalesce(a.n, 0) AS n, a.body AS body, coalesce(a.hash, l.genesis) AS hash
FROM (SELECT log, log_id, genesis FROM audit_log ORDER BY log DESC LIMIT 1) AS l
LEFT JOIN audit AS a ON a.log = l.log
ORDER BY a.n DESC LIMIT 1
