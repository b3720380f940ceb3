INSERT INTO paper (results, sha256, bytes, at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (results, sha256) DO NOTHING
