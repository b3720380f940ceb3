SELECT batch_id, issue, track, expert, digest, assignment, mac_secret, field_list, kept, reason, packed_at, state
FROM batch WHERE batch_id = ?1 AND issue = ?2
