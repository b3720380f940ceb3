SELECT track, n, json, digest, at FROM merge WHERE track = ?1 AND n = ?2
