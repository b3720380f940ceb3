INSERT INTO merge (track, n, json, digest, at)
SELECT ?1, coalesce(max(n), 0) + 1, ?2, ?3, ?4 FROM merge WHERE track = ?1
RETURNING n
