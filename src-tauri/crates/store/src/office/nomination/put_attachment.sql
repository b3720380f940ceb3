INSERT INTO attachment (track, nomination, name, size, sha256, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (track, nomination, name, sha256) DO NOTHING
