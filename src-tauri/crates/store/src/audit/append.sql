INSERT INTO audit (n, body, prev, hash) VALUES (?1, ?2, ?3, ?4)
