INSERT INTO bundle (digest, bundle_type, direction, track, at, bytes, findings)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (digest) DO NOTHING
