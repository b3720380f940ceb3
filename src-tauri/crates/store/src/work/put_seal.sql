INSERT INTO seal (seq, digest, bytes, at) VALUES (?1, ?2, ?3, ?4)
