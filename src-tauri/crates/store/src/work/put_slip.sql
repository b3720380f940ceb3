INSERT INTO received (digest, results, bytes, at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (digest) DO NOTHING
