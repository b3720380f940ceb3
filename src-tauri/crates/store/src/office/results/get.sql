SELECT digest, batch_id, issue, expert, track, seq, key_fingerprint, state, received_at
FROM results WHERE digest = ?1
