SELECT batch_id, issue, track, expert, digest, assignment, mac_secret, field_list, kept, reason, packed_at, state
FROM batch WHERE track = ?1 ORDER BY batch_id, issue
