INSERT INTO audit (log, n, body, prev, hash) VALUES (?1, ?2, ?3, ?4, ?5)
