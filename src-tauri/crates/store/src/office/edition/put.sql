INSERT INTO edition (edition_id, digest, json, anchor_fingerprint, anchor, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (digest) DO NOTHING
