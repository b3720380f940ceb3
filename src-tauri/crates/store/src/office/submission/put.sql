INSERT INTO submission (digest, track, body, direction, at)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (digest) DO NOTHING
