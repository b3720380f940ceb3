SELECT track, n, json, digest, at FROM merge WHERE track = ?1 ORDER BY n DESC LIMIT 1
