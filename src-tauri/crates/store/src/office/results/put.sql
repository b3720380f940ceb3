INSERT INTO results (digest, batch_id, issue, expert, track, seq, key_fingerprint, state, received_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (digest) DO NOTHING
