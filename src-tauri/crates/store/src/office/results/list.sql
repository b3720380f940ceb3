SELECT digest, batch_id, issue, expert, track, seq, key_fingerprint, state, received_at
FROM results WHERE track = ?1 ORDER BY batch_id, issue, seq, digest
