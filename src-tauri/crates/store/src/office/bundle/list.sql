SELECT digest, bundle_type, direction, track, at, length(bytes) AS size, findings
FROM bundle WHERE bundle_type = ?1 ORDER BY rowid
