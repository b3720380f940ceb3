SELECT digest, bundle_type, direction, track, at, length(bytes) AS size, findings
FROM bundle ORDER BY rowid
