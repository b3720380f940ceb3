INSERT INTO returned (seq, digest, bytes, at) VALUES (?1, ?2, ?3, ?4)
